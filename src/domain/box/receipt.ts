// The receipt: 28 digits, 26 random and 2 check digits (ISO 7064 MOD 97-10), read in any script and grouping.
import { readingsOf, receiptWithin } from './receipt-in-text.ts';
import { cleanText } from '../letter/clean-text.ts';

/** Digits drawn at random. */
export const RANDOM_DIGITS = 26;
/** Digits in all. */
export const RECEIPT_DIGITS = 28;

/** Longest word of one's own beside the receipt, in characters. */
export const OWN_WORD_MAX = 40;

/** A word as it is used: without blanks around it, cut at its cap. */
export const ownWordOf = (typed: string): string => cleanText(typed).slice(0, OWN_WORD_MAX);

/** What was typed: a receipt of 28 digits, or the kind of typing error. */
export type TypedReceipt = { kind: 'receipt'; receipt: string } | { kind: 'length'; digits: number } | { kind: 'typo' };

/** Reads a receipt as typed or pasted: digits of any script, in any grouping, also among other words and numbers. */
export function readReceipt(typed: string): TypedReceipt {
  const readings = readingsOf(typed);
  for (const reading of readings) {
    const receipt = receiptWithin(reading, RECEIPT_DIGITS, isReceipt);
    if (receipt !== null) return { kind: 'receipt', receipt };
  }
  const digits = readings[0]?.replace(/\D/g, '').length ?? 0;
  return digits === RECEIPT_DIGITS ? { kind: 'typo' } : { kind: 'length', digits };
}

const isReceipt = (digits: string): boolean => remainder97(digits) === 1;

/** Adds the two check digits: every single wrong digit and every swap of neighbours is then noticed. */
export function withCheckDigits(random: string): string {
  const check = 98 - remainder97(`${random}00`);
  return `${random}${String(check).padStart(2, '0')}`;
}

/** The receipt in groups of four, as it is shown. */
export const receiptGroups = (receipt: string): string[] => receipt.match(/\d{4}/g) ?? [];

/** A group as it is written: a blank between digits, so that a screen reader says each of them, the zeros in front too. */
export const spokenGroup = (group: string): string => [...group].join(' ');

function remainder97(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
