// What a build was made from, as one fingerprint beside it: the same tree on the same day need not be built twice.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['content', 'src', 'functions', 'astro.config.mjs', 'wrangler.toml', 'package-lock.json', 'tsconfig.json'];
const markIn = (out: string): string => join(out, 'built-from');

/** True when the build in a folder was made from the files as they are now, today, for the same publication and host. */
export const isBuilt = (out: string, publish: string): boolean =>
  existsSync(markIn(out)) && readFileSync(markIn(out), 'utf8') === fingerprint(publish);

/** Forgets what a build was made from: one that is not finished is none. */
export const unmark = (out: string): void => rmSync(markIn(out), { force: true });

/** Remembers what a build was made from. */
export const mark = (out: string, from: string): void => writeFileSync(markIn(out), from);

/** Everything that a build depends on, as a hash: files with their names, the publication, the host, and the day (dates grow old). */
export function fingerprint(publish: string): string {
  const hash = createHash('sha256').update(`${publish} ${process.env.SITE_HOST ?? ''} ${new Date().toISOString().slice(0, 10)}\n`);
  for (const path of SOURCES.flatMap(filesAt)) hash.update(`${path}\n`).update(readFileSync(path));
  return hash.digest('hex');
}

const filesAt = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
