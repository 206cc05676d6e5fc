// What the server needs to check a yes without reading it: the person's letters by number, with what they commit to.
import type { Link } from '#domain/box/box';

/** A letter of the person, also one that was removed, as it was stamped. */
export interface ConsentRow extends Link {
  stamp: string;
  removed: number;
}

/** The key that checks a box's signatures, the number of the letter before it last moved, and its letters in order; null without a box. */
export async function consentRows(db: D1Database, mailbox: string): Promise<{ by: string; moved: number; rows: ConsentRow[] } | null> {
  const [box, letters] = await db.batch<{ signed_by: string; moved_after: number } & ConsentRow>([
    db.prepare('SELECT signed_by, moved_after FROM mailboxes WHERE mailbox = ?').bind(mailbox),
    db
      .prepare(
        `SELECT letter, number, hash, commitment, stamp, 0 AS removed FROM letters WHERE mailbox = ?1 AND direction = 'to-desk'
         UNION ALL SELECT letter, number, hash, commitment, stamp, 1 FROM removals WHERE mailbox = ?1 AND direction = 'to-desk'
         ORDER BY number`,
      )
      .bind(mailbox),
  ]);
  const found = box?.results[0];
  return found ? { by: found.signed_by, moved: found.moved_after, rows: letters?.results ?? [] } : null;
}

/** What a member wrote down as heard: what it commits to, who wrote it, and after which letter of the person. */
export interface HeardRow {
  commitment: string;
  member: string;
  after: number;
}

/** What the desk that has the box now wrote down as heard, and what lies there for the person to see; null for any other letter. */
export function heardRow(db: D1Database, mailbox: string, letter: string): Promise<HeardRow | null> {
  return db
    .prepare(
      `SELECT l.commitment, l.heard_by AS member, l.heard_after AS after FROM letters l
       JOIN mailboxes m ON m.mailbox = l.mailbox AND m.desk = l.desk
       WHERE l.mailbox = ? AND l.letter = ? AND l.heard = 1 AND l.commitment <> ''`,
    )
    .bind(mailbox, letter)
    .first<HeardRow>();
}
