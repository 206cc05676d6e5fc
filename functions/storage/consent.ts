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

/** True when the desk that has the box now wrote this down as heard, and it lies there for the person to see. */
export async function isHeard(db: D1Database, mailbox: string, letter: string): Promise<boolean> {
  const heard = `SELECT 1 FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox AND m.desk = l.desk
    WHERE l.mailbox = ? AND l.letter = ? AND l.heard = 1`;
  return (await db.prepare(heard).bind(mailbox, letter).first()) !== null;
}
