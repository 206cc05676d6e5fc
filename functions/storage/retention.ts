// What the clock does to rows: release, publish, count, delete. It knows no rules, only days and quarter-hours.
import type { Day } from '#domain/days';

/** Rows removed at a time, so that one tick never holds the database for long. */
const BATCH = 500;

/** Lets deputies read the letters whose time is over, with those before them: nobody can answer without the first. Returns how many. */
export async function releaseLetters(db: D1Database, quarter: number, today: Day): Promise<number> {
  const { meta } = await db
    .prepare(
      `UPDATE letters SET released_on = coalesce(released_on, ?1), due_at = NULL
       WHERE direction = 'to-desk'
         AND mailbox IN (SELECT d.mailbox FROM letters d JOIN mailboxes m ON m.mailbox = d.mailbox
           WHERE d.due_at <= ?2 AND d.direction = 'to-desk' AND d.read_on IS NULL AND m.deputy IS NOT NULL)
         AND rowid <= (SELECT max(d.rowid) FROM letters d
           WHERE d.mailbox = letters.mailbox AND d.due_at <= ?2 AND d.direction = 'to-desk' AND d.read_on IS NULL)`,
    )
    .bind(today, quarter)
    .run();
  return meta.changes;
}

/** Empties the time of replies that are now visible. Returns how many. */
export async function publishReplies(db: D1Database, quarter: number): Promise<number> {
  const { meta } = await db.prepare("UPDATE letters SET due_at = NULL WHERE due_at <= ? AND direction = 'to-person'").bind(quarter).run();
  return meta.changes;
}

/** Removes one-time answers nobody fetched. */
export async function deleteStaleAnswers(db: D1Database, quarter: number): Promise<void> {
  await db.prepare('DELETE FROM answers WHERE due_at <= ?').bind(quarter).run();
}

/** Removes the next batch of dead letters, first counting those nobody ever read. False when there are no more. */
export async function deleteDeadLetters(db: D1Database, today: Day, halfYear: string): Promise<boolean> {
  const dead = 'SELECT rowid FROM letters WHERE dies_on <= ? ORDER BY dies_on, rowid LIMIT ?';
  const [, removed] = await db.batch([
    db
      .prepare(
        `INSERT INTO broken_promises (half_year, desk, letters)
         SELECT ?, desk, count(*) FROM letters
         WHERE rowid IN (${dead}) AND direction = 'to-desk' AND read_on IS NULL GROUP BY desk
         ON CONFLICT (half_year, desk) DO UPDATE SET letters = letters + excluded.letters`,
      )
      .bind(halfYear, today, BATCH),
    db.prepare(`DELETE FROM letters WHERE rowid IN (${dead})`).bind(today, BATCH),
  ]);
  return (removed?.meta.changes ?? 0) === BATCH;
}

/** Removes the next batch of dead mailboxes. False when there are no more. */
export async function deleteDeadMailboxes(db: D1Database, today: Day): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM mailboxes WHERE mailbox IN (SELECT mailbox FROM mailboxes WHERE dies_on <= ? LIMIT ?)')
    .bind(today, BATCH)
    .run();
  return meta.changes === BATCH;
}
