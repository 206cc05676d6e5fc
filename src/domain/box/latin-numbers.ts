// The numbers in what somebody typed, in Latin digits: shown beside a field, so that one sees how they are read here.
import { latinDigits } from '../areas/place-name.ts';

/** Letters of scripts that run from the right, and signs that turn a line around: they can show the groups of a number in another order. */
const TURNS = /[\u0590-\u08ff\ufb1d-\ufefc\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** A number with what stands between its groups, and the two letters of a postcode. */
const NUMBER = /[+(]?\d(?:[\d ().:/-]*\d)?(?: ?[A-Za-z]{2}(?![A-Za-z]))?/g;

/** The numbers of a text as Latin digits, in the order in which they were typed; empty where they stand so already. */
export function latinNumbers(typed: string): string {
  const plain = latinDigits(typed.normalize('NFKC').replace(/\p{Cf}/gu, ''));
  if (plain === typed && !TURNS.test(typed)) return '';
  return (plain.match(NUMBER) ?? []).join(' · ');
}
