// `npm run translations` lists outdated translations; with `-- --write` it marks all as current.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import type { Language } from '#domain/language/language';
import { type Translation, translations } from '../translations.ts';
import { unitsOf } from '../units.ts';
import { writeMarks } from './translated.ts';

/** A text that says in its own file what it translates; sentences are marked together, language by language. */
function mark({ path, source }: Translation): void {
  const text = readFileSync(path, 'utf8').replace(/^translates: .*\n/m, '');
  writeFileSync(path, text.replace(/^(---|#.*)\n/, `$1\ntranslates: "${source}"\n`));
}

const outdated = translations().filter(({ carries, source }) => carries !== source);
if (process.argv.includes('--write')) {
  outdated.filter(({ path }) => !path.includes('#')).forEach(mark);
  const others = (parse(readFileSync('content/languages.yml', 'utf8')) as Language[]).filter(({ code }) => code !== SOURCE_LOCALE);
  for (const { code, promise } of others) writeMarks(code, unitsOf(code, promise), {});
}
for (const { path } of outdated) console.log(path);
console.log(`${outdated.length} ${process.argv.includes('--write') ? 'marked' : 'outdated'}`);
