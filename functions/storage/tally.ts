// Counts at closing, and the closing itself: one is added to each count, once a letter box, and nothing links them.
import { type Day, halfYearOf } from '#domain/days';
import type { TallyRow } from '#domain/desk-answer';
import type { Count } from '#domain/tally';

/** Counts a person at closing, the first time only; closed twice is counted once. */
export async function countCase(db: D1Database, desk: string, mailbox: string, counts: Count[], today: Day): Promise<void> {
  await db.batch([
    ...counts.map(({ first, firstValue, second, secondValue }) =>
      db
        .prepare(
          `INSERT INTO tallies (half_year, desk, first, first_value, second, second_value, people)
           SELECT ?, ?, ?, ?, ?, ?, 1 FROM cases WHERE mailbox = ? AND counted_on IS NULL
           ON CONFLICT DO UPDATE SET people = people + 1`,
        )
        .bind(halfYearOf(today), desk, first, firstValue, second, secondValue, mailbox),
    ),
    db.prepare('UPDATE cases SET counted_on = coalesce(counted_on, ?), look_again_on = NULL WHERE mailbox = ?').bind(today, mailbox),
  ]);
}

/** The counts of a desk. For the public they go through the gate of the figures first. */
export async function talliesOf(db: D1Database, desk: string): Promise<TallyRow[]> {
  const { results } = await db
    .prepare('SELECT half_year, first, first_value, second, second_value, people FROM tallies WHERE desk = ? ORDER BY 1, 2, 3, 4, 5')
    .bind(desk)
    .all<TallyRow>();
  return results;
}
