// Every language says every sentence of the interface, in its own words, with the same places to fill in.
import { describe, expect, it } from 'vitest';
import { coreKeys } from '../../src/operator/core-keys.ts';
import { interfaceIn, readYaml } from './texts.ts';

type Words = Record<string, unknown>;

/** The names to fill in, such as `day` in "checked on {day}". */
const places = (sentence: unknown): string[] => (String(sentence).match(/\{\w+\}/g) ?? []).sort();

/** What a language lacks, has too much, leaves empty or fills in differently. */
function differences(locale: string, words: Words, source: Words): string[] {
  const file = `content/interface/${locale}.yml`;
  const missing = Object.keys(source).filter((key) => !(key in words));
  const extra = Object.keys(words).filter((key) => !(key in source));
  const wordless = Object.keys(words).filter((key) => typeof words[key] !== 'string' || words[key].trim() === '');
  const filled = Object.keys(source).filter((key) => key in words && String(places(words[key])) !== String(places(source[key])));
  return [
    ...missing.map((key) => `${file} lacks "${key}": translate it from nl.yml`),
    ...extra.map((key) => `${file} has "${key}", which nl.yml has not: remove it, or add it to nl.yml first`),
    ...wordless.map((key) => `${file} has no words for "${key}" (quote yes, no and numbers: they are not text otherwise)`),
    ...filled.map((key) => `${file} "${key}" fills in ${places(words[key])} where nl.yml fills in ${places(source[key])}`),
  ];
}

/** Sentences that are still the Dutch ones: of two words or more, or in a language that is written in another script. */
const stillDutch = ({ code, name }: { code: string; name: string }, words: Words, source: Words): string[] =>
  Object.keys(words)
    .filter((key) => words[key] === source[key] && !key.startsWith('language.') && /\p{L}/u.test(String(words[key])))
    .filter((key) => /\p{L}{2}\S* \p{L}{2}/u.test(String(words[key])) || !/\p{Script=Latin}/u.test(name))
    .map((key) => `content/interface/${code}.yml says "${key}" in Dutch: translate it`);

describe('the sentences of the interface', () => {
  const source = interfaceIn('nl');

  const languages = readYaml<{ code: string; name: string; promise: string }[]>('content/languages.yml');
  const promised = languages.filter(({ promise }) => promise === 'full');
  const others = languages.filter(({ code }) => code !== 'nl');

  it.each(others)('are in their own language in $code, and none is carried that no page asks for', (language) => {
    const words = interfaceIn(language.code);
    expect(stillDutch(language, words, source)).toEqual([]);
    const asked = coreKeys(Object.keys(source));
    expect(language.promise === 'full' ? [] : Object.keys(words).filter((key) => !asked.has(key))).toEqual([]);
  });

  it('are noticed when they are still Dutch', () => {
    const dutch = { 'home.care': 'Vind iemand dichtbij', 'position.dutch': 'Nederlands' };
    expect(stillDutch({ code: 'ro', name: 'Română' }, dutch, dutch)).toHaveLength(1);
    expect(stillDutch({ code: 'uk', name: 'Українська' }, dutch, dutch)).toHaveLength(2);
  });

  it('are promised whole in the languages of the law, of most helpers, and in one from right to left', () => {
    expect(promised.map(({ code }) => code)).toEqual(expect.arrayContaining(['nl', 'en', 'ar']));
  });

  it.each(promised.map(({ code }) => code))('are all there in %s, each with words and the same places to fill in', (locale) => {
    expect(differences(locale, interfaceIn(locale), source)).toEqual([]);
  });

  it('are missed when a language forgets one, invents one, empties one or fills in another', () => {
    const other = { 'find.all': 'Everything', 'a.new': 'New', 'leave.label': ' ', 'report.yes': true };
    const found = differences('en', other, { 'find.all': 'Alle {count}', 'leave.label': 'Weg', 'report.yes': 'Ja', 'home.title': 'Begin' });
    expect(found).toHaveLength(5);
  });
});
