// Every language brings its whole pack, all packs know the same terms, and every sentence keeps to the pack of its language.
import { describe, expect, it } from 'vitest';
import type { Promised } from '#domain/language/ladder';
import { Pack } from '#domain/language/pack';
import { plainLine } from '#domain/letter/contact-line';
import { coreKeys } from '../../src/operator/core-keys.ts';
import { packFrom } from '../../src/operator/packs.ts';
import { translationFaults, quotesIn } from '../../src/operator/translation-check.ts';
import { unitsOf } from '../../src/units.ts';
import { allTexts, at, files, interfaceIn, locales, planted, read, readYaml, slugOf, type Text } from './texts.ts';
import { packed, rulesOf } from './vocabulary.ts';

const languages = readYaml<{ code: string; promise: Promised }[]>('content/languages.yml');
const others = languages.filter(({ code }) => code !== 'nl').map(({ code, promise }) => [code, promise] as const);

describe('a pack', () => {
  it('is there for each language above its card, and for no other', () => {
    expect(packed).toEqual([...locales].sort());
    const checked = files('content/reply-checks/*.yml').map(slugOf);
    expect(locales.filter((locale) => !checked.includes(locale))).toEqual([]);
  });

  it('without a part is told which one, by its name', () => {
    const whole = readYaml<Record<string, unknown>>('content/packs/ar.yml');
    for (const part of Object.keys(Pack.def.shape)) {
      const { [part]: _, ...rest } = whole;
      expect(() => packFrom('content/packs/ar.yml', rest)).toThrow(`content/packs/ar.yml lacks a good “${part}”`);
    }
  });

  it('translates each term of the Dutch one, once', () => {
    const terms = rulesOf('nl').glossary.map(({ nl }) => nl);
    for (const locale of locales) expect([locale, rulesOf(locale).glossary.map(({ nl }) => nl)]).toEqual([locale, terms]);
  });

  it('gives no two of these one word: who reads letters, who is the national point, a report to the police, telling an organisation', () => {
    for (const locale of locales.filter((each) => each !== 'en')) {
      const words = ['loket', 'landelijke punt', 'aangifte', 'melding'].map(
        (term) => rulesOf(locale).glossary.find(({ nl }) => nl === term)?.word,
      );
      expect([locale, new Set(words).size]).toEqual([locale, words.length]);
    }
  });

  it('has digits that are read wherever a number is', () => {
    for (const locale of locales) {
      const typed = [...'0612345678'].map((digit) => rulesOf(locale).digits[Number(digit)]).join('');
      expect([locale, plainLine(typed)]).toEqual([locale, '0612345678']);
    }
  });

  it('says the line height that the style sheet gives its language', () => {
    const style = read('src/styles/base.css');
    const heightOf = (selector: string): string | undefined =>
      style
        .split('\n')
        .find((line) => line.startsWith(`${selector} {`))
        ?.match(/line-height: ([\d.]+)/)?.[1];
    for (const locale of locales)
      expect([locale, Number(heightOf(`html:lang(${locale})`) ?? heightOf('html'))]).toEqual([locale, rulesOf(locale).script.line_height]);
  });
});

/** What is wrong with the marks of speech of a text; code and links hold marks of their own. */
const marks = (text: Text): string[] =>
  text.locale === null ? [] : quotesIn(text.text.replace(/`[^`]*`/g, ''), rulesOf(text.locale)).map((told) => `${at(text)} has ${told}`);

/** Sentences with a number to fill in whose next word would bend with it, in a language that has more forms than one for two and more (CLDR). */
function bending(locale: string, words: Record<string, string>): string[] {
  const rules = new Intl.PluralRules(locale);
  if (Array.from({ length: 400 }, (_, more) => rules.select(more + 2)).every((form) => form === 'other')) return [];
  return Object.entries(words)
    .filter(([, text]) => /\{count\}\s*\p{L}/u.test(text))
    .map(([key, text]) => `${locale} “${key}”: “${text}” bends with its number: put the number behind, as in “Pages: {count}”`);
}

describe('a sentence', () => {
  it.each(others)(
    'keeps in %s the numbers, links and places of the Dutch one, and to the terms and marks of its pack',
    (locale, promise) => {
      const keys = promise === 'full' ? undefined : coreKeys(Object.keys(interfaceIn('nl')));
      const said = unitsOf(locale, promise, keys).filter(({ target }) => target !== null);
      expect(said.length).toBeGreaterThan(900);
      expect(said.flatMap((unit) => translationFaults(unit, unit.target ?? '', rulesOf(locale)))).toEqual([]);
    },
  );

  it('is quoted with the marks of its language', () => {
    expect(allTexts().flatMap(marks)).toEqual([]);
    expect(marks(planted('es', 'Presiona “Enviar”.'))).toHaveLength(1);
    expect(marks(planted('bg', 'Натисни „Прати”.'))).toHaveLength(1);
    expect(marks(planted('pl', 'Naciśnij „Wyślij”.'))).toEqual([]);
  });

  it('with a number in it fits every number, without a form for each', () => {
    expect(locales.flatMap((locale) => bending(locale, interfaceIn(locale)))).toEqual([]);
    expect(bending('pl', { a: '{count} gminy' })).toHaveLength(1);
  });

  it.each([
    ['ar', 'Bel CoMensha, het landelijke punt.', 'CoMensha، وهي المكتب الوطني.', 2],
    ['ar', 'In de rusttijd (bedenktijd) heb je een plek.', 'في فترة التفكير لك مكان.', 3],
    ['ar', 'Vraag een advocaat.', 'اسأل محاميًا.', 1],
    ['ar', 'Is dit een melding?', 'هل هذا بلاغ؟', 1],
    ['en', 'Bel CoMensha, het landelijke punt.', 'Call CoMensha, the national desk.', 2],
    ['en', 'In 2024 waren het er 1.062.', 'In 2024 there were 1,062.', 0],
    ['en', 'In 2024 waren het er 1.062.', 'In 2024 there were 1,026.', 1],
  ])('is noticed in %s when it says “%s” as “%s”', (locale, source, target, count) => {
    expect(translationFaults({ id: 'planted', source }, target, rulesOf(locale))).toHaveLength(count);
  });
});
