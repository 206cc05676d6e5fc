// Dutch days and clock time: summer and winter time, midnight, quarter-hours and half-years, worked out by hand.
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, dutchMoment, halfYearOf, instantOf, quarterAtOrAfter, quarterOf, weekdayOf } from '#domain/time/days';

const QUARTER_MS = 15 * 60_000;
const instant = (text: string): Date => new Date(text);
const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

describe('the Dutch clock', () => {
  it.each<[at: string, day: string, weekday: number, shown: string, why: string]>([
    ['2026-03-29T00:59:59Z', '2026-03-29', 7, '01:59', 'the last second of winter time'],
    ['2026-03-29T01:00:00Z', '2026-03-29', 7, '03:00', 'summer time begins: the clock jumps over 02:00'],
    ['2026-10-25T00:59:59Z', '2026-10-25', 7, '02:59', 'the last second of summer time'],
    ['2026-10-25T01:00:00Z', '2026-10-25', 7, '02:00', 'winter time begins: the hour from 02:00 comes again'],
    ['2026-07-01T21:59:59Z', '2026-07-01', 3, '23:59', 'just before midnight in summer, two hours ahead of UTC'],
    ['2026-07-01T22:00:00Z', '2026-07-02', 4, '00:00', 'midnight in summer belongs to the new day'],
    ['2026-12-31T22:59:59Z', '2026-12-31', 4, '23:59', 'just before the new year, one hour ahead of UTC'],
    ['2026-12-31T23:00:00Z', '2027-01-01', 5, '00:00', 'the new year begins an hour before UTC'],
    ['2028-02-28T23:30:00Z', '2028-02-29', 2, '00:30', 'the leap day'],
  ])('at %s shows %s, weekday %i, %s: %s', (at, day, weekday, shown) => {
    expect(dutchMoment(instant(at))).toEqual({ day, weekday, minutes: clock(shown) });
    expect(dayOf(instant(at))).toBe(day);
  });

  it('numbers the days of a week from Monday to Sunday', () => {
    const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
    expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('the instant of a Dutch clock time', () => {
  it.each<[day: string, shown: string, at: string, why: string]>([
    ['2026-01-15', '09:00', '2026-01-15T08:00:00.000Z', 'winter: one hour ahead of UTC'],
    ['2026-07-15', '09:00', '2026-07-15T07:00:00.000Z', 'summer: two hours ahead'],
    ['2026-07-15', '00:30', '2026-07-14T22:30:00.000Z', 'after a summer midnight UTC still has the day before'],
    ['2026-03-29', '00:30', '2026-03-28T23:30:00.000Z', 'the night of the change, before it'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z', 'the last minute of winter time'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z', 'the first minute of summer time'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z', 'there is no 02:00 that night: the instant just after'],
    ['2026-03-30', '09:00', '2026-03-30T07:00:00.000Z', 'the Monday after the clock went forward'],
    ['2026-10-25', '00:30', '2026-10-24T22:30:00.000Z', 'the night of the change, before it'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z', 'the minute before the double hour'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z', 'the minute after the double hour'],
    ['2026-10-26', '09:00', '2026-10-26T08:00:00.000Z', 'the Monday after the clock went back'],
  ])('%s at %s is %s: %s', (day, shown, at) => {
    expect(instantOf(day, clock(shown)).toISOString()).toBe(at);
  });

  it('shows the same clock time again, every quarter-hour of two years, but for the hour that does not exist', () => {
    const changed: string[] = [];
    for (let count = 0; count < 730; count += 1) {
      const day = addDays('2026-01-01', count);
      for (let minutes = 0; minutes < 24 * 60; minutes += 15) {
        const again = dutchMoment(instantOf(day, minutes));
        if (again.day !== day || again.minutes !== minutes) changed.push(`${day} ${minutes}`);
      }
    }
    expect(changed).toEqual(['2026-03-29', '2027-03-28'].flatMap((day) => [120, 135, 150, 165].map((minutes) => `${day} ${minutes}`)));
  });

  it('leads every minute around both changes back to itself; in the double hour to one of its two instants', () => {
    for (const start of ['2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z']) {
      for (let minute = 0; minute < 24 * 60; minute += 1) {
        const at = instant(start).getTime() + minute * 60_000;
        const { day, minutes } = dutchMoment(new Date(at));
        const isTwice = day === '2026-10-25' && minutes >= 120 && minutes < 180;
        const apart = Math.abs(instantOf(day, minutes).getTime() - at) / 60_000;
        expect(isTwice ? [0, 60] : [0]).toContain(apart);
      }
    }
  });

  it('puts every minute of the skipped hour after the change, never before it', () => {
    for (let minutes = 120; minutes < 180; minutes += 1) {
      const at = instantOf('2026-03-29', minutes).getTime();
      expect(at).toBeGreaterThanOrEqual(Date.parse('2026-03-29T01:00:00Z'));
      expect(at).toBeLessThan(Date.parse('2026-03-29T02:00:00Z'));
    }
  });
});

describe('days added', () => {
  it.each<[day: string, count: number, then: string, why: string]>([
    ['2026-01-31', 1, '2026-02-01', 'the end of a month'],
    ['2026-04-30', 1, '2026-05-01', 'the end of a short month'],
    ['2026-12-31', 1, '2027-01-01', 'the end of a year'],
    ['2027-01-01', -1, '2026-12-31', 'back over the new year'],
    ['2026-02-28', 1, '2026-03-01', 'February of an ordinary year'],
    ['2028-02-28', 1, '2028-02-29', 'February of a leap year'],
    ['2028-02-29', 365, '2029-02-28', 'a year after the leap day'],
    ['2028-03-01', -1, '2028-02-29', 'back onto the leap day'],
    ['2100-02-28', 1, '2100-03-01', 'no leap year at this turn of a century'],
    ['2026-03-28', 1, '2026-03-29', 'onto the day of 23 hours'],
    ['2026-03-29', 1, '2026-03-30', 'over the day of 23 hours'],
    ['2026-10-25', 1, '2026-10-26', 'over the day of 25 hours'],
    ['2026-11-23', 0, '2026-11-23', 'no days at all'],
  ])('%s and %i days is %s: %s', (day, count, then) => {
    expect(addDays(day, count)).toBe(then);
  });

  it('come off again, and a week later it is the same weekday', () => {
    for (let count = 0; count <= 800; count += 1) {
      const later = addDays('2027-12-15', count);
      expect(addDays(later, -count)).toBe('2027-12-15');
      expect(weekdayOf(addDays(later, 7))).toBe(weekdayOf(later));
      expect(addDays(later, 1) > later).toBe(true);
    }
  });
});

describe('quarter-hours', () => {
  it.each<[at: string, running: number, next: number, why: string]>([
    ['1970-01-01T00:00:00.000Z', 0, 0, 'exactly on a quarter both are the same'],
    ['1970-01-01T00:00:00.001Z', 0, 1, 'a moment later the next one has to be waited for'],
    ['1970-01-01T00:14:59.999Z', 0, 1, 'just before a quarter'],
    ['1970-01-01T00:15:00.000Z', 1, 1, 'on the next quarter'],
    ['1970-01-02T00:00:00.000Z', 96, 96, 'a day has 96 of them'],
  ])('at %s run as number %i, and the next to begin is %i: %s', (at, running, next) => {
    expect(quarterOf(instant(at))).toBe(running);
    expect(quarterAtOrAfter(instant(at))).toBe(next);
  });

  it('never tell more than a quarter of an hour, and begin on quarters of the Dutch clock', () => {
    for (let step = 0; step < 2000; step += 1) {
      const at = Date.parse('2026-10-24T00:00:00Z') + step * 97_531;
      const since = at - quarterOf(new Date(at)) * QUARTER_MS;
      const until = quarterAtOrAfter(new Date(at)) * QUARTER_MS - at;
      expect(since >= 0 && since < QUARTER_MS && until >= 0 && until < QUARTER_MS).toBe(true);
      expect(dutchMoment(new Date(at - since)).minutes % 15).toBe(0);
    }
  });
});

describe('half-years', () => {
  it.each([
    ['2026-01-01', '2026-H1'],
    ['2026-06-30', '2026-H1'],
    ['2026-07-01', '2026-H2'],
    ['2026-12-31', '2026-H2'],
    ['2027-01-01', '2027-H1'],
  ])('%s falls in %s', (day, half) => {
    expect(halfYearOf(day)).toBe(half);
  });
});

describe('months ahead', () => {
  it.each<[day: string, months: number, later: string, why: string]>([
    ['2026-11-24', 6, '2027-05-24', 'half a year'],
    ['2026-11-24', 12, '2027-11-24', 'a year'],
    ['2026-08-31', 6, '2027-02-28', 'a month that is too short gives its last day'],
    ['2027-08-31', 6, '2028-02-29', 'in a leap year one more'],
    ['2028-02-29', 12, '2029-02-28', 'a leap day has no twin the next year'],
    ['2026-12-31', 24, '2028-12-31', 'two years'],
  ])('from %s, %i months later is %s: %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });
});
