// The portal in a process of its own, as an operator starts it: it can be killed, and everything it writes lies in one folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { quiet, quietly } from '../src/operator/quiet.ts';
import { freePort, type Running, start, until } from './ports.ts';

const wrangler = 'node_modules/wrangler/bin/wrangler.js';
const config = ['--config', 'dist/server/wrangler.json'];
/** As an operator starts it; whatever it lays down anywhere, for a moment or for good, lies below one folder. */
const envOf = (folder: string): NodeJS.ProcessEnv => {
  const [logs, moments] = [join(folder, 'logs'), join(folder, 'moments')];
  mkdirSync(moments, { recursive: true });
  return { ...quiet, WRANGLER_LOG_PATH: logs, CI: 'true', TMPDIR: moments, XDG_CONFIG_HOME: join(folder, 'home') };
};
const stateIn = (folder: string): string[] => ['--persist-to', join(folder, 'state')];

const d1 = async (folder: string, ...words: string[]): Promise<boolean> =>
  (await start([wrangler, 'd1', ...words, '--local', ...config, ...stateIn(folder)], envOf(folder)).ended) === 0;

/** Makes the database in a folder. */
export async function migrate(folder: string): Promise<void> {
  if (!(await d1(folder, 'migrations', 'apply', 'DB'))) throw new Error('no database');
}

/** Runs one statement on the database in a folder; again while the server that uses it keeps it busy. */
export const execute = (folder: string, sql: string): Promise<void> =>
  until(
    () => d1(folder, 'execute', 'DB', '--command', sql),
    () => 'the statement',
  );

/** Serves what lies in a folder, and comes back when it answers. */
export async function serveApart(folder: string): Promise<{ origin: string; server: Running }> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const secret = ['--var', 'FLOOD_SECRET:a secret of the tests only', ...quietly];
  const server = start([wrangler, 'dev', ...config, '--port', String(port), ...stateIn(folder), ...secret], envOf(folder));
  let hasEnded = false;
  void server.ended.then(() => {
    hasEnded = true;
  });
  const answers = async (): Promise<boolean> => (await fetch(`${origin}/nl/`).catch(() => null))?.ok === true;
  await until(async () => hasEnded || (await answers()), server.said);
  if (hasEnded) throw new Error(`the server ended: ${server.said()}`);
  return { origin, server };
}
