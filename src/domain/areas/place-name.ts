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

/** How people shorten and spell names, and what each can stand for. */
const spoken: [RegExp, string[]][] = [
  [/^\s*(?:in|bij|near|from|uit|stad|gemeente|provincie|regio|streek|eiland|province of|city of)\s+/i, ['']],
  [/(^|\s)a(?:\s*[./-]\s*d[\s./-]*|\s?d\.?\s+)/gi, ['$1aan de ', '$1aan den ', '$1aan het ']],
  [/(^|\s)a(?:\s*[./-]\s*z(?:ee)?|\s?z|\s+zee)\.?(?=\s|$)/gi, ['$1aan zee']],
  [/(^|\s)v(?:\s*[./-]\s*d[\s./-]*|\s?d\.?\s+)/gi, ['$1van de ', '$1van den ', '$1van der ']],
  [/(^|\s)v\.?\s+/gi, ['$1van ']],
  [/(^|\s)i(?:\s*[./-]\s*d[\s./-]*)/gi, ['$1in de ', '$1in den ']],
  [/(^|\s)o\s*[./-]?\s*z\.?(?=\s|$)/gi, ['$1op zoom', '$1op zand']],
  [/(^|\s)b\s*[./-]?\s+/gi, ['$1bij ']],
  [/(^|\s)ij\.?\s*$/gi, ['$1ijssel']],
  [/y(?=\p{L})/giu, ['ij']],
];

/** More readings than a name can have: a text that has more is none. */
const MOST_KEYS = 40;

/** A name without the article in front of it: regions are said with one, and a place with one is another place. */
export const withoutArticle = (text: string): string => text.replace(/^\s*(?:(?:in|uit|de|het|the|regio|provincie|['’‘]t)\s+)+/i, '');

/** The search keys of everything that a text can stand for, what it says itself first. */
export function spokenKeys(text: string): string[] {
  const texts = [text];
  for (const [short, whole] of spoken) {
    const changed = texts.flatMap((each) => whole.map((full) => each.replace(short, full)).filter((other) => other !== each));
    texts.push(...changed.slice(0, MOST_KEYS - texts.length));
  }
  return [...new Set(texts.map(searchKey))].filter((key) => key !== '');
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
  // As most people write it, without waking the tables of all scripts.
  if (/^[1-9]\d{3}( ?[A-Za-z]{2})?$/.test(text)) return Number(text.slice(0, 4));
  const found = /^([1-9]\d{3})(\s*[a-z]{2})?$/.exec(
    plain(text)
      .trim()
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
  return found ? Number(found[1]) : null;
}

/** The digits of whole postcodes, letters and all, inside a longer text ("Dorpsplein, 1012 AB Amsterdam"). */
export function postcodesWithin(text: string): number[] {
  const found = plain(text).matchAll(/(?:^|[^a-z0-9])([1-9]\d{3})[\s.\-_/]?[a-z]{2}(?![a-z0-9])/g);
  return [...found].map(([, digits]) => Number(digits));
}

/** The digits of the one whole postcode in a longer text that is surely one: letters in capitals, or written on to the digits; else null. */
export function postcodeWithin(text: string): number | null {
  const same = latinDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, ''));
  const sure = [...same.matchAll(/(?:^|[^A-Za-z0-9])([1-9]\d{3})(?:[A-Za-z]{2}|[\s.\-_/][A-Z]{2})(?![A-Za-z0-9])/g)];
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
