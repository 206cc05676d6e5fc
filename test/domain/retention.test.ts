// How long things are kept: about ninety days after the last activity, a year at most, and nobody can shift it further.
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#domain/time/days';
import { diesOn, LOOK_AGAIN_MONTHS } from '#domain/box/retention';

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('a letter box', () => {
  it.each<[last: string, opened: string, fuzz: number, dies: string, why: string]>([
    ['2026-01-01', '2026-01-01', 0, '2026-04-01', 'ninety days: 30 left of January, 28, 31 and one of April'],
    ['2026-01-01', '2026-01-01', -7, '2026-03-25', 'a week earlier at the earliest'],
    ['2026-01-01', '2026-01-01', 7, '2026-04-08', 'a week later at the latest'],
    ['2028-01-01', '2028-01-01', 0, '2028-03-31', 'in a leap year ninety days end a day earlier'],
    ['2026-03-29', '2026-03-29', 0, '2026-06-27', 'the night the clock changes counts as a day'],
    ['2026-09-28', '2026-01-01', 0, '2026-12-27', 'activity after nine months: the year is not full yet'],
    ['2026-10-15', '2026-01-01', 0, '2027-01-01', 'a year after the first letter, whatever came later'],
    ['2026-12-31', '2026-01-01', 7, '2027-01-01', 'activity on the last day but one does not lengthen the year'],
    ['2028-06-01', '2027-07-01', 0, '2028-06-30', 'a year is 365 days, the leap day is one of them'],
    ['2026-01-01', '2026-01-01', 400, '2026-04-08', 'a shift that is too large counts as a week'],
    ['2026-01-01', '2026-01-01', -400, '2026-03-25', 'the same the other way'],
    ['2026-01-01', '2026-01-01', 6.9, '2026-04-07', 'a broken number counts as its whole days'],
    ['2026-01-01', '2026-01-01', -6.9, '2026-03-26', 'the same the other way'],
    ['2026-01-01', '2026-01-01', Number.POSITIVE_INFINITY, '2026-04-08', 'even the largest number there is'],
  ])('last used on %s, opened on %s, shifted by %d, dies on %s: %s', (last, opened, fuzz, dies) => {
    expect(diesOn(last, opened, fuzz)).toBe(dies);
  });

  it('dies between 83 and 97 days after its last use, on every day of that window', () => {
    const seen = new Set<number>();
    for (let fuzz = -30; fuzz <= 30; fuzz += 1) seen.add(daysBetween('2026-08-20', diesOn('2026-08-20', '2026-08-01', fuzz)));
    expect([...seen].sort((a, b) => a - b)).toEqual([83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97]);
  });

  it('never lives past a year, and before that never less than 83 days after its last use', () => {
    for (let age = 0; age <= 365; age += 1) {
      for (let fuzz = -7; fuzz <= 7; fuzz += 1) {
        const last = addDays('2027-10-01', age);
        const dies = diesOn(last, '2027-10-01', fuzz);
        expect(daysBetween('2027-10-01', dies)).toBeLessThanOrEqual(365);
        expect(daysBetween(last, dies)).toBeGreaterThanOrEqual(Math.min(83, 365 - age));
      }
    }
  });
});

describe('a day to look again', () => {
  it.each<[last: string, opened: string, fuzz: number, again: string, dies: string, why: string]>([
    ['2026-06-01', '2026-01-01', 0, '2026-12-01', '2026-12-31', 'a month after that day'],
    [
      '2026-06-01',
      '2026-01-01',
      7,
      '2028-06-01',
      '2028-07-08',
      'past the year, as the person chose, and never on a day that tells the other',
    ],
    ['2026-06-01', '2026-01-01', -7, '2028-06-01', '2028-06-24', 'the same the other way'],
    ['2026-12-20', '2026-11-01', 0, '2026-12-21', '2027-03-20', 'that lies near never shortens anything'],
    ['2028-06-20', '2026-01-01', 0, '2028-06-01', '2028-07-01', 'looked at after it was chosen: still a month after the chosen day'],
  ])('last used on %s, opened on %s, shifted by %d, to look again on %s, dies on %s: %s', (last, opened, fuzz, again, dies) => {
    expect(diesOn(last, opened, fuzz, again)).toBe(dies);
  });

  it('can be in half a year, a year or two, and nothing else keeps longer than a year', () => {
    expect([...LOOK_AGAIN_MONTHS]).toEqual([6, 12, 24]);
    expect(diesOn('2026-12-30', '2026-01-01', 7, null)).toBe('2027-01-01');
  });
});
