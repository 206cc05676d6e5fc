// A receipt inside what people paste: the one stretch of 28 digits with right check digits, among labels, dates and list numerals.
import { latinDigits } from '../areas/place-name.ts';

/** What is typed for a digit by hand or by a camera that reads paper. */
const lookalikes: Record<string, string> = {
  ...Object.fromEntries([...'OoОоΟοDQ'].map((letter) => [letter, '0'])),
  ...Object.fromEntries([...'lIiıІіΙ|!'].map((letter) => [letter, '1'])),
  ...{ S: '5', s: '5', B: '8', Z: '2', z: '2', G: '6' },
};

/** Circled digits and those of Ethiopic, which are no decimal digits to Unicode: where each row of one to nine begins. */
const rowsOfDigits = [0x1369, 0x24f5, 0x2776, 0x2780, 0x278a];

/** Longest text that is looked through; a whole chat is longer, and the number stands in what was copied last. */
const TEXT_MAX = 8000;

const DATES = /\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\d)/g;

/**
 * Every way in which a text may be meant, the most literal first: as it stands, with letters that look like digits read as
 * digits, and without dates and times of day.
 */
export function readingsOf(text: string): string[] {
  const plain = plainDigits(text);
  const letters = plain.replace(/[\p{L}\d|!]+/gu, asDigits);
  return [plain, letters, plain.replace(DATES, ' / '), letters.replace(DATES, ' / ')];
}

/** The one receipt in a reading, or null when there is none, or more than one. `isReceipt` checks the check digits. */
export function receiptWithin(reading: string, length: number, isReceipt: (digits: string) => boolean): string | null {
  const listed = withoutNumerals(reading).filter((digits) => digits.length === length && isReceipt(digits));
  const windows = windowsOf(reading, length).filter(({ digits }) => isReceipt(digits));
  const best = Math.max(...windows.map(({ edges }) => edges));
  const found = listed.length > 0 ? listed : windows.filter(({ edges }) => edges === best).map(({ digits }) => digits);
  const [only, another] = new Set(found);
  return only !== undefined && another === undefined ? only : null;
}

/** Digits of any script as 0–9, written-out codes of web pages as what they stand for, nothing invisible. */
function plainDigits(text: string): string {
  let decoded = text.slice(-TEXT_MAX);
  for (let round = 0; round < 3; round += 1) decoded = decodeEntities(decodePercents(decoded));
  const shown = decoded
    .replaceAll('🔟', '10')
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '');
  return latinDigits(shown.replace(/\p{No}/gu, numeralValue));
}

const decodePercents = (text: string): string =>
  text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return ' ';
    }
  });

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|[A-Za-z]{2,20});/g, (_entity, decimal?: string, hexadecimal?: string) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });

function numeralValue(numeral: string): string {
  const code = numeral.codePointAt(0) as number;
  const first = rowsOfDigits.find((row) => code >= row && code < row + 9);
  if (first !== undefined) return String(code - first + 1);
  return code === 0x24ff ? '0' : ' ';
}

/** A word as digits when it has digits and lookalikes only; another word, and a label such as "I", as it stands. */
function asDigits(word: string): string {
  const digits = [...word].map((letter) => lookalikes[letter] ?? letter).join('');
  const isShort = word.length <= 4;
  return /^\d+$/.test(digits) && (/\d/.test(word) || isShort) ? digits : word;
}

/** Whole runs of digits that have the right length together, and at how many ends something other than a blank or dash stands. */
function windowsOf(reading: string, length: number): { digits: string; edges: number }[] {
  const runs = [...reading.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits: onceOnly(digits, length),
    from: index,
    to: index + digits.length,
  }));
  const isEdge = (from: number, to: number): boolean => /[^\s.·,\p{Pd}]|\n/u.test(reading.slice(from, to));
  return runs.flatMap((run, first) => {
    let [digits, last] = [run.digits, first];
    while (digits.length < length && runs[last + 1]) {
      last += 1;
      digits += runs[last]?.digits;
    }
    if (digits.length !== length) return [];
    const [before, end, after] = [runs[first - 1]?.to, runs[last]?.to ?? 0, runs[last + 1]?.from];
    const opens = before === undefined || isEdge(before, run.from);
    const closes = after === undefined || isEdge(end, after);
    return [{ digits, edges: Number(opens) + Number(closes) }];
  });
}

/** A number that was pasted twice without anything between. */
function onceOnly(digits: string, length: number): string {
  const once = digits.slice(0, length);
  return digits.length > length && digits === once.repeat(digits.length / length) ? once : digits;
}

/** Digits of a numbered list, without its numerals: one group after each numeral, or lines that count from one. */
function withoutNumerals(reading: string): string[] {
  const digits = reading.replace(/\D/g, '');
  const grouped = /(?=(0?1\d{4}0?2\d{4}0?3\d{4}0?4\d{4}0?5\d{4}0?6\d{4}0?7\d{4}))/g;
  const groups = [...digits.matchAll(grouped)].map(([, list = '']) => list.replace(/0?\d(\d{4})/g, '$1'));
  const lines = [...reading.matchAll(/^\D{0,8}?0?(\d{1,2})(?!\d)(.*)$/gm)];
  const counted = lines.filter(([, numeral], at) => Number(numeral) === at + 1);
  return [...groups, counted.map(([, , line = '']) => line.replace(/\D/g, '')).join('')];
}
