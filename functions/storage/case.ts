// A person at a desk, as rows: their letters in order, who may see them, and days that the desk plans.
import type { Day } from '#domain/time/days';
import { quarterOf } from '#domain/time/days';
import type { LetterName } from '#domain/desk/desk-action';
import type { InboxRow, ThreadRow } from '#domain/desk/desk-answer';

/** True for mailboxes (`m`) that are a desk's own, or released to it as a deputy. Takes the desk as `?1`. */
export const isOurs = `(m.desk = ?1 OR (m.deputy = ?1 AND EXISTS (
  SELECT 1 FROM letters r WHERE r.mailbox = m.mailbox AND r.released_on IS NOT NULL)))`;

/** Of one letter (`l`): the desk's own, or released to it. */
export const letterIsOurs = `(m.desk = ?1 OR (m.deputy = ?1 AND l.released_on IS NOT NULL))`;

/** What lies under a desk's lock (`l` in `m`): letters to it, overviews in boxes that it sees, and what it wrote to the person itself. */
export const isLocked = `((l.direction = 'to-desk' AND ${letterIsOurs}) OR ((l.plan = 1 OR (l.direction = 'to-person' AND l.desk = ?1)) AND ${isOurs}))`;

/** Every letter to a desk, without its words: unread first, the urgent before the rest. */
export async function inboxOf(db: D1Database, desk: string): Promise<InboxRow[]> {
  const { results } = await db
    .prepare(
      `SELECT l.mailbox, l.letter, l.urgent, l.marked, l.written_on, l.read_on, c.look_again_on, c.muted_on, m.closed_on,
              c.number, o.called AS owner_name, o.member AS owner, o.away_until,
              (SELECT min(n.due_on) FROM notes n WHERE n.mailbox = l.mailbox AND n.desk = ?1 AND n.kind = 'task' AND n.done_on IS NULL) AS task_on,
              EXISTS (SELECT 1 FROM notes n WHERE n.mailbox = l.mailbox AND n.kind = 'spoke' AND n.written_on >= l.written_on) AS spoken,
              EXISTS (SELECT 1 FROM put_aside p WHERE p.mailbox = l.mailbox AND p.letter = l.letter AND p.desk IN (?1, '')) AS put_aside,
              EXISTS (SELECT 1 FROM letters a WHERE a.mailbox = l.mailbox AND a.direction = 'to-person' AND a.plan = 0 AND a.heard = 0 AND a.rowid > l.rowid) AS answered
       FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox LEFT JOIN cases c ON c.mailbox = l.mailbox
       LEFT JOIN members o ON o.member = c.owner AND o.desk = ?1 AND o.removed_on IS NULL
       WHERE l.direction = 'to-desk' AND ${letterIsOurs}
       ORDER BY l.read_on IS NOT NULL, l.urgent DESC, l.marked, l.rowid`,
    )
    .bind(desk)
    .all<InboxRow>();
  return results;
}

/** Letters named in a list (`?2`, JSON) among letters (`l`) of boxes (`m`). */
const named = `JOIN json_each(?2) n ON l.mailbox = json_extract(n.value, '$.mailbox') AND l.letter = json_extract(n.value, '$.letter')`;

/** The sealed bytes of letters to a desk, and of what it wrote; what is not its own is left out. */
export async function bodiesOf(db: D1Database, desk: string, letters: LetterName[]): Promise<(LetterName & { sealed: Uint8Array })[]> {
  const { results } = await db
    .prepare(
      `SELECT l.mailbox, l.letter, l.sealed, n.key AS turn FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox ${named}
       WHERE ${isLocked}
       UNION ALL SELECT l.mailbox, l.note, l.sealed, n.key FROM notes l
       JOIN json_each(?2) n ON l.mailbox = json_extract(n.value, '$.mailbox') AND l.note = json_extract(n.value, '$.letter')
       WHERE l.desk = ?1 ORDER BY turn`,
    )
    .bind(desk, JSON.stringify(letters))
    .all<LetterName & { sealed: ArrayBuffer }>();
  return results.map(({ mailbox, letter, sealed }) => ({ mailbox, letter, sealed: new Uint8Array(sealed) }));
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
  number: number | null;
  owner: string | null;
}

/** A mailbox that a desk may see, with what it planned for it; null for any other. */
export function caseOf(db: D1Database, desk: string, mailbox: string): Promise<CaseRow | null> {
  return db
    .prepare(
      `SELECT m.desk, m.dies_on, m.deputy, m.closed_on, c.look_again_on, c.muted_on, c.number, o.member AS owner
       FROM mailboxes m LEFT JOIN cases c ON c.mailbox = m.mailbox
       LEFT JOIN members o ON o.member = c.owner AND o.desk = ?1 AND o.removed_on IS NULL WHERE m.mailbox = ?2 AND ${isOurs}`,
    )
    .bind(desk, mailbox)
    .first<CaseRow>();
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

/** Says who of a desk has a case, or nobody. False when that is no member of it who reads. */
export async function giveCase(db: D1Database, desk: string, mailbox: string, owner: string | null): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE cases SET owner = ?3 WHERE mailbox = ?2 AND (?3 IS NULL OR EXISTS (
         SELECT 1 FROM members WHERE member = ?3 AND desk = ?1 AND removed_on IS NULL AND role IN ('coordinator', 'lead')))`,
    )
    .bind(desk, mailbox, owner)
    .run();
  return meta.changes > 0;
}

/** True when an urgent letter lies in one of these boxes; such letters are never put aside. */
export async function hasUrgent(db: D1Database, desk: string, letters: LetterName[]): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
       JOIN json_each(?2) n ON l.mailbox = json_extract(n.value, '$.mailbox') WHERE ${letterIsOurs} AND l.urgent = 1 LIMIT 1`,
    )
    .bind(desk, JSON.stringify(letters))
    .first();
  return row !== null;
}

/**
 * Puts letters aside that look automatic, or (`isUnproven`) that say they are urgent and opened on no device; what was read, and
 * everything else, stays where it is, so does whoever was ever answered, and what one desk put aside still shows at the other. The clock of a letter goes on. Returns how many.
 */
export async function putAside(db: D1Database, desk: string, letters: LetterName[], today: Day, isUnproven = false): Promise<number> {
  const { meta } = await db
    .prepare(
      `INSERT INTO put_aside (mailbox, letter, put_on, unproven, desk) SELECT l.mailbox, l.letter, ?3, l.urgent, ?1
       FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox ${named}
       WHERE ${letterIsOurs} AND l.read_on IS NULL AND l.direction = 'to-desk'
         AND NOT EXISTS (SELECT 1 FROM letters a WHERE a.mailbox = l.mailbox AND a.direction = 'to-person') AND ((l.marked = 1 AND l.urgent = 0) OR (?4 AND l.urgent = 1))
       ON CONFLICT (mailbox, letter) DO UPDATE SET desk = '' WHERE put_aside.desk NOT IN ('', excluded.desk)`,
    )
    .bind(desk, JSON.stringify(letters), today, Number(isUnproven))
    .run();
  return meta.changes;
}

/** Takes letters back that were put aside. Returns how many. */
export async function takeBack(db: D1Database, desk: string, letters: LetterName[]): Promise<number> {
  const { meta } = await db
    .prepare(
      `DELETE FROM put_aside WHERE EXISTS (SELECT 1 FROM json_each(?2) n
         WHERE put_aside.mailbox = json_extract(n.value, '$.mailbox') AND put_aside.letter = json_extract(n.value, '$.letter'))
       AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = put_aside.mailbox AND ${isOurs})`,
    )
    .bind(desk, JSON.stringify(letters))
    .run();
  return meta.changes;
}
