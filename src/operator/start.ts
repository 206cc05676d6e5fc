// `npm start`: builds everything, prepares the local database and serves the whole portal on this machine.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { keepNotices } from './notices.ts';

const PORT = Number(process.env.PORT ?? 8787);
const ADDRESS = `http://localhost:${PORT}`;
const SECRETS = '.dev.vars';
const QUARTER_MS = 15 * 60 * 1000;

/** Nothing here asks anybody anything: no telemetry, no update check, no error report. */
const quiet = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DISABLE_UPDATE_CHECK: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_LOG_PATH: '.wrangler/logs',
};
const wrangler = join('node_modules', 'wrangler', 'bin', 'wrangler.js');

await stopIfTaken();
writeSecrets();
console.log('Building the site …');
run('src/operator/build.ts', [], { ...quiet, PUBLISH: 'all' });
console.log('Preparing the local database …');
run(wrangler, ['d1', 'migrations', 'apply', 'DB', '--local'], { ...quiet, CI: 'true' });
const server = serve(await keepNotices('notices', ['demo', 'demo-deputy']));
await untilItAnswers(server);
keepTheClock();
const invited = spawnSync(process.execPath, ['src/operator/desk.ts', '--port', String(PORT)], { env: quiet, encoding: 'utf8' }).stdout;
console.log(`
Vlonder is at ${ADDRESS}
Letters go to a practice desk (DEMO). Sit down at it with this link and a passkey of your browser:
${invited.trim().split('\n').at(-1)}
Letters in several languages to try with: npm run demo:seed    Another link: npm run desk:invite
To stop, press Ctrl+C.`);

async function stopIfTaken(): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const taken = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
      probe.listen(PORT, host, () => probe.close(() => resolve(false)));
    });
    if (!taken) continue;
    console.error(`Port ${PORT} is taken: stop what runs there, or choose another with PORT=8788 npm start.`);
    process.exit(1);
  }
}

function writeSecrets(): void {
  const there = existsSync(SECRETS) ? readFileSync(SECRETS, 'utf8') : '';
  const missing = ['FLOOD_SECRET', 'DESK_SECRET'].filter((name) => !there.includes(`${name}=`));
  const lines = missing.map((name) => `${name}="${randomBytes(32).toString('hex')}"\n`);
  writeFileSync(SECRETS, there + lines.join(''), { mode: 0o600 });
}

function run(script: string, args: string[], env: NodeJS.ProcessEnv): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  process.exit(status ?? 1);
}

function serve(notices: string): ChildProcess {
  const config = ['--config', 'dist/server/wrangler.desk.json', '--persist-to', '.wrangler/state'];
  const args = [
    'dev',
    ...config,
    '--var',
    `NOTICES:${notices}`,
    '--port',
    String(PORT),
    '--show-interactive-dev-session=false',
    '--log-level',
    'error',
  ];
  const child = spawn(process.execPath, [wrangler, ...args], { env: quiet, stdio: ['ignore', 'inherit', 'inherit'] });
  child.once('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return child;
}

async function untilItAnswers(child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 120 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${ADDRESS}/nl/`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  console.error('The server did not come up.');
  child.kill();
  process.exit(1);
}

/** The platform ticks every quarter of an hour; on this machine we do. */
function keepTheClock(): void {
  const tick = (): void => void fetch(`${ADDRESS}/cdn-cgi/local/scheduled`).catch(() => undefined);
  setTimeout(
    () => {
      tick();
      setInterval(tick, QUARTER_MS).unref();
    },
    QUARTER_MS - (Date.now() % QUARTER_MS),
  ).unref();
}
