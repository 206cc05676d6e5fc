// Areas: from a postcode or a place name, in any spelling, to one municipality or one question.
import * as z from 'zod/mini';

/** A municipality as the device carries it: CBS code, slug, everyday name, province. */
export const Municipality = z.object({ code: z.string(), slug: z.string(), name: z.string(), province: z.string() });
export type Municipality = z.infer<typeof Municipality>;

/** The compact file `/data/areas.json`. Numbers are positions in `municipalities`. */
export const Areas = z.object({
  municipalities: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  /** Runs of postcodes with the same answer: first, last, positions (majority first). */
  postcodes: z.array(z.tuple([z.number(), z.number(), z.array(z.number())])),
  /** One place a row: `name|position[|position…]`. */
  places: z.array(z.string()),
});
export type Areas = z.infer<typeof Areas>;

/** What a search found: one municipality, a choice of a few, or nothing. */
export type AreaAnswer =
  | { kind: 'one'; municipality: Municipality }
  | { kind: 'choose'; municipalities: Municipality[] }
  | { kind: 'none' };

/** Longest text a search looks at; longer is not a place name. */
export const PLACE_MAX = 80;

/** Folds case, diacritics, punctuation, spaces and "st" to one key; names and questions are folded alike. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bst\b/g, 'sint')
    .replaceAll(' ', '');
}

/** The four digits of a Dutch postcode in any spelling ("1012 ab", "1012-AB", digits of any script), else null. */
export function postcodeDigits(text: string): number | null {
  const found = /^([1-9]\d{3})(\s*[a-z]{2})?$/.exec(
    latinDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, ''))
      .trim()
      .toLowerCase()
      .replace(/[\s.\-_]+/g, ' '),
  );
  return found ? Number(found[1]) : null;
}

/** Decimal digits of any script as 0–9; everything else unchanged. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) as number;
  let first = code;
  while (code - first < 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

/** Finds the municipality someone means. Exact after folding; it never guesses between two. */
export function findArea(areas: Areas, text: string): AreaAnswer {
  if (text.length > PLACE_MAX) return { kind: 'none' };
  const digits = postcodeDigits(text);
  const positions = digits === null ? placePositions(areas, searchKey(text)) : postcodePositions(areas, digits);
  const municipalities = positions.map((position) => municipalityAt(areas, position));
  if (municipalities.length === 0) return { kind: 'none' };
  const [only] = municipalities;
  return municipalities.length === 1 && only ? { kind: 'one', municipality: only } : { kind: 'choose', municipalities };
}

function postcodePositions(areas: Areas, digits: number): number[] {
  return areas.postcodes.find(([first, last]) => first <= digits && digits <= last)?.[2] ?? [];
}

function placePositions(areas: Areas, key: string): number[] {
  if (key === '') return [];
  const found = new Set<number>();
  for (const place of areas.places) {
    const [name, ...positions] = place.split('|');
    if (name !== undefined && searchKey(name) === key) for (const position of positions) found.add(Number(position));
  }
  return [...found];
}

/** The municipality at a position of the compact file. Throws on a position that is not there. */
export function municipalityAt(areas: Areas, position: number): Municipality {
  const row = areas.municipalities[position];
  if (!row) throw new Error('no municipality at this position');
  const [code, slug, name, province] = row;
  return { code, slug, name, province };
}

/** The municipality with a slug, or null. */
export function municipalityNamed(areas: Areas, slug: string): Municipality | null {
  const position = areas.municipalities.findIndex((row) => row[1] === slug);
  return position < 0 ? null : municipalityAt(areas, position);
}
