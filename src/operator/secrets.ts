// Secrets of this machine: drawn once, readable by nobody else, and laid beside the build that is served, whenever that was made.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

const NAME = '.dev.vars';
const NEEDED = ['FLOOD_SECRET', 'DESK_SECRET'];

/** Draws what is missing in `.dev.vars` of a folder; what is there stays. */
export function drawSecrets(folder: string): void {
  const file = join(folder, NAME);
  const there = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const missing = NEEDED.filter((name) => !there.includes(`${name}=`));
  const lines = missing.map((name) => `${name}="${randomBytes(32).toString('hex')}"\n`);
  writeFileSync(file, there + lines.join(''), { mode: 0o600 });
  // One that was there before keeps the mode it had.
  chmodSync(file, 0o600);
}

/** Lays the secrets beside a built Worker, which reads them there: a build of before, made by tests, has none. */
export function handSecrets(folder: string, out: string): void {
  const server = join(out, 'server');
  mkdirSync(server, { recursive: true });
  rmSync(join(server, NAME), { force: true });
  writeFileSync(join(server, NAME), readFileSync(join(folder, NAME)), { mode: 0o600 });
}
