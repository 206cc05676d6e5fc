// A person at a desk, as rows: their letters in order, who may see them, and days that the desk plans.
import type { Day } from '#domain/days';
import { quarterOf } from '#domain/days';
import type { LetterName } from '#domain/desk-action';
import type { InboxRow, ThreadRow } from '#domain/desk-answer';
import { drawn } from './member.ts';

/** True for mailboxes (`m`) that are a desk's own, or released to it as a deputy. Takes the desk as `?1`. */
export const isOurs = `(m.desk = ?1 OR (m.deputy = ?1 AND EXISTS (
  SELECT 1 FROM letters r WHERE r.mailbox = m.mailbox AND r.released_on IS NOT NULL)))`;

/** Of one letter (`l`): the desk's own, or released to it. */
export const letterIsOurs = `(m.desk = ?1 OR (m.deputy = ?1 AND l.released_on IS NOT NULL))`;

/** What lies under a desk's lock (`l` in `m`): letters to it, and overviews in boxes that it sees. Not what it wrote to the person. */
export const isLocked = `((l.direction = 'to-desk' AND ${letterIsOurs}) OR (l.plan = 1 AND ${isOurs}))`;

/** Every letter to a desk, without its words: unread first, the urgent before the rest. */
export async function inboxOf(db: D1Database, desk: string): Promise<InboxRow[]> {
  const { results } = await db
    .prepare(
      `SELECT l.mailbox, l.letter, l.urgent, l.marked, l.written_on, l.read_on, c.look_again_on, c.muted_on, m.closed_on,
              EXISTS (SELECT 1 FROM put_aside p WHERE p.mailbox = l.mailbox AND p.letter = l.letter) AS put_aside,
              EXISTS (SELECT 1 FROM letters a WHERE a.mailbox = l.mailbox AND a.direction = 'to-person' AND a.plan = 0 AND a.rowid > l.rowid) AS answered
       FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox LEFT JOIN cases c ON c.mailbox = l.mailbox
       WHERE l.direction = 'to-desk' AND ${letterIsOurs}
       ORDER BY l.read_on IS NOT NULL, l.urgent DESC, l.marked, l.rowid`,
    )
    .bind(desk)
    .all<InboxRow>();
  return results;
}

/** The sealed bytes of letters to a desk, and of overviews; what is not its own is left out. */
export async function bodiesOf(db: D1Database, desk: string, letters: LetterName[]): Promise<(LetterName & { sealed: Uint8Array })[]> {
  if (letters.length === 0) return [];
  const found = await db.batch<LetterName & { sealed: ArrayBuffer }>(
    letters.map(({ mailbox, letter }) =>
      db
        .prepare(
          `SELECT l.mailbox, l.letter, l.sealed FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
           WHERE ${isLocked} AND l.mailbox = ?2 AND l.letter = ?3`,
        )
        .bind(desk, mailbox, letter),
    ),
  );
  return found.flatMap(({ results }) => results.map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) })));
}

/** What a desk planned for a mailbox. */
export interface CaseRow {
  /** Whose box it is: another desk's when it was released to this one. */
  desk: string;
  dies_on: Day;
  deputy: string | null;
  look_again_on: Day | null;
  muted_on: Day | null;
  closed_on: Day | null;
}

/** A mailbox that a desk may see, with its case opened if there was none; null for any other. */
export async function openCase(db: D1Database, desk: string, mailbox: string): Promise<CaseRow | null> {
  const results = await db.batch<CaseRow>([
    db
      .prepare(
        `INSERT INTO cases (mailbox, desk, alias) SELECT m.mailbox, m.desk, ?3 FROM mailboxes m WHERE m.mailbox = ?2 AND ${isOurs} ON CONFLICT DO NOTHING`,
      )
      .bind(desk, mailbox, drawn(4)),
    db
      .prepare(
        `SELECT m.desk, m.dies_on, m.deputy, m.closed_on, c.look_again_on, c.muted_on
         FROM mailboxes m JOIN cases c ON c.mailbox = m.mailbox WHERE m.mailbox = ?2 AND ${isOurs}`,
      )
      .bind(desk, mailbox),
  ]);
  return results[1]?.results[0] ?? null;
}

/** All letters of a mailbox in order, both ways, as far as the desk may see them. */
export async function threadOf(
  db: D1Database,
  desk: string,
  mailbox: string,
  now: Date,
): Promise<(Omit<ThreadRow, 'sealed'> & { sealed: Uint8Array })[]> {
  const { results } = await db
    .prepare(
      `SELECT l.letter, l.direction, l.written_on, l.read_on, l.plan, l.sealed,
              (l.direction = 'to-person' AND l.due_at IS NOT NULL AND l.due_at > ?3) AS waiting
       FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
       WHERE l.mailbox = ?2 AND ${isOurs} AND (l.direction = 'to-person' OR ${letterIsOurs}) ORDER BY l.rowid`,
    )
    .bind(desk, mailbox, quarterOf(now))
    .all<Omit<ThreadRow, 'sealed'> & { sealed: ArrayBuffer }>();
  return results.map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) }));
}

/** The id of the newest letter in a mailbox, whoever wrote it: what somebody who answers must have seen. Takes the mailbox as `?1`. */
export const newestLetter = '(SELECT letter FROM letters WHERE mailbox = ?1 AND plan = 0 ORDER BY rowid DESC LIMIT 1)';

/** That id, or null in an empty mailbox. */
export async function newestIn(db: D1Database, mailbox: string): Promise<string | null> {
  const row = await db.prepare(`SELECT ${newestLetter} AS letter`).bind(mailbox).first<{ letter: string | null }>();
  return row?.letter ?? null;
}

/** Plans a day to look again, or none. */
export async function planLook(db: D1Database, mailbox: string, on: Day | null): Promise<void> {
  await db.prepare('UPDATE cases SET look_again_on = ? WHERE mailbox = ?').bind(on, mailbox).run();
}

/** Mutes a thread: it stands at the end of the list. Or lifts that. */
export async function muteCase(db: D1Database, mailbox: string, on: Day | null): Promise<void> {
  await db.prepare('UPDATE cases SET muted_on = ? WHERE mailbox = ?').bind(on, mailbox).run();
}

/** True when an urgent letter of these lies here; such letters are never put aside. */
export async function hasUrgent(db: D1Database, desk: string, letters: LetterName[]): Promise<boolean> {
  const found = await db.batch(
    letters.map(({ mailbox }) =>
      db
        .prepare(
          `SELECT 1 FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox WHERE ${letterIsOurs} AND l.mailbox = ?2 AND l.urgent = 1 LIMIT 1`,
        )
        .bind(desk, mailbox),
    ),
  );
  return found.some(({ results }) => results.length > 0);
}

/** Puts letters aside that look automatic; others stay where they are. Nothing is deleted. Returns how many. */
export async function putAside(db: D1Database, desk: string, letters: LetterName[], today: Day): Promise<number> {
  const done = await db.batch(
    letters.map(({ mailbox, letter }) =>
      db
        .prepare(
          `INSERT INTO put_aside (mailbox, letter, put_on) SELECT l.mailbox, l.letter, ?4 FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
           WHERE ${letterIsOurs} AND l.mailbox = ?2 AND l.letter = ?3 AND l.marked = 1 AND l.urgent = 0 AND l.direction = 'to-desk' ON CONFLICT DO NOTHING`,
        )
        .bind(desk, mailbox, letter, today),
    ),
  );
  return done.reduce((sum, { meta }) => sum + meta.changes, 0);
}

/** Takes letters back that were put aside. */
export async function takeBack(db: D1Database, desk: string, letters: LetterName[]): Promise<void> {
  await db.batch(
    letters.map(({ mailbox, letter }) =>
      db
        .prepare(
          `DELETE FROM put_aside WHERE mailbox = ?2 AND letter = ?3 AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = ?2 AND ${isOurs})`,
        )
        .bind(desk, mailbox, letter),
    ),
  );
}
