// One letter for one named person: an interpreter or a provider opens it for 48 hours, sealed to them alone.
import { quarterOf } from '#domain/time/days';
import type { Given } from '#domain/desk/desk-answer';
import { INTERPRETER_QUARTERS } from '#domain/desk/member';
import { drawn } from './member.ts';
import { erase } from './erase.ts';

/**
 * Keeps a letter sealed to a member of the desk who opens by name, a provider's under a yes. False when there is no such member,
 * or no such box.
 */
export async function shareLetter(
  db: D1Database,
  desk: string,
  share: { mailbox: string; member: string; consent: string | null; sealed: Uint8Array },
  now: Date,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO shares (share, mailbox, desk, member, consent, sealed, due_at)
       SELECT ?, b.mailbox, m.desk, m.member, ?, ?, ? FROM members m JOIN mailboxes b ON b.mailbox = ? AND b.desk = m.desk
       WHERE m.member = ? AND m.desk = ? AND (m.role = 'interpreter' OR (m.role = 'provider' AND ? IS NOT NULL)) AND m.own_key IS NOT NULL AND m.removed_on IS NULL`,
    )
    .bind(drawn(16), share.consent, share.sealed, quarterOf(now) + INTERPRETER_QUARTERS, share.mailbox, share.member, desk, share.consent)
    .run();
  return meta.changes > 0;
}

/** What somebody may open now. */
export async function sharesOf(
  db: D1Database,
  member: string,
  now: Date,
): Promise<{ share: string; sealed: Uint8Array; due_at: number }[]> {
  const { results } = await db
    .prepare('SELECT share, sealed, due_at FROM shares WHERE member = ? AND due_at > ? ORDER BY due_at')
    .bind(member, quarterOf(now))
    .all<{ share: string; sealed: ArrayBuffer; due_at: number }>();
  return results.map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) }));
}

/** Who can open letters of a box that this desk gave them, each once. */
export async function givenOf(db: D1Database, desk: string, mailbox: string, now: Date): Promise<Given[]> {
  const { results } = await db
    .prepare(
      `SELECT s.member, m.called AS name, m.role, s.consent, max(s.due_at) AS due_at FROM shares s JOIN members m ON m.member = s.member
       WHERE s.desk = ? AND s.mailbox = ? AND s.due_at > ? GROUP BY s.member, s.consent ORDER BY m.called`,
    )
    .bind(desk, mailbox, quarterOf(now))
    .all<Given>();
  return results;
}

/** Takes back what a desk gave somebody of a box. False when there was nothing. */
export async function withdrawShares(db: D1Database, desk: string, { mailbox, member }: Pick<Given, 'member'> & { mailbox: string }) {
  return (await erase(db, 'shares', 'desk = ? AND mailbox = ? AND member = ?', desk, mailbox, member)) > 0;
}

/** Removes what is over. */
export async function deleteStaleShares(db: D1Database, quarter: number): Promise<void> {
  await erase(db, 'shares', 'due_at <= ?', quarter);
}
