// A desk's side of storage: letters that wait for it, marking them read, and putting an answer in the box.
import { type Day, dayOf, quarterOf } from '#domain/time/days';
import { newestLetter } from './case.ts';
import { erase } from './erase.ts';
import { keepAlive } from './mailbox.ts';
import { countAnswer } from './portal-count.ts';

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

/** Marks a letter read. Its clock goes on: it stops when somebody answers, speaks with the person, or closes. False when it was read already. */
export async function markRead(db: D1Database, mailbox: string, letter: string, today: Day): Promise<boolean> {
  const { meta } = await db
    .prepare("UPDATE letters SET read_on = ? WHERE mailbox = ? AND letter = ? AND direction = 'to-desk' AND read_on IS NULL")
    .bind(today, mailbox, letter)
    .run();
  return meta.changes > 0;
}

/** A sealed letter of the desk on its way into a mailbox, to appear at a quarter-hour. */
export interface Reply {
  mailbox: string;
  letter: string;
  sealed: Uint8Array;
  dueAt: number;
  now: Date;
  /** The newest letter that whoever answers saw; left out where nobody answers. */
  seen?: string | null;
  /** It says what a member heard. */
  heard?: Hearing | null;
}

/** Who heard something, and what the letter about it commits to. */
export interface Hearing {
  member: string;
  commitment: string;
}

/**
 * Puts a sealed reply in a mailbox. With `seen`, only while that is the newest letter there: nobody answers past a letter they did
 * not see. False when it is not, or the mailbox is gone. What answers, and is no yes or no that was heard, keeps a promise or breaks it.
 */
export async function saveReply(db: D1Database, reply: Reply): Promise<boolean> {
  const today = dayOf(reply.now);
  const counted = reply.heard ? [] : countAnswer(db, today, reply);
  const [stored] = await db.batch([insertReply(db, reply), ...counted, ...(await keepAlive(db, reply.mailbox, today))]);
  return (stored?.meta.changes ?? 0) > 0;
}

/** No letter of the box (`?1`) has this id yet: who writes draws it, and a name that is taken is no reason to fail. */
export const isNew = (letter: string): string => `NOT EXISTS (SELECT 1 FROM letters t WHERE t.mailbox = ?1 AND t.letter = ${letter})`;

/** The statement that puts it there; `desk`: only when the statement before it changed something, and the box is that desk's now. */
export const insertReply = (db: D1Database, reply: Reply, desk: string | null = null): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, sealed, dies_on, heard, heard_by, heard_after, commitment)
       SELECT mailbox, ?2, 'to-person', desk, 0, 0, ?3, ?4, ?5, dies_on, ?8 IS NOT NULL, ?8, iif(?8 IS NULL, NULL, number), ?10 FROM mailboxes
       WHERE mailbox = ?1 AND (?6 OR ${newestLetter} IS ?7) AND (?9 IS NULL OR (desk = ?9 AND changes() > 0)) AND ${isNew('?2')}`,
    )
    .bind(
      reply.mailbox,
      reply.letter,
      dayOf(reply.now),
      reply.dueAt,
      reply.sealed,
      Number(reply.seen === undefined),
      reply.seen ?? null,
      reply.heard?.member ?? null,
      desk,
      reply.heard?.commitment ?? '',
    );

/** Takes an answer of a desk out again that nobody can have seen: it is not visible yet, and no later one of that desk follows it. */
export async function withdrawReply(db: D1Database, desk: string, mailbox: string, letter: string, now: Date): Promise<boolean> {
  const unseen = `mailbox = ?1 AND letter = ?2 AND desk = ?3 AND direction = 'to-person' AND plan = 0 AND heard = 0
    AND due_at > ?4 AND NOT EXISTS (SELECT 1 FROM letters n WHERE n.mailbox = ?1 AND n.direction = 'to-person' AND n.desk = ?3
      AND n.plan = 0 AND n.rowid > letters.rowid)`;
  return (await erase(db, 'letters', unseen, mailbox, letter, desk, quarterOf(now))) > 0;
}

/** Opens a closed mailbox again. False when it is not closed. */
export async function reopenMailbox(db: D1Database, mailbox: string): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE mailboxes SET closed_on = NULL WHERE mailbox = ? AND closed_on IS NOT NULL')
    .bind(mailbox)
    .run();
  return meta.changes > 0;
}

/** Closes a mailbox: its owner sees so, and a letter of theirs opens it again at the same desk. With `seen` as in `saveReply`; what `follows` happens with it. */
export async function closeMailbox(
  db: D1Database,
  mailbox: string,
  today: Day,
  seen?: string | null,
  follows: D1PreparedStatement[] = [],
): Promise<boolean> {
  const [closed] = await db.batch([
    db
      .prepare(`UPDATE mailboxes SET closed_on = ?2 WHERE mailbox = ?1 AND (?3 OR ${newestLetter} IS ?4)`)
      .bind(mailbox, today, Number(seen === undefined), seen ?? null),
    db
      .prepare(
        `UPDATE letters SET due_at = NULL WHERE mailbox = ?1 AND direction = 'to-desk'
         AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = ?1 AND m.closed_on IS NOT NULL)`,
      )
      .bind(mailbox),
    ...follows,
  ]);
  return (closed?.meta.changes ?? 0) > 0;
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
