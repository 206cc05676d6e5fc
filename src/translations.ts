// Translations know what they translate: each carries the hash of its Dutch source, and is outdated when that changes.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Promised } from '#domain/language/ladder';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import { hashOf, isMarked, unitsOf } from './units.ts';

/** A translated text or sentence: where it lies, its language, the hash it carries (or null) and the hash of its source as it is now. */
export interface Translation {
  path: string;
  locale: string;
  carries: string | null;
  source: string;
}

/** Where a language remembers, sentence by sentence, which Dutch it translates: what lies in files with other languages or in one long list. */
export const marksOf = (code: string): string => `content/translated/${code}.yml`;

/** What a language remembers, by id of the sentence. */
export const marksIn = (code: string): Record<string, string> =>
  existsSync(marksOf(code)) ? ((parse(readFileSync(marksOf(code), 'utf8')) ?? {}) as Record<string, string>) : {};

/** Every translated text below content/, and every translated sentence that has no file of its own. Throws when a source text is missing. */
export const translations = (): Translation[] => [...texts(), ...languages().flatMap(sentences)];

const languages = (): { code: string; promise: Promised }[] =>
  (parse(readFileSync('content/languages.yml', 'utf8')) as { code: string; promise: Promised }[]).filter(
    ({ code }) => code !== SOURCE_LOCALE,
  );

/** Texts with a file for each language. */
function texts(): Translation[] {
  const all = globSync([
    'content/{rights,situations,pages,topics,professionals}/*/*.md',
    'content/{answers,authorities}/!(facts)/*.yml',
    'content/cards/*.yml',
  ]).map((path) => path.replaceAll('\\', '/'));
  const languageOf = (path: string): string =>
    path.startsWith('content/cards/') ? path.slice('content/cards/'.length, -'.yml'.length) : (path.split('/')[2] ?? '');
  return all
    .filter((path) => languageOf(path) !== SOURCE_LOCALE)
    .sort()
    .map((path) => {
      const locale = languageOf(path);
      const source = readFileSync(path.replace(`/${locale}`, `/${SOURCE_LOCALE}`), 'utf8');
      const carries = /^translates: "?([0-9a-f]{12})"?$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? null;
      return { path, locale, carries, source: hashOf(source) };
    });
}

/** Sentences of the interface, of care, of replies, desks and figures. */
function sentences({ code, promise }: { code: string; promise: Promised }): Translation[] {
  const marks = marksIn(code);
  return unitsOf(code, promise)
    .filter((unit) => isMarked(unit) && unit.target !== null)
    .map(({ id, file, source }) => ({
      path: `${file}#${id.slice(id.indexOf('#') + 1)}`,
      locale: code,
      carries: marks[id] ?? null,
      source: hashOf(source),
    }));
}
