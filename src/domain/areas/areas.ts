// Areas: from a postcode or a place name, in any spelling, to one municipality, one question or an honest "nothing found".
import { type AreaIndex, type Elsewhere, type Municipality, municipalityAt, type NamedArea } from './area-index.ts';
import { postcodeDigits, postcodesWithin, postcodeWithin, searchKey, spokenKeys, withoutArticle } from './place-name.ts';
import { mayBeNear, lettersOf, slips, slipsAllowed } from './spelling.ts';

/** What a search found. `suggest` is a guess: it always asks, and never leads on by itself. */
export type AreaAnswer =
  | { kind: 'one'; municipality: Municipality }
  | { kind: 'choose'; municipalities: Municipality[] }
  /** A province or region: its municipalities, after a place of the same name. */
  | { kind: 'region'; names: NamedArea[] }
  /** Not a municipality here; places of the same name, if there are any, are offered. */
  | { kind: Elsewhere; names: NamedArea[] }
  | { kind: 'suggest'; names: NamedArea[] }
  | { kind: 'none' };

/** Longest text a search looks at; longer is not a place name. */
export const PLACE_MAX = 80;
const SUGGESTIONS = 5;

/**
 * Finds the municipality someone means: exact after folding, in any of the ways people say a name; it never guesses between two.
 * A name of a municipality is that municipality. A region, another country or no place is told as what it is, even where a village
 * has the same name: nobody is led to a village by the name of a province.
 */
export function findArea(index: AreaIndex, text: string): AreaAnswer {
  if (text.length > PLACE_MAX) return { kind: 'none' };
  const digits = postcodeDigits(text) ?? postcodeWithin(text);
  if (digits !== null) return answerOf(index, index.postcodes.get(digits) ?? []);
  const keys = spokenKeys(text);
  const positions = keys.map((key) => index.places.get(key)).find((found) => found !== undefined) ?? [];
  const isOwn = positions.some((position) => keys.includes(searchKey(municipalityAt(index, position).name)));
  const said = [...keys, ...spokenKeys(withoutArticle(text))];
  const region = said.map((key) => index.regions.get(key)).find((found) => found !== undefined);
  const elsewhere = said.map((key) => index.elsewhere.get(key)).find((found) => found !== undefined);
  const names = positions.map((position) => namedAt(index, text, position));
  if (region && !isOwn) return { kind: 'region', names: once([...names, ...region.positions.map((position) => whole(index, position))]) };
  if (elsewhere && !isOwn) return { kind: elsewhere, names };
  return positions.length === 0
    ? { kind: 'none' }
    : answerOf(index, [...positions, ...longer(index, text).filter((each) => !positions.includes(each))]);
}

function answerOf(index: AreaIndex, positions: number[]): AreaAnswer {
  const municipalities = positions.map((position) => municipalityAt(index, position));
  const [only] = municipalities;
  if (!only) return { kind: 'none' };
  return municipalities.length === 1 ? { kind: 'one', municipality: only } : { kind: 'choose', municipalities };
}

const whole = (index: AreaIndex, position: number): NamedArea => {
  const municipality = municipalityAt(index, position);
  return { name: municipality.name, municipality };
};

const once = (names: NamedArea[]): NamedArea[] =>
  names.filter(({ municipality }, at) => names.findIndex((other) => other.municipality.code === municipality.code) === at);

/** Municipalities that people shorten to their first word. */
const longer = (index: AreaIndex, text: string): number[] => index.firstWords.get(searchKey(text)) ?? [];

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
  const typed =
    digits === null ? [...within, ...shortened(indexes, text), ...nearSpellings(indexes, searchKey(text)), ...partsOf(indexes, text)] : [];
  const guesses = digits === null ? typed : nearestPostcode(indexes, digits);
  const seen = new Set<string>();
  const names = guesses.filter(({ municipality }) => !seen.has(municipality.code) && seen.add(municipality.code)).slice(0, SUGGESTIONS);
  return names.length > 0 ? { kind: 'suggest', names } : { kind: 'none' };
}

/** Names that people cut short: their first word, or their first letters and their end ("E'hoven"). */
function shortened([index, ...further]: AreaIndex[], text: string): NamedArea[] {
  if (!index) return [];
  const [, start = '', end = ''] = /^\s*(\p{L}{1,3})\s?['’‘`´]\s?(\p{L}{3,})\s*$/u.exec(text) ?? [];
  const [first, last] = [searchKey(start), searchKey(end)];
  const cut = (key: string): boolean =>
    first !== '' && key.startsWith(first) && key.endsWith(last) && key.length > first.length + last.length;
  const towns = [index, ...further].flatMap((each) =>
    each.names.filter(({ key }) => cut(key)).map(({ name, position }) => ({ name, municipality: municipalityAt(index, position) })),
  );
  return [
    ...longer(index, text).map((position) => whole(index, position)),
    ...towns.filter(({ name, municipality }) => name === municipality.name),
    ...towns,
  ];
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

/** The municipality with a slug, or null. */
export const municipalityNamed = (index: AreaIndex, slug: string): Municipality | null =>
  index.municipalities.find((municipality) => municipality.slug === slug) ?? null;
