// How far the clock came: the one row that a tick reads before it deletes anything.

/** The quarter-hour of the last tick, or null before the first. */
export async function lastTick(db: D1Database): Promise<number | null> {
  return (await db.prepare('SELECT quarter FROM clock').first<{ quarter: number }>())?.quarter ?? null;
}

/** Notes a tick. */
export async function noteTick(db: D1Database, quarter: number): Promise<void> {
  await db
    .prepare('INSERT INTO clock (one, quarter) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET quarter = excluded.quarter')
    .bind(quarter)
    .run();
}
