// Builds for tests: made once, unless one of the same tree lies there, and shared by every file.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isBuilt } from '../src/operator/built.ts';

/** The build that the tests of the site look at: everything, or what was checked (the project `public` of vitest.config.ts). */
export const SITE = process.env.DIST ?? 'dist';

/** True in the tests of the public build, which holds back what nobody checked. */
export const IS_CHECKED = SITE !== 'dist';

/** Builds for a publication into a folder, unless that is done (or BUILT=1 says so). */
export function buildOnce(out: string, publish: 'all' | 'checked'): void {
  if (process.env.BUILT === '1' && existsSync(out)) return;
  if (isBuilt(out, publish)) return;
  const env = { ...process.env, PUBLISH: publish, OUT_DIR: out, SITE_HOST: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/operator/build.ts'], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the site does not build\n${stdout}${stderr}`);
}
