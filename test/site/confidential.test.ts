// A place where people are safe because nobody knows where it is: its record has no room for where, in any field and any text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Service } from '#domain/care/care';
import { NATIONAL_PHONE, files, locales, readYaml } from '../content/texts.ts';

const records = files('content/care/services/*.yml')
  .map((file) => readYaml<Record<string, unknown>>(file))
  .filter(({ confidential }) => confidential === true);
const slugs = fc.constantFrom(...records.map(({ record }) => String(record)));

/** A record with every text that a record may have, so that each can be tried. */
function filled(slug: string): Record<string, unknown> {
  const text = Object.fromEntries(locales.map((locale) => [locale, 'Vraag het.']));
  const phones = [{ ...NATIONAL_PHONE, note: text }];
  const more = { phones, hours: text, only_for: text, how_to_enter: text, unsure: text, ask: ['Is there a place?'] };
  const mandate = { place: 'unknown', money: 'unknown', transfer: 'unknown', source: 'CoMensha' };
  const source = { title: 'Bron', url: 'https://example.org/', date: '2026-11' };
  const record = records.find((each) => each.record === slug);
  return { ...record, ...more, mandate, url: 'https://example.org/', source };
}

type Path = (string | number)[];
/** Every place in a value: what holds fields, and what holds text. */
function placesIn(value: unknown, path: Path = []): { holders: Path[]; texts: Path[] } {
  if (typeof value === 'string') return { holders: [], texts: [path] };
  if (value === null || typeof value !== 'object') return { holders: [], texts: [] };
  const below = Object.entries(value).map(([key, each]) => placesIn(each, [...path, Array.isArray(value) ? Number(key) : key]));
  return {
    holders: [...(Array.isArray(value) ? [] : [path]), ...below.flatMap(({ holders }) => holders)],
    texts: below.flatMap(({ texts }) => texts),
  };
}
const changed = (value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown => {
  if (key === undefined) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[key] = changed((value as Record<string | number, unknown>)[key], rest, change);
  return copy;
};

const letters = 'ABCDEFGHJKLMNPRTUVWXZ'.split('');
const street = fc
  .tuple(
    fc.constantFrom('Kerk', 'Dorps', 'Molen', 'Wilhelmina', 'Oude', 'Beatrix', 'Korte'),
    fc.constantFrom('straat', 'laan', 'weg', 'plein', 'gracht', 'kade', 'singel', 'dijk', 'steeg', 'hof'),
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom('', 'a', '-2', ' bis'),
  )
  .map(([name, kind, number, more]) => `${name}${kind} ${number}${more}`);
const postcode = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.constantFrom('', ' '), fc.constantFrom(...letters), fc.constantFrom(...letters))
  .filter(([, , one, two]) => !['SA', 'SD', 'SS'].includes(one + two))
  .map(([digits, gap, one, two]) => `${digits}${gap}${one}${two}`);
const coordinates = fc
  .tuple(fc.double({ min: 50.76, max: 53.5, noNaN: true }), fc.double({ min: 3.4, max: 7.2, noNaN: true }), fc.integer({ min: 3, max: 6 }))
  .map(([lat, lon, digits]) => `${lat.toFixed(digits)}, ${lon.toFixed(digits)}`);
const address = fc.tuple(street, postcode).map(([one, two]) => `${one}, ${two} Utrecht`);
const where = fc.oneof(street, postcode, coordinates, address);

describe('a confidential record', () => {
  it('is taken as it is, also with every text that it may have', () => {
    expect(records.length).toBeGreaterThan(5);
    for (const record of records) {
      const taken = [record, filled(String(record.record))].map((each) => Service.safeParse(each).success);
      expect([record.record, taken]).toEqual([record.record, [true, true]]);
    }
  });

  it('has no field for a place, at any depth, whatever it is called and whatever stands in it', () => {
    const fields = 'address street postal_code postcode city latitude longitude geo lat lon location place map where route'.split(' ');
    const name = fc.oneof(fc.constantFrom(...fields), fc.stringMatching(/^[a-z][a-z_]{2,11}$/));
    const value = fc.oneof(
      where,
      where.map((each) => [each]),
      where.map((each) => ({ text: each })),
      fc.double({ min: 3, max: 54, noNaN: true }),
    );
    fc.assert(
      fc.property(slugs, fc.nat(), name, value, (slug, at, field, held) => {
        const { holders } = placesIn(filled(slug));
        const holder = holders[at % holders.length] ?? [];
        const wrong = changed(filled(slug), holder, (old) => ({ ...(old as object), [field]: held }));
        expect([holder.join('.'), field, Service.safeParse(wrong).success]).toEqual([holder.join('.'), field, false]);
      }),
      { numRuns: 500 },
    );
  });

  it('has no location, neither an address nor a site', () => {
    const id = '5ad0f8f0-2f0b-4f6f-9a53-3f0f2d8f1c11';
    const physical = {
      location_type: 'physical',
      id,
      address: { id, address_1: 'Kerkstraat 1', postal_code: '1234 AB', city: 'X', state_province: 'Y' },
    };
    for (const record of records)
      for (const location of [physical, { location_type: 'virtual', id, url: 'https://example.org/' }])
        expect(Service.safeParse({ ...record, location }).success).toBe(false);
  });

  it('has no room for a street with a number, a postcode or coordinates in any of its texts', () => {
    fc.assert(
      fc.property(slugs, fc.nat(), where, fc.boolean(), (slug, at, secret, isAlone) => {
        const texts = placesIn(filled(slug)).texts.filter((path) => !String(path.at(-1)).endsWith('url'));
        const path = texts[at % texts.length] ?? [];
        const wrong = changed(filled(slug), path, (old) => (isAlone ? secret : `${old} ${secret}.`));
        expect([path.join('.'), secret, Service.safeParse(wrong).success]).toEqual([path.join('.'), secret, false]);
      }),
      { numRuns: 1000 },
    );
  });

  it('links to no point on a map', () => {
    fc.assert(
      fc.property(slugs, coordinates, fc.constantFrom<Path>(['url'], ['source', 'url']), (slug, point, path) => {
        const wrong = changed(filled(slug), path, () => `https://kaart.example/@${point.replace(' ', '')},17z`);
        expect([path.join('.'), Service.safeParse(wrong).success]).toEqual([path.join('.'), false]);
      }),
    );
  });
});
