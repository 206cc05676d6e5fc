// The overview in a letter box: at most one that shows and one that waits for the next quarter of an hour.
import { type Day, dayOf, quarterOf } from '#domain/time/days';
import { isNew } from './desk.ts';
import { erasing } from './erase.ts';
import { keepAlive, type StoredReply } from './mailbox.ts';

const columns = 'letter, written_on AS day, sealed';
type Row = { letter: string; day: Day; sealed: ArrayBuffer };
const stored = (row: Row | null): StoredReply | null => row && { ...row, sealed: new Uint8Array(row.sealed) };

/** The overview that the person sees now, or null. */
export async function planFor(db: D1Database, mailbox: string, now: Date): Promise<StoredReply | null> {
  return stored(
    await db
      .prepare(
        `SELECT ${columns} FROM letters WHERE mailbox = ? AND plan = 1 AND (due_at IS NULL OR due_at <= ?) ORDER BY rowid DESC LIMIT 1`,
      )
      .bind(mailbox, quarterOf(now))
      .first<Row>(),
  );
}

/** The id of the newest overview, also one that still waits; null when there is none. */
export async function newestPlan(db: D1Database, mailbox: string): Promise<string | null> {
  const row = await db
    .prepare('SELECT letter FROM letters WHERE mailbox = ? AND plan = 1 ORDER BY rowid DESC LIMIT 1')
    .bind(mailbox)
    .first<{ letter: string }>();
  return row?.letter ?? null;
}

/**
 * Puts an overview in a mailbox, to appear at a quarter-hour in the place of the one that shows, if it was made from the newest
 * one (`seen`, or null when there was none). Earlier ones, and one that still waited, are gone at once. False when a newer one is
 * there or the mailbox is gone.
 */
export async function savePlan(
  db: D1Database,
  plan: { mailbox: string; letter: string; sealed: Uint8Array; dueAt: number; now: Date; seen: string | null },
): Promise<boolean> {
  const { mailbox, letter, sealed, dueAt, now, seen } = plan;
  const today = dayOf(now);
  const earlier = `mailbox = ?1 AND plan = 1 AND letter <> ?2
    AND ?2 = (SELECT letter FROM letters WHERE mailbox = ?1 AND plan = 1 ORDER BY rowid DESC LIMIT 1)
    AND rowid IS NOT (SELECT max(rowid) FROM letters WHERE mailbox = ?1 AND plan = 1 AND (due_at IS NULL OR due_at <= ?3))`;
  const [stored] = await db.batch([
    db
      .prepare(
        `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, sealed, dies_on, plan)
         SELECT mailbox, ?2, 'to-person', desk, 0, 0, ?3, ?4, ?5, dies_on, 1 FROM mailboxes
         WHERE mailbox = ?1 AND (SELECT letter FROM letters WHERE mailbox = ?1 AND plan = 1 ORDER BY rowid DESC LIMIT 1) IS ?6 AND ${isNew('?2')}`,
      )
      .bind(mailbox, letter, today, dueAt, sealed, seen),
    ...erasing(db, 'letters', earlier, mailbox, letter, quarterOf(now)),
    ...(await keepAlive(db, mailbox, today)),
  ]);
  return (stored?.meta.changes ?? 0) > 0;
}
