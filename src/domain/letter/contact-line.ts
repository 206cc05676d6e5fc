// A line that tells how to reach somebody: every way in it is read, digits as 0–9, marks that turn the writing dropped and told.
import { latinDigits } from '../areas/place-name.ts';

/** One way in a line. `number` is as it is dialled; `turned` is true for one that was read as the writer saw it, not as it was stored. */
export type WayIn = { kind: 'phone'; text: string; turned?: true } | { kind: 'mail' | 'handle'; text: string };

/** A phone number has so many digits at least, and at most (ITU-T E.164: fifteen, and two for 00). */
const [DIGITS_MIN, DIGITS_MAX] = [7, 17];

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const HANDLE = /(?:^|[\s(:/,;])@[\p{L}\p{N}._-]+/gu;
/** Digits with what people put between them; a slash or a comma, or many blanks, ends a number. */
const NUMBER = /\+?\(?\d(?:[\s().\-–]{0,3}\d)*/gu;

/** The line without anything invisible, digits and signs as on a Dutch keyboard. What is left reads from left to right. */
export const plainLine = (line: string): string =>
  latinDigits(
    line
      .normalize('NFKC')
      .replace(/[\p{Cf}\p{Cc}]/gu, (mark) => (/\s/.test(mark) ? ' ' : ''))
      .replace(/[‐‑‒–—−]/g, '-')
      .replace(/[٫٬]/g, '.'),
  )
    .replace(/\s+/g, ' ')
    .trim();

/** True when a line holds a mark that turns the direction of what follows: then what was seen and what is stored may differ. */
export const isTurned = (line: string): boolean => /[\u202D\u202E]/.test(line);

/** Every way in a line, in its order: numbers, mail addresses, names on a network. */
export function waysIn(line: string | string[] | undefined): WayIn[] {
  if (typeof line !== 'string') return [];
  const plain = plainLine(line);
  const [mails, withoutMail] = take(plain, MAIL);
  const [handles, rest] = take(withoutMail, HANDLE);
  const seen = isTurned(line) ? numbersIn(plainLine(asSeen(line))) : [];
  return [
    ...(seen.length > 0 ? seen.map((text): WayIn => ({ kind: 'phone', text, turned: true })) : []),
    ...numbersIn(rest)
      .filter((text) => !seen.includes(text))
      .map((text): WayIn => ({ kind: 'phone', text })),
    ...mails.map((text): WayIn => ({ kind: 'mail', text })),
    ...handles.map((text): WayIn => ({ kind: 'handle', text: text.replace(/^[^@]+/, '') })),
  ];
}

/** True when a line holds a phone number, whatever else stands in it. */
export const hasNumber = (line: string | string[] | undefined): boolean => waysIn(line).some(({ kind }) => kind === 'phone');

/** Phone numbers in a text that is plain already, as they stand in it. */
export function numbersIn(plain: string): string[] {
  return [...plain.matchAll(NUMBER)].flatMap(([run]) => apart(run)).filter((text) => fits(digitsOf(text)));
}

const digitsOf = (text: string): number => text.replace(/\D/g, '').length;
const fits = (digits: number): boolean => digits >= DIGITS_MIN && digits <= DIGITS_MAX;

/** Two numbers with only a blank between: a new one begins with 0 or + once the one before is whole. */
function apart(run: string): string[] {
  const numbers: string[] = [];
  for (const part of run.split(/ (?=[+(]?\d)/)) {
    const last = numbers.at(-1);
    const isNew = last === undefined || (digitsOf(last) >= 9 && /^[+(]?0|^\+/.test(part));
    if (isNew) numbers.push(part);
    else numbers[numbers.length - 1] = `${last} ${part}`;
  }
  return numbers.map((text) => text.replace(/^\((?=[^)]*$)/, ''));
}

function take(text: string, sign: RegExp): [found: string[], rest: string] {
  const found: string[] = [];
  const rest = text.replace(sign, (match) => {
    found.push(match.trim());
    return ' ; ';
  });
  return [found, rest];
}

/** What the writer saw: what stands under U+202E runs the other way, up to its end mark. */
const asSeen = (line: string): string =>
  line.replace(/\u202E([^\u202C]*)\u202C?/gu, (_whole, turned: string) => [...turned].reverse().join(''));
