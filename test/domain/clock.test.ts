// A clock that jumps, or shows no time, destroys nothing that one interval cannot explain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trustedTick } from '#domain/time/clock';

const now = 1_900_000;
const years = 2 * 365 * 96;

describe('a tick', () => {
  it.each([
    ['the first one', null, now, { quarter: now, jumped: false }],
    ['the next one', now, now + 1, { quarter: now + 1, jumped: false }],
    ['one after a day without', now, now + 96, { quarter: now + 96, jumped: false }],
    ['one two years ahead', now, now + years, { quarter: now + 2, jumped: true }],
    ['one two years back', now, now - years, { quarter: now - years, jumped: true }],
    ['one a little back', now, now - 1, { quarter: now - 1, jumped: false }],
    ['no time at all', now, Number.NaN, null],
    ['no time on the first day', null, Number.NaN, null],
    ['a time before time', now, -1, null],
    ['a time beyond numbers', now, 1e300, null],
  ])('%s', (_what, last, at, expected) => {
    expect(trustedTick(last, at)).toEqual(expected);
  });

  it('never goes on further than a day, whatever the clock shows', () => {
    fc.assert(
      fc.property(fc.nat(4e6), fc.double({ noNaN: false }), (last, at) => {
        const trusted = trustedTick(last, at);
        if (trusted) expect(trusted.quarter - last).toBeLessThanOrEqual(96);
      }),
    );
  });
});
