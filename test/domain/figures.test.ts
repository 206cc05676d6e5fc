// The gate of the figures: every case of the privacy vectors, and random tables of which no reader works out a small count.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateDays, gateLinked, gatePercent, gateRow, gateTable, shownCount } from '#domain/figures/figures';
import { gateShape } from '#domain/figures/figures-shape';
import vectors from '../fixtures/figures/privacy-vectors.json' with { type: 'json' };

interface Case {
  id: string;
  kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of case has a shape of its own, written by hand in the vectors
  input: any;
  expect: unknown;
  why?: string;
}

function decide({ kind, input }: Case): unknown {
  switch (kind) {
    case 'count':
      return { value: shownCount(input.count) };
    case 'row':
      return gateRow(input.row, input.total);
    case 'table': {
      const answer = gateTable({ rows: input.rows, rowTotals: input.row_totals, columnTotals: input.column_totals, total: input.total });
      if (answer.decision === 'refuse') return answer;
      const { rowTotals, columnTotals, ...rest } = answer;
      return { ...rest, row_totals: rowTotals, column_totals: columnTotals };
    }
    case 'percent':
      return gatePercent(input.part, input.base);
    case 'days':
      return gateDays(input.days, input.statistic);
    case 'shape':
      return gateShape(input);
    case 'linked':
      return gateLinked({ ...input.published_before, ...input.candidate }, input.equations);
    default:
      throw new Error(`no gate for ${kind}`);
  }
}

describe('the gate of the figures', () => {
  it('has all 81 cases to keep', () => expect(vectors.cases).toHaveLength(81));
  it.each(vectors.cases as Case[])('$id', (each) => expect(decide(each)).toEqual(each.expect));

  it('refuses what is no count, instead of rounding it', () => {
    for (const wrong of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      expect(() => shownCount(wrong)).toThrow();
      expect(gateRow([12, wrong])).toEqual({ decision: 'refuse', reason: 'not_a_count' });
      expect(gatePercent(wrong, 80)).toMatchObject({ decision: 'refuse' });
      expect(gateDays([wrong, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 'median')).toMatchObject({ decision: 'refuse' });
    }
    expect(gatePercent(90, 80)).toMatchObject({ decision: 'refuse' });
  });
});

/** All tables of whole numbers that a reader cannot tell from the published one, counted out without the gate's own search. */
function readersSee(shown: readonly (number | string)[], total: number | string): Set<number>[] {
  const range = (cell: number | string): number[] => {
    if (cell === '<10') return [...Array(10).keys()];
    if (cell === 'hidden') return [...Array(60).keys()].map((value) => value + 10);
    return [...Array(5).keys()].map((offset) => Number(cell) - 2 + offset).filter((value) => value >= 10);
  };
  const sums = new Set(range(total));
  const seen = shown.map(() => new Set<number>());
  const walk = (at: number, chosen: number[], sum: number): void => {
    if (at === shown.length) {
      if (sums.has(sum)) for (const [place, value] of chosen.entries()) seen[place]?.add(value);
      return;
    }
    for (const value of range(shown[at] as number | string)) walk(at + 1, [...chosen, value], sum + value);
  };
  walk(0, [], 0);
  return seen;
}

describe('what a reader can work out', () => {
  it('from a row with its total: each small count can still be anything from 0 to 9', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 3 }), (row) => {
        const answer = gateRow(
          row,
          row.reduce((sum, count) => sum + count, 0),
        );
        if (answer.decision === 'refuse') return;
        const seen = readersSee(answer.row, answer.total as number | string);
        answer.row.forEach((cell, at) => {
          if (cell === '<10') expect([...(seen[at] ?? [])].sort((a, b) => a - b)).toEqual([...Array(10).keys()]);
        });
      }),
      { numRuns: 120 },
    );
  });

  it('from two tables of the same people: the second is refused where it would narrow a cell of the first', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, counts, ([a = 0, b = 0, c = 0, d = 0], [share = 0]) => {
        const first = gateRow([a + b, c + d], a + b + c + d);
        if (first.decision === 'refuse') return;
        const part = Math.min(share, a + b);
        const cells = {
          one: first.row[0] as number | '<10' | 'hidden',
          two: first.row[1] as number | '<10' | 'hidden',
          all: first.total as number | '<10',
          part: shownCount(part),
          rest: shownCount(a + b - part),
        };
        const sums = [
          { left: ['one', 'two'], right: ['all'] },
          { left: ['part', 'rest'], right: ['one'] },
        ];
        const joined = gateLinked(cells, sums);
        if (joined.decision === 'refuse') return;
        for (const [name, range] of Object.entries(joined.feasible)) {
          expect(range, name).toEqual([0, 9]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('from a table of two attributes with all its totals: each small count can still be anything from 0 to 9', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 22 }));
    let published = 0;
    fc.assert(
      fc.property(pair, pair, ([a, b], [c, d]) => {
        const answer = gateTable({
          rows: [
            [a, b],
            [c, d],
          ],
          rowTotals: [a + b, c + d],
          columnTotals: [a + c, b + d],
          total: a + b + c + d,
        });
        if (answer.decision === 'refuse') return;
        published++;
        const cells = answer.rows.flat();
        const seen = cells.map(() => new Set<number>());
        for (const [w, x, y, z] of allOf(cells)) {
          const sums = [w + x, y + z, w + y, x + z, w + x + y + z];
          const told = [...answer.rowTotals, ...answer.columnTotals, answer.total];
          if (!sums.every((sum, at) => stands(told[at] as number | string, sum))) continue;
          for (const [at, value] of [w, x, y, z].entries()) seen[at]?.add(value);
        }
        for (const [at, cell] of cells.entries()) {
          expect(cell === '<10').toBe(([a, b, c, d][at] ?? 0) < 10);
          if (cell === '<10') expect(seen[at]?.size).toBe(10);
        }
      }),
      { numRuns: 40 },
    );
    expect(published).toBeGreaterThan(0);
  });
});

/** Whether a true number can stand behind a published one. */
function stands(shown: number | string, value: number): boolean {
  if (shown === '<10') return value < 10;
  return shown === 'hidden' ? value >= 10 : value >= 10 && Math.abs(value - Number(shown)) <= 2;
}

/** Every four numbers that can stand behind four published ones. */
function* allOf(cells: readonly (number | string)[]): Generator<[number, number, number, number]> {
  const [first = [], second = [], third = [], fourth = []] = cells.map((cell) =>
    [...Array(50).keys()].filter((value) => stands(cell, value)),
  );
  for (const w of first) for (const x of second) for (const y of third) for (const z of fourth) yield [w, x, y, z];
}
