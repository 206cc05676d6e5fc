// One-time answers: kept sealed for a moment, taken out once.
import { addDays, dayOf, quarterOf } from '#domain/days';
import { ANSWER_QUARTERS } from '#domain/retention';

/** Keeps a sealed answer until it is fetched or its time is over. */
export async function keepAnswer(db: D1Database, answer: string, sealed: Uint8Array, now: Date): Promise<void> {
  await db
    .prepare('INSERT INTO answers (answer, sealed, due_at, dies_on) VALUES (?, ?, ?, ?)')
    .bind(answer, sealed, quarterOf(now) + ANSWER_QUARTERS, addDays(dayOf(now), 1))
    .run();
}

/** Takes an answer out; null the second time, or when there was none. */
export async function takeAnswer(db: D1Database, answer: string): Promise<Uint8Array | null> {
  const row = await db.prepare('DELETE FROM answers WHERE answer = ? RETURNING sealed').bind(answer).first<{ sealed: ArrayBuffer }>();
  return row ? new Uint8Array(row.sealed) : null;
}
