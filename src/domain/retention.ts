// How long things are kept: the day each row dies.
import { addDays, type Day } from './days.ts';

/** Days after the last activity, give or take `FUZZ_DAYS`, so that the day of deletion does not tell the day of writing. */
const KEEP_DAYS = 90;
/** The largest shift, either way. */
export const FUZZ_DAYS = 7;
/** Nothing is kept longer than this after the first letter. */
const HARD_STOP_DAYS = 365;
/** One-time answers are gone by this quarter-hour after they were made. */
export const ANSWER_QUARTERS = 2;
/** Seconds a one-time answer can be fetched. */
export const ANSWER_SECONDS = 60;

/** The day a mailbox and its letters die. `fuzz` is a whole number from -7 to 7, drawn by the caller. */
export function diesOn(lastActivity: Day, openedOn: Day, fuzz: number): Day {
  const soft = addDays(lastActivity, KEEP_DAYS + Math.max(-FUZZ_DAYS, Math.min(FUZZ_DAYS, Math.trunc(fuzz))));
  const hard = addDays(openedOn, HARD_STOP_DAYS);
  if (hard < soft) return hard;
  return soft;
}
