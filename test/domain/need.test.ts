// What somebody chose on the form: every choice by name, nothing required, and what is none of ours counts as not chosen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asked, needChoices, needIn, spokenLanguages } from '#domain/care/need';
import { type Facet, terms } from '#domain/care/terms';
import { interfaceIn, wholeLocales } from '../content/texts.ts';
import { directory } from './care-directory.ts';

const facets = Object.keys(terms) as Facet[];
const read = (query: string, municipality: string | null = 'GM0518') => needIn(new URLSearchParams(query), municipality);
const nothing = {
  municipality: 'GM0518',
  age: undefined,
  group: undefined,
  form: undefined,
  also: undefined,
  caller: undefined,
  tonight: false,
  language: undefined,
};

describe('a form', () => {
  it.each<[sent: string, need: object, why: string]>([
    ['', {}, 'nothing chosen'],
    ['age=&group=&form=&also=&caller=&when=&speaks=', {}, 'every choice left open'],
    ['age=under-18', { age: 'under-18' }, 'an age'],
    ['group=families', { group: ['families'] }, 'who is with them'],
    ['form=labour&also=addiction', { form: 'labour', also: ['addiction'] }, 'what happens and what comes along'],
    ['caller=professional', { caller: 'professional' }, 'who calls'],
    ['when=tonight', { tonight: true }, 'tonight'],
    ['when=any', {}, 'not tonight'],
    ['speaks=ti', { language: 'ti' }, 'a language'],
    ['age=65-plus', {}, 'an age that is not ours'],
    ['age=Under-18', {}, 'another spelling'],
    ['form=women', {}, 'a choice of another question'],
    ['speaks=tlh', {}, 'a language that cannot be chosen'],
    ['when=yes', {}, 'another word for tonight'],
    ['age=under-18&age=23-plus', { age: 'under-18' }, 'two answers to one question: the first'],
    ['nationality=nl&papers=none&name=x', {}, 'papers and nationality are never asked, so never read'],
    ['age=__proto__&form=constructor&group=toString', {}, 'words with a meaning to machines'],
  ])('that sends “%s” means %j: %s', (sent, need) => {
    expect(read(sent)).toEqual({ ...nothing, ...need });
  });

  it('without a place means no place', () => {
    expect(read('', null)).toEqual({ ...nothing, municipality: null });
  });

  it('knows every choice of every question by its own name', () => {
    for (const facet of facets) {
      expect(needChoices[facet]).toEqual(terms[facet]);
      for (const term of terms[facet]) expect(asked(read(`${facet}=${term}`)), term).toEqual([[facet, term]]);
    }
  });

  it('whatever it sends, only choices of ours come out of it', () => {
    const words = fc.oneof(fc.string(), fc.constantFrom(...facets.flatMap((facet) => [...terms[facet]]), ...spokenLanguages));
    const fields = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...facets, 'when', 'speaks'), fc.string()), words), { maxLength: 9 });
    fc.assert(
      fc.property(fields, (sent) => {
        const need = needIn(new URLSearchParams(sent), null);
        expect(Object.keys(need).sort()).toEqual(Object.keys(nothing).sort());
        for (const [facet, term] of asked(need)) expect(terms[facet]).toContain(term);
        expect([undefined, ...spokenLanguages]).toContain(need.language);
      }),
    );
  });
});

describe('everything asked', () => {
  it('is told facet by facet, each term of a list by itself, in one order', () => {
    const need = {
      municipality: null,
      caller: 'near' as const,
      also: ['addiction' as const],
      form: 'labour' as const,
      group: ['women' as const, 'children' as const],
      age: '18-22' as const,
    };
    const order = ['age 18-22', 'group women', 'group children', 'form labour', 'also addiction', 'caller near'];
    expect(asked(need).map((each) => each.join(' '))).toEqual(order);
  });

  it('holds neither the place, nor the moment, nor the language', () => {
    expect(asked({ municipality: 'GM0518', tonight: true, language: 'pl' })).toEqual([]);
  });
});

describe('the choices', () => {
  it('are words in every language, no two alike within a question', () => {
    for (const locale of wholeLocales) {
      const words = interfaceIn(locale);
      for (const facet of facets) {
        const told = terms[facet].map((term) => words[`term.${facet}.${term}`] ?? '');
        expect(
          told.filter((word) => word.trim() === ''),
          `${locale} ${facet}`,
        ).toEqual([]);
        expect(new Set(told).size, `${locale} ${facet}`).toBe(told.length);
      }
    }
  });

  it('hold every language that a record names, and every language of the site', () => {
    const named = new Set([...directory.services.flatMap(({ languages = [] }) => languages), ...wholeLocales]);
    expect([...named].filter((language) => !spokenLanguages.includes(language))).toEqual([]);
  });

  it('of a language are each once, and each has a name to show', () => {
    expect(new Set(spokenLanguages).size).toBe(spokenLanguages.length);
    for (const locale of wholeLocales) {
      const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
      const nameless = spokenLanguages.filter((language) => !(names.of(language) ?? interfaceIn(locale)[`spoken.${language}`]));
      expect(nameless, locale).toEqual([]);
    }
  });
});
