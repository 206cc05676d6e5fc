// Before all tests: build the site once, as `npm start` does, unless a fresh build stands ready (BUILT=1).
import { spawnSync } from 'node:child_process';

export default function setup(): void {
  if (process.env.BUILT === '1') return;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/operator/build.ts'], {
    env: { ...process.env, PUBLISH: 'all' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the site does not build\n${stdout}${stderr}`);
}
