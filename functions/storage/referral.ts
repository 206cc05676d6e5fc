// Storing what a person sends: one D1 batch, once per letter, however often it is tried.
import { type Day, dayOf } from '#domain/days';
import type { Envelope } from '#domain/envelope';
import { keepAlive, mailboxKey } from './mailbox.ts';

/** Everything about an arriving letter that the clock and the desk decide. */
export interface Arrival {
  now: Date;
  /** Quarter-hour at which the deputy may read it, or null without a deputy. */
  dueAt: number | null;
  /** True for a letter that looks automatic: stored and receipted like any other, shown later at the desk. */
  marked: boolean;
}

/** Opens the mailbox if it is new and stores the letter if it is new; both or neither. */
export async function saveReferral(db: D1Database, envelope: Envelope, sealed: Uint8Array, arrival: Arrival): Promise<void> {
  const mailbox = await mailboxKey(envelope.address);
  const today = dayOf(arrival.now);
  await db.batch([
    db
      .prepare('INSERT INTO mailboxes (mailbox, desk, deputy, opened_on, dies_on) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .bind(mailbox, envelope.desk, envelope.deputy, today, today),
    insertLetter(db, mailbox, envelope, sealed, arrival, today),
    countNewLetter(db, today),
    ...(await keepAlive(db, mailbox, today)),
  ]);
}

/**
 * Stores a later letter in a mailbox that exists. False, and nothing stored, when there is no such mailbox.
 * A new letter opens a closed mailbox again, at the same desk, unless it is a quiet one.
 */
export async function addLetter(db: D1Database, envelope: Envelope, sealed: Uint8Array, arrival: Arrival, quiet = false): Promise<boolean> {
  const mailbox = await mailboxKey(envelope.address);
  const today = dayOf(arrival.now);
  const results = await db.batch([
    insertLetter(db, mailbox, envelope, sealed, arrival, today),
    countNewLetter(db, today),
    db.prepare('UPDATE mailboxes SET closed_on = NULL WHERE mailbox = ? AND changes() > 0 AND NOT ?').bind(mailbox, Number(quiet)),
    ...(await keepAlive(db, mailbox, today)),
    db.prepare('SELECT 1 FROM letters WHERE mailbox = ? AND letter = ?').bind(mailbox, envelope.letter),
  ]);
  return (results.at(-1)?.results.length ?? 0) > 0;
}

/** A letter belongs to the desk and deputy of its mailbox, whatever the envelope says. */
function insertLetter(
  db: D1Database,
  mailbox: string,
  envelope: Envelope,
  sealed: Uint8Array,
  arrival: Arrival,
  today: Day,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, sealed, dies_on)
       SELECT mailbox, ?, 'to-desk', desk, ?, ?, ?, ?, ?, dies_on FROM mailboxes WHERE mailbox = ?
       ON CONFLICT DO NOTHING`,
    )
    .bind(envelope.letter, Number(envelope.urgent), Number(arrival.marked), today, arrival.dueAt, sealed, mailbox);
}

/** Counts a letter of today, directly after it was stored; one that was stored before is not counted again. */
const countNewLetter = (db: D1Database, today: Day): D1PreparedStatement =>
  db
    .prepare('INSERT INTO arrivals (day, letters) SELECT ?, 1 WHERE changes() > 0 ON CONFLICT (day) DO UPDATE SET letters = letters + 1')
    .bind(today);
