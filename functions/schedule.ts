// What a tick of the clock does: release to deputies, publish replies, delete what has lived its time.
import { trustedTick } from '#domain/time/clock';
import { addDays, dayOf, halfYearOf, quarterOf } from '#domain/time/days';
import { endStaleAnswers } from './storage/answer.ts';
import { forgetArrivals, forgetStamps, isUnusual } from './storage/arrivals.ts';
import { lastTick, noteTick } from './storage/clock.ts';
import { forgetReportsBefore } from './storage/contact-report.ts';
import { forgetDeeds } from './storage/deed.ts';
import { sweep } from './storage/erase.ts';
import { forgetOldCounts } from './storage/portal-count.ts';
import { tellPlaces } from './storage/places.ts';
import { forgetRecordLinks } from './storage/record.ts';
import { forgetUnmetDays } from './storage/unmet.ts';
import { deleteStaleDoors } from './storage/member.ts';
import { deleteStaleShares } from './storage/share.ts';
import { deleteDeadLetters, deleteDeadMailboxes, endUnproven, publishReplies, releaseLetters } from './storage/retention.ts';

/** Most batches of deletion in one tick; the next tick goes on. */
const ROUNDS = 20;
/** More letters than this on one day are unusual for the whole country: about a hundred times what is expected. */
export const DAY_ALARM = 500;

const QUARTER_MS = 15 * 60 * 1000;

/** Days for which it is known that somebody found a number wrong. */
const REPORT_DAYS = 180;

/**
 * One tick, every quarter of an hour. `now` is the scheduled time, never the machine's own clock.
 * `alarm` tells the operator one code, at most once a day for the same; letters keep being stored.
 */
export async function tick(db: D1Database, now: Date, alarm: (code: string) => void): Promise<void> {
  const last = await lastTick(db);
  const trusted = trustedTick(last, quarterOf(now));
  if (trusted === null || trusted.jumped) alarm('clock-jumped');
  if (trusted === null) return;
  const { quarter } = trusted;
  const today = dayOf(new Date(quarter * QUARTER_MS));
  if (last === null || quarter > last) await noteTick(db, quarter);
  await releaseLetters(db, quarter, today);
  await publishReplies(db, quarter);
  await endStaleAnswers(db, quarter);
  if (await isUnusual(db, today, DAY_ALARM)) alarm('letters-today');
  await forgetArrivals(db, today);
  await forgetStamps(db, today);
  await deleteStaleDoors(db, quarter, today);
  await deleteStaleShares(db, quarter);
  await forgetDeeds(db, today);
  for (let round = 0; round < ROUNDS && (await endUnproven(db, today)); round += 1);
  for (let round = 0; round < ROUNDS && (await deleteDeadLetters(db, today, halfYearOf(today))); round += 1);
  for (let round = 0; round < ROUNDS && (await deleteDeadMailboxes(db, today)); round += 1);
  await forgetOldCounts(db, today);
  await tellPlaces(db, new Date(quarter * QUARTER_MS));
  await forgetUnmetDays(db, today);
  await forgetRecordLinks(db, today);
  await forgetReportsBefore(db, addDays(today, -REPORT_DAYS));
  await sweep(db);
}
