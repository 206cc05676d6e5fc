// Publishing a desk's key in tests, as a reviewed commit and a deployment do: the built site with another key in it takes the place.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Keyed } from '../src/crypto/keyset.ts';
import { builtDesks } from './letters.ts';
import type { Portal } from './server.ts';

/** Everything of the built site that the desk and its letters need. */
const parts = ['server', 'client/data', 'client/desk', 'client/_astro', 'client/_headers', 'client/404.html', 'client/icon.svg'];
/** Where a desk's public key stands in it. */
const places = ['client/data/desks.json', 'client/desk/nl/index.html', 'client/desk/en/index.html'];

/**
 * Publishes another key for a desk, in the place of the one it was built with, with its signed set where a test has one. Pages that
 * are open keep the one they have.
 */
export async function publishKey(running: Portal, desk: string, recipient: string, set?: Keyed): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'published-'));
  mkdirSync(join(out, 'client'));
  for (const path of parts) cpSync(join('dist', path), join(out, path), { recursive: true });
  const [built = ''] = builtDesks()[desk]?.recipients ?? [];
  for (const path of places) {
    const text = readFileSync(join(out, path), 'utf8');
    if (!text.includes(built)) throw new Error(`${path} does not name the key of ${desk}`);
    writeFileSync(join(out, path), signedAnew(text.replaceAll(built, recipient), desk, set));
  }
  await running.deploy(relative('.', out));
}

/** The desks in a served file, as JSON or inside a page's attribute, with another set in the place of the one it had. */
function signedAnew(text: string, desk: string, set: Keyed | undefined): string {
  const before = builtDesks()[desk]?.key_set;
  if (!set || !before) return text;
  const quoted = (value: unknown, quote: string): string => JSON.stringify(value).replaceAll('"', quote);
  return ['"', '&quot;', '&#34;'].reduce((all, quote) => all.replace(quoted(before, quote), quoted(set.key_set, quote)), text);
}
