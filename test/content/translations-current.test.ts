// Every translated text knows the exact Dutch text it was made from; when the Dutch changes, it says so.
import { describe, expect, it } from 'vitest';
import { type Translation, translations } from '../../src/translations.ts';
import { files, locales } from './texts.ts';

/** Translations made from a Dutch text that has changed since. */
const outdated = (all: Translation[]): string[] =>
  all
    .filter(({ carries, source }) => carries !== source)
    .map(({ path, carries, source }) =>
      carries === null
        ? `${path} does not tell which text it translates: add translates: "${source}" when it is right`
        : `${path} translates ${carries}, but the Dutch text is now ${source}: compare, mend, then npm run translations -- --write`,
    );

/** Texts that stand in one language and lack in another. */
const missing = (paths: string[]): string[] =>
  paths.flatMap((path) => locales.map((locale) => path.replace(/\/(nl|en|ar)\//, `/${locale}/`))).filter((path) => !paths.includes(path));

describe('translations', () => {
  it('are made from the Dutch text as it stands now', () => {
    expect(outdated(translations())).toEqual([]);
  });

  it('exist for every text in every language', () => {
    expect([
      ...new Set(
        missing(files('content/{rights,situations,pages,topics,professionals}/*/*.md').filter((path) => !path.includes('/facts/'))),
      ),
    ]).toEqual([]);
  });

  it('are noticed when the Dutch text moved on, when unmarked, and when missing', () => {
    const [first] = translations();
    expect(
      outdated(
        first
          ? [
              { ...first, source: '000000000000' },
              { ...first, carries: null },
            ]
          : [],
      ),
    ).toHaveLength(2);
    expect(missing(['content/pages/nl/new.md'])).toHaveLength(locales.length - 1);
  });
});
