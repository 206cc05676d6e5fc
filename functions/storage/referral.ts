// Storing what a person sends: one D1 batch, once per letter, however often it is tried.
import { addDays, type Day, dayOf } from '#domain/time/days';
import type { Envelope } from '#domain/letter/envelope';
import { STAMP_DAYS } from '#domain/box/retention';
import { doorOf, keepAlive, nameOf } from './mailbox.ts';
import { type CameBy, countLetter, UNTOLD } from './portal-count.ts';

/** Everything about an arriving letter that the clock and the desk decide. */
export interface Arrival {
  now: Date;
  /** Quarter-hour at which the deputy may read it, or null without a deputy. */
  dueAt: number | null;
  /** Day by which a first letter is answered as the desk promises; null or left out where nothing is promised. */
  answerBy?: Day | null;
  /** True for a letter that looks automatic: stored and receipted like any other, shown later at the desk. */
  marked: boolean;
  /** The name of its form's stamp: one that another letter spent before marks this one. */
  stamp?: string;
}

/**
 * Opens the mailbox if it is new and stores the letter if it is new; both or neither. Gives the id of the letter that lies there
 * now; null when that box ended before, got another first letter (one that was edited after its answer was lost), or came with an
 * address that reaches another box. Throws when nothing lies there all the same.
 */
export async function saveReferral(
  db: D1Database,
  envelope: Envelope,
  sealed: Uint8Array,
  arrival: Arrival,
  by: CameBy = UNTOLD,
): Promise<string | null> {
  const [mailbox, door] = await Promise.all([nameOf(envelope.box), doorOf(envelope.address)]);
  const today = dayOf(arrival.now);
  const results = await db.batch<{ letter: string }>([
    db
      .prepare(
        `INSERT INTO mailboxes (mailbox, desk, deputy, opened_on, dies_on, door, signed_by) SELECT ?1, ?2, ?3, ?4, ?4, ?5, ?6
         WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE mailbox = ?1) ON CONFLICT DO NOTHING`,
      )
      .bind(mailbox, envelope.desk, envelope.deputy, today, door, envelope.box.by),
    insertLetter(db, mailbox, envelope, sealed, arrival, today),
    countNewLetter(db, today),
    countLetter(db, today, by),
    ...spend(db, today, arrival),
    moveOn(db, mailbox, envelope, true),
    ...(await keepAlive(db, mailbox, today)),
    isThere(db, mailbox, envelope),
    db
      .prepare(
        `SELECT mailbox FROM tombstones WHERE mailbox = ?1
         UNION SELECT mailbox FROM mailboxes WHERE (mailbox = ?1 AND number > 0) OR (mailbox <> ?1 AND door = ?2)`,
      )
      .bind(mailbox, door),
  ]);
  const [stored, taken] = results.slice(-2).map((each) => each.results[0]);
  if (!stored && !taken) throw new Error('the letter was not stored');
  return stored?.letter ?? null;
}

/**
 * Stores a later letter in a mailbox that exists. False, and nothing stored, when there is no such mailbox, or when another letter
 * of the person took its place. A new letter opens a closed mailbox again, at the same desk, unless it is a quiet one.
 */
export async function addLetter(db: D1Database, envelope: Envelope, sealed: Uint8Array, arrival: Arrival, quiet = false): Promise<boolean> {
  const mailbox = await nameOf(envelope.box);
  const today = dayOf(arrival.now);
  const results = await db.batch([
    insertLetter(db, mailbox, envelope, sealed, arrival, today),
    countNewLetter(db, today),
    moveOn(db, mailbox, envelope, quiet),
    ...(await keepAlive(db, mailbox, today)),
    isThere(db, mailbox, envelope),
  ]);
  return (results.at(-1)?.results.length ?? 0) > 0;
}

const isThere = (db: D1Database, mailbox: string, { letter }: Envelope): D1PreparedStatement =>
  db.prepare('SELECT letter FROM letters WHERE mailbox = ? AND letter = ?').bind(mailbox, letter);

/** Notes the number of the letter that was stored directly before, and opens a closed mailbox for it. */
const moveOn = (db: D1Database, mailbox: string, { number }: Envelope, quiet: boolean): D1PreparedStatement =>
  db
    .prepare('UPDATE mailboxes SET number = ?2, closed_on = CASE WHEN ?3 THEN closed_on END WHERE mailbox = ?1 AND changes() > 0')
    .bind(mailbox, number, Number(quiet));

/** A letter belongs to the desk and deputy of its mailbox, whatever the envelope says; it comes next, and was never removed. */
function insertLetter(
  db: D1Database,
  mailbox: string,
  envelope: Envelope,
  sealed: Uint8Array,
  arrival: Arrival,
  today: Day,
): D1PreparedStatement {
  const { letter, number, hash, commitment, stamp, urgent } = envelope;
  return db
    .prepare(
      `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, sealed, dies_on, number, hash, commitment, stamp, answer_by)
       SELECT mailbox, ?2, 'to-desk', desk, ?3, ?4 OR EXISTS (SELECT 1 FROM stamps WHERE stamp = ?12), ?5, ?6, ?7, dies_on, ?8, ?9, ?10, ?11,
         CASE WHEN ?8 = 1 THEN ?13 END FROM mailboxes
       WHERE mailbox = ?1 AND number = ?8 - 1 AND NOT EXISTS (SELECT 1 FROM removals WHERE mailbox = ?1 AND letter = ?2)
       ON CONFLICT DO NOTHING`,
    )
    .bind(
      ...[mailbox, letter, Number(urgent), Number(arrival.marked), today, arrival.dueAt],
      ...[sealed, number, hash, commitment, stamp, arrival.stamp ?? '', arrival.answerBy ?? null],
    );
}

/** Spends the stamp of the form, directly after its letter was stored and counted; a retry of that letter spends nothing. */
const spend = (db: D1Database, today: Day, { stamp }: Arrival): D1PreparedStatement[] =>
  stamp === undefined
    ? []
    : [
        db
          .prepare(
            'INSERT INTO stamps (stamp, dies_on) SELECT ?1, ?2 WHERE changes() > 0 ON CONFLICT (stamp) DO UPDATE SET dies_on = excluded.dies_on',
          )
          .bind(stamp, addDays(today, STAMP_DAYS)),
      ];

/** Counts a letter of today, directly after it was stored; one that was stored before is not counted again. */
const countNewLetter = (db: D1Database, today: Day): D1PreparedStatement =>
  db
    .prepare('INSERT INTO arrivals (day, letters) SELECT ?, 1 WHERE changes() > 0 ON CONFLICT (day) DO UPDATE SET letters = letters + 1')
    .bind(today);
