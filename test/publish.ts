// Publishing a desk's key in tests, as a reviewed commit and a deployment do: the built site with another key in it takes the place.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll } from 'vitest';
import { builtDesks } from './letters.ts';
import type { Portal } from './server.ts';

const made: string[] = [];
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

/** Everything of the built site that the desk and its letters need. */
const parts = ['server', 'client/data', 'client/desk', 'client/_astro', 'client/_headers', 'client/404.html', 'client/icon.svg'];
/** Where a desk's public key stands in it. */
const places = ['client/data/desks.json', 'client/desk/nl/index.html', 'client/desk/en/index.html'];

/** Publishes another key for a desk, in the place of the one it was built with. Pages that are open keep the one they have. */
export async function publishKey(running: Portal, desk: string, recipient: string): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'published-'));
  made.push(out);
  mkdirSync(join(out, 'client'));
  for (const path of parts) cpSync(join('dist', path), join(out, path), { recursive: true });
  const [built = ''] = builtDesks()[desk]?.recipients ?? [];
  for (const path of places) {
    const text = readFileSync(join(out, path), 'utf8');
    if (!text.includes(built)) throw new Error(`${path} does not name the key of ${desk}`);
    writeFileSync(join(out, path), text.replaceAll(built, recipient));
  }
  await running.deploy(relative('.', out));
}
