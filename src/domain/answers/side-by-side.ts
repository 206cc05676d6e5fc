// All questions side by side: how many are answered with yes, who gets less and on how many, and where the gap is widest.
import type { Answer } from './answer.ts';
import { type Position, positions, type Verdict } from './answer-content.ts';

/** From most to least; what is not known is neither more nor less. */
const ranks: Partial<Record<Verdict, number>> = { yes: 4, 'yes-if': 3, partly: 2, depends: 1, no: 0 };

/** Positions that come from the law of stay: a minor and somebody unsure stand in one of them too. */
const compared = ['dutch', 'eu', 'permit', 'asylum', 'no_stay'] as const satisfies Position[];

interface Row {
  answers: readonly Answer[];
}
/** The one answer of a row for a position. Throws when there is none. */
export function cellOf({ answers }: Row, position: Position): Answer {
  const found = answers.find((answer) => answer.position === position && answer.residence === null);
  if (!found) throw new Error(`no answer for ${position}`);
  return found;
}

/** How much an answer gives; null where it is not known or in doubt. */
const rankOf = (answer: Answer): number | null => (answer.doubt ? null : (ranks[answer.sign] ?? null));
const known = (row: Row, within: readonly Position[]): number[] =>
  within.map((position) => rankOf(cellOf(row, position))).filter((rank): rank is number => rank !== null);

/** How far the best and the worst answer of a row lie apart. */
export function gapOf(row: Row): number {
  const all = known(row, compared);
  return all.length === 0 ? 0 : Math.max(...all) - Math.min(...all);
}

/** Rows with the widest gap first; rows that are equal keep their order. */
export const byGap = <R extends Row>(rows: readonly R[]): R[] => [...rows].sort((a, b) => gapOf(b) - gapOf(a));

/** Per position: on how many questions the answer is yes, or yes with a condition, leaving out what is in doubt. */
export const yesCounts = (rows: readonly Row[]): Record<Position, number> =>
  Object.fromEntries(positions.map((each) => [each, rows.filter((row) => (rankOf(cellOf(row, each)) ?? 0) >= 3).length])) as Record<
    Position,
    number
  >;

/** Per position of the law of stay: on how many questions it gets less than whoever gets most. */
export const lessCounts = (rows: readonly Row[]): Record<(typeof compared)[number], number> =>
  Object.fromEntries(
    compared.map((each) => [
      each,
      rows.filter((row) => {
        const own = rankOf(cellOf(row, each));
        return own !== null && Math.max(...known(row, compared)) > own;
      }).length,
    ]),
  ) as Record<(typeof compared)[number], number>;
