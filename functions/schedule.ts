// What a tick of the clock does: release to deputies, publish replies, delete what has lived its time.
import { addDays, dayOf, halfYearOf, quarterOf } from '#domain/days';
import { forgetArrivals, isUnusual } from './storage/arrivals.ts';
import { forgetReportsBefore } from './storage/contact-report.ts';
import { deleteStaleDoors } from './storage/member.ts';
import { deleteStaleShares } from './storage/share.ts';
import { deleteDeadLetters, deleteDeadMailboxes, deleteStaleAnswers, publishReplies, releaseLetters } from './storage/retention.ts';

/** Most batches of deletion in one tick; the next tick goes on. */
const ROUNDS = 20;
/** More letters than this on one day are unusual for the whole country: about a hundred times what is expected. */
export const DAY_ALARM = 500;

/** Days for which it is known that somebody found a number wrong. */
const REPORT_DAYS = 180;

/**
 * One tick, every quarter of an hour. `now` is the scheduled time, never the machine's own clock.
 * `alarm` tells the operator one code, at most once a day for the same; letters keep being stored.
 */
export async function tick(db: D1Database, now: Date, alarm: (code: string) => void): Promise<void> {
  const quarter = quarterOf(now);
  const today = dayOf(now);
  await releaseLetters(db, quarter, today);
  await publishReplies(db, quarter);
  await deleteStaleAnswers(db, quarter);
  if (await isUnusual(db, today, DAY_ALARM)) alarm('letters-today');
  await forgetArrivals(db, today);
  await deleteStaleDoors(db, quarter, today);
  await deleteStaleShares(db, quarter);
  for (let round = 0; round < ROUNDS && (await deleteDeadLetters(db, today, halfYearOf(today))); round += 1);
  for (let round = 0; round < ROUNDS && (await deleteDeadMailboxes(db, today)); round += 1);
  await forgetReportsBefore(db, addDays(today, -REPORT_DAYS));
}
