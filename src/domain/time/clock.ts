// A clock that jumps destroys nothing: a tick goes on at most as far as one interval can explain.

/** Quarter-hours that may have been missed by a stopped clock without anybody looking: a day. */
const MISSED_MAX = 24 * 4;
/** So far a tick goes on after a longer jump, until it caught up or the clock is right again. */
const STEP = 2;

/** The quarter-hour up to which a tick works, and whether the clock jumped. Null: there is no time to work with. */
export function trustedTick(last: number | null, now: number): { quarter: number; jumped: boolean } | null {
  if (!Number.isSafeInteger(now) || now < 0) return null;
  if (last === null || (now >= last && now - last <= MISSED_MAX)) return { quarter: now, jumped: false };
  // Back: nothing is done before its time, and the way forward begins where the clock was right.
  return now < last ? { quarter: now, jumped: last - now > MISSED_MAX } : { quarter: last + STEP, jumped: true };
}
