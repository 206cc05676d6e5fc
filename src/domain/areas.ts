// Areas: from a postcode or a place name, in any spelling, to one municipality, one question or an honest "nothing found".
import { postcodeDigits, postcodesWithin, postcodeWithin, searchKey, slugOf } from './place-name.ts';
import { lettersOf, mayBeNear, slips, slipsAllowed } from './spelling.ts';

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
}

/** `/data/districts.json`: for each municipality, in the same order, districts and names in other languages, `|` between. */
export type Districts = string[];

/** A name that was found, and the municipality it lies in. */
export interface NamedArea {
  name: string;
  municipality: Municipality;
}

/** What a search found. `suggest` is a guess: it always asks, and never leads on by itself. */
export type AreaAnswer =
  | { kind: 'one'; municipality: Municipality }
  | { kind: 'choose'; municipalities: Municipality[] }
  | { kind: 'suggest'; names: NamedArea[] }
  | { kind: 'none' };

/** The areas made ready to search. */
export interface AreaIndex {
  municipalities: Municipality[];
  byCode: Map<string, Municipality>;
  /** Postcode digits to positions, majority first. */
  postcodes: Map<number, number[]>;
  /** Search key to positions. */
  places: Map<string, number[]>;
  /** Every name once, with its key, the letters in it and its position. */
  names: { key: string; letters: number; name: string; position: number }[];
}

/** Longest text a search looks at; longer is not a place name. */
export const PLACE_MAX = 80;
const SUGGESTIONS = 5;

/** Makes areas ready to search. */
export function indexAreas(areas: Areas): AreaIndex {
  const municipalities = areas.municipalities.map(([code, name, province]) => ({
    code: `GM${String(code).padStart(4, '0')}`,
    slug: slugOf(name),
    name,
    province: areas.provinces[province] ?? '',
  }));
  const rows = areas.municipalities.map(([, name, , , others]) => [name, ...split(others)]);
  return {
    municipalities,
    byCode: new Map(municipalities.map((municipality) => [municipality.code, municipality])),
    postcodes: postcodePositions(areas),
    ...namePositions(rows),
  };
}

/** Makes districts and names in other languages ready to search, beside the municipalities of an index. */
export const indexDistricts = (index: AreaIndex, districts: Districts): AreaIndex => ({
  ...index,
  postcodes: new Map(),
  ...namePositions(districts.map(split)),
});

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

function postcodePositions(areas: Areas): Map<number, number[]> {
  const found = new Map<number, number[]>();
  areas.municipalities.forEach(([, , , runs], position) => {
    let end = 0;
    for (const run of runs.split(' ').filter(Boolean)) {
      const [start = '', more = '0'] = run.replace('*', '').split('-');
      const first = end + Number.parseInt(start, 36);
      end = first + Number.parseInt(more, 36);
      for (let postcode = first; postcode <= end; postcode += 1) {
        const known = found.get(postcode) ?? [];
        found.set(postcode, run.endsWith('*') ? [...known, position] : [position, ...known]);
      }
    }
  });
  return found;
}

/** Finds the municipality someone means. Exact after folding; it never guesses between two. */
export function findArea(index: AreaIndex, text: string): AreaAnswer {
  if (text.length > PLACE_MAX) return { kind: 'none' };
  const digits = postcodeDigits(text) ?? postcodeWithin(text);
  const positions = digits === null ? index.places.get(searchKey(text)) : index.postcodes.get(digits);
  const municipalities = (positions ?? []).map((position) => municipalityAt(index, position));
  const [only] = municipalities;
  if (!only) return { kind: 'none' };
  return municipalities.length === 1 ? { kind: 'one', municipality: only } : { kind: 'choose', municipalities };
}

/** The whole search: places first; districts and other languages, loaded only for what those do not know; a guess last. */
export async function searchArea(areas: AreaIndex, districts: () => Promise<AreaIndex>, text: string): Promise<AreaAnswer> {
  const place = findArea(areas, text);
  if (place.kind !== 'none' || text.trim() === '') return place;
  const further = await districts();
  const district = findArea(further, text);
  return district.kind === 'none' ? suggestAreas([areas, further], text) : district;
}

/** What someone may have meant when nothing matches: a postcode in it, a near spelling, a part of what was typed, or the nearest postcode. */
export function suggestAreas(indexes: AreaIndex[], text: string): AreaAnswer {
  if (text.length > PLACE_MAX) return { kind: 'none' };
  const digits = postcodeDigits(text);
  const within = postcodesWithin(text).flatMap((postcode) => nearestPostcode(indexes, postcode));
  const typed = digits === null ? [...within, ...nearSpellings(indexes, searchKey(text)), ...partsOf(indexes, text)] : [];
  const guesses = digits === null ? typed : nearestPostcode(indexes, digits);
  const seen = new Set<string>();
  const names = guesses.filter(({ municipality }) => !seen.has(municipality.code) && seen.add(municipality.code)).slice(0, SUGGESTIONS);
  return names.length > 0 ? { kind: 'suggest', names } : { kind: 'none' };
}

/** Names that stand as whole words inside what was typed, longest first: "Kerkstraat, Amersfoort". */
function partsOf(indexes: AreaIndex[], text: string): NamedArea[] {
  const words = text.split(/[^\p{L}\p{N}'’]+/u).filter(Boolean);
  const runs = words.flatMap((_, from) => words.slice(from).map((__, length) => words.slice(from, from + length + 1).join(' ')));
  return runs
    .filter((run) => searchKey(run).length >= 3)
    .sort((a, b) => b.length - a.length)
    .flatMap((run) =>
      indexes.flatMap((index) => (index.places.get(searchKey(run)) ?? []).map((position) => namedAt(index, run, position))),
    );
}

function nearSpellings(indexes: AreaIndex[], key: string): NamedArea[] {
  const most = slipsAllowed(key);
  if (most === 0) return [];
  const letters = lettersOf(key);
  const near = indexes.flatMap((index, rank) =>
    index.names
      .filter((other) => mayBeNear(letters, other.letters, most) && slips(key, other.key, most) <= most)
      .map(({ key: other, name, position }) => {
        const isMunicipality = index.municipalities[position]?.name === name;
        const weight = slips(key, other, most) * 4 + rank * 2 + (isMunicipality ? 0 : 1);
        return { weight, area: { name, municipality: municipalityAt(index, position) } };
      }),
  );
  return near.sort((a, b) => a.weight - b.weight || a.area.name.localeCompare(b.area.name)).map(({ area }) => area);
}

/** A postcode that is not in the list (a post box, a new street): the nearest one of the same hundred. */
function nearestPostcode(indexes: AreaIndex[], digits: number): NamedArea[] {
  const [index] = indexes;
  if (!index) return [];
  const hundred = [...index.postcodes.keys()].filter((postcode) => Math.floor(postcode / 100) === Math.floor(digits / 100));
  const [nearest] = hundred.sort((a, b) => Math.abs(a - digits) - Math.abs(b - digits));
  const positions = nearest === undefined ? [] : (index.postcodes.get(nearest) ?? []);
  return positions.map((position) => namedAt(index, String(nearest), position));
}

function namedAt(index: AreaIndex, typed: string, position: number): NamedArea {
  const key = searchKey(typed);
  const own = index.names.find((entry) => entry.key === key && entry.position === position);
  return { name: own?.name ?? typed, municipality: municipalityAt(index, position) };
}

/** The municipality at a position. Throws on a position that is not there. */
function municipalityAt(index: AreaIndex, position: number): Municipality {
  const municipality = index.municipalities[position];
  if (!municipality) throw new Error('no municipality at this position');
  return municipality;
}

/** The municipality with a slug, or null. */
export const municipalityNamed = (index: AreaIndex, slug: string): Municipality | null =>
  index.municipalities.find((municipality) => municipality.slug === slug) ?? null;
