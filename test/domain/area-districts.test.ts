// Districts and names in other languages: the real data leads home, and never takes the place of a town's own name.
import { describe, expect, it } from 'vitest';
import { type AreaIndex, indexAreas, indexDistricts } from '#domain/areas/area-index';
import { findArea } from '#domain/areas/areas';
import { searchKey } from '#domain/areas/place-name';
import { areas, ask, districts, rowsOf, told } from './built-areas.ts';

const names = rowsOf<{ name: string; gm_code: string; language: string }>('names');
const isPlace = (name: string): boolean => areas.places.has(searchKey(name));

/** Rows whose name does not lead to their municipality, alone or as one of a choice. */
const lost = (rows: { name: string; gm_code: string }[]): string[] =>
  rows.flatMap(({ name, gm_code }) => {
    const answer = ask(name);
    const found = answer.kind === 'one' ? [answer.municipality] : answer.kind === 'choose' ? answer.municipalities : [];
    return found.some(({ code }) => code === gm_code) ? [] : [`${name} (${gm_code}): ${told(answer).join(', ')}`];
  });

describe('a name in another language', () => {
  it('leads to its municipality, for every row of the list', () => {
    expect(names.length).toBeGreaterThan(900);
    expect(lost(names).slice(0, 9)).toEqual([]);
  });

  it.each<[typed: string, name: string, language: string]>([
    ['La Haye', 'Den Haag', 'French'],
    ['أمستردام', 'Amsterdam', 'Arabic'],
    ['Гронинген', 'Groningen', 'Russian and Bulgarian'],
    ['阿姆斯特丹', 'Amsterdam', 'Chinese'],
    ['Groninga', 'Groningen', 'Spanish, Italian and Portuguese'],
    ['HAGA', 'Den Haag', 'Polish, in capitals'],
  ])('"%s" is %s (%s)', (typed, name) => {
    expect(told(ask(typed))).toEqual([`= ${name}`]);
  });

  it('is there in each of the languages that many people here read', () => {
    const languages = new Set(names.map(({ language }) => language));
    for (const language of ['ar', 'bg', 'es', 'fa', 'fr', 'pl', 'pt', 'ro', 'ru', 'uk', 'zh'])
      expect(languages, language).toContain(language);
  });

  it('that is not in the list, or stands at the wrong town, is noticed', () => {
    expect(
      lost([
        { name: 'La Haye', gm_code: 'GM0014' },
        { name: 'Нигде', gm_code: 'GM0014' },
      ]),
    ).toHaveLength(2);
  });
});

describe('a district', () => {
  const rows = rowsOf('districts');

  it('leads to its municipality, for every row of the list that is not also the name of a town or village', () => {
    const own = rows.filter(({ name }) => !isPlace(name));
    expect(own.length).toBeGreaterThan(4000);
    expect(lost(own).slice(0, 9)).toEqual([]);
  });

  it('never beats a place: the answer to a town or village is the same with and without the districts', () => {
    const places = [...new Set([...rowsOf('places'), ...rows].map(({ name }) => name))].filter(isPlace);
    expect(places.length).toBeGreaterThan(2500);
    const changed = places.filter((name) => told(ask(name)).join() !== told(findArea(areas, name)).join());
    expect(changed.slice(0, 9)).toEqual([]);
    const beside = districts.names.filter(({ name, key }) => isPlace(name) && !names.some((row) => searchKey(row.name) === key));
    expect(beside.map(({ name }) => name).slice(0, 9)).toEqual([]);
  });

  it.each<[typed: string, why: string]>([
    ['Centrum', 'every town has one'],
    ['Noord', 'a part of many towns'],
    ['Holland', 'the country, as many call it'],
    ['Friesland', 'a province'],
    ['Polen', 'another country'],
    ['Dorp', 'any village'],
  ])('"%s" never leads on by itself, whatever district has that name: %s', (typed) => {
    expect(ask(typed).kind).not.toBe('one');
  });
});

describe('between a place and a district', () => {
  const index = indexAreas({
    provinces: ['Utrecht'],
    municipalities: [
      [1, 'Nieuwstad', 0, 'rs', 'Waterdorp'],
      [2, 'Oudestad', 0, 'rt', 'Waterland'],
    ],
    regions: [],
    elsewhere: { wide: '', abroad: '', caribbean: '', 'no-place': '' },
  });
  const among: [AreaIndex, AreaIndex] = [
    index,
    indexDistricts(index, { names: ['Bergwijk|Waterberg', 'Waterdorp|Waterdorb|Stadwijk'], abroad: '' }),
  ];

  it.each<[typed: string, told: string[], why: string]>([
    ['Waterdorp', ['= Nieuwstad'], 'the place wins where both have the name'],
    ['waterdorp!', ['= Nieuwstad'], 'in any spelling'],
    ['Bergwijk', ['= Nieuwstad'], 'a district where no place has the name'],
    ['Waterdorx', ['? Nieuwstad', '? Oudestad'], 'a slip: the place is asked first'],
    ['Laan 5, Waterdorp', ['? Nieuwstad', '? Oudestad'], 'a part of an address: the place is asked first'],
    ['Laan 5, Stadwijk', ['? Oudestad'], 'a part of an address that only a district has'],
    ['Nieuwstat', ['? Nieuwstad'], 'a slip in the name of the town itself'],
    ['1020', ['? Oudestad'], 'the nearest postcode, which only the places know'],
  ])('"%s" answers %j: %s', (typed, answer) => {
    expect(told(ask(typed, among)).slice(0, answer.length)).toEqual(answer);
    expect(ask(typed, among).kind === 'one').toBe(answer[0]?.startsWith('=') ?? false);
  });
});
