// How long things are kept: the day each row dies.
import { addDays, type Day } from '../time/days.ts';

/** Days after the last activity, give or take `FUZZ_DAYS`, so that the day of deletion does not tell the day of writing. */
const KEEP_DAYS = 90;
/** The largest shift, either way. */
export const FUZZ_DAYS = 7;
/** Nothing is kept longer than this after the first letter. */
const HARD_STOP_DAYS = 365;
/** Months after which a person may choose to look again, once their letter box is closed. */
export const LOOK_AGAIN_MONTHS = [6, 12, 24] as const;
/** Days after the chosen day that the letter box is still there, give or take `FUZZ_DAYS`. */
const LOOK_AGAIN_DAYS = 30;
/** Pages of a moment are gone by this quarter-hour after they were made. */
export const ANSWER_QUARTERS = 2;
/** Seconds a page of a moment can be looked at, unless the person ends it before. */
export const ANSWER_SECONDS = 15 * 60;

/** Days that the spent stamp of a form is remembered; one of a form kept open until the last of them counts as spent. */
export const STAMP_DAYS = 7;
/** Days that a letter lives that said it was urgent, opens on no device and was put aside; it can be taken back until then. */
export const UNPROVEN_DAYS = 14;
/** More of them than this at one desk, the oldest first, live this many days. */
export const UNPROVEN_MOST = 500;
export const UNPROVEN_LEAST_DAYS = 2;

/**
 * The day a mailbox and its letters die. `fuzz` is a whole number from -7 to 7, drawn by the caller.
 * Only a day to look again, which the person chose, keeps it longer than a year.
 */
export function diesOn(lastActivity: Day, openedOn: Day, fuzz: number, lookAgainOn: Day | null = null): Day {
  const shift = Math.max(-FUZZ_DAYS, Math.min(FUZZ_DAYS, Math.trunc(fuzz)));
  const soft = addDays(lastActivity, KEEP_DAYS + shift);
  const ordinary = earliest(soft, addDays(openedOn, HARD_STOP_DAYS));
  return lookAgainOn === null ? ordinary : latest(ordinary, addDays(lookAgainOn, LOOK_AGAIN_DAYS + shift));
}

const earliest = (...days: Day[]): Day => days.sort()[0] ?? '';
const latest = (...days: Day[]): Day => days.sort().at(-1) ?? '';
