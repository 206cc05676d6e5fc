// What the portal counts of itself by half-year: letters by language and door, and promises kept. Nothing leads to a person.
import { type Day, halfYearOf } from '#domain/time/days';
import { type CountRow, type doors, SUMS, UNKNOWN_LANGUAGE } from '#domain/figures/own-counts';

/** Half-years of raw counts that are kept beside the one that runs. */
const KEPT = 2;

/** How a first letter came: the language of the page, and by which door. Counted, and kept beside no letter. */
export interface CameBy {
  language: string;
  door: (typeof doors)[number];
}

/** A letter of which nobody told how it came. */
export const UNTOLD: CameBy = { language: UNKNOWN_LANGUAGE, door: 'device' };

const countOne = (db: D1Database, today: Day, what: string, first: string, second: string): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO portal_counts (half_year, what, first, second, times) SELECT ?, ?, ?, ?, 1 WHERE changes() > 0
       ON CONFLICT DO UPDATE SET times = times + 1`,
    )
    .bind(halfYearOf(today), what, first, second);

/** Counts a first letter, directly after the statement that stored it: one stored before is not counted again. */
export const countLetter = (db: D1Database, today: Day, { language, door }: CameBy): D1PreparedStatement =>
  countOne(db, today, 'letter', language, door);

/**
 * Counts the first answer of a box, in the batch that stores the reply: within what was promised, or after it. Only a letter that is
 * there now counts, and only once, because its promise ends with it.
 */
export const countAnswer = (
  db: D1Database,
  today: Day,
  { mailbox, letter }: { mailbox: string; letter: string },
): D1PreparedStatement[] => {
  const promised = `l.mailbox = ?1 AND l.direction = 'to-desk' AND l.answer_by IS NOT NULL
    AND EXISTS (SELECT 1 FROM letters r WHERE r.mailbox = ?1 AND r.letter = ?2 AND r.direction = 'to-person')`;
  return [
    db
      .prepare(
        `INSERT INTO portal_counts (half_year, what, first, second, times)
         SELECT ?3, 'answer', CASE WHEN l.answer_by >= ?4 THEN 'in-time' ELSE 'late' END, '', 1 FROM letters l WHERE ${promised}
         ON CONFLICT DO UPDATE SET times = times + 1`,
      )
      .bind(mailbox, letter, halfYearOf(today), today),
    db.prepare(`UPDATE letters AS l SET answer_by = NULL WHERE ${promised}`).bind(mailbox, letter),
  ];
};

/** All sums of a half-year over all desks. */
export async function portalCountsOf(db: D1Database, half: string): Promise<CountRow[]> {
  const { results } = await db.prepare(SUMS).bind(half).all<CountRow>();
  return results;
}

/** Forgets raw counts older than two half-years: what was published stays, what was counted goes. */
export async function forgetOldCounts(db: D1Database, today: Day): Promise<void> {
  const [year, half] = [Number(today.slice(0, 4)), halfYearOf(today).endsWith('H1') ? 0 : 1];
  const index = year * 2 + half - KEPT;
  const oldest = `${Math.floor(index / 2)}-H${(index % 2) + 1}`;
  await db.batch(
    ['tallies', 'portal_counts', 'broken_promises'].map((table) => db.prepare(`DELETE FROM ${table} WHERE half_year < ?`).bind(oldest)),
  );
}
