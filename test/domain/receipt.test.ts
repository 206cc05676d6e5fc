// The receipt as typed: no slip of the finger opens another letter box, and any script's digits are read.
import { describe, expect, it } from 'vitest';
import { RANDOM_DIGITS, RECEIPT_DIGITS, readReceipt, receiptGroups, spokenGroup, withCheckDigits } from '#domain/box/receipt';

/** Digits that look random and are the same in every run (Park and Miller's generator). */
function seededDigits(seed: number, count: number): string {
  let state = seed * 7919 + 1;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String(Math.floor(state / 1000) % 10);
  }).join('');
}

const receipts = Array.from({ length: 200 }, (_, seed) => withCheckDigits(seededDigits(seed, RANDOM_DIGITS)));
const [receipt = ''] = receipts;
const zeros = '0'.repeat(RANDOM_DIGITS);

describe('check digits', () => {
  it.each<[random: string, check: string, why: string]>([
    [zeros, '98', '98 is one more than 97'],
    [`${zeros.slice(0, -1)}1`, '95', '195 is one more than twice 97'],
    [`${zeros.slice(0, -2)}31`, '05', '3105 is one more than 32 times 97: a zero stands in front'],
    [`${zeros.slice(0, -2)}32`, '02', '3202 is one more than 33 times 97: the smallest there is'],
  ])('of %s are %s: %s', (random, check) => {
    expect(withCheckDigits(random)).toBe(random + check);
    expect(readReceipt(random + check)).toEqual({ kind: 'receipt', receipt: random + check });
  });

  it('make every receipt one more than a multiple of 97, which is what ISO 7064 asks', () => {
    expect(new Set(receipts).size).toBe(200);
    for (const each of receipts) {
      expect(each).toMatch(/^\d{28}$/);
      expect(BigInt(each) % 97n).toBe(1n);
    }
  });
});

describe('a slip of the finger', () => {
  it('on any one digit is noticed, whatever was typed instead', () => {
    const unnoticed: string[] = [];
    for (const each of receipts) {
      for (let at = 0; at < RECEIPT_DIGITS; at += 1) {
        for (const wrong of '0123456789') {
          if (wrong === each[at]) continue;
          const typed = each.slice(0, at) + wrong + each.slice(at + 1);
          if (readReceipt(typed).kind !== 'typo') unnoticed.push(typed);
        }
      }
    }
    expect(unnoticed).toEqual([]);
  });

  it('that swaps two different neighbours is noticed', () => {
    const unnoticed: string[] = [];
    let swaps = 0;
    for (const each of receipts) {
      for (let at = 0; at + 1 < RECEIPT_DIGITS; at += 1) {
        const [left = '', right = ''] = each.slice(at, at + 2);
        if (left === right) continue;
        swaps += 1;
        const typed = each.slice(0, at) + right + left + each.slice(at + 2);
        if (readReceipt(typed).kind !== 'typo') unnoticed.push(typed);
      }
    }
    expect(swaps).toBeGreaterThan(4000);
    expect(unnoticed).toEqual([]);
  });
});

describe('a receipt', () => {
  it.each<[why: string, spelled: (receipt: string) => string]>([
    ['in one piece', (digits) => digits],
    ['in groups of four', (digits) => receiptGroups(digits).join(' ')],
    ['with dashes', (digits) => receiptGroups(digits).join('-')],
    ['with long dashes and dots', (digits) => receiptGroups(digits).join(' – .')],
    ['with a blank after every digit', (digits) => [...digits].join(' ')],
    ['with line ends and blanks around it', (digits) => `\n ${receiptGroups(digits).join('\r\n')}\t `],
    ['with marks that turn the direction of writing', (digits) => `\u200e${receiptGroups(digits).join('\u200f ')}\u202c`],
  ])('typed %s is read the same', (_why, spelled) => {
    for (const each of receipts) expect(readReceipt(spelled(each))).toEqual({ kind: 'receipt', receipt: each });
  });

  it.each<[script: string, digits: string]>([
    ['Arabic', '٠١٢٣٤٥٦٧٨٩'],
    ['Persian and Urdu', '۰۱۲۳۴۵۶۷۸۹'],
    ['Hindi (Devanagari)', '०१२३४५६७८९'],
    ['Bengali', '০১২৩৪৫৬৭৮৯'],
    ['Thai', '๐๑๒๓๔๕๖๗๘๙'],
    ['full-width', '０１２３４５６７８９'],
  ])('typed in %s digits is read the same, also mixed with others', (_script, digits) => {
    for (const each of receipts) {
      const all = [...each].map((digit) => [...digits][Number(digit)]);
      const mixed = all.map((digit, at) => (at % 2 === 0 ? digit : each[at]));
      expect(readReceipt(all.join(''))).toEqual({ kind: 'receipt', receipt: each });
      expect(readReceipt(mixed.join(' '))).toEqual({ kind: 'receipt', receipt: each });
    }
  });

  it.each<[typed: string, digits: number, why: string]>([
    ['', 0, 'nothing was typed'],
    ['my number', 0, 'words instead of digits'],
    [receipt.slice(0, 4), 4, 'only the first group'],
    [receipt.slice(1), 27, 'one digit forgotten'],
    [`${receipt}0`, 29, 'one digit too many'],
    [`O${receipt.slice(1)}`, 27, 'a letter O for a zero'],
    ['٠١٢٣', 4, 'Arabic digits count too'],
  ])('typed as "%s" is answered with the number of digits, %i: %s', (typed, digits) => {
    expect(readReceipt(typed)).toEqual({ kind: 'length', digits });
  });

  it('is read out digit by digit, the zeros in front of a group too, and reads the same typed back', () => {
    expect(spokenGroup('0131')).toBe('0 1 3 1');
    expect(spokenGroup('')).toBe('');
    for (const each of receipts)
      expect(readReceipt(receiptGroups(each).map(spokenGroup).join('\n'))).toEqual({ kind: 'receipt', receipt: each });
  });

  it('is shown in seven groups of four that are the whole receipt', () => {
    expect(receiptGroups('1234567890123456789012345678')).toEqual(['1234', '5678', '9012', '3456', '7890', '1234', '5678']);
    for (const each of receipts) {
      expect(receiptGroups(each).map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
      expect(receiptGroups(each).join('')).toBe(each);
    }
  });
});
