// How many letters came on a day, of everybody together, and which stamps of forms are spent: enough to notice a flood, nothing about anybody.
import { addDays, type Day } from '#domain/time/days';

/** Days that a count is kept. */
const KEEP_DAYS = 7;

/** True once a day, when more letters came than `most`: the first call after that notes that the operator was told. */
export async function isUnusual(db: D1Database, today: Day, most: number): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE arrivals SET alarmed = 1 WHERE day = ? AND letters > ? AND alarmed = 0')
    .bind(today, most)
    .run();
  return meta.changes > 0;
}

/** Removes counts of days gone by. */
export async function forgetArrivals(db: D1Database, today: Day): Promise<void> {
  await db.prepare('DELETE FROM arrivals WHERE day < ?').bind(addDays(today, -KEEP_DAYS)).run();
}

/** Forgets spent stamps that count as spent by their age. */
export async function forgetStamps(db: D1Database, today: Day): Promise<void> {
  await db.prepare('DELETE FROM stamps WHERE dies_on <= ?').bind(today).run();
}
