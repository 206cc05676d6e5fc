// Reading a mailbox, and removing it: the server knows sizes, days and counts, never a word.
import { type Day, dayOf, quarterOf } from '#domain/days';
import { LETTERS_SHOWN, type MailboxRow, type SentLetter } from '#domain/mailbox';
import { diesOn, FUZZ_DAYS } from '#domain/retention';

/** A desk letter as it is stored: sealed to the mailbox. */
export interface StoredReply {
  letter: string;
  day: Day;
  sealed: Uint8Array;
}

/** The first letter of mailbox ?1: the one that tells the desk how to answer. */
const FIRST_LETTER = "(SELECT min(rowid) FROM letters WHERE mailbox = ?1 AND direction = 'to-desk')";

/** The row key of an address: its SHA-256 in hex. The address itself is stored nowhere. */
export async function mailboxKey(address: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
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

/** Published desk letters, newest first, one page of them and one more if there are older ones. */
export async function repliesFor(db: D1Database, mailbox: string, page: number, now: Date): Promise<StoredReply[]> {
  const { results } = await db
    .prepare(
      `SELECT letter, written_on AS day, sealed FROM letters
       WHERE mailbox = ? AND direction = 'to-person' AND plan = 0 AND (due_at IS NULL OR due_at <= ?)
       ORDER BY rowid DESC LIMIT ? OFFSET ?`,
    )
    .bind(mailbox, quarterOf(now), LETTERS_SHOWN + 1, page * LETTERS_SHOWN)
    .all<{ letter: string; day: Day; sealed: ArrayBuffer }>();
  return results.map(({ letter, day, sealed }) => ({ letter, day, sealed: new Uint8Array(sealed) }));
}

/** One published desk letter, or null. */
export async function replyOf(db: D1Database, mailbox: string, letter: string, now: Date): Promise<StoredReply | null> {
  const row = await db
    .prepare(
      `SELECT letter, written_on AS day, sealed FROM letters
       WHERE mailbox = ? AND letter = ? AND direction = 'to-person' AND plan = 0 AND (due_at IS NULL OR due_at <= ?)`,
    )
    .bind(mailbox, letter, quarterOf(now))
    .first<{ letter: string; day: Day; sealed: ArrayBuffer }>();
  return row && { ...row, sealed: new Uint8Array(row.sealed) };
}

/** What the person sent, newest first and a page at most: days, never a word. */
export async function sentFrom(db: D1Database, mailbox: string): Promise<SentLetter[]> {
  const { results } = await db
    .prepare(
      `SELECT letter, written_on AS day, read_on IS NOT NULL AS is_read, rowid = ${FIRST_LETTER} AS is_first FROM letters
       WHERE mailbox = ?1 AND direction = 'to-desk' ORDER BY rowid DESC LIMIT ?2`,
    )
    .bind(mailbox, LETTERS_SHOWN)
    .all<{ letter: string; day: Day; is_read: number; is_first: number }>();
  return results.map(({ letter, day, is_read, is_first }) => ({ letter, day, read: is_read === 1, first: is_first === 1 }));
}

/** Removes one letter, of the desk or of the person; the first one goes only with everything, as the desk needs it to answer. */
export async function deleteLetter(db: D1Database, mailbox: string, letter: string): Promise<boolean> {
  const { meta } = await db
    .prepare(`DELETE FROM letters WHERE mailbox = ?1 AND letter = ?2 AND rowid <> ${FIRST_LETTER}`)
    .bind(mailbox, letter)
    .run();
  return meta.changes > 0;
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

/** "Stop and delete": the mailbox and every letter in it, at once. */
export async function deleteMailbox(db: D1Database, mailbox: string): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM letters WHERE mailbox = ?').bind(mailbox),
    db.prepare('DELETE FROM mailboxes WHERE mailbox = ?').bind(mailbox),
  ]);
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
