// What lies under a desk's lock, and putting it on a newer one: letters of its own, those released to it as a deputy, and overviews.
import type { LockedRow, UnderLock } from '#domain/desk/desk-answer';
import { isLocked } from './case.ts';

/** Everything under the lock of a desk by name, a letter box at a time and its first letter first. */
export async function lockedFor(db: D1Database, desk: string): Promise<LockedRow[]> {
  const { results } = await db
    .prepare(
      `SELECT l.mailbox, l.letter, m.desk, m.deputy, 0 AS note, l.rowid AS turn FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
       WHERE ${isLocked}
       UNION ALL SELECT n.mailbox, n.note, n.desk, NULL, 1, 0 FROM notes n WHERE n.desk = ?1 ORDER BY 1, 5, 6`,
    )
    .bind(desk)
    .all<LockedRow>();
  return results.map(({ mailbox, letter, desk: whose, deputy, note }) => ({ mailbox, letter, desk: whose, deputy, note }));
}

/**
 * Letters of another desk that come to this one as its deputy if it does not answer them in time, with those before them in their
 * box. What such a desk has answered already comes along only if somebody writes there again, and is not counted.
 */
export async function comingTo(db: D1Database, desk: string): Promise<UnderLock['coming']> {
  const row = await db
    .prepare(
      `SELECT count(*) AS letters, min(l.written_on) AS since FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
       WHERE m.deputy = ? AND l.direction = 'to-desk' AND l.released_on IS NULL AND EXISTS (SELECT 1 FROM letters d
         WHERE d.mailbox = l.mailbox AND d.direction = 'to-desk' AND d.due_at IS NOT NULL AND d.rowid >= l.rowid)`,
    )
    .bind(desk)
    .first<UnderLock['coming']>();
  return row ?? { letters: 0, since: null };
}

/** The desk and the deputy of something under the lock of a desk; null for anything else. */
export function readersOfLetter(db: D1Database, desk: string, { mailbox, letter }: Pick<LockedRow, 'mailbox' | 'letter'>) {
  return db
    .prepare(
      `SELECT m.desk, m.deputy FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
       WHERE ${isLocked} AND l.mailbox = ?2 AND l.letter = ?3
       UNION ALL SELECT n.desk, NULL FROM notes n WHERE n.desk = ?1 AND n.mailbox = ?2 AND n.note = ?3`,
    )
    .bind(desk, mailbox, letter)
    .first<Pick<LockedRow, 'desk' | 'deputy'>>();
}

/** Puts the same letter, sealed to newer keys, in the place of the old one. False when it is gone or went to another desk meanwhile. */
export async function rewrapLetter(
  db: D1Database,
  letter: { mailbox: string; letter: string; sealed: Uint8Array },
  readers: Pick<LockedRow, 'desk' | 'deputy'>,
): Promise<boolean> {
  const isNote = await db.prepare('SELECT 1 FROM notes WHERE note = ?').bind(letter.letter).first();
  const { meta } = await db
    .prepare(
      isNote
        ? 'UPDATE notes SET sealed = ?3 WHERE mailbox = ?1 AND note = ?2 AND desk = ?4 AND ?5 IS NULL'
        : `UPDATE letters SET sealed = ?3 WHERE mailbox = ?1 AND letter = ?2
           AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = ?1 AND m.desk = ?4 AND m.deputy IS ?5)`,
    )
    .bind(letter.mailbox, letter.letter, letter.sealed, readers.desk, readers.deputy)
    .run();
  return meta.changes > 0;
}
