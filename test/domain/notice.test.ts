// When a desk is told to look, as a table over the Dutch clock.
import { describe, expect, it } from 'vitest';
import { instantOf } from '#domain/days';
import { isDecoy, isNoticeTime, NOTICE } from '#domain/notice';

const desk = { hours: [{ days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' }], closed_days: ['2026-12-25'] };

describe('the time of a notice', () => {
  it.each([
    ['2026-11-24', 8 * 60, true],
    ['2026-11-24', 13 * 60, true],
    ['2026-11-24', 13 * 60 + 15, false],
    ['2026-11-24', 7 * 60 + 45, false],
    ['2026-11-24', 0, false],
    ['2026-11-28', 8 * 60, false],
    ['2026-12-25', 8 * 60, false],
    ['2026-07-06', 8 * 60, true],
  ])('on %s at minute %i is %s', (day, minutes, expected) => {
    expect(isNoticeTime(desk, instantOf(day, minutes))).toBe(expected);
  });

  it('is sometimes drawn for nothing', () => {
    expect(Array.from({ length: 320 }, (_, drawn) => isDecoy(drawn)).filter(Boolean)).toHaveLength(10);
  });

  it('says the same every time: no number, and nobody', () => {
    expect(NOTICE).not.toMatch(/\d|brief|letter|urgent|vannacht|tonight/i);
  });
});
