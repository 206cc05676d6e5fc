// Which of our own counts become tables of a half-year, from rows of the database; anything unknown stays out.
import * as z from 'zod/mini';
import type { Counted } from './half-year.ts';
import { unmetReasons, unmetWho } from '../care/places.ts';
import { attributes, pairs } from './tally.ts';

/** The language of a page that told none, or one the site does not have. */
export const UNKNOWN_LANGUAGE = 'unknown';
/** The two ways a first letter comes in. */
export const doors = ['device', 'plain'] as const;
/** Whether a first answer came within what the desk promises; `never` was counted when the letter died without one. */
export const promises = ['in-time', 'late', 'never'] as const;

const count = z.number().check(z.int(), z.gte(0));
/** One sum over all desks, as `figures:close` reads it. */
export const CountRow = z.object({
  half_year: z.string(),
  source: z.enum(['closed', 'letters', 'answers', 'unread', 'asked']),
  first: z.string(),
  first_value: z.string(),
  second: z.string(),
  second_value: z.string(),
  people: count,
});
export type CountRow = z.infer<typeof CountRow>;

/** Sums as wrangler prints them: a list of answers, of which the first has the rows. Null when it is something else. */
export function countRowsIn(printed: unknown): CountRow[] | null {
  const read = z.array(z.looseObject({ results: z.array(CountRow) })).safeParse(printed);
  return read.success ? (read.data[0]?.results ?? null) : null;
}

/** The one question that reads all sums of a half-year (`?1`), also by hand: `wrangler d1 execute --json`. */
export const SUMS = `SELECT half_year, 'closed' AS source, first, first_value, second, second_value, sum(people) AS people
  FROM tallies WHERE half_year = ?1 AND second <> '' GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL SELECT half_year, 'letters', 'language', first, 'door', second, times FROM portal_counts WHERE half_year = ?1 AND what = 'letter'
UNION ALL SELECT half_year, 'answers', 'promise', first, '', '', times FROM portal_counts WHERE half_year = ?1 AND what = 'answer'
UNION ALL SELECT half_year, 'asked', 'who', first, 'reason', second, times FROM portal_counts WHERE half_year = ?1 AND what = 'unmet'
UNION ALL SELECT half_year, 'unread', 'unread', 'unread', '', '', sum(letters) FROM broken_promises WHERE half_year = ?1 GROUP BY half_year`;

const has = (values: readonly string[], value: string): boolean => values.includes(value);

/** The tables of a half-year: what professionals told that was not met, each pair of a closing, letters by language and door, and promises kept. */
export function countedOf(rows: readonly CountRow[], languages: readonly string[]): Counted[] {
  const at = (source: string, first: string, value: string, second: string, other: string): number =>
    rows
      .filter(
        (row) =>
          row.source === source && row.first === first && row.first_value === value && row.second === second && row.second_value === other,
      )
      .reduce((sum, { people }) => sum + people, 0);
  const closed = pairs.map(([first, second]) =>
    table(`${first}-${second}`, 'closed', first, attributes[first], second, attributes[second]),
  );
  function table(id: string, people: string, first: string, values: readonly string[], second: string, others: readonly string[]): Counted {
    const counts = values.map((value) => others.map((other) => at(people, first, value, second, other)));
    return { id, people, rows: first, row_values: values, columns: second, column_values: others, counts };
  }
  const row = (id: string, people: string, values: readonly string[]): Counted => {
    const counts = values.map((value) => [at(people, id, value, '', '')]);
    return { id, people, rows: id, row_values: values, columns: null, column_values: [], counts };
  };
  return [
    table('who-reason', 'asked', 'who', unmetWho, 'reason', unmetReasons),
    ...closed,
    table('language-door', 'letters', 'language', [...languages, UNKNOWN_LANGUAGE], 'door', doors),
    row('promise', 'answers', promises),
    row('unread', 'unread', ['unread']),
  ];
}

/** Rows that no table takes up: a value that is in no list. */
export const strayRows = (rows: readonly CountRow[], languages: readonly string[]): CountRow[] =>
  rows.filter(({ source, first_value: a, second_value: b, first, second }) => {
    if (source === 'letters') return !has([...languages, UNKNOWN_LANGUAGE], a) || !has(doors, b);
    if (source === 'answers') return !has(promises, a);
    if (source === 'asked') return !has(unmetWho, a) || !has(unmetReasons, b);
    if (source === 'unread') return a !== 'unread';
    return !pairs.some(([one, two]) => one === first && two === second && has(attributes[one], a) && has(attributes[two], b));
  });
