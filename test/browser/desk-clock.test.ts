// The desk goes by the server's clock: a computer that is hours off says the same about calling as one that is right.
import { describe, expect, it } from 'vitest';
import { serverNow, setClock } from '../../src/browser/desk/seat/clock.ts';

const HOUR_MS = 60 * 60 * 1000;
/** How far the desk's clock is from a moment, in whole seconds. */
const off = (moment: number): number => Math.abs(Math.round((serverNow().getTime() - moment) / 1000));

describe('the clock of the desk', () => {
  it.each([-26, -3, 0, 5])('is the one of the answers, however many hours (%i) this device is off', (hours) => {
    const server = Date.now() + hours * HOUR_MS;
    setClock(new Date(server).toUTCString());
    expect(off(server)).toBeLessThanOrEqual(2);
  });

  it.each([null, '', 'yesterday'])('stays as it was when an answer tells no time (%s)', (date) => {
    const server = Date.now() + 7 * HOUR_MS;
    setClock(new Date(server).toUTCString());
    setClock(date);
    expect(off(server)).toBeLessThanOrEqual(2);
  });
});
