// Open now: the Dutch clock in summer and winter, over midnight and in the weekend; sure only after somebody phoned.
import { describe, expect, it } from 'vitest';
import type { WeekHours } from '#domain/shapes';
import { addDays, dutchMoment, instantOf } from '#domain/time/days';
import { isWithin, openingOf } from '#domain/care/opening';
import { directory, named } from './care-directory.ts';

const office: WeekHours[] = [{ days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' }];
const night: WeekHours[] = [{ days: [5, 7], opens: '22:00', closes: '02:00' }];
const evening: WeekHours[] = [{ days: [1], opens: '18:00', closes: '00:00' }];
const whole: WeekHours[] = [{ days: [6], opens: '00:00', closes: '00:00' }];
const parted: WeekHours[] = [
  { days: [2], opens: '09:00', closes: '12:00' },
  { days: [2], opens: '13:00', closes: '17:00' },
];

/** Whether hours that nobody phoned about hold at an instant. */
const at = (schedule: WeekHours[] | undefined, instant: string): string =>
  openingOf({ schedule, assured_date: null }, new Date(instant)).open;

describe('hours of an office, Monday to Friday from 09:00 to 17:00,', () => {
  it.each<[instant: string, open: string, why: string]>([
    ['2026-11-24T07:59:59Z', 'no', 'Tuesday in winter, a second before 09:00'],
    ['2026-11-24T08:00:00Z', 'yes', 'Tuesday in winter, 09:00'],
    ['2026-11-24T15:59:59Z', 'yes', 'Tuesday in winter, a second before 17:00'],
    ['2026-11-24T16:00:00Z', 'no', 'Tuesday in winter, 17:00'],
    ['2026-07-14T07:00:00Z', 'yes', 'Tuesday in summer, 09:00: an hour earlier in UTC'],
    ['2026-07-14T15:00:00Z', 'no', 'Tuesday in summer, 17:00'],
    ['2026-03-27T07:30:00Z', 'no', 'the Friday before summer time begins, 08:30'],
    ['2026-03-30T07:30:00Z', 'yes', 'the Monday after, 09:30 at the same moment of the day in UTC'],
    ['2026-10-23T15:30:00Z', 'no', 'the Friday before winter time begins, 17:30'],
    ['2026-10-26T15:30:00Z', 'yes', 'the Monday after, 16:30'],
    ['2026-11-28T11:00:00Z', 'no', 'Saturday at noon'],
    ['2026-11-29T11:00:00Z', 'no', 'Sunday at noon'],
    ['2026-11-22T23:30:00Z', 'no', 'Monday 00:30, while it is still Sunday in UTC'],
  ])('at %s: %s (%s)', (instant, open) => {
    expect(at(office, instant)).toBe(open);
  });
});

describe('hours that end after midnight', () => {
  it.each<[schedule: string, hours: WeekHours[], instant: string, open: string, why: string]>([
    ['Friday and Sunday night', night, '2026-11-27T20:59:00Z', 'no', 'Friday 21:59'],
    ['Friday and Sunday night', night, '2026-11-27T21:00:00Z', 'yes', 'Friday 22:00'],
    ['Friday and Sunday night', night, '2026-11-27T23:30:00Z', 'yes', 'Saturday 00:30, the end of Friday night'],
    ['Friday and Sunday night', night, '2026-11-28T01:00:00Z', 'no', 'Saturday 02:00'],
    ['Friday and Sunday night', night, '2026-11-28T21:30:00Z', 'no', 'Saturday 22:30'],
    ['Friday and Sunday night', night, '2026-11-30T00:59:00Z', 'yes', 'Monday 01:59: Monday follows Sunday'],
    ['Friday and Sunday night', night, '2026-11-27T00:30:00Z', 'no', 'Friday 01:30: Thursday had no night'],
    ['until midnight', evening, '2026-11-23T22:59:59Z', 'yes', 'Monday, the last second'],
    ['until midnight', evening, '2026-11-23T23:00:00Z', 'no', 'Tuesday 00:00'],
    ['from midnight to midnight', whole, '2026-11-27T22:59:59Z', 'no', 'Friday, the last second'],
    ['from midnight to midnight', whole, '2026-11-27T23:00:00Z', 'yes', 'Saturday 00:00'],
    ['from midnight to midnight', whole, '2026-11-28T22:59:59Z', 'yes', 'Saturday, the last second'],
    ['from midnight to midnight', whole, '2026-11-28T23:00:00Z', 'no', 'Sunday 00:00'],
    ['with a break', parted, '2026-11-24T11:30:00Z', 'no', 'Tuesday 12:30'],
    ['with a break', parted, '2026-11-24T12:00:00Z', 'yes', 'Tuesday 13:00'],
    ['of no day at all', [], '2026-11-24T12:00:00Z', 'no', 'a list without hours is closed'],
  ])('%s %j at %s: %s (%s)', (_name, hours, instant, open) => {
    expect(at(hours, instant)).toBe(open);
  });

  it('hold the night that summer time begins and the night it ends, in the double hour both times', () => {
    const sunday: WeekHours[] = [{ days: [6], opens: '22:00', closes: '03:00' }];
    const shown = (from: string): string[] =>
      Array.from({ length: 7 }, (_, hour) => at(sunday, new Date(Date.parse(from) + hour * 3_600_000).toISOString()));
    expect(shown('2026-03-28T20:30:00Z')).toEqual(['no', 'yes', 'yes', 'yes', 'yes', 'no', 'no']);
    expect(shown('2026-10-24T19:30:00Z')).toEqual(['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
    expect(at(sunday, '2026-10-25T02:00:00Z')).toBe('no');
  });
});

describe('whether it is sure', () => {
  const tuesday = instantOf('2026-11-24', 10 * 60);
  const phoned = (days: number | null): string | null => (days === null ? null : addDays('2026-11-24', -days));

  it.each<[days: number | null, sure: boolean]>([
    [null, false],
    [0, true],
    [90, true],
    [180, true],
    [181, false],
  ])('phoned %s days ago: %s, for hours and for day and night alike', (days, sure) => {
    expect(openingOf({ schedule: office, assured_date: phoned(days) }, tuesday)).toEqual({ open: 'yes', sure });
    expect(openingOf({ around_the_clock: true, assured_date: phoned(days) }, tuesday)).toEqual({ open: 'yes', sure });
  });

  it('without hours it is unknown and never sure, also after a call', () => {
    expect(openingOf({ assured_date: '2026-11-24' }, tuesday)).toEqual({ open: 'unknown', sure: false });
    expect(openingOf({ around_the_clock: false, assured_date: null }, tuesday)).toEqual({ open: 'unknown', sure: false });
  });

  it('day and night is open at any moment, whatever hours stand beside it', () => {
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      const now = new Date(tuesday.getTime() + hour * 3_600_000);
      expect(openingOf({ around_the_clock: true, schedule: office, assured_date: null }, now).open).toBe('yes');
    }
  });
});

describe('the hours of the directory', () => {
  it('agree with a reading of their own for every quarter-hour of two weeks', () => {
    const timed = directory.services.filter(({ schedule }) => schedule);
    expect(timed.map(({ record }) => record)).toContain(named('nl-comensha').record);
    for (const { schedule = [], record } of timed) {
      const minutesOpen = schedule.reduce((sum, { days, opens, closes }) => {
        const [from, to] = [opens, closes].map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) as [number, number];
        return sum + days.length * (to > from ? to - from : 24 * 60 - from + to);
      }, 0);
      let quarters = 0;
      for (let quarter = 0; quarter < 14 * 96; quarter += 1) {
        const { weekday, minutes } = dutchMoment(instantOf(addDays('2026-11-16', Math.floor(quarter / 96)), (quarter % 96) * 15));
        if (schedule.some((hours) => isWithin(hours, weekday, minutes))) quarters += 1;
      }
      expect(quarters * 15, record).toBe(minutesOpen * 2);
    }
  });
});
