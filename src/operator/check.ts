// `npm run check`: types, lint and format, and content, each as one counted step.
import { spawnSync } from 'node:child_process';

const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '-p'];
const parts = ['src/domain', 'src/crypto', 'src/views', 'src/browser', 'src/operator', 'functions', 'test'];
const steps: [name: string, args: string[]][] = [
  ...parts.map((part): [string, string[]] => [`types of ${part}`, [...tsc, part]]),
  ['types of pages and components', ['node_modules/@astrojs/check/bin/astro-check.js', '--minimumSeverity', 'error']],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['content', ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', 'test/content']],
];

const quiet = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', BUILT: '1' };
const failed = steps.filter(([name, args]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env: quiet, encoding: 'utf8' });
  console.log(`${status === 0 ? 'passed' : 'FAILED'}: ${name}`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status !== 0;
});
console.log(`check: ${steps.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
