// Which urgent letters a desk was told of already; the notice itself says nothing about them.
import { keyHoldersOf, ofOthers } from './handover.ts';

/**
 * Urgent letters that wait at desk ?1 and of which it was not told. A letter that was handed over is news for the desk
 * that has it now; one released to a deputy and not answered, read or not, is news for the deputy, and no news again for the desk.
 */
const news = `l.direction = 'to-desk' AND l.urgent = 1 AND (
  (m.desk = ?1 AND l.read_on IS NULL AND coalesce(l.told, '') NOT IN (m.desk, coalesce(m.deputy, m.desk)))
  OR (m.deputy = ?1 AND l.released_on IS NOT NULL AND l.told IS NOT m.deputy AND m.closed_on IS NULL AND NOT EXISTS (
    SELECT 1 FROM letters a WHERE a.mailbox = l.mailbox AND a.direction = 'to-person' AND a.plan = 0 AND a.rowid > l.rowid)))`;

/** The newest urgent letter that a desk was not told of, by its row; null when there is none. */
export async function urgentNews(db: D1Database, desk: string): Promise<number | null> {
  const found = await db
    .prepare(`SELECT max(l.rowid) AS newest FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox WHERE ${news}`)
    .bind(desk)
    .first<{ newest: number | null }>();
  return found?.newest ?? null;
}

/** Notes that a desk was told of everything up to a row. */
export async function noteTold(db: D1Database, desk: string, newest: number): Promise<void> {
  await db
    .prepare(
      `UPDATE letters SET told = ?1 WHERE rowid IN (
         SELECT l.rowid FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox WHERE l.rowid <= ?2 AND ${news})`,
    )
    .bind(desk, newest)
    .run();
}

/** Requests that a desk (`?1`) decides about and was not told of: its own, where a second member can, and those of others. */
const untold = `h.noticed = 0 AND ((h.desk = ?1 AND ${keyHoldersOf('?1')} > 1) OR ${ofOthers})`;

/** True when such a request waits. */
export const hasUntoldRequest = async (db: D1Database, desk: string, others: readonly string[]): Promise<boolean> =>
  (await db.prepare(`SELECT 1 FROM handovers h WHERE ${untold} LIMIT 1`).bind(desk, JSON.stringify(others)).first()) !== null;

/** Notes that those who decide were told of all of them. */
export async function noteRequestsTold(db: D1Database, desk: string, others: readonly string[]): Promise<void> {
  await db
    .prepare(`UPDATE handovers SET noticed = 1 WHERE mailbox IN (SELECT h.mailbox FROM handovers h WHERE ${untold})`)
    .bind(desk, JSON.stringify(others))
    .run();
}
