// Pages of a moment: kept sealed for a quarter of an hour, and overwritten before they go, so that no freed page of the database holds them.
import { addDays, dayOf, quarterOf } from '#domain/time/days';
import { ANSWER_QUARTERS } from '#domain/box/retention';
import { erase } from './erase.ts';

/** Keeps a sealed answer until its time is over. */
export async function keepAnswer(db: D1Database, answer: string, sealed: Uint8Array, now: Date): Promise<void> {
  await db
    .prepare('INSERT INTO answers (answer, sealed, due_at, dies_on) VALUES (?, ?, ?, ?)')
    .bind(answer, sealed, quarterOf(now) + ANSWER_QUARTERS, addDays(dayOf(now), 1))
    .run();
}

/** Puts another answer in the place of one that is there. False when there is none. */
export async function replaceAnswer(db: D1Database, answer: string, sealed: Uint8Array, now: Date): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE answers SET sealed = ?, due_at = ?, dies_on = ? WHERE answer = ?')
    .bind(sealed, quarterOf(now) + ANSWER_QUARTERS, addDays(dayOf(now), 1), answer)
    .run();
  return meta.changes > 0;
}

/** The sealed answer, or null when it ended or never was. Looking changes nothing: a browser may look twice. */
export async function findAnswer(db: D1Database, answer: string): Promise<Uint8Array | null> {
  const row = await db.prepare('SELECT sealed FROM answers WHERE answer = ?').bind(answer).first<{ sealed: ArrayBuffer }>();
  return row ? new Uint8Array(row.sealed) : null;
}

/** Ends an answer: its bytes are overwritten where they lie, then it goes. */
export async function endAnswer(db: D1Database, answer: string): Promise<void> {
  await erase(db, 'answers', 'answer = ?', answer);
}

/** Ends all answers whose time is over. */
export async function endStaleAnswers(db: D1Database, quarter: number): Promise<void> {
  await erase(db, 'answers', 'due_at <= ?', quarter);
}
