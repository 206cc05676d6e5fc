// Which urgent letters a desk was told of already; the notice itself says nothing about them.

/**
 * Urgent letters that wait at desk ?1 and of which it was not told. A letter that was handed over is news for the desk
 * that has it now; one released to a deputy is news for the deputy, and no news again for the desk.
 */
const news = `l.direction = 'to-desk' AND l.urgent = 1 AND l.read_on IS NULL AND (
  (m.desk = ?1 AND coalesce(l.told, '') NOT IN (m.desk, coalesce(m.deputy, m.desk)))
  OR (m.deputy = ?1 AND l.released_on IS NOT NULL AND l.told IS NOT m.deputy))`;

/** The newest urgent letter that a desk was not told of, by its row; null when there is none. */
export async function urgentNews(db: D1Database, desk: string): Promise<number | null> {
  const found = await db
    .prepare(`SELECT max(l.rowid) AS newest FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox WHERE ${news}`)
    .bind(desk)
    .first<{ newest: number | null }>();
  return found?.newest ?? null;
}

/** Notes that a desk was told of everything up to a row. */
export async function noteTold(db: D1Database, desk: string, newest: number): Promise<void> {
  await db
    .prepare(
      `UPDATE letters SET told = ?1 WHERE rowid IN (
         SELECT l.rowid FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox WHERE l.rowid <= ?2 AND ${news})`,
    )
    .bind(desk, newest)
    .run();
}
