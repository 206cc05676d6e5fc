// Every translated text knows the exact Dutch text it was made from; when the Dutch changes, it says so.
import { describe, expect, it } from 'vitest';
import { type Translation, translations } from '../../src/translations.ts';
import type { Promised } from '#domain/language/ladder';
import { coreKeys } from '../../src/operator/core-keys.ts';
import { type Unit, unitsOf } from '../../src/units.ts';
import { interfaceIn, readYaml } from './texts.ts';

/** Translations made from a Dutch text that has changed since. */
const outdated = (all: Translation[]): string[] =>
  all
    .filter(({ carries, source }) => carries !== source)
    .map(({ path, carries, source }) =>
      carries === null
        ? `${path} does not tell which text it translates: add translates: "${source}" when it is right`
        : `${path} translates ${carries}, but the Dutch text is now ${source}: compare, mend, then npm run translations -- --write`,
    );

const languages = readYaml<{ code: string; promise: Promised }[]>('content/languages.yml');
const others = languages.filter(({ code }) => code !== 'nl').map(({ code, promise }) => [code, promise] as const);

/** Every sentence that a language has to say on its rung. */
const sentencesOf = (locale: string, promise: Promised): Unit[] =>
  unitsOf(locale, promise, promise === 'full' ? undefined : coreKeys(Object.keys(interfaceIn('nl'))));

/** Sentences that a language does not say; the desk, where replies get their names, speaks Dutch and English. */
const unsaid = (all: Unit[]): string[] =>
  all
    .filter(({ id, target, path }) => target === null && !(/^replies\/[^#]+#name$/.test(id) && path.at(-1) !== 'en'))
    .map(({ id, file }) => `${file} does not say ${id}: npm run translate:export, translate, npm run translate:import`);

describe('translations', () => {
  it('are made from the Dutch text as it stands now', () => {
    expect(outdated(translations())).toEqual([]);
  });

  it.each(others)('exist in %s for every sentence of its rung', (locale, promise) => {
    expect(unsaid(sentencesOf(locale, promise))).toEqual([]);
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
    const [sentence] = sentencesOf('en', 'full');
    expect(unsaid(sentence ? [{ ...sentence, target: null }] : [])).toHaveLength(1);
  });
});
