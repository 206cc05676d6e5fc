// Counting at closing: separate counts of one attribute or of two, and only values from the lists.
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/time/days';
import { attributeNames, attributes, countsOf, pairs, waitedFor } from '#domain/figures/tally';

const everything = Object.fromEntries(attributeNames.map((name) => [name, attributes[name][0]]));

describe('the counts of one closing', () => {
  it('have one attribute or two, never more, and none twice', () => {
    const counts = countsOf(everything);
    expect(counts).toHaveLength(attributeNames.length + pairs.length);
    expect(new Set(counts.map((count) => `${count.first}/${count.second}`)).size).toBe(counts.length);
    for (const count of counts) expect(Object.keys(count)).toEqual(['first', 'firstValue', 'second', 'secondValue']);
  });

  it('leave out what was not told of single counts, and what is in no list', () => {
    const single = (about: Record<string, string>) => countsOf(about).filter(({ second }) => second === '');
    expect(single({})).toEqual([]);
    expect(single({ asked: 'a whole story about somebody' })).toEqual([]);
    expect(single({ asked: 'place', given: 'nothing' }).map(({ first, firstValue }) => [first, firstValue])).toEqual([
      ['asked', 'place'],
      ['given', 'nothing'],
    ]);
  });

  it('count the same people in every pair, with “unknown” for what was not told', () => {
    for (const about of [{}, { asked: 'place' }, everything, { company: 'constructor' }]) {
      const double = countsOf(about).filter(({ second }) => second !== '');
      expect(double.map(({ first, second }) => [first, second])).toEqual(pairs);
      for (const { first, firstValue, second, secondValue } of double) {
        expect(attributes[first]).toContain(firstValue);
        expect(attributes[second as keyof typeof attributes]).toContain(secondValue);
      }
    }
  });

  it('know a place no finer than a police unit', () => {
    expect(attributes.unit).toHaveLength(11);
  });

  it.each([
    [0, 'day'],
    [1, 'week'],
    [7, 'week'],
    [8, 'month'],
    [31, 'month'],
    [32, 'longer'],
  ])('say of %i days waited “%s”', (days, expected) => {
    expect(waitedFor('2026-11-01', addDays('2026-11-01', days))).toBe(expected);
  });
});
