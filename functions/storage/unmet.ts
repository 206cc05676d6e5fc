// Requests for a place that nobody could meet, as professionals tell them: with whom and why, by half-year; no person, place or day.
import { addDays, type Day, halfYearOf } from '#domain/time/days';
import type { PlaceKind, UnmetReason } from '#domain/care/places';
import { STAMP_DAYS } from '#domain/box/retention';

/** Most that are counted on one day: about fifty times what is expected. More would be somebody who makes them up. */
export const UNMET_A_DAY = 50;

/** Counts one request that was not met. False when its form was counted before, or too many came today: then nothing is counted. */
export async function countUnmet(
  db: D1Database,
  told: { who: PlaceKind | 'unknown'; reason: UnmetReason },
  stamp: string,
  today: Day,
): Promise<boolean> {
  const [, , counted] = await db.batch([
    db.prepare('INSERT INTO stamps (stamp, dies_on) VALUES (?, ?) ON CONFLICT DO NOTHING').bind(stamp, addDays(today, STAMP_DAYS)),
    db
      .prepare(
        `INSERT INTO unmet_days (day, times) SELECT ?1, 1 WHERE changes() > 0
         ON CONFLICT (day) DO UPDATE SET times = times + 1 WHERE times < ?2`,
      )
      .bind(today, UNMET_A_DAY),
    db
      .prepare(
        `INSERT INTO portal_counts (half_year, what, first, second, times) SELECT ?, 'unmet', ?, ?, 1 WHERE changes() > 0
         ON CONFLICT DO UPDATE SET times = times + 1`,
      )
      .bind(halfYearOf(today), told.who, told.reason),
  ]);
  return (counted?.meta.changes ?? 0) > 0;
}

/** Forgets how many came on days before. */
export async function forgetUnmetDays(db: D1Database, today: Day): Promise<void> {
  await db.prepare('DELETE FROM unmet_days WHERE day < ?').bind(today).run();
}
