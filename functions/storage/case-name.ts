// How a case comes to be: with the first deed about a person, or when a list shows them; its number was never used at that desk before.
import { isOurs } from './case.ts';

/** The highest number that cases of a desk (a column) ever had. The log never forgets one, so no name comes back for somebody else. */
const lastOf = (desk: string): string =>
  `max((SELECT coalesce(max(number), 0) FROM cases WHERE desk = ${desk}), (SELECT coalesce(max(number), 0) FROM desk_log WHERE desk = ${desk}))`;

/** Makes the cases that are missing: of one box (`mailbox`), or of all that a desk sees. */
export const nameCases = (db: D1Database, desk: string, mailbox: string | null = null): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO cases (mailbox, desk, alias, number)
       SELECT m.mailbox, m.desk, lower(hex(randomblob(4))), ${lastOf('m.desk')} + row_number() OVER (PARTITION BY m.desk ORDER BY m.mailbox)
       FROM mailboxes m WHERE ${isOurs} AND (?2 IS NULL OR m.mailbox = ?2)
       AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.mailbox = m.mailbox) ON CONFLICT DO NOTHING`,
    )
    .bind(desk, mailbox);

/** Makes all that are missing in the list of a desk. */
export async function nameAll(db: D1Database, desk: string): Promise<void> {
  await nameCases(db, desk).run();
}

/** A box that went to another desk is nobody's there yet, and has a name among that desk's own. */
export const renameCase = (db: D1Database, mailbox: string, to: string): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE cases SET desk = ?2, number = ${lastOf('?2')} + 1, owner = NULL, look_again_on = NULL, muted_on = NULL
       WHERE mailbox = ?1 AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = ?1 AND m.desk = ?2)`,
    )
    .bind(mailbox, to);
