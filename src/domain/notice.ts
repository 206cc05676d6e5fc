// When a desk is told to look: at fixed times on its working days, for what cannot wait, and sometimes for nothing, so that the moment tells nothing.
import { dutchMoment } from './days.ts';
import { type Desk, hasHours } from './desk.ts';

/** The whole notice, always the same: no count, no name, no hint of whom or what. */
export const NOTICE = 'Vlonder: kijk even op het loket. / Vlonder: please look at the desk.';
/** Times of the fixed notices, in minutes of the Dutch clock. */
const SLOTS = [8 * 60, 13 * 60];
/** One quarter-hour in so many brings a notice for nothing. */
const DECOY_IN = 32;

/** True at 08:00 and 13:00 on a working day of the desk, whether or not anything waits. */
export function isNoticeTime(desk: Pick<Desk, 'hours' | 'closed_days'>, now: Date): boolean {
  const { day, minutes } = dutchMoment(now);
  return hasHours(desk, day) && SLOTS.includes(minutes - (minutes % 15));
}

/** True for a notice about nothing. `drawn` is a random whole number. */
export const isDecoy = (drawn: number): boolean => drawn % DECOY_IN === 0;
