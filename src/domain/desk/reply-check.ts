// Looks a reply over for what may hurt when somebody else reads it (H8, H4), with the word lists of every language at once.
import * as z from 'zod/mini';
import { numbersIn, plainLine } from '../letter/contact-line.ts';
import { telOf } from '../language/numbers-in-text.ts';

const words = z.array(z.string().check(z.minLength(1)));

/** `content/reply-checks/<language>.yml`; what each list means stands in the README beside it. */
export const ReplyWords = z.strictObject({
  police: words,
  start: words,
  streets: words,
  stations: words,
  before: words,
  at: words,
  after: words,
  numbers: words,
  months: words,
  days: words,
  articles: z._default(words, []),
});
export type ReplyWords = z.infer<typeof ReplyWords>;

/** What a reply may hold that endangers: an address, a moment to meet, a number, a police word without what it can start. */
export const findings = ['address', 'moment', 'number', 'police'] as const;
export type Finding = (typeof findings)[number];

/** Why somebody sends a reply all the same. */
export const overrides = ['asked-for', 'public', 'nothing'] as const;
export type Override = (typeof overrides)[number];

const HOUR = '(?:[01]?\\d|2[0-4])(?!\\d)';
const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
const NUMERAL = '(?:nr\\.?|no\\.?|n°|№|#)?\\s?\\d';

/**
 * The check of a set of languages. Reads a text, never changes it; empty when nothing stands out.
 * `known` is what a link dials of numbers that anybody may find: they tell nothing about a person.
 */
export function replyCheck(languages: readonly ReplyWords[], known: readonly string[]): (text: string) => Finding[] {
  const signs = signsOf(languages);
  return (text) => {
    const plain = sameLetters(text.split('\n').map(plainLine).join('\n'));
    const found: Finding[] = [];
    if (signs.address.some((sign) => sign.test(plain))) found.push('address');
    if (signs.moment.some((sign) => sign.test(plain))) found.push('moment');
    if (numbersIn(plain).some((number) => !known.includes(telOf(number)))) found.push('number');
    const at = plain.search(signs.police);
    if (at >= 0 && !signs.start.test(plain.slice(0, at + 200))) found.push('police');
    return found;
  };
}

interface Signs {
  address: RegExp[];
  moment: RegExp[];
  police: RegExp;
  start: RegExp;
}

function signsOf(languages: readonly ReplyWords[]): Signs {
  const all = (list: keyof ReplyWords): string[] => [...new Set(languages.flatMap((each) => each[list].map(sameLetters)))];
  const sign = (pattern: string): RegExp => new RegExp(pattern, 'u');
  const cased = (list: keyof ReplyWords): string => anyOf(all(list).filter(isCased));
  const uncased = (list: keyof ReplyWords): string => anyOf(all(list).filter((word) => !isCased(word)));
  return {
    address: [
      sign(`${cased('streets')}(?:\\s+(?:\\p{Ll}{1,3}\\s+){0,2}${NAME}){0,3}[\\s,]{0,3}${NUMERAL}`),
      sign(`\\d\\p{L}?,?\\s(?:${NAME}\\s){0,3}${anyOf(all('streets').filter(isCased), false)}`),
      sign(`${uncased('streets')}[\\p{L}\\p{M}\\s,،]{0,25}\\d|\\d\\s{0,2}${uncased('streets')}`),
      sign(`${cased('stations')}\\s+(?:\\p{Ll}{1,3}\\s+)?\\p{Lu}|${uncased('stations')}\\s+\\p{Lo}`),
      /(^|[^\d\p{L}])[1-9]\d{3}\s?[A-Z]{2}(?![\p{L}\d])/u,
    ],
    moment: [
      ...languages.map((each) => sign(hourInWords(each))),
      sign(`${anyOf(all('before'))}\\s*${HOUR}`),
      sign(`${HOUR}(?:[:.]\\d{2})?\\s*${anyOf(all('after'), false)}`),
      sign(`\\d{1,2}[.]?\\s*${anyOf(all('months'), false)}|${anyOf(all('months'))}\\s*\\d{1,2}(?!\\d)`),
      sign(anyOf(all('days'))),
      /(^|[^\d:.])(?:[01]?\d|2[0-4])[:.h][0-5]\d(?!\d)(?!\.\d)/u,
      /(^|[^\d/-])(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])(?!\d)/u,
    ],
    police: new RegExp(all('police').map(escaped).join('|'), 'iu'),
    start: new RegExp(all('start').map(escaped).join('|'), 'iu'),
  };
}

/** An hour in words. All of it is of one language: “o” in one and “una” in another are no moment together. */
function hourInWords({ before, at, numbers, articles, after }: ReplyWords): string {
  const same = (words: string[]): string[] => words.map(sameLetters);
  const hours = anyOf(same(numbers.filter((word) => !articles.includes(word))), false);
  return `${anyOf(same([...before, ...at]))}\\s+${hours}|${anyOf(same(numbers))}\\s*${anyOf(same(after), false)}`;
}

/** Arabic and Persian write some letters differently, and leave vowels and joiners out at will. */
const sameLetters = (text: string): string =>
  text
    .replace(/[\u064b-\u065f\u0640\u200c]/g, '')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[أإآ]/g, 'ا');

/** True for a word of a script with capitals, where words also have blanks around them. */
const isCased = (word: string): boolean => /\p{Ll}/u.test(word);

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** One of these words, its first letter large or small; `isBounded`: where a word begins. Without a word nothing matches. */
function anyOf(list: string[], isBounded = true): string {
  const kinds = {
    whole: list.filter((word) => isCased(word) && !word.startsWith('-') && /\p{L}$/u.test(word)),
    dotted: list.filter((word) => isCased(word) && !word.startsWith('-') && /[^\p{L}-]$/u.test(word)),
    begin: list.filter((word) => isCased(word) && word.endsWith('-')),
    end: list.filter((word) => isCased(word) && word.startsWith('-')),
    anywhere: list.filter((word) => !isCased(word)),
  };
  const begin = isBounded ? '(?:^|[^\\p{L}\\p{M}])' : '';
  const end = '(?![\\p{L}\\p{M}])';
  const patterns = [
    `${begin}(?:${one(kinds.whole)}${end}|${one(kinds.dotted)}|${one(kinds.begin)}\\p{L}*)`,
    `(?:\\p{L}{2,}|\\p{Lu}\\p{L}+\\s)(?:${one(kinds.end.filter((word) => !word.endsWith('.')))}${end}|${one(kinds.end.filter((word) => word.endsWith('.')))})`,
    one(kinds.anywhere),
  ];
  return `(?:${patterns.join('|')})`;
}

/** One of these words without its hyphens; of none, nothing. */
function one(list: string[]): string {
  const longestFirst = list.map((word) => word.replace(/^-|-$/g, '')).sort((a, b) => b.length - a.length);
  return longestFirst.length === 0 ? '[^\\s\\S]' : `(?:${longestFirst.map(eitherCase).join('|')})`;
}

function eitherCase(word: string): string {
  const [first = '', ...rest] = [...word];
  const large = first.toUpperCase();
  return large === first || large.length > 1 ? escaped(word) : `[${first}${large}]${escaped(rest.join(''))}`;
}
