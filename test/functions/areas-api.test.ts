// A municipality is found however its postcode or place is written; where several are meant it asks, and it never guesses.
import { API } from '#domain/api/paths';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { AreasAnswer, CareAnswer } from '#domain/api/care-answer';
import { EMERGENCY, NATIONAL } from '#domain/care/contact';
import { searchKey } from '#domain/areas/place-name';
import { read } from '../content/texts.ts';
import { portal } from '../server.ts';
import { care } from './open-paths.ts';

const running = portal();
const rows = <T>(file: string): T[] => Papa.parse<T>(read(`content/areas/${file}.csv`), { header: true, skipEmptyLines: true }).data;
const municipalities = rows<{ gm_code: string; name: string; display_name: string }>('municipalities');
const postcodes = rows<{ pc4: string; gm_codes: string }>('postcodes').map(({ pc4, gm_codes }) => ({ pc4, in: gm_codes.split(';') }));
const named = [
  ...municipalities.flatMap(({ gm_code, name, display_name }) => [name, display_name].map((each) => ({ name: each, gm_code }))),
  ...rows<{ name: string; gm_code: string }>('places'),
];
/** Every key of a place with the municipalities it lies in, and one way to write it. */
const byKey = new Map<string, { name: string; codes: string[] }>();
for (const { name, gm_code } of named) {
  const { codes = [] } = byKey.get(searchKey(name)) ?? {};
  byKey.set(searchKey(name), { name, codes: [...new Set([...codes, gm_code])].sort() });
}
const codesOf = (key: string): string[] => byKey.get(key)?.codes ?? [];

const ask = async <T>(path: string, query: Record<string, string>): Promise<T> =>
  (await running.fetch(`${API}/${path}?${new URLSearchParams(query)}`)).json() as Promise<T>;
const where = (query: Record<string, string>): Promise<CareAnswer> => ask('care', query);
const shown = ({ steps }: CareAnswer): string[] => steps.map(({ service }) => service.id);
const nobodyFurther = [EMERGENCY, NATIONAL].map((record) => care.services.find((service) => service.record === record)?.id);

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
        const [areas, answer] = [
          await ask<AreasAnswer>('areas', { q: write(postcode.pc4) }),
          await where({ postcode: write(postcode.pc4) }),
        ];
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
        // A place is found, and asked about beside others of the name, also of those that people only say.
        expect([name, codesOf(searchKey(name)).filter((code) => !found.includes(code))]).toEqual([name, []]);
        if (area) expect([name, found]).toEqual([name, codesOf(searchKey(name))]);
      }),
      { numRuns: 25 },
    );
  });

  it('that means several always gives choices, and nobody of a region is guessed', async () => {
    const several = [...byKey].filter(([, { codes }]) => codes.length > 1);
    expect(several.length).toBeGreaterThan(10);
    for (const [, { name, codes }] of several) {
      const answer = await where({ place: name });
      // A town that people shorten to the same word may stand beside them: Alphen aan den Rijn.
      const offered = answer.choices.map(({ gm_code }) => gm_code);
      expect([name, answer.area, codes.filter((code) => !offered.includes(code))]).toEqual([name, null, []]);
      const beside = answer.choices.filter(({ gm_code }) => !codes.includes(gm_code));
      expect(beside.filter((other) => !other.name.startsWith(`${name} `))).toEqual([]);
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
