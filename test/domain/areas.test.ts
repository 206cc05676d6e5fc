// From what a person types to one municipality or one question: every municipality, postcode and place of the real data.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type Areas, indexAreas } from '#domain/areas/area-index';
import { choicesOf } from '#domain/areas/area-label';
import { findArea, municipalityNamed, PLACE_MAX } from '#domain/areas/areas';

const rowsOf = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(`content/areas/${name}.csv`, 'utf8'), { header: true, skipEmptyLines: true }).data;

const built = JSON.parse(readFileSync('dist/client/data/areas.json', 'utf8')) as Areas;
const areas = indexAreas(built);
const municipalities = rowsOf('municipalities').map(({ gm_code = '', name = '', display_name = '' }) => ({ gm_code, name, display_name }));
const postcodes = rowsOf('postcodes').map(({ pc4 = '', gm_codes = '' }) => ({ pc4, codes: gm_codes.split(';') }));

/** The municipality codes that a text leads to, in the order shown. */
function codesFor(text: string, within = areas): string[] {
  const answer = findArea(within, text);
  if (answer.kind === 'one') return [answer.municipality.code];
  return answer.kind === 'suggest' ? [] : choicesOf(answer).map(({ municipality }) => municipality.code);
}

/** Everyday names of the municipalities in the answer. */
const namesFor = (text: string): string[] =>
  codesFor(text).map((code) => municipalities.find((row) => row.gm_code === code)?.display_name ?? '');

/** Each place name with the municipalities the data gives it. */
const places = new Map<string, Set<string>>();
for (const { name = '', gm_code = '' } of rowsOf('places')) places.set(name, (places.get(name) ?? new Set()).add(gm_code));
// Two villages spelled alike but for a hyphen, on both sides of a border: who types either is asked which.
for (const name of ['Kapel-Avezaath', 'Kapel Avezaath', 'Kerk-Avezaath', 'Kerk Avezaath']) places.set(name, new Set(['GM0214', 'GM0281']));

// Names that people shorten to their first word are asked about beside the villages of that name; a province and a part of the
// Caribbean are told as what they are, and test/domain/area-spoken.test.ts says what they offer.
for (const [name, code] of [
  ['Alphen', 'GM0484'],
  ['Loon', 'GM0809'],
  ['Valkenburg', 'GM0994'],
] as const)
  places.get(name)?.add(code);
for (const name of ['Zeeland', 'Willemstad', 'Sint Maarten']) places.delete(name);

describe('a municipality', () => {
  it('is found by its official name, always as the only answer unless the name is also a place elsewhere', () => {
    expect(municipalities).toHaveLength(342);
    for (const { gm_code, name } of municipalities) {
      const found = codesFor(name);
      expect(found, name).toContain(gm_code);
      expect(found.length, name).toBe(Math.max(1, places.get(name)?.size ?? 1));
    }
  });

  it('is found by its everyday name; only names that are also a place elsewhere ask which one', () => {
    for (const { gm_code, display_name } of municipalities) expect(codesFor(display_name), display_name).toContain(gm_code);
    const asked = municipalities.map((row) => row.display_name).filter((name) => codesFor(name).length > 1);
    const twice = 'Beek Beuningen Buren Hengelo Heusden Hoorn Katwijk Laren Noordwijk Oosterhout Rijswijk Scherpenzeel Steenbergen Voorst';
    expect(asked.sort()).toEqual(twice.split(' '));
  });

  it('has a page of its own that its slug leads to', () => {
    expect(new Set(areas.municipalities.map(({ slug }) => slug)).size).toBe(342);
    for (const { code, slug } of areas.municipalities) expect(municipalityNamed(areas, slug)?.code).toBe(code);
    expect(municipalityNamed(areas, 'sudwest-fryslan')?.name).toBe('Súdwest-Fryslân');
    for (const none of ['atlantis', '', 'Utrecht', '__proto__']) expect(municipalityNamed(areas, none)).toBeNull();
  });

  it('is in the built file as in the data: code, everyday name and province, each once', () => {
    const rows = rowsOf('municipalities').map((row) => `${row.gm_code} ${row.display_name} (${row.province})`);
    expect(areas.municipalities.map(({ code, name, province }) => `${code} ${name} (${province})`).sort()).toEqual(rows.sort());
    for (const municipality of areas.municipalities) expect(areas.byCode.get(municipality.code)).toBe(municipality);
  });
});

describe('a postcode', () => {
  const inDigits = (text: string, digits: string): string => text.replace(/\d/g, (digit) => digits[Number(digit)] ?? '');

  it.each<[spelling: string, spelled: (pc4: string) => string]>([
    ['four digits', (pc4) => pc4],
    ['1012ab', (pc4) => `${pc4}ab`],
    ['1012 AB', (pc4) => `${pc4} AB`],
    [' 1012-ab ', (pc4) => ` ${pc4}-ab `],
    ['1012  Ab', (pc4) => `${pc4}  Ab`],
    ['full-width digits and letters', (pc4) => `${inDigits(pc4, '０１２３４５６７８９')}　ＡＢ`],
    ['Arabic digits', (pc4) => inDigits(pc4, '٠١٢٣٤٥٦٧٨٩')],
    ['Persian digits with letters', (pc4) => `${inDigits(pc4, '۰۱۲۳۴۵۶۷۸۹')} AB`],
  ])('in the spelling "%s" leads to its municipality, for all 4,078 of them', (_spelling, spelled) => {
    expect(postcodes).toHaveLength(4078);
    const wrong = postcodes.filter(({ pc4, codes }) => codesFor(spelled(pc4)).join() !== codes.join());
    expect(wrong.slice(0, 9)).toEqual([]);
  });

  it('that is not in use leads nowhere, not to its neighbour', () => {
    const used = new Set(postcodes.map(({ pc4 }) => pc4));
    const all = Array.from({ length: 9000 }, (_, number) => String(1000 + number));
    expect(all.filter((pc4) => codesFor(pc4).length > 0 !== used.has(pc4)).slice(0, 9)).toEqual([]);
  });

  it('on a border asks one question between two municipalities, the one where most people live first: 19 in all', () => {
    const asked = postcodes.filter(({ pc4 }) => findArea(areas, pc4).kind === 'choose');
    expect(asked).toHaveLength(19);
    for (const { pc4, codes } of asked) {
      expect(codesFor(pc4)).toEqual(codes);
      expect(new Set(codes).size).toBe(2);
    }
    expect(namesFor('7351')).toEqual(['Apeldoorn', 'Ede']);
    expect(namesFor('5383 ab')).toEqual(["'s-Hertogenbosch", 'Bernheze']);
    expect(namesFor('9207')).toEqual(['Smallingerland', 'Opsterland']);
  });

  it.each(['101', '10123', '1012a', '1012abc', '1012 a b', '0012', 'ab1012', '10.12', '+1012', '1012,5', '½012'])(
    'is not what "%s" is',
    (typed) => {
      expect(findArea(areas, typed)).toEqual({ kind: 'none' });
    },
  );
});

describe('a place name', () => {
  const bare = (name: string): string => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const spellings: [spelling: string, spelled: (name: string) => string][] = [
    ['in capitals', (name) => name.toUpperCase()],
    ['without accents', bare],
    ['without blanks', (name) => name.replaceAll(' ', '')],
    ['with hyphens for blanks and around it', (name) => `-${name.replaceAll(' ', '--')}-`],
    ['with curly apostrophes and double blanks', (name) => `  ${name.replaceAll("'", '’').replaceAll(' ', '  ')} `],
    ['with accents apart from their letters, in small letters', (name) => name.toLowerCase().normalize('NFD')],
  ];
  const wrongly = (spelled: (name: string) => string, within = areas): string[] =>
    [...places.keys()].filter((name) => codesFor(spelled(name), within).sort().join() !== [...(places.get(name) ?? [])].sort().join());

  it('leads to exactly the municipalities of the data, for all of more than 2,500', () => {
    expect(places.size).toBeGreaterThan(2500);
    expect(wrongly((name) => name).slice(0, 9)).toEqual([]);
  });

  it.each(spellings)('%s leads to the same, for all of them', (_spelling, spelled) => {
    expect(wrongly(spelled).slice(0, 9)).toEqual([]);
  });

  it('that went missing from the file, or moved to another municipality, is noticed', () => {
    const [first, second, ...rest] = built.municipalities;
    if (!first || !second) throw new Error('no municipalities');
    const swapped: Areas = {
      ...built,
      municipalities: [[...first.slice(0, 4), second[4]], [...second.slice(0, 4), first[4]], ...rest] as Areas['municipalities'],
    };
    const moved = `${first[4]}|${second[4]}`.split('|').filter((name) => places.get(name)?.size === 1);
    expect(wrongly((name) => name, indexAreas(swapped))).toEqual(expect.arrayContaining(moved));
  });

  it.each<[typed: string, names: string[], why: string]>([
    ['Loo', ['Duiven', 'Lingewaard'], 'one village on two sides of a border'],
    ['Well', ['Bergen (L)', 'Maasdriel'], 'two villages, in Limburg and in Gelderland'],
    ['oosterwolde', ['Oldebroek', 'Ooststellingwerf'], 'two villages, in Gelderland and in Fryslân'],
    ['BERGEN', ['Bergen (L)', 'Bergen (NH)'], 'two municipalities with one name'],
    ['Hengelo', ['Bronckhorst', 'Hengelo'], 'a municipality and a village elsewhere'],
    ['Rijswijk', ['Altena', 'Buren', 'Rijswijk'], 'a municipality and two villages'],
    ['Nes', ['Ameland', 'Heerenveen', 'Noardeast-Fryslân'], 'three villages in Fryslân'],
    ['Kerk Avezaath', ['Buren', 'Tiel'], 'two villages spelled alike but for a hyphen'],
  ])('"%s" asks one question between %j: %s', (typed, names) => {
    expect(findArea(areas, typed).kind).toBe('choose');
    expect(namesFor(typed).sort()).toEqual(names);
  });

  it.each<[typed: string, name: string, why: string]>([
    ["'s-Gravenhage", 'Den Haag', 'the official name'],
    ['s gravenhage', 'Den Haag', 'the official name without signs'],
    ['’S‑GRAVENHAGE', 'Den Haag', 'a curly apostrophe and a hyphen that does not break'],
    ['den haag', 'Den Haag', 'the everyday name'],
    ['Den Bosch', "'s-Hertogenbosch", 'an everyday name'],
    ["'s Bosch", "'s-Hertogenbosch", 'another one'],
    ['St Anthonis', 'Land van Cuijk', 'St for Sint'],
    ['st. anthonis', 'Land van Cuijk', 'St. for Sint'],
    ['Sint-Anthonis', 'Land van Cuijk', 'Sint with a hyphen'],
    ['Sint Willebrord', 'Rucphen', 'Sint where the data says St.'],
    ['sint annaparochie', 'Waadhoeke', 'Sint where the data says St.-'],
    ['Nieuw en St. Joosland', 'Middelburg', 'St. in the middle of a name'],
    ['Bergen NH', 'Bergen (NH)', 'without brackets'],
    ['bergen (l.)', 'Bergen (L)', 'the official name'],
    ['Sudwest Fryslan', 'Súdwest-Fryslân', 'no accents on this keyboard'],
    ['Ｕｔｒｅｃｈｔ', 'Utrecht', 'full-width letters'],
    [`Amsterdam${' '.repeat(PLACE_MAX - 9)}`, 'Amsterdam', 'eighty characters are still looked at'],
  ])('"%s" leads to %s: %s', (typed, name) => {
    expect(findArea(areas, typed).kind).toBe('one');
    expect(namesFor(typed)).toEqual([name]);
  });

  it.each<[typed: string, why: string]>([
    ['', 'nothing'],
    ['   \t\n', 'only blanks'],
    ["'-. /", 'only signs'],
    ['Atlantis', 'no such place'],
    ['Amsterda', 'the beginning of a name: it does not guess'],
    ['Amsterdam Utrecht', 'two names at once'],
    ['Amsterdam|5', 'the sign that parts the rows of the file'],
    ["'; DROP TABLE places; --", 'an order to a database'],
    ["Utrecht' OR '1'='1", 'a condition for a database'],
    ['%', 'a sign that stands for anything elsewhere'],
    ['.*', 'another one'],
    ['__proto__', 'a word with a meaning to machines'],
    ['🏠', 'a picture'],
    ['\ud83c', 'half a picture'],
    ['أمستردام', 'a name in a script the data does not have'],
    ['st', 'an abbreviation alone'],
    [`Amsterdam${' '.repeat(PLACE_MAX - 8)}`, 'eighty-one characters, even if most are blanks'],
    ['a'.repeat(PLACE_MAX + 1), 'eighty-one letters'],
  ])('"%s" leads nowhere: %s', (typed) => {
    expect(findArea(areas, typed)).toEqual({ kind: 'none' });
  });
});
