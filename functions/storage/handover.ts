// Handing a letter box to another desk: letters sealed again wait until somebody agrees, then everything moves in one batch.
import type { Day } from '#domain/time/days';
import { erasing } from './erase.ts';
import { renameCase } from './case-name.ts';
import { dropNotes } from './note.ts';
import { insertReply, isNew, type Reply } from './desk.ts';

/** The box is the new desk's: what follows the move happens only then. */
const MOVED = 'EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = ?1 AND m.desk = ?2)';
/** Each letter to the desk stands on the new desk's lock. */
const WHOLE = `NOT EXISTS (SELECT 1 FROM letters l WHERE l.mailbox = ?1 AND l.direction = 'to-desk'
  AND NOT EXISTS (SELECT 1 FROM resealed r WHERE r.mailbox = l.mailbox AND r.letter = l.letter AND r.desk = ?2))`;
/** The request that was claimed stands as it was read. */
const STANDS = `EXISTS (SELECT 1 FROM handovers h WHERE h.mailbox = ?1 AND h.to_desk = ?2 AND h.member = ?5 AND h.reason = ?6
  AND h.note IS ?7 AND h.told IS ?8)`;
/** A letter as it was sealed for the new desk. */
const RESEALED = 'SELECT r.sealed FROM resealed r WHERE r.mailbox = letters.mailbox AND r.letter = letters.letter AND r.desk = ?2';

/** Keeps a letter sealed again for another desk. False when the letter is not the desk's own. */
export async function keepResealed(
  db: D1Database,
  desk: string,
  to: string,
  letter: { mailbox: string; letter: string; sealed: Uint8Array },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO resealed (mailbox, letter, desk, sealed)
       SELECT l.mailbox, l.letter, ?, ? FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
       WHERE l.mailbox = ? AND l.letter = ? AND (l.direction = 'to-desk' OR l.plan = 1) AND m.desk = ?
       ON CONFLICT (mailbox, letter, desk) DO UPDATE SET sealed = excluded.sealed`,
    )
    .bind(to, letter.sealed, letter.mailbox, letter.letter, desk)
    .run();
  return meta.changes > 0;
}

/** True when every letter to the desk in a box was sealed again for the other desk. */
export async function isWholeFor(db: D1Database, mailbox: string, to: string): Promise<boolean> {
  const row = await db.prepare(`SELECT ${WHOLE} AS whole`).bind(mailbox, to).first<{ whole: number }>();
  return row?.whole === 1;
}

/** The letters of a box that moved, on the new desk's lock and unread there, and what both sides keep of the overview. */
function moveLetters(db: D1Database, mailbox: string, to: string): D1PreparedStatement[] {
  return [
    `UPDATE letters SET desk = ?2, read_on = NULL, due_at = NULL, released_on = NULL, sealed = (${RESEALED})
     WHERE mailbox = ?1 AND direction = 'to-desk' AND ${MOVED} AND ${WHOLE}`,
    `UPDATE letters SET sealed = (${RESEALED}) WHERE mailbox = ?1 AND plan = 1 AND ${MOVED} AND EXISTS (${RESEALED})`,
    // A yes that was heard serves at one desk: with the box that goes, it is spent.
    `UPDATE letters SET commitment = '', heard_by = NULL WHERE mailbox = ?1 AND heard = 1 AND ${MOVED}`,
  ].map((sql) => db.prepare(sql).bind(mailbox, to));
}

/** What a move leaves behind: copies for the new desk, the request, and what the old desk gave to others. */
function dropAfterMove(db: D1Database, mailbox: string, to: string): D1PreparedStatement[] {
  return [
    ...erasing(db, 'resealed', `mailbox = ?1 AND ${MOVED}`, mailbox, to),
    ...erasing(db, 'handovers', `mailbox = ?1 AND ${MOVED}`, mailbox, to),
    ...erasing(db, 'shares', `mailbox = ?1 AND desk <> ?2 AND ${MOVED}`, mailbox, to),
  ];
}

/**
 * Moves a box with everything in it, and the letter that tells the person, if it still is this desk's and whole: the old desk and
 * whom it gave letters to can no longer fetch it, and for the new one all is unread. With `claimed`, only while that very request
 * stands. False when a letter came in meanwhile, the request changed, or somebody else moved it: then nothing happens.
 */
export async function moveMailbox(
  db: D1Database,
  move: { mailbox: string; from: string; to: string; told: Reply | null; claimed: StoredHandOver | null },
): Promise<boolean> {
  const { mailbox, from, to, told, claimed } = move;
  const { member = null, reason = null, note = null, told: tells = null } = claimed ?? {};
  const [moved] = await db.batch([
    db
      .prepare(
        `UPDATE mailboxes SET desk = ?2, deputy = NULL, closed_on = NULL, moved_after = number
         WHERE mailbox = ?1 AND desk = ?3 AND ${WHOLE} AND (?4 OR ${STANDS}) AND ${isNew('?9')}`,
      )
      .bind(mailbox, to, from, Number(claimed === null), member, reason, note, tells, told?.letter ?? null),
    ...(told ? [insertReply(db, told, to)] : []),
    ...moveLetters(db, mailbox, to),
    renameCase(db, mailbox, to),
    ...dropNotes(db, mailbox, to),
    ...dropAfterMove(db, mailbox, to),
  ]);
  return (moved?.meta.changes ?? 0) > 0;
}

/** A request to hand over in danger, as stored. */
export interface StoredHandOver {
  mailbox: string;
  desk: string;
  to_desk: string;
  member: string;
  name: string;
  /** The day of the first letter. */
  since: Day;
  reason: Uint8Array;
  note: string | null;
  told: Uint8Array | null;
}

/** Keeps a request; a newer one takes the place of the older. */
export async function askHandOver(
  db: D1Database,
  asked: {
    mailbox: string;
    desk: string;
    to: string;
    member: string;
    reason: Uint8Array;
    told: { letter: string; sealed: Uint8Array } | null;
  },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO handovers (mailbox, desk, to_desk, member, reason, note, told) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (mailbox) DO UPDATE SET to_desk = excluded.to_desk, member = excluded.member, reason = excluded.reason, note = excluded.note, told = excluded.told, noticed = 0`,
    )
    .bind(asked.mailbox, asked.desk, asked.to, asked.member, asked.reason, asked.told?.letter ?? null, asked.told?.sealed ?? null)
    .run();
}

const columns =
  'h.mailbox, h.desk, h.to_desk, h.member, h.reason, h.note, h.told, m.called AS name, (SELECT b.opened_on FROM mailboxes b WHERE b.mailbox = h.mailbox) AS since';
type HandOverRow = Omit<StoredHandOver, 'reason' | 'told'> & { reason: ArrayBuffer; told: ArrayBuffer | null };
const stored = (row: HandOverRow): StoredHandOver => ({
  ...row,
  reason: new Uint8Array(row.reason),
  told: row.told && new Uint8Array(row.told),
});

/** Members of a desk (`of`) who can open a reason: they hold a key of it and did not leave. */
export const keyHoldersOf = (of: string): string =>
  `(SELECT count(*) FROM members o WHERE o.desk = ${of} AND o.removed_on IS NULL AND EXISTS (SELECT 1 FROM desk_keys k WHERE k.member = o.member))`;

/** Requests (`h`) of other desks (`?2`, JSON) where at most one member holds a key: somebody else has to decide. */
export const ofOthers = `(h.desk IN (SELECT value FROM json_each(?2)) AND ${keyHoldersOf('h.desk')} <= 1)`;

/** Requests of a desk, and of those among other desks where at most one member holds a key. */
export async function handOversOf(db: D1Database, desk: string, others: readonly string[]): Promise<StoredHandOver[]> {
  const { results } = await db
    .prepare(`SELECT ${columns} FROM handovers h JOIN members m ON m.member = h.member WHERE h.desk = ?1 OR ${ofOthers} ORDER BY h.mailbox`)
    .bind(desk, JSON.stringify(others))
    .all<HandOverRow>();
  return results.map(stored);
}

/** Seals the reason of a request again: the same words, for newer keys. */
export async function rewrapReason(db: D1Database, mailbox: string, reason: Uint8Array): Promise<boolean> {
  const { meta } = await db.prepare('UPDATE handovers SET reason = ? WHERE mailbox = ?').bind(reason, mailbox).run();
  return meta.changes > 0;
}

/** Takes a request back, with what was sealed again for it. False when it is gone already. */
export async function dropHandOver(db: D1Database, mailbox: string): Promise<boolean> {
  const [dropped] = await db.batch([
    ...erasing(db, 'handovers', 'mailbox = ?', mailbox),
    ...erasing(db, 'resealed', 'mailbox = ?', mailbox),
  ]);
  return (dropped?.meta.changes ?? 0) > 0;
}

/** How many at a desk hold its key: a desk of one needs somebody of another desk to decide. */
export async function keyHolders(db: D1Database, desk: string): Promise<number> {
  return (
    (
      await db
        .prepare(`SELECT ${keyHoldersOf('?')} AS n`)
        .bind(desk)
        .first<{ n: number }>()
    )?.n ?? 0
  );
}

/** The desk of a box, if there is one. */
export const deskOf = async (db: D1Database, mailbox: string): Promise<string | null> =>
  (await db.prepare('SELECT desk FROM mailboxes WHERE mailbox = ?').bind(mailbox).first<{ desk: string }>())?.desk ?? null;
