// Counts at closing, and the closing itself: one is added to each count, once a letter box, and nothing links them.
import { type Day, halfYearOf } from '#domain/time/days';
import type { TallyRow } from '#domain/desk/desk-answer';
import type { Count } from '#domain/figures/tally';

/** Statements that count a person whose box was just closed, the first time only; closed twice is counted once. */
export const countCase = (db: D1Database, desk: string, mailbox: string, counts: Count[], today: Day): D1PreparedStatement[] => [
  ...counts.map(({ first, firstValue, second, secondValue }) =>
    db
      .prepare(
        `INSERT INTO tallies (half_year, desk, first, first_value, second, second_value, people)
         SELECT ?, ?, ?, ?, ?, ?, 1 FROM cases c JOIN mailboxes m ON m.mailbox = c.mailbox
         WHERE c.mailbox = ? AND c.counted_on IS NULL AND m.closed_on IS NOT NULL
         ON CONFLICT DO UPDATE SET people = people + 1`,
      )
      .bind(halfYearOf(today), desk, first, firstValue, second, secondValue, mailbox),
  ),
  db
    .prepare(
      `UPDATE cases SET counted_on = coalesce(counted_on, ?1), look_again_on = NULL
       WHERE mailbox = ?2 AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = ?2 AND m.closed_on IS NOT NULL)`,
    )
    .bind(today, mailbox),
];

/** The counts of a desk. For the public they go through the gate of the figures first. */
export async function talliesOf(db: D1Database, desk: string): Promise<TallyRow[]> {
  const { results } = await db
    .prepare('SELECT half_year, first, first_value, second, second_value, people FROM tallies WHERE desk = ? ORDER BY 1, 2, 3, 4, 5')
    .bind(desk)
    .all<TallyRow>();
  return results;
}
