// Translations know what they translate: each carries the hash of its Dutch source, and is outdated when that changes.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { SOURCE_LOCALE } from '#domain/language';

/** A translated text: its path, the hash it carries (or null) and the hash of its source as it is now. */
export interface Translation {
  path: string;
  carries: string | null;
  source: string;
}

/** Every translated markdown text below content/. Throws when a source text is missing. */
export function translations(): Translation[] {
  const texts = globSync('content/{rights,situations,pages,topics,professionals}/*/*.md').map((path) => path.replaceAll('\\', '/'));
  const translated = texts.filter((path) => path.split('/')[2] !== SOURCE_LOCALE);
  return translated.sort().map((path) => {
    const [content, kind, , slug] = path.split('/');
    const source = readFileSync([content, kind, SOURCE_LOCALE, slug].join('/'));
    const carries = /^translates: "?([0-9a-f]{12})"?$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? null;
    return { path, carries, source: createHash('sha256').update(source).digest('hex').slice(0, 12) };
  });
}
