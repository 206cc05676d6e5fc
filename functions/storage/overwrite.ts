// Before sealed rows go, their bytes are overwritten where they lie, so that no freed page of the database holds them.

/**
 * Overwrites the sealed bytes of rows that are about to be deleted. In a step of its own: what is changed and freed in one
 * transaction SQLite never writes, and the old bytes would stay on the freed page.
 */
export async function overwrite(
  db: D1Database,
  table: 'answers' | 'letters' | 'shares',
  where: string,
  ...bound: unknown[]
): Promise<void> {
  await db
    .prepare(`UPDATE ${table} SET sealed = zeroblob(length(sealed)) WHERE ${where}`)
    .bind(...bound)
    .run();
}
