// Odd hours of desks: midnight, a desk of one morning a week, hours that cannot be, a desk without any.
import { describe, expect, it } from 'vitest';
import { instantOf } from '#domain/time/days';
import { Desk, isOpen, nextReading, releaseAt } from '#domain/desk/desk';

const desk = (hours: { days: number[]; opens: string; closes: string }[]) => ({
  name: { nl: 'het loket' },
  demo: false,
  agreement: '2026-01-01',
  hours,
  closed_days: [],
  deputy: null,
  municipalities: 'all',
  ages: ['23-plus'],
  minors: null,
  recipients: [`age1${'q'.repeat(58)}`],
  key_set: {
    id: 'a'.repeat(64),
    since: '2026-01-05',
    signer: 'b'.repeat(64),
    earlier: [],
    signature: 'c'.repeat(128),
    handed_on: null,
  },
});
const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe('a desk that never closes', () => {
  it.each([
    ['2026-11-23', '2026-11-23T23:00:00.000Z', 'winter'],
    ['2026-07-01', '2026-07-01T22:00:00.000Z', 'summer'],
  ])('24:00 on %s is the next midnight in the Netherlands (%s, %s)', (day, instant) => {
    expect(instantOf(day, 24 * 60).toISOString()).toBe(instant);
  });

  it('gives the deputy an urgent letter of 23:00 at midnight, not at once', () => {
    const always = Desk.parse(desk([{ days: everyDay, opens: '00:00', closes: '24:00' }]));
    expect(releaseAt(always, new Date('2026-11-23T22:00:00Z'), true)?.toISOString()).toBe('2026-11-23T23:00:00.000Z');
  });
});

describe('a desk of one morning a week', () => {
  it('still hands an unread letter on: twelve Mondays of four hours later', () => {
    const mondays = Desk.parse(desk([{ days: [1], opens: '09:00', closes: '13:00' }]));
    expect(releaseAt(mondays, new Date('2026-11-23T08:00:00Z'), false)?.toISOString()).toBe('2027-02-08T12:00:00.000Z');
  });
});

describe('hours that cannot be', () => {
  it.each([
    ['past midnight in one row', { days: [1], opens: '22:00', closes: '06:00' }],
    ['24:30', { days: [1], opens: '09:00', closes: '24:30' }],
    ['an eighth day', { days: [8], opens: '09:00', closes: '17:00' }],
  ])('%s are refused', (_name, row) => {
    expect(Desk.safeParse(desk([row])).success).toBe(false);
  });

  it('a desk without hours is never open and never reads', () => {
    const closed = Desk.parse(desk([]));
    expect(isOpen(closed, '2026-11-25', '2026-11-25', false)).toBe(false);
    expect(nextReading(closed, new Date('2026-11-25T10:00:00Z'))).toBeNull();
  });
});
