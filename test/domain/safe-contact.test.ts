// When a person may be called: only on days and between hours they named; anything less means nobody calls.
import { describe, expect, it } from 'vitest';
import { readReferral } from '#domain/letter/referral';
import { hasNumber, mayCallAt, minutesUntil, type Window, windowOf } from '#domain/letter/safe-contact';

const read = (fields: string) => readReferral([...new URLSearchParams(fields)]).referral;

describe('a window to call', () => {
  it.each<[fields: string, window: Window | null, why: string]>([
    ['days=tue&from=10:00&to=12:00', { days: [2], from: 600, to: 720 }, 'Tuesday between ten and twelve'],
    ['days=sun&days=mon&from=07:00&to=22:00', { days: [1, 7], from: 420, to: 1320 }, 'two days, in the order of the week'],
    ['days=any', { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }, 'every day, at every hour'],
    ['days=any&from=10:00&to=12:00', { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }, 'at every hour is the wider of two answers'],
    ['days=tue', null, 'a day without hours'],
    ['from=10:00&to=12:00', null, 'hours without a day'],
    ['days=tue&from=10:00', null, 'only the beginning'],
    ['days=tue&to=12:00', null, 'only the end'],
    ['days=tue&from=12:00&to=10:00', null, 'the end before the beginning'],
    ['', null, 'nothing was said'],
  ])('of "%s" is %j: %s', (fields, window) => {
    expect(windowOf(read(fields))).toEqual(window);
  });

  it('is open from its first minute and closed at its last, and on no other day', () => {
    const answers = read('days=tue&from=10:00&to=12:00');
    const at = (weekday: number, minutes: number): boolean => mayCallAt(answers, { weekday, minutes });
    expect([at(2, 599), at(2, 600), at(2, 719), at(2, 720)]).toEqual([false, true, true, false]);
    for (const weekday of [1, 3, 4, 5, 6, 7]) expect(at(weekday, 660)).toBe(false);
    expect(mayCallAt(read('days=any'), { weekday: 7, minutes: 3 })).toBe(true);
    expect(mayCallAt({}, { weekday: 2, minutes: 660 })).toBe(false);
  });
});

describe('the wait until a call is allowed', () => {
  const week = 7 * 24 * 60;
  const at = (minute: number) => ({ weekday: Math.floor((minute % week) / 1440) + 1, minutes: minute % 1440 });
  it.each(['days=any', 'days=tue&from=10:00&to=12:00', 'days=mon&days=sun&from=07:00&to=22:00'])(
    'with %s leads to the first such minute',
    (fields) => {
      const answers = read(fields);
      const window = windowOf(answers) as Window;
      for (let minute = 0; minute < week; minute += 30) {
        const wait = minutesUntil(window, at(minute));
        expect(mayCallAt(answers, at(minute + wait))).toBe(true);
        for (let earlier = 0; earlier < wait; earlier += 30) expect(mayCallAt(answers, at(minute + earlier))).toBe(false);
      }
    },
  );
});

describe('a phone number', () => {
  it.each<[line: string, is: boolean]>([
    ['06 12 34 56 78', true],
    ['+31 (0)6-12345678', true],
    ['٠٦١٢٣٤٥٦٧٨', true],
    ['my sister, 0612345678', true],
    ['a1234567@example.org', false],
    ['kamer 12', false],
    ['Amina', false],
  ])('in "%s": %s', (line, is) => {
    expect(hasNumber(line)).toBe(is);
  });
});
