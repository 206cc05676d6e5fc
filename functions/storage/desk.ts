// A desk's side of storage: letters that wait for it, marking them read, and putting an answer in the box.
import { type Day, dayOf } from '#domain/days';
import { newestLetter } from './case.ts';
import { keepAlive } from './mailbox.ts';

/** A letter as a desk sees it before opening. */
export interface WaitingLetter {
  mailbox: string;
  letter: string;
  urgent: number;
  marked: number;
  written_on: Day;
  sealed: ArrayBuffer;
  /** Larger for what came later. */
  arrived: number;
}

/** Letters to a desk, and letters released to it as a deputy; unread ones first, the urgent before the rest. */
export async function lettersAt(db: D1Database, desk: string): Promise<WaitingLetter[]> {
  const { results } = await db
    .prepare(
      `SELECT l.mailbox, l.letter, l.urgent, l.marked, l.written_on, l.sealed, l.rowid AS arrived
       FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
       WHERE l.direction = 'to-desk' AND (m.desk = ?1 OR (m.deputy = ?1 AND l.released_on IS NOT NULL))
       ORDER BY l.read_on IS NOT NULL, l.urgent DESC, l.marked, l.rowid`,
    )
    .bind(desk)
    .all<WaitingLetter>();
  return results;
}

/** Marks a letter read: its clock stops. */
export async function markRead(db: D1Database, mailbox: string, letter: string, today: Day): Promise<void> {
  await db
    .prepare("UPDATE letters SET read_on = coalesce(read_on, ?), due_at = NULL WHERE mailbox = ? AND letter = ? AND direction = 'to-desk'")
    .bind(today, mailbox, letter)
    .run();
}

/**
 * Puts a sealed reply in a mailbox, to appear at a quarter-hour. With `seen`, only while that is the newest letter there:
 * nobody answers past a letter they did not see. False when it is not, or the mailbox is gone.
 */
export async function saveReply(
  db: D1Database,
  reply: { mailbox: string; letter: string; sealed: Uint8Array; dueAt: number; now: Date; seen?: string | null },
): Promise<boolean> {
  const today = dayOf(reply.now);
  const [stored] = await db.batch([
    db
      .prepare(
        `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, sealed, dies_on)
         SELECT mailbox, ?2, 'to-person', desk, 0, 0, ?3, ?4, ?5, dies_on FROM mailboxes
         WHERE mailbox = ?1 AND (?6 OR ${newestLetter} IS ?7)`,
      )
      .bind(reply.mailbox, reply.letter, today, reply.dueAt, reply.sealed, Number(reply.seen === undefined), reply.seen ?? null),
    ...(await keepAlive(db, reply.mailbox, today)),
  ]);
  return (stored?.meta.changes ?? 0) > 0;
}

/** Closes a mailbox: its owner sees so, and a letter of theirs opens it again at the same desk. With `seen` as in `saveReply`. */
export async function closeMailbox(db: D1Database, mailbox: string, today: Day, seen?: string | null): Promise<boolean> {
  const { meta } = await db
    .prepare(`UPDATE mailboxes SET closed_on = ?2 WHERE mailbox = ?1 AND (?3 OR ${newestLetter} IS ?4)`)
    .bind(mailbox, today, Number(seen === undefined), seen ?? null)
    .run();
  return meta.changes > 0;
}

/** The last day each desk was opened by somebody of it. */
export async function deskOpenings(db: D1Database): Promise<Record<string, Day>> {
  const { results } = await db.prepare('SELECT desk, opened_on FROM desk_openings').all<{ desk: string; opened_on: Day }>();
  return Object.fromEntries(results.map((row) => [row.desk, row.opened_on]));
}

/** Notes that somebody of a desk opened it today. */
export async function noteOpening(db: D1Database, desk: string, today: Day): Promise<void> {
  await db
    .prepare('INSERT INTO desk_openings (desk, opened_on) VALUES (?, ?) ON CONFLICT (desk) DO UPDATE SET opened_on = excluded.opened_on')
    .bind(desk, today)
    .run();
}
