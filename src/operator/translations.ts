// Translations know what they translate: `npm run translations` lists outdated ones, with `-- --write` marks all as current.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { SOURCE_LOCALE } from '#domain/language';

/** A translated text: its path, the hash it carries (or null) and the hash of its source as it is now. */
export interface Translation {
  path: string;
  carries: string | null;
  source: string;
}

/** Every translated markdown text below content/. Throws when a source text is missing. */
export function translations(): Translation[] {
  const texts = globSync('content/{rights,situations,pages}/*/*.md').map((path) => path.replaceAll('\\', '/'));
  const translated = texts.filter((path) => path.split('/')[2] !== SOURCE_LOCALE);
  return translated.sort().map((path) => {
    const [content, kind, , slug] = path.split('/');
    const source = readFileSync([content, kind, SOURCE_LOCALE, slug].join('/'));
    const carries = /^translates: "?([0-9a-f]{12})"?$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? null;
    return { path, carries, source: createHash('sha256').update(source).digest('hex').slice(0, 12) };
  });
}

function mark({ path, source }: Translation): void {
  const text = readFileSync(path, 'utf8').replace(/^translates: .*\n/m, '');
  writeFileSync(path, text.replace(/^---\n/, `---\ntranslates: "${source}"\n`));
}

if (process.argv[1]?.endsWith('translations.ts')) {
  const outdated = translations().filter(({ carries, source }) => carries !== source);
  if (process.argv.includes('--write')) outdated.forEach(mark);
  for (const { path } of outdated) console.log(path);
  console.log(`${outdated.length} ${process.argv.includes('--write') ? 'marked' : 'outdated'}`);
}
