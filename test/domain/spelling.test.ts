// How far two words are apart: each slip of a hand counts as one, and nothing is counted past what is allowed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf, mayBeNear, slips, slipsAllowed } from '#domain/areas/spelling';

/** More slips than any pair of words in this file has. */
const ALL = 99;

describe('two words', () => {
  it.each<[one: string, other: string, apart: number, why: string]>([
    ['utrecht', 'utrecht', 0, 'the same word'],
    ['', '', 0, 'two empty words'],
    ['', 'oss', 3, 'a whole word left out'],
    ['utrecht', 'utrect', 1, 'a letter left out'],
    ['utrecht', 'utrechtt', 1, 'a letter doubled'],
    ['utrecht', 'uttrecht', 1, 'a letter doubled in the middle'],
    ['utrecht', 'utrrcht', 1, 'a wrong letter'],
    ['utrecht', 'urtecht', 1, 'two neighbours swapped'],
    ['utrecht', 'turecht', 1, 'the first two swapped'],
    ['utrecht', 'utrecth', 1, 'the last two swapped'],
    ['utrecht', 'tuercht', 2, 'two pairs swapped'],
    ['utrecht', 'utrehtt', 2, 'a letter left out and one doubled'],
    ['tiel', 'telt', 2, 'a letter left out and one added'],
    ['ca', 'abc', 3, 'swapped letters with another put between them count one by one'],
    ['ede', 'urk', 3, 'nothing alike'],
    ['лейден', 'лейдн', 1, 'a letter left out in Cyrillic'],
    ['لاهاي', 'لاهي', 1, 'a letter left out in Arabic'],
  ])('"%s" and "%s" are %i apart, both ways: %s', (one, other, apart) => {
    expect(slips(one, other, ALL)).toBe(apart);
    expect(slips(other, one, ALL)).toBe(apart);
  });

  it.each<[one: string, other: string, most: number, answer: number, why: string]>([
    ['utrecht', 'urtecht', 0, 1, 'no slip is allowed and there is one'],
    ['utrecht', 'utrecht', 0, 0, 'no slip is allowed and there is none'],
    ['utrecht', 'tuercht', 1, 2, 'one is allowed and there are two'],
    ['ede', 'amsterdam', 1, 2, 'the length alone tells enough'],
    ['amsterdam', 'rotterdam', 2, 3, 'three letters differ and two may'],
    ['abcd', 'abdxy', 1, 2, 'three slips at the very end, where one is allowed'],
  ])('"%s" and "%s" with at most %i answer %i: %s', (one, other, most, answer) => {
    expect(slips(one, other, most)).toBe(answer);
  });
});

describe('how many slips still mean the same word', () => {
  it.each<[word: string, allowed: number]>([
    ['', 0],
    ['oss', 0],
    ['goes', 1],
    ['utrecht', 1],
    ['nijmegen', 2],
    ['shertogenbosch', 2],
  ])('in "%s": %i', (word, allowed) => {
    expect(slipsAllowed(word)).toBe(allowed);
  });
});

describe('for any words', () => {
  /** Words of few letters, so that slips are common. */
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'д', 'ي'), maxLength: 9 });
  const most = fc.integer({ min: 0, max: 4 });

  it('the order of the two makes no difference', () => {
    fc.assert(
      fc.property(word, word, most, (one, other, limit) => slips(one, other, limit) === slips(other, one, limit)),
      { numRuns: 5000 },
    );
  });

  it('only the same word is no slip away', () => {
    fc.assert(fc.property(word, word, (one, other) => (slips(one, other, ALL) === 0) === (one === other)));
  });

  it('what is more than allowed is answered as one more than allowed, all else exactly', () => {
    const cut = (one: string, other: string, limit: number): boolean =>
      slips(one, other, limit) === Math.min(slips(one, other, ALL), limit + 1);
    fc.assert(fc.property(word, word, most, cut), { numRuns: 5000 });
  });

  it('the quick look at the letters never rules out a word that is near', () => {
    const overlooks = (one: string, other: string, limit: number): boolean =>
      slips(one, other, limit) <= limit && !mayBeNear(lettersOf(one), lettersOf(other), limit);
    fc.assert(
      fc.property(word, word, most, (one, other, limit) => !overlooks(one, other, limit)),
      { numRuns: 5000 },
    );
    expect(mayBeNear(lettersOf('utrecht'), lettersOf('amsterdam'), 2)).toBe(false);
  });

  it('a letter left out, added, changed or swapped with its neighbour is never more than one slip', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('a', 'z'), (text, where, letter) => {
        const at = where % (text.length + 1);
        const [before, after] = [text.slice(0, at), text.slice(at)];
        const slipped = [before + after.slice(1), before + letter + after, before + letter + after.slice(1)];
        const swapped = before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
        for (const typed of [...slipped, swapped]) expect(slips(text, typed, ALL)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('one more letter is at most one more slip', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom('a', 'z'), (one, other, letter) => {
        expect(slips(one, other + letter, ALL)).toBeLessThanOrEqual(slips(one, other, ALL) + 1);
      }),
    );
  });
});
