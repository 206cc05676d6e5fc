// The receipt: 28 digits, 26 random and 2 check digits (ISO 7064 MOD 97-10), read in any script and grouping.
import { latinDigits } from './place-name.ts';
import { cleanText } from './referral.ts';

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

/** Reads a receipt as typed: digits of any script, spaces, dashes and dots anywhere. */
export function readReceipt(typed: string): TypedReceipt {
  const digits = latinDigits(typed.normalize('NFKC')).replace(/[^\d]/g, '');
  if (digits.length !== RECEIPT_DIGITS) return { kind: 'length', digits: digits.length };
  return remainder97(digits) === 1 ? { kind: 'receipt', receipt: digits } : { kind: 'typo' };
}

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
