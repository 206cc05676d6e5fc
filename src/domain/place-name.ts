// How people write places and postcodes: one key for all spellings of a name, the digits of a postcode in any script.

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

/** The last part of an address of ours: latin letters, digits and hyphens. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const plain = (text: string): string => latinDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, '')).toLowerCase();

/** The four digits of a Dutch postcode in any spelling ("1012 ab", "1012-AB", digits of any script), else null. */
export function postcodeDigits(text: string): number | null {
  const found = /^([1-9]\d{3})(\s*[a-z]{2})?$/.exec(
    plain(text)
      .trim()
      .replace(/[\s.\-_]+/g, ' '),
  );
  return found ? Number(found[1]) : null;
}

/** The digits of whole postcodes, letters and all, inside a longer text ("Dorpsplein, 1012 AB Amsterdam"). */
export function postcodesWithin(text: string): number[] {
  const found = plain(text).matchAll(/(?<![a-z0-9])([1-9]\d{3})[\s.\-_]?[a-z]{2}(?![a-z0-9])/g);
  return [...found].map(([, digits]) => Number(digits));
}

/** The digits of the one whole postcode in a longer text that is surely one: letters in capitals, or written on to the digits; else null. */
export function postcodeWithin(text: string): number | null {
  const same = latinDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, ''));
  const sure = [...same.matchAll(/(?<![A-Za-z0-9])([1-9]\d{3})(?:[A-Za-z]{2}|[\s.\-_][A-Z]{2})(?![A-Za-z0-9])/g)];
  const [only] = sure;
  return only && sure.length === 1 ? Number(only[1]) : null;
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
