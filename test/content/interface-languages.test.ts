// Every language says every sentence of the interface, with the same places to fill in.
import { describe, expect, it } from 'vitest';
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

describe('the sentences of the interface', () => {
  const source = interfaceIn('nl');

  const promised = readYaml<{ code: string; promise: string }[]>('content/languages.yml').filter(({ promise }) => promise === 'full');

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
