// A place where people are safe because nobody knows where it is: no record can hold where, and nothing that is served tells it.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Service } from '#domain/care';
import type { CareContent } from '#domain/care-content';
import { files, locales, read, readYaml } from '../content/texts.ts';
import { portal, postForm } from '../server.ts';
import { CLIENT, decoded, few, filesBelow } from './pages.ts';

const running = portal();
const records = files('content/care/services/*.yml')
  .map((file) => readYaml<Record<string, unknown>>(file))
  .filter(({ confidential }) => confidential === true);

/** A record with every text that a record may have, so that each can be tried. */
const filled = (record: Record<string, unknown>): Record<string, unknown> => {
  const text = Object.fromEntries(locales.map((locale) => [locale, 'Vraag het.']));
  const phones = [{ number: '033 448 11 86', tel: '+31334481186', note: text }];
  const more = { phones, hours: text, only_for: text, how_to_enter: text, unsure: text, ask: ['Is there a place?'] };
  const mandate = { place: 'unknown', money: 'unknown', transfer: 'unknown', source: 'CoMensha' };
  return { ...record, ...more, mandate, url: 'https://example.org/', source: { title: 'Bron', url: 'https://example.org/', date: '2026-11' } };
};

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
    for (const record of records) expect([record.record, Service.safeParse(filled(record)).success]).toEqual([record.record, true]);
  });

  it('has no field for a place, at any depth, whatever it is called and whatever stands in it', () => {
    const fields = 'address street postal_code postcode city latitude longitude geo lat lon location place map where route'.split(' ');
    const name = fc.oneof(fc.constantFrom(...fields), fc.stringMatching(/^[a-z_]{3,12}$/));
    const value = fc.oneof(where, where.map((each) => [each]), where.map((each) => ({ text: each })), fc.double({ min: 3, max: 54, noNaN: true }));
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.nat(), name, value, (record, at, field, held) => {
        const { holders } = placesIn(filled(record));
        const holder = holders[at % holders.length] ?? [];
        const wrong = changed(filled(record), holder, (old) => ({ ...(old as object), [field]: held }));
        expect([holder.join('.'), field, Service.safeParse(wrong).success]).toEqual([holder.join('.'), field, false]);
      }),
      { numRuns: 500 },
    );
  });

  it('has no location, neither an address nor a site', () => {
    const id = '5ad0f8f0-2f0b-4f6f-9a53-3f0f2d8f1c11';
    const physical = { location_type: 'physical', id, address: { id, address_1: 'Kerkstraat 1', postal_code: '1234 AB', city: 'X', state_province: 'Y' } };
    for (const record of records)
      for (const location of [physical, { location_type: 'virtual', id, url: 'https://example.org/' }])
        expect(Service.safeParse({ ...record, location }).success).toBe(false);
  });

  it('has no room for a street with a number, a postcode or coordinates in any of its texts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.nat(), where, fc.boolean(), (record, at, secret, isAlone) => {
        const texts = placesIn(filled(record)).texts.filter((path) => !String(path.at(-1)).endsWith('url'));
        const path = texts[at % texts.length] ?? [];
        const wrong = changed(filled(record), path, (old) => (isAlone ? secret : `${old} ${secret}.`));
        expect([path.join('.'), secret, Service.safeParse(wrong).success]).toEqual([path.join('.'), secret, false]);
      }),
      { numRuns: 1000 },
    );
  });

  it('links to no point on a map', () => {
    fc.assert(
      fc.property(fc.constantFrom(...records), coordinates, fc.constantFrom([['url']], [['source', 'url']]), (record, point, [path = []]) => {
        const wrong = changed(filled(record), path, () => `https://kaart.example/@${point.replace(' ', '')},17z`);
        expect([path.join('.'), Service.safeParse(wrong).success]).toEqual([path.join('.'), false]);
      }),
    );
  });
});

const care = JSON.parse(read(`${CLIENT}/data/care.json`)) as CareContent;
const hidden = care.services.filter(({ confidential }) => confidential);
/** By what a confidential service is known anywhere: its identifier, its record and its names. */
const marks = hidden.flatMap(({ id, record, name }) => [id, `"${record}"`, ...Object.values(name)]);
const NEAR = 2500;
const wheres: [name: string, pattern: RegExp][] = [
  ['a street with a number', /(?:\p{Lu}\p{L}*|\p{L}+ )(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|hof)\s+\d{1,4}(?!\d)/u],
  ['a postcode with letters', /(?<![\w-])[1-9]\d{3}[ \u00a0]?(?!SA|SD|SS)[A-Z]{2}(?![\w-])/],
  ['coordinates', /(?<![\d.])5[0-3](?:[.,]\d{2,}[^\d]{1,24}[3-7][.,]\d{2,}|\s?°)/],
];

/** Where a mark stands in a text. */
function placesOf(text: string, mark: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found.push(at);
  return found;
}
/** What a text tells about where, near a confidential service. `called` is its address, which may name the service too. */
function toldNear(called: string, content: string): string[] {
  const text = decoded(`${called}\n${content}`);
  const near = marks.flatMap((mark) => placesOf(text, mark).map((at) => text.slice(Math.max(0, at - NEAR), at + mark.length + NEAR)));
  const told = wheres.filter(([, pattern]) => near.some((part) => pattern.test(part)));
  return told.map(([name]) => `${called} has ${name} near a confidential service`);
}
const isNamedIn = (called: string, content: string): boolean => marks.some((mark) => decoded(`${called}\n${content}`).includes(mark));

describe('the built site', () => {
  const served = filesBelow(CLIENT).filter((file) => /\.(html|json|csv|vcf|xml|txt|js|svg)$/.test(file));

  it('tells nowhere where a confidential service is: in no page, search file, download or card', () => {
    const naming = served.filter((file) => isNamedIn(file, read(file)));
    const kinds = new Set(naming.map((file) => file.split('.').at(-1)));
    expect(['html', 'json', 'csv'].filter((kind) => !kinds.has(kind)), 'the check sees them in each of these').toEqual([]);
    expect(few(naming.flatMap((file) => toldNear(file, read(file))))).toEqual([]);
  });

  it('gives no confidential service a location', () => {
    expect(hidden.length).toBeGreaterThan(5);
    expect(hidden.filter((service) => 'location' in service)).toEqual([]);
    for (const locale of locales) {
      const content = JSON.parse(read(`${CLIENT}/data/hsds/${locale}.json`)) as { service_at_locations: { service_id: string }[] };
      const ids = content.service_at_locations.map(({ service_id }) => service_id);
      expect(hidden.filter(({ id }) => ids.includes(id))).toEqual([]);
    }
  });

  const file = (path: string): [string, string] => [path, read(`${CLIENT}/${path}`)];
  const [any] = hidden;
  const mark = any?.name.nl ?? '';
  const plant = (text: string, what: string): string => text.replace(mark, `${mark} ${what}`);
  it.each<[kind: string, called: string, text: string]>([
    ['a page', ...file('nl/care/lines/index.html')],
    ['the directory', ...file('data/care.json')],
    ['the contacts of a device', ...file('data/lines/nl.json')],
    ['the open data', ...file('data/hsds/nl.json')],
    ['the table', ...file('data/services.csv')],
    ['the sitemap', 'sitemap.xml', `<urlset><!-- ${mark} --></urlset>`],
    ['data for search engines', 'index.html', `<script type="application/ld+json">{"name":"${mark}","geo":{}}</script>`],
    ['a card for the phone', `data/contact/nl-1-${any?.id}.vcf`, `BEGIN:VCARD\r\nNOTE:${mark}\r\nEND:VCARD`],
  ])('is noticed when %s tells it', (_kind, called, text) => {
    expect(toldNear(called, text)).toEqual([]);
    expect(plant(text, 'x')).not.toBe(text);
    const told = ['Kerkstraat 12', 'Lange Molen weg 3', '1234 AB', '1234AB', '52.3702, 4.8952', '"latitude":52.37,"longitude":4.89', '52°22'];
    for (const what of told) expect([what, toldNear(called, plant(text, what))]).toEqual([what, [expect.stringContaining(called)]]);
  });
});

describe('the answers of the Worker', () => {
  const texts = new Map<string, string>();
  const keep = async (name: string, answer: Response): Promise<unknown> => texts.set(name, await answer.text());
  beforeAll(async () => {
    for (const language of locales) {
      const paths = ['services?full=true&per_page=100', 'services?per_page=100', 'organizations?full=true&per_page=100', 'service_at_locations?per_page=100'];
      for (const path of paths) await keep(`${path} ${language}`, await running.fetch(`/api/v1/${path}&language=${language}`));
      for (const { id } of hidden) await keep(`${id} ${language}`, await running.fetch(`/api/v1/services/${id}?language=${language}`));
      for (const asked of ['group=women&form=sexual', 'group=men&also=addiction', 'form=labour&when=tonight']) {
        await keep(`care ${asked} ${language}`, await running.fetch(`/api/v1/care?municipality=GM0363&${asked}&language=${language}`));
        const form = { municipality: 'amsterdam', needs: '1', ...Object.fromEntries(new URLSearchParams(asked)) };
        await keep(`form ${asked} ${language}`, await postForm(running, `/${language}/care/find`, form));
      }
    }
  });

  it('tell nowhere where a confidential service is: neither the API nor the answer to a form', () => {
    const naming = [...texts].filter(([name, text]) => isNamedIn(name, text)).map(([name]) => name.split(/[ ?]/)[0] ?? '');
    for (const kind of ['services', 'care', 'form', ...hidden.map(({ id }) => id)]) expect([kind, naming.includes(kind)]).toEqual([kind, true]);
    expect(few([...texts].flatMap(([name, text]) => toldNear(name, text)))).toEqual([]);
  });

  it('have no location for a confidential service', () => {
    const at = [...texts].filter(([name]) => name.startsWith('service_at_locations')).map(([, text]) => text);
    expect(at).toHaveLength(locales.length);
    expect(hidden.filter(({ id }) => at.some((text) => text.includes(id)))).toEqual([]);
    for (const { id } of hidden) expect(JSON.parse(texts.get(`${id} nl`) ?? '{}')).toMatchObject({ id, service_at_locations: [] });
  });
});
