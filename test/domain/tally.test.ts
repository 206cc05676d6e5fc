// Counting at closing: separate counts of one attribute or of two, and only values from the lists.
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/days';
import { attributeNames, attributes, countsOf, waitedFor } from '#domain/tally';

const everything = Object.fromEntries(attributeNames.map((name) => [name, attributes[name][0]]));

describe('the counts of one closing', () => {
  it('have one attribute or two, never more, and none twice', () => {
    const counts = countsOf(everything);
    expect(counts).toHaveLength(attributeNames.length + 6);
    expect(new Set(counts.map((count) => `${count.first}/${count.second}`)).size).toBe(counts.length);
    for (const count of counts) expect(Object.keys(count)).toEqual(['first', 'firstValue', 'second', 'secondValue']);
  });

  it('leave out what was not told, and what is in no list', () => {
    expect(countsOf({})).toEqual([]);
    expect(countsOf({ asked: 'a whole story about somebody' })).toEqual([]);
    expect(countsOf({ asked: 'place', given: 'nothing' }).map(({ first, second }) => [first, second])).toEqual([
      ['asked', ''],
      ['given', ''],
      ['asked', 'given'],
    ]);
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
