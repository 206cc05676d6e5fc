// The lookup for machines finds a municipality however it is written, answers as the pages do, and never leaves anybody with nobody.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { AreasAnswer, CareAnswer } from '#domain/care-answer';
import { EMERGENCY, NATIONAL } from '#domain/contact';
import { dayOf } from '#domain/days';
import { findCare } from '#domain/find-care';
import type { Need } from '#domain/need';
import { searchKey } from '#domain/place-name';
import { payers } from '#domain/responsible';
import { type Facet, terms } from '#domain/terms';
import { interfaceIn, locales, read } from '../content/texts.ts';
import { portal } from '../server.ts';
import { API, care, shapes, unlike } from './open-paths.ts';

const running = portal();
const rows = <T>(file: string): T[] => Papa.parse<T>(read(`content/areas/${file}.csv`), { header: true, skipEmptyLines: true }).data;
const municipalities = rows<{ gm_code: string; name: string; display_name: string }>('municipalities');
const codes = municipalities.map(({ gm_code }) => gm_code);
const postcodes = rows<{ pc4: string; gm_codes: string }>('postcodes').map(({ pc4, gm_codes }) => ({ pc4, in: gm_codes.split(';') }));
const named = [
  ...municipalities.flatMap(({ gm_code, name, display_name }) => [name, display_name].map((each) => ({ name: each, gm_code }))),
  ...rows<{ name: string; gm_code: string }>('places'),
];
/** Every key of a place with the municipalities it lies in. */
const byKey = Map.groupBy(named, ({ name }) => searchKey(name));
const codesOf = (key: string): string[] => [...new Set((byKey.get(key) ?? []).map(({ gm_code }) => gm_code))].sort();

const ask = async <T>(path: string, query: Record<string, string>): Promise<T> =>
  (await running.fetch(`${API}/${path}?${new URLSearchParams(query)}`)).json() as Promise<T>;
const where = (query: Record<string, string>): Promise<CareAnswer> => ask('care', query);
const idOf = (record: string): string => care.services.find((service) => service.record === record)?.id ?? '';
const shown = ({ steps }: CareAnswer): string[] => steps.map(({ service }) => service.id);
const nobodyFurther = [idOf(EMERGENCY), idOf(NATIONAL)];
const today = (): string => dayOf(new Date());
const lookedUp = (need: Need): string[] => findCare(care, need, today()).map(({ service }) => service.id);

/** The same digits in another script, from the digit that stands for zero. */
const inScript = (zero: number) => (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const spellings: [name: string, write: (pc4: string) => string][] = [
  ['four digits', (pc4) => pc4],
  ['with letters', (pc4) => `${pc4}AB`],
  ['with a space and small letters', (pc4) => `${pc4} ab`],
  ['with a space that does not break', (pc4) => `${pc4}\u00a0AB`],
  ['with a space of no width', (pc4) => `${pc4}\u200bAB`],
  ['with a dash', (pc4) => `${pc4}-AB`],
  ['with a full stop', (pc4) => `${pc4}.ab`],
  ['with spaces around it', (pc4) => `  ${pc4} AB `],
  ['in Arabic digits', inScript(0x660)],
  ['in Persian digits', inScript(0x6f0)],
  ['in Bengali digits', inScript(0x9e6)],
  ['in wide digits and letters', (pc4) => `${inScript(0xff10)(pc4)}ＡＢ`],
  ['in an address', (pc4) => `Voorbeeldstraat 12, ${pc4} AB Ergens`],
  ['from right to left', (pc4) => `\u200f${pc4}\u200f`],
];

describe('a postcode', () => {
  it.each(spellings)('%s leads to its municipality', async (_name, write) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...postcodes), async (postcode) => {
        const [areas, answer] = [await ask<AreasAnswer>('areas', { q: write(postcode.pc4) }), await where({ postcode: write(postcode.pc4) })];
        const found = answer.area ? [answer.area.gm_code] : answer.choices.map(({ gm_code }) => gm_code);
        expect(found).toEqual(postcode.in);
        expect([areas.area, areas.choices]).toEqual([answer.area, answer.choices]);
      }),
      { numRuns: 15 },
    );
  });

  it('that lies in two municipalities asks which one, the larger part first', async () => {
    const shared = postcodes.filter((postcode) => postcode.in.length > 1);
    expect(shared.length).toBeGreaterThan(0);
    for (const postcode of shared) {
      const answer = await where({ postcode: postcode.pc4 });
      expect([answer.area, answer.choices.map(({ gm_code }) => gm_code)]).toEqual([null, postcode.in]);
      expect(shown(answer)).toEqual(nobodyFurther);
    }
  });
});

describe('a place', () => {
  it.each<[way: string, write: (name: string) => string]>([
    ['as it is', (name) => name],
    ['in capitals', (name) => name.toUpperCase()],
    ['without marks on the letters', (name) => name.normalize('NFKD').replace(/\p{M}/gu, '')],
    ['with marks written apart', (name) => name.normalize('NFD')],
    ['with other signs between its words', (name) => name.replace(/[\s'’-]+/g, ' - ')],
    ['with space around it', (name) => `\t ${name}\u200e `],
  ])('written %s leads to its municipality, or asks which one when there are several', async (_way, write) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...named), async ({ name }) => {
        const { area, choices } = await where({ place: write(name) });
        const found = area ? [area.gm_code] : choices.map(({ gm_code }) => gm_code);
        expect([name, [...found].sort()]).toEqual([name, codesOf(searchKey(name))]);
      }),
      { numRuns: 25 },
    );
  });

  it('that means several always gives choices, and nobody of a region is guessed', async () => {
    const several = [...byKey.keys()].filter((key) => codesOf(key).length > 1);
    expect(several.length).toBeGreaterThan(10);
    for (const key of several) {
      const answer = await where({ place: byKey.get(key)?.[0]?.name ?? '' });
      expect([key, answer.area, answer.choices.map(({ gm_code }) => gm_code).sort()]).toEqual([key, null, codesOf(key)]);
      expect(new Set(answer.choices.map(({ name, province }) => `${name}, ${province}`)).size).toBe(answer.choices.length);
      expect(shown(answer)).toEqual(nobodyFurther);
    }
  });

  it('with a typing error gives a guess, which is a question and no answer', async () => {
    for (const [typed, meant] of [
      ['Amsterdm', 'Amsterdam'],
      ['Rottredam', 'Rotterdam'],
      ['Gronigen', 'Groningen'],
    ] as const) {
      const answer = await where({ place: typed });
      expect([answer.area, answer.suggestions[0]?.area.name, answer.nothing_found]).toEqual([null, meant, false]);
      expect(shown(answer)).toEqual(nobodyFurther);
    }
  });
});

describe('a municipality by its code', () => {
  it('answers as its page does, with who is responsible, in all of them', async () => {
    expect(codes).toHaveLength(342);
    for (const municipality of codes) {
      const answer = await where({ municipality });
      expect([municipality, answer.area?.gm_code, shown(answer)]).toEqual([municipality, municipality, lookedUp({ municipality })]);
      expect([municipality, shown(answer).slice(0, 2)]).toEqual([municipality, nobodyFurther]);
      expect(answer.responsible?.coordinators.filter((id) => !shown(answer).includes(id))).toEqual([]);
    }
  });

  it('that is no more leads to the one that took its place; one that never was leads to nobody in particular', async () => {
    const unknown = ['GM9999', 'GM0000'].filter((code) => !(code in care.merged));
    for (const municipality of unknown) {
      const answer = await where({ municipality });
      expect([answer.area, answer.nothing_found, answer.responsible, shown(answer)]).toEqual([null, true, null, nobodyFurther]);
    }
    for (const [old, now] of Object.entries(care.merged)) expect([old, (await where({ municipality: old })).area?.gm_code]).toEqual([old, now]);
  });
});

describe('nothing found', () => {
  it.each(['zzzzzz', '0999', '😀', '٠', '؟', '\u0000', "' OR 1=1", '../../etc', 'a'.repeat(80)])(
    'for “%s” still gives 112 and the national desk',
    async (place) => {
      const answer = await where({ place });
      expect([answer.area, answer.choices, answer.suggestions, answer.nothing_found]).toEqual([null, [], [], true]);
      expect(shown(answer)).toEqual(nobodyFurther);
    },
  );

  it('is also the answer when no place is given: 112 and the national desk', async () => {
    expect(shown(await where({}))).toEqual(nobodyFurther);
  });
});

describe('what somebody needs', () => {
  const facets = Object.keys(terms) as Facet[];
  const some = fc.record(Object.fromEntries(facets.map((facet) => [facet, fc.option(fc.constantFrom(...terms[facet]), { nil: '' })])));

  it('gives the same contacts in the same order as the lookup of the pages, each with its reasons', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...codes), some, fc.boolean(), async (municipality, chosen, tonight) => {
        const query = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
        const answer = await where({ municipality, ...query, ...(tonight ? { when: 'tonight' } : {}) });
        const lists = Object.fromEntries(['group', 'also'].map((facet) => [facet, query[facet] ? [query[facet]] : undefined]));
        expect(shown(answer)).toEqual(lookedUp({ ...query, ...lists, municipality, tonight } as Need));
        expect(answer.steps.filter(({ because }) => because.length === 0 || because.some((each) => /\{|undefined/.test(each)))).toEqual([]);
        expect(unlike(shapes['/care'], answer)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('may name several of a list; one that is named twice is told once', async () => {
    const [municipality = ''] = codes;
    const once = await where({ municipality, group: 'women,children' });
    const twice = await where({ municipality, group: 'women,children,women' });
    expect(twice.steps).toEqual(once.steps);
  });

  it.each(locales)('is answered in %s when asked in it', async (language) => {
    const [municipality = ''] = codes;
    const answer = await where({ municipality, language, form: 'labour' });
    const words = interfaceIn(language);
    expect(answer.steps[0]?.because).toEqual([words['because.danger']]);
    expect(answer.steps.map(({ service }) => service.name)).toEqual(
      answer.steps.map(({ service }) => care.services.find(({ id }) => id === service.id)?.name[language]),
    );
    expect([answer.note, answer.who_pays.map(({ rule }) => rule)]).toEqual([words['care.api-note'], payers.map((rule) => words[`pays.${rule}`])]);
    expect(answer.who_pays.every(({ source }) => source.length > 0)).toBe(true);
  });
});
