// What the clock does to rows: release, publish, count, delete. It knows no rules, only days and quarter-hours.
import { addDays, type Day } from '#domain/time/days';
import { UNPROVEN_DAYS, UNPROVEN_LEAST_DAYS, UNPROVEN_MOST } from '#domain/box/retention';
import { erasing } from './erase.ts';

/** Rows removed at a time, so that one tick never holds the database for long. */
const BATCH = 500;

/** A letter (`d`) that nobody answered: no answer of a desk follows it, visible or on its way. Being read is no answer. */
const unanswered = `NOT EXISTS (SELECT 1 FROM letters a WHERE a.mailbox = d.mailbox AND a.direction = 'to-person' AND a.plan = 0 AND a.rowid > d.rowid)`;

/**
 * Lets deputies read the letters whose time is over and that nobody answered, with those before them: nobody can answer without the
 * first. Returns how many.
 */
export async function releaseLetters(db: D1Database, quarter: number, today: Day): Promise<number> {
  const { meta } = await db
    .prepare(
      `UPDATE letters SET released_on = coalesce(released_on, ?1), due_at = NULL
       WHERE direction = 'to-desk'
         AND mailbox IN (SELECT d.mailbox FROM letters d JOIN mailboxes m ON m.mailbox = d.mailbox
           WHERE d.due_at <= ?2 AND d.direction = 'to-desk' AND m.deputy IS NOT NULL AND ${unanswered})
         AND rowid <= (SELECT max(d.rowid) FROM letters d
           WHERE d.mailbox = letters.mailbox AND d.due_at <= ?2 AND d.direction = 'to-desk' AND ${unanswered})`,
    )
    .bind(today, quarter)
    .run();
  return meta.changes;
}

/** Empties the time of replies that are now visible, and of the letters that they answer. Returns how many replies. */
export async function publishReplies(db: D1Database, quarter: number): Promise<number> {
  const [published] = await db.batch([
    db.prepare("UPDATE letters SET due_at = NULL WHERE due_at <= ? AND direction = 'to-person'").bind(quarter),
    db.prepare(
      `UPDATE letters SET due_at = NULL WHERE due_at IS NOT NULL AND direction = 'to-desk' AND EXISTS (SELECT 1 FROM letters a
         WHERE a.mailbox = letters.mailbox AND a.direction = 'to-person' AND a.plan = 0 AND a.due_at IS NULL AND a.rowid > letters.rowid)`,
    ),
  ]);
  return published?.meta.changes ?? 0;
}

/** Removes the next batch of dead letters, first counting those nobody ever read, and first letters nobody answered. False when there are no more. */
export async function deleteDeadLetters(db: D1Database, today: Day, halfYear: string): Promise<boolean> {
  const dead = 'SELECT rowid FROM letters WHERE dies_on <= ? ORDER BY dies_on, rowid LIMIT ?';
  const [overwritten, deleted] = erasing(db, 'letters', `rowid IN (${dead})`, today, BATCH);
  await overwritten.run();
  const [, , removed] = await db.batch([
    db
      .prepare(
        `INSERT INTO broken_promises (half_year, desk, letters)
         SELECT ?, desk, count(*) FROM letters
         WHERE rowid IN (${dead}) AND direction = 'to-desk' AND read_on IS NULL GROUP BY desk
         ON CONFLICT (half_year, desk) DO UPDATE SET letters = letters + excluded.letters`,
      )
      .bind(halfYear, today, BATCH),
    db
      .prepare(
        `INSERT INTO portal_counts (half_year, what, first, second, times) SELECT ?, 'answer', 'never', '', n
         FROM (SELECT count(*) AS n FROM letters l WHERE rowid IN (${dead}) AND answer_by IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM put_aside p WHERE p.mailbox = l.mailbox AND p.letter = l.letter)) WHERE n > 0
         ON CONFLICT DO UPDATE SET times = times + excluded.times`,
      )
      .bind(halfYear, today, BATCH),
    deleted,
  ]);
  return (removed?.meta.changes ?? 0) >= BATCH;
}

/** Removes the next batch of dead mailboxes. False when there are no more. */
export async function deleteDeadMailboxes(db: D1Database, today: Day): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM mailboxes WHERE mailbox IN (SELECT mailbox FROM mailboxes WHERE dies_on <= ? LIMIT ?)')
    .bind(today, BATCH)
    .run();
  // What a box leaves behind is counted along with it.
  return meta.changes >= BATCH;
}

/**
 * Ends the next batch of letters that said they were urgent, opened nowhere and were put aside by every desk that may read them:
 * after their days, or sooner while a desk has too many. Their boxes end with them when nothing else lies there. False when there are no more.
 */
export async function endUnproven(db: D1Database, today: Day): Promise<boolean> {
  const aside = `SELECT l.rowid AS row, p.put_on, row_number() OVER (PARTITION BY m.desk ORDER BY p.put_on DESC, l.rowid DESC) AS place
    FROM put_aside p JOIN letters l ON l.mailbox = p.mailbox AND l.letter = p.letter JOIN mailboxes m ON m.mailbox = p.mailbox
    WHERE p.unproven = 1 AND l.read_on IS NULL AND (m.deputy IS NULL OR p.desk = '')`;
  const over = `rowid IN (SELECT row FROM (${aside}) WHERE put_on <= ?1 OR (place > ?2 AND put_on <= ?3) ORDER BY row LIMIT ?4)`;
  const days = [addDays(today, -UNPROVEN_DAYS), UNPROVEN_MOST, addDays(today, -UNPROVEN_LEAST_DAYS), BATCH];
  const [overwritten, deleted] = erasing(db, 'letters', over, ...days);
  await overwritten.run();
  const [ended] = await db.batch([
    deleted,
    db.prepare(
      `DELETE FROM mailboxes WHERE mailbox IN (SELECT mailbox FROM put_aside WHERE unproven = 1)
         AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.mailbox = mailboxes.mailbox)`,
    ),
  ]);
  return (ended?.meta.changes ?? 0) >= BATCH;
}
