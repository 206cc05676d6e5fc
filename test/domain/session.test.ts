// A session at the desk, minute by minute: when a device tells the server that somebody is there, when it warns, and when it ends.
import { describe, expect, it } from 'vitest';
import { type Ending, endingOf, isAlive, isAskDue, type Presence } from '#domain/desk/member';

/** Minutes and seconds after some moment, in milliseconds. */
const at = (time: string): number => {
  const [minutes = 0, seconds = 0] = time.split(':').map(Number);
  return Date.UTC(2026, 10, 26, 9) + (minutes * 60 + seconds) * 1000;
};
const presence = (used: string, touched: string, asked = '0'): Presence => ({
  startedAt: at('0'),
  usedAt: at(used),
  touchedAt: at(touched),
  askedAt: at(asked),
});

describe('a device tells the server that somebody is there', () => {
  it.each<[due: boolean, used: string, touched: string, asked: string, now: string, why: string]>([
    [false, '0', '4:59', '0', '4:59', 'the server heard less than five minutes ago'],
    [true, '0', '4:59', '0', '5:00', 'somebody typed since the server last heard of them'],
    [true, '0', '0:01', '0', '5:00', 'one key, long ago, was after the last time it heard'],
    [false, '0', '0', '0', '12:00', 'nobody touched anything since'],
    [false, '5:00', '4:59', '5:00', '14:00', 'it heard after the last touch'],
    [true, '5:00', '9:59', '5:00', '10:00', 'still writing, five minutes later'],
    [false, '0', '6:00', '5:00', '9:59', 'the last try got no answer, and is less than five minutes old'],
    [true, '0', '6:00', '5:00', '10:00', 'the last try got no answer five minutes ago'],
  ])('%s: heard at %s, touched at %s, tried at %s, now %s: %s', (due, used, touched, asked, now) => {
    expect(isAskDue(presence(used, touched, asked), at(now))).toBe(due);
  });
});

describe('an end is told in time', () => {
  it.each<[ending: Ending['why'] | null, until: string, used: string, touched: string, now: string, why: string]>([
    [null, '', '0', '0', '12:29', 'idle for less than twelve and a half minutes'],
    ['idle', '14:30', '0', '0', '12:30', 'idle: two minutes before it ends'],
    ['idle', '14:30', '0', '0', '14:29', 'still to be mended'],
    ['idle', '14:30 over', '0', '0', '14:30', 'half a minute before the server would end it'],
    [null, '', '12:50', '12:49', '12:51', 'a touch that the server heard of lifts it'],
    ['idle', '14:30', '0', '12:49', '12:51', 'a touch that it did not hear of does not: it would end all the same'],
    ['idle', '24:30', '20:00', '10:00', '22:30', 'letters still opening by themselves are nobody being there'],
    [null, '', '54:00', '54:20', '54:29', 'more than five minutes before the hour'],
    ['hour', '59:30', '54:00', '54:20', '54:30', 'five minutes before the hour'],
    ['hour', '59:30', '59:00', '59:29', '59:29', 'no touch puts off the hour'],
    ['hour', '59:30 over', '59:00', '59:29', '59:30', 'the hour is over'],
    ['hour', '59:30', '42:30', '42:30', '54:59', 'near the hour, and not yet idle long enough to be warned of that'],
    ['idle', '57:00', '42:30', '42:30', '55:00', 'both are near: idling ends sooner'],
    ['hour', '59:30', '45:30', '45:30', '58:00', 'both are near: the hour ends sooner'],
    ['idle', '57:00 over', '42:30', '42:30', '57:00', 'idle to the end, near the hour'],
    ['idle', '14:30 over', '0', '0', '300:00', 'the device slept: both are over, and the first one tells why'],
  ])('%s %s: heard at %s, touched at %s, now %s: %s', (why, until, used, touched, now) => {
    const [end = '', over] = until.split(' ');
    const expected = why === null ? null : { why, at: at(end), isOver: over !== undefined };
    expect(endingOf(presence(used, touched), at(now))).toEqual(expected);
  });

  it('never after the server ended the session, and with at least two minutes to mend it', () => {
    for (const [used, touched] of [
      ['0', '0'],
      ['3:00', '9:00'],
      ['48:00', '52:00'],
    ] as const) {
      const times = presence(used, touched);
      let warned = 0;
      for (let now = at(used); ; now += 1000) {
        const ending = endingOf(times, now);
        if (ending?.isOver) {
          expect(now - warned).toBeGreaterThanOrEqual(2 * 60_000);
          break;
        }
        if (ending && warned === 0) warned = now;
        expect(isAlive(times, now)).toBe(true);
      }
    }
  });
});
