// Reading a mailbox, and removing it: the server knows sizes, days and counts, never a word.
import { hex } from '@scure/base';
import { type BoxKeys, boxText, type Removal } from '#domain/box/box';
import { type Day, dayOf, quarterOf } from '#domain/time/days';
import { LETTERS_SHOWN, type MailboxRow, type SentLetter, type Stamped } from '#domain/box/mailbox';
import { diesOn, FUZZ_DAYS } from '#domain/box/retention';
import { erasing } from './erase.ts';

/** A desk letter as it is stored: sealed to the mailbox. */
export interface StoredReply {
  letter: string;
  day: Day;
  sealed: Uint8Array;
  /** What it commits to, where it says what the desk heard. */
  heard?: string;
}

const stamped = 'letter, number, hash, commitment, stamp';

/** The first letter of mailbox ?1: the one that tells the desk how to answer. */
const FIRST_LETTER = "(SELECT min(rowid) FROM letters WHERE mailbox = ?1 AND direction = 'to-desk')";

const sha256 = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hex.encode(new Uint8Array(hash));
};

/** The name of the box with these keys: nobody can put other keys under it. */
export const nameOf = (box: BoxKeys): Promise<string> => sha256(boxText(box));

/** What is kept of an address: its SHA-256. The address itself is stored nowhere. */
export const doorOf = (address: string): Promise<string> => sha256(address);

/** The box that an address reaches, with the key that checks its signatures; null when there is none. */
export async function boxAt(db: D1Database, address: string): Promise<{ mailbox: string; by: string } | null> {
  return db
    .prepare('SELECT mailbox, signed_by AS "by" FROM mailboxes WHERE door = ?')
    .bind(await doorOf(address))
    .first<{ mailbox: string; by: string }>();
}

/** What the rows say about a mailbox, or null when there is none. */
export function findMailbox(db: D1Database, mailbox: string, now: Date): Promise<MailboxRow | null> {
  return db
    .prepare(
      `SELECT m.desk, m.deputy, m.dies_on, m.closed_on, m.look_again_on,
              coalesce(sum(l.direction = 'to-desk'), 0) AS sent,
              coalesce(sum(l.direction = 'to-desk' AND l.read_on IS NOT NULL), 0) AS read,
              coalesce(sum(l.direction = 'to-person' AND l.plan = 0 AND (l.due_at IS NULL OR l.due_at <= ?2)), 0) AS replies,
              coalesce(max(CASE WHEN l.direction = 'to-desk' THEN l.written_on END), m.opened_on) AS last_sent_on
       FROM mailboxes m LEFT JOIN letters l ON l.mailbox = m.mailbox
       WHERE m.mailbox = ?1 GROUP BY m.mailbox`,
    )
    .bind(mailbox, quarterOf(now))
    .first<MailboxRow>();
}

const reply = 'letter, written_on AS day, sealed, commitment';
interface ReplyRow {
  letter: string;
  day: Day;
  sealed: ArrayBuffer;
  commitment: string;
}
const storedReply = ({ letter, day, sealed, commitment }: ReplyRow): StoredReply => ({
  ...{ letter, day, sealed: new Uint8Array(sealed) },
  ...(commitment !== '' && { heard: commitment }),
});

/** Published desk letters, newest first, one page of them and one more if there are older ones. */
export async function repliesFor(db: D1Database, mailbox: string, page: number, now: Date): Promise<StoredReply[]> {
  const { results } = await db
    .prepare(
      `SELECT ${reply} FROM letters
       WHERE mailbox = ? AND direction = 'to-person' AND plan = 0 AND (due_at IS NULL OR due_at <= ?)
       ORDER BY rowid DESC LIMIT ? OFFSET ?`,
    )
    .bind(mailbox, quarterOf(now), LETTERS_SHOWN + 1, page * LETTERS_SHOWN)
    .all<ReplyRow>();
  return results.map(storedReply);
}

/** One published desk letter, or null. */
export async function replyOf(db: D1Database, mailbox: string, letter: string, now: Date): Promise<StoredReply | null> {
  const row = await db
    .prepare(
      `SELECT ${reply} FROM letters
       WHERE mailbox = ? AND letter = ? AND direction = 'to-person' AND plan = 0 AND (due_at IS NULL OR due_at <= ?)`,
    )
    .bind(mailbox, letter, quarterOf(now))
    .first<ReplyRow>();
  return row && storedReply(row);
}

/** What the person sent, newest first and a page at most: days, never a word. */
export async function sentFrom(db: D1Database, mailbox: string): Promise<SentLetter[]> {
  const { results } = await db
    .prepare(
      `SELECT ${stamped}, written_on AS day, read_on IS NOT NULL AS is_read, rowid = ${FIRST_LETTER} AS is_first FROM letters
       WHERE mailbox = ?1 AND direction = 'to-desk' ORDER BY rowid DESC LIMIT ?2`,
    )
    .bind(mailbox, LETTERS_SHOWN)
    .all<Stamped & { day: Day; is_read: number; is_first: number }>();
  return results.map(({ is_read, is_first, ...row }) => ({ ...row, read: is_read === 1, first: is_first === 1 }));
}

/** The newest letter of the person, also one that was removed: what their next one follows. */
export function headOf(db: D1Database, mailbox: string): Promise<Stamped | null> {
  return db
    .prepare(
      `SELECT ${stamped} FROM letters WHERE mailbox = ?1 AND direction = 'to-desk'
       UNION ALL SELECT ${stamped} FROM removals WHERE mailbox = ?1 AND direction = 'to-desk' ORDER BY number DESC LIMIT 1`,
    )
    .bind(mailbox)
    .first<Stamped>();
}

/** What the box removed, newest first and at most as many as fit an answer. */
export async function removalsOf(db: D1Database, mailbox: string, most = 40): Promise<Removal[]> {
  const { results } = await db
    .prepare('SELECT letter, direction, desk, number, hash, signed FROM removals WHERE mailbox = ? ORDER BY number DESC LIMIT ?')
    .bind(mailbox, most)
    .all<Removal>();
  return results;
}

/**
 * Removes one letter, of the desk or of the person, and keeps the signed hole it leaves; the first one goes only with everything, as
 * the desk needs it to answer. What is said of one's own letter must be what was stamped.
 */
export async function deleteLetter(db: D1Database, mailbox: string, removal: Removal): Promise<boolean> {
  const { letter, direction, desk, number, hash, signed } = removal;
  const isIt = `mailbox = ?1 AND letter = ?2 AND direction = ?3 AND rowid <> ${FIRST_LETTER}
    AND (direction = 'to-person' OR (number = ?4 AND hash = ?5))`;
  const bound = [mailbox, letter, direction, number, hash];
  const [overwritten, deleted] = erasing(db, 'letters', isIt, ...bound);
  await overwritten.run();
  const [, removed] = await db.batch([
    db
      .prepare(
        `INSERT INTO removals (mailbox, letter, direction, desk, number, hash, commitment, stamp, signed)
         SELECT mailbox, letter, direction, ?6, ?4, ?5, commitment, stamp, ?7 FROM letters WHERE ${isIt} ON CONFLICT DO NOTHING`,
      )
      .bind(...bound, desk, signed),
    deleted,
  ]);
  return (removed?.meta.changes ?? 0) > 0;
}

/** Keeps a closed mailbox until a day the person chose to look again, or no longer (null). False when it is not closed. */
export async function chooseLookAgain(db: D1Database, mailbox: string, day: Day | null, now: Date): Promise<boolean> {
  const chosen = await db
    .prepare('UPDATE mailboxes SET look_again_on = ? WHERE mailbox = ? AND closed_on IS NOT NULL')
    .bind(day, mailbox)
    .run();
  await db.batch(await keepAlive(db, mailbox, dayOf(now)));
  return chosen.meta.changes > 0;
}

/**
 * Notes that the person looked: the day, and so a later end. Gives the day of the time before, or null.
 * Nothing happens for a mailbox that is not there.
 */
export async function noteVisit(db: D1Database, mailbox: string, now: Date): Promise<Day | null> {
  const today = dayOf(now);
  const [before] = await db.batch<{ seen_on: Day | null }>([
    db.prepare('SELECT seen_on FROM mailboxes WHERE mailbox = ?').bind(mailbox),
    db.prepare('UPDATE mailboxes SET seen_on = ? WHERE mailbox = ?').bind(today, mailbox),
    ...(await keepAlive(db, mailbox, today)),
  ]);
  return before?.results[0]?.seen_on ?? null;
}

/** "Stop and delete": the mailbox and every letter in it, at once. Its name stays, so that nothing sent before can open it again. */
export async function deleteMailbox(db: D1Database, mailbox: string): Promise<void> {
  const [overwritten, deleted] = erasing(db, 'letters', 'mailbox = ?', mailbox);
  await overwritten.run();
  await db.batch([deleted, db.prepare('DELETE FROM mailboxes WHERE mailbox = ?').bind(mailbox)]);
}

/** Statements that move the day a mailbox and its letters die, after activity. */
export async function keepAlive(db: D1Database, mailbox: string, today: Day): Promise<D1PreparedStatement[]> {
  const row = await db
    .prepare('SELECT opened_on, look_again_on FROM mailboxes WHERE mailbox = ?')
    .bind(mailbox)
    .first<{ opened_on: Day; look_again_on: Day | null }>();
  const end = diesOn(today, row?.opened_on ?? today, fuzz(), row?.look_again_on ?? null);
  return ['mailboxes', 'letters'].map((table) => db.prepare(`UPDATE ${table} SET dies_on = ? WHERE mailbox = ?`).bind(end, mailbox));
}

/** A random whole number of days from -7 to 7. */
function fuzz(): number {
  const span = 2 * FUZZ_DAYS + 1;
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return (drawn % span) - FUZZ_DAYS;
}
