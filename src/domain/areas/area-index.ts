// The areas made ready to search: from the compact files to names and postcodes of municipalities, and to what people say that is none.
import { searchKey, slugOf } from './place-name.ts';
import { lettersOf } from './spelling.ts';

/** A municipality as the device carries it: CBS code, slug, everyday name, province. */
export interface Municipality {
  code: string;
  slug: string;
  name: string;
  province: string;
}

/** The compact file `/data/areas.json`: one row a municipality. */
export interface Areas {
  provinces: string[];
  /**
   * CBS code without `GM`, everyday name, position of the province; postcodes as runs in base 36 (`start-more`, each start
   * counted from the end of the run before; `*` where another municipality has more of it); other place names, `|` between.
   */
  municipalities: [code: number, name: string, province: number, postcodes: string, places: string][];
  /** Provinces and regions: names, `|` between, and the positions of their municipalities in base 36, as runs like postcodes. */
  regions: [names: string, municipalities: string][];
  /** What people say that is no municipality here, by what it is; `|` between. */
  elsewhere: Record<Elsewhere, string>;
}

/** A part of the country too wide for one answer, another country, the Caribbean part of the kingdom, or no place at all. */
export const elsewheres = ['wide', 'abroad', 'caribbean', 'no-place'] as const;
export type Elsewhere = (typeof elsewheres)[number];

/**
 * `/data/districts.json`: for each municipality, in the same order, districts and names in other languages, `|` between; and other
 * countries that no place here is called like.
 */
export interface Districts {
  names: string[];
  abroad: string;
}

/** A name that was found, and the municipality it lies in. */
export interface NamedArea {
  name: string;
  municipality: Municipality;
}

/** The areas made ready to search. */
export interface AreaIndex {
  municipalities: Municipality[];
  byCode: Map<string, Municipality>;
  /** Postcode digits to positions, majority first. */
  postcodes: Map<number, number[]>;
  /** Search key to positions. */
  places: Map<string, number[]>;
  /** Search key to a region. */
  regions: Map<string, { name: string; positions: number[] }>;
  /** Search key to what it is instead. */
  elsewhere: Map<string, Elsewhere>;
  /**
   * Search key of a first word to those that people shorten to it (Alphen aan den Rijn), where none is called by that word alone. Made
   * once: folding each name of the country anew for each question was most of the time that answering took.
   */
  firstWords: Map<string, number[]>;
  /** Every name once, with its key, the letters in it and its position. */
  names: { key: string; letters: number; name: string; position: number }[];
}

/** Makes areas ready to search. Each part is made when it is first asked: a code or a postcode needs no names. */
export function indexAreas(areas: Areas): AreaIndex {
  const municipalities = areas.municipalities.map(([code, name, province]) => ({
    code: `GM${String(code).padStart(4, '0')}`,
    slug: slugOf(name),
    name,
    province: areas.provinces[province] ?? '',
  }));
  const named = lazily({ all: () => namePositions(areas.municipalities.map(([, name, , , others]) => [name, ...split(others)])) });
  return lazily<AreaIndex>({
    municipalities: () => municipalities,
    byCode: () => new Map(municipalities.map((municipality) => [municipality.code, municipality])),
    postcodes: () => postcodePositions(areas),
    regions: () => regionsByKey(areas.regions),
    elsewhere: () => new Map(elsewheres.flatMap((what) => split(areas.elsewhere[what]).map((name) => [searchKey(name), what] as const))),
    places: () => named.all.places,
    firstWords: () => firstWordPositions(municipalities),
    names: () => named.all.names,
  });
}

function firstWordPositions(municipalities: Municipality[]): Map<string, number[]> {
  const whole = new Set(municipalities.map(({ name }) => searchKey(name.replace(/ \(.*/, ''))));
  const found = new Map<string, number[]>();
  municipalities.forEach(({ name }, position) => {
    const [first = ''] = name.split(/ (?:aan|op|bij) /);
    const key = searchKey(first);
    if (first !== name && !whole.has(key)) found.set(key, [...(found.get(key) ?? []), position]);
  });
  return found;
}

/** Makes districts, names in other languages and other countries ready to search, beside the municipalities of an index. */
export const indexDistricts = (index: AreaIndex, districts: Districts): AreaIndex => ({
  municipalities: index.municipalities,
  byCode: index.byCode,
  postcodes: new Map(),
  regions: new Map(),
  elsewhere: new Map(split(districts.abroad).map((name) => [searchKey(name), 'abroad'] as const)),
  get firstWords() {
    return index.firstWords;
  },
  ...namePositions(districts.names.map(split)),
});

/** An object whose parts are made when they are first asked, and kept. */
function lazily<T extends object>(makers: { [K in keyof T]: () => T[K] }): T {
  const made = {} as T;
  for (const name of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[name]();
        Object.defineProperty(made, name, { enumerable: true, value });
        return value;
      },
    });
  }
  return made;
}

const split = (names: string): string[] => names.split('|').filter(Boolean);

function namePositions(rows: string[][]): Pick<AreaIndex, 'places' | 'names'> {
  const places = new Map<string, number[]>();
  const names: AreaIndex['names'] = [];
  rows.forEach((row, position) => {
    for (const name of row) {
      const key = searchKey(name);
      const known = places.get(key) ?? [];
      if (known.includes(position)) continue;
      places.set(key, [...known, position]);
      names.push({ key, letters: lettersOf(key), name, position });
    }
  });
  return { places, names };
}

function regionsByKey(regions: Areas['regions']): AreaIndex['regions'] {
  const found: AreaIndex['regions'] = new Map();
  for (const [names, runs] of regions) {
    const all = split(names);
    for (const each of all) found.set(searchKey(each), { name: each, positions: [...numbersIn(runs)].map(([number]) => number) });
  }
  return found;
}

function postcodePositions(areas: Areas): Map<number, number[]> {
  const found = new Map<number, number[]>();
  areas.municipalities.forEach(([, , , runs], position) => {
    for (const [postcode, isMinor] of numbersIn(runs)) {
      const known = found.get(postcode) ?? [];
      found.set(postcode, isMinor ? [...known, position] : [position, ...known]);
    }
  });
  return found;
}

/** The numbers of runs in base 36 (`start-more`, each start counted from the end of the run before), and whether a `*` marks them. */
function* numbersIn(runs: string): Generator<[number: number, isMarked: boolean]> {
  let end = 0;
  for (const run of runs.split(' ').filter(Boolean)) {
    const [start = '', more = '0'] = run.replace('*', '').split('-');
    const first = end + Number.parseInt(start, 36);
    end = first + Number.parseInt(more, 36);
    for (let number = first; number <= end; number += 1) yield [number, run.endsWith('*')];
  }
}

/** The municipality at a position. Throws on a position that is not there. */
export function municipalityAt(index: AreaIndex, position: number): Municipality {
  const municipality = index.municipalities[position];
  if (!municipality) throw new Error('no municipality at this position');
  return municipality;
}
