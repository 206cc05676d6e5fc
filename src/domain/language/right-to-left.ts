// In writing from right to left, what runs the other way keeps its order: 2018-2019 would read as 2019-2018 (UAX #9).

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** Groups of digits with a mark between them: years, days, clocks, articles of law. */
const DIGITS = '\\d+(?:[-–/.:,]\\d+)+';
/** Two or more words in Latin letters: a Dutch name or phrase. */
const LATIN = "\\p{Script=Latin}[\\p{Script=Latin}’'.]*(?:[ -]\\p{Script=Latin}[\\p{Script=Latin}’'.]*)*[ -]\\p{Script=Latin}+";
/** What keeps its order already, or is no text: isolated words, markup, addresses, code, places to fill in. */
const KEPT = [
  '\\u2066[^\\u2069]*\\u2069',
  '<bdi[^>]*>[^<]*</bdi>',
  '<[^>]*>',
  'https?:\\S+',
  '\\]\\([^)]*\\)',
  '\\{[\\w:. -]+\\}',
  '`[^`]*`',
].join('|');
const FOUND = new RegExp(`(${KEPT})|(${DIGITS})|(${LATIN})`, 'gu');

/** Marks of Unicode that isolate where no element can. */
export const isolated = (text: string): string => `\u2066${text}\u2069`;

/** Lines from right to left, with groups of digits and Dutch phrases in them written anew; every other line stays as it is. */
export const inOrder = (text: string, digits: (found: string) => string, phrase: (found: string) => string): string =>
  text.replace(/^.*$/gm, (line) =>
    RIGHT_TO_LEFT.test(line)
      ? line.replace(FOUND, (whole: string, kept?: string, number?: string) => (kept ? whole : number ? digits(whole) : phrase(whole)))
      : line,
  );

/** What was read, with the groups of digits in every sentence of it that runs from right to left isolated. */
export function sentencesInOrder<T>(read: T): T {
  if (typeof read === 'string') return inOrder(read, isolated, String) as T;
  if (Array.isArray(read)) return read.map(sentencesInOrder) as T;
  if (read === null || typeof read !== 'object') return read;
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, sentencesInOrder(value)])) as T;
}

/** What is filled into a sentence: a group of digits keeps its order in one from right to left. */
export const filledInOrder = (sentence: string, value: string): string =>
  RIGHT_TO_LEFT.test(sentence) && /^\d+(?:[-–/.:,]\d+)+$/.test(value) ? isolated(value) : value;
