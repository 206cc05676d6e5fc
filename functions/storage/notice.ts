// Which urgent letters a desk was told of already; the notice itself says nothing about them.

/** Notes the newest urgent letter that waits at a desk. True when there is one that the desk was not told of. */
export async function noteUrgent(db: D1Database, desk: string): Promise<boolean> {
  const newest = await Promise.all(
    [
      [desk, 'm.desk = ?'],
      [`${desk}/deputy`, 'm.deputy = ? AND l.released_on IS NOT NULL'],
    ].map(async ([whose = '', which]) => {
      const row = await db
        .prepare(
          `SELECT max(l.rowid) AS newest FROM letters l JOIN mailboxes m ON m.mailbox = l.mailbox
           WHERE ${which} AND l.direction = 'to-desk' AND l.urgent = 1 AND l.read_on IS NULL`,
        )
        .bind(desk)
        .first<{ newest: number | null }>();
      return row?.newest ? noteRow(db, whose, row.newest) : false;
    }),
  );
  return newest.includes(true);
}

async function noteRow(db: D1Database, whose: string, row: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      'INSERT INTO notices (desk, last_row) VALUES (?, ?) ON CONFLICT (desk) DO UPDATE SET last_row = excluded.last_row WHERE excluded.last_row > last_row',
    )
    .bind(whose, row)
    .run();
  return meta.changes > 0;
}
