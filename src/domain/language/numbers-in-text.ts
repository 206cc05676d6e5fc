// Phone numbers inside a sentence, so that each can be tapped wherever it is said, and how a number is dialled.

/** The number for danger, the same in all of Europe (Decision 91/396/EEC): it is a word of every language, and no record's to change. */
export const EMERGENCY_NUMBER = '112';

/** A piece of a sentence; `tel` is there when it is a number. */
export interface Piece {
  text: string;
  tel?: string;
}

/** How a number is dialled: with the land in front, but for short, free and paid numbers, which work only within the country. */
export function telOf(number: string): string {
  const digits = number.replace(/\D/g, '');
  if (number.startsWith('+')) return `+${digits}`;
  return isLong(digits) ? `+31${digits.slice(1)}` : digits;
}

/** Ten digits, or 0800 and 0900 with four more. */
const NUMBER = /(0[89]00[ -]?\d{4}|0\d[\d -]{8,11}\d|112)/;
const isLong = (digits: string): boolean => /^0\d{9}$/.test(digits) && !/^0[89]00/.test(digits);

/** Cuts a sentence at its numbers. A number inside a longer one, or a name such as 112NL, is left alone. */
export function piecesOf(sentence: string): Piece[] {
  const parts = sentence.split(NUMBER);
  const pieces: Piece[] = [];
  parts.forEach((text, at) => {
    const isNumber = at % 2 === 1 && standsAlone(text, parts[at - 1] ?? '', parts[at + 1] ?? '');
    const last = pieces.at(-1);
    if (isNumber) pieces.push({ text, tel: telOf(text) });
    else if (last && last.tel === undefined) last.text += text;
    else if (text !== '') pieces.push({ text });
  });
  return pieces;
}

function standsAlone(number: string, before: string, after: string): boolean {
  if (/[\d.]$/.test(before) || /^(?:[\dA-Za-z]|\.\d)/.test(after)) return false;
  const digits = number.replace(/\D/g, '');
  return digits === EMERGENCY_NUMBER || isLong(digits) || /^0[89]00\d{4}$/.test(digits);
}
