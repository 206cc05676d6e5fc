// A half-year is closed once, after it ended, and whatever its tables say together gives no small count away.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepsSecret, workedOut } from '#domain/figures/figures-audit';
import { type Counted, closeHalfYear, halfYearFaults, lastDayOf, mayNotClose, systemOf } from '#domain/figures/half-year';

const table = (id: string, rows: string, columns: string, counts: number[][]): Counted => ({
  id,
  people: 'closed',
  rows,
  row_values: counts.map((_, y) => `${rows}${y}`),
  columns,
  column_values: (counts[0] ?? []).map((_, x) => `${columns}${x}`),
  counts,
});

describe('closing a half-year', () => {
  it('waits until it ended, and is done once', () => {
    expect(lastDayOf('2026-H1')).toBe('2026-06-30');
    expect(mayNotClose('2026-H2', '2026-12-31', [])).toBe('period_not_ended');
    expect(mayNotClose('2026-H2', '2027-01-01', [])).toBeNull();
    expect(mayNotClose('2026-H2', '2027-01-01', ['2026-H2'])).toBe('fixed_after_publication');
  });

  it('publishes what is large, hides what is small, and names what it refused', () => {
    const closed = closeHalfYear('2026-H2', '2027-01-05', [
      table('asked-given', 'asked', 'given', [
        [44, 61, 6],
        [72, 38, 29],
      ]),
      table('small', 'form', 'given', [
        [12, 4],
        [30, 54],
      ]),
    ]);
    expect(closed.tables.map(({ id }) => id)).toEqual(['asked-given']);
    expect(closed.refused).toEqual([{ id: 'small', reason: 'cannot_protect' }]);
    expect(JSON.stringify(closed)).not.toMatch(/\b(6|44|61|72|38|29)\b/);
    expect(halfYearFaults(closed)).toEqual([]);
  });

  it('publishes the margins of a table that it refuses, as far as they give nothing away', () => {
    const refused = (counts: number[][]) => closeHalfYear('2026-H2', '2027-01-05', [table('who-reason', 'who', 'reason', counts)]);
    const { tables, rows } = refused([
      [12, 4],
      [30, 54],
    ]);
    expect([tables, rows.map(({ id, cells, total }) => [id, cells, total])]).toEqual([
      [],
      [
        ['who-reason:who', [15, 85], 100],
        ['who-reason:reason', [40, 60], 100],
      ],
    ]);
    const small = refused([
      [1, 0],
      [10, 0],
    ]);
    expect(small.rows).toEqual([]);
  });

  it('counts nationality never by region', () => {
    const closed = closeHalfYear('2026-H2', '2027-01-05', [
      table('region', 'unit', 'group', [
        [50, 60],
        [70, 80],
      ]),
    ]);
    expect(closed.refused).toEqual([{ id: 'region', reason: 'nationality_by_region' }]);
  });

  it('gives no small count away in any pair of tables, whatever the numbers', () => {
    const people = fc.array(fc.tuple(fc.nat(2), fc.nat(1), fc.nat(2)), { minLength: 40, maxLength: 260 });
    let joined = 0;
    fc.assert(
      fc.property(people, (all) => {
        const count = (a: 0 | 1 | 2, b: 0 | 1 | 2, height: number, width: number): number[][] =>
          [...Array(height).keys()].map((y) =>
            [...Array(width).keys()].map((x) => all.filter((one) => one[a] === y && one[b] === x).length),
          );
        const closed = closeHalfYear('2026-H2', '2027-01-05', [
          table('asked-given', 'asked', 'given', count(0, 1, 3, 2)),
          table('group-given', 'group', 'given', count(2, 1, 3, 2)),
        ]);
        if (closed.tables.length === 2) joined++;
        const { cells, equations } = systemOf(closed.tables, closed.rows);
        expect(keepsSecret(cells, workedOut(cells, equations))).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(joined).toBeGreaterThan(0);
  });
});

describe('a published half-year that somebody wrote by hand', () => {
  const good = closeHalfYear('2026-H2', '2027-01-05', [
    table('asked-given', 'asked', 'given', [
      [60, 80],
      [90, 40],
    ]),
  ]);

  it('is refused when it gives a small count away, or does not fit', () => {
    const [first] = good.tables;
    if (!first) throw new Error('no table');
    const leaking = {
      ...good,
      tables: [
        {
          ...first,
          cells: [
            ['<10', 80],
            [90, 40],
          ] as typeof first.cells,
          row_totals: [85, 130],
          column_totals: [95, 120],
          total: 215 as const,
        },
      ],
    };
    expect(halfYearFaults(leaking).join()).toMatch(/worked out/);
    expect(halfYearFaults({ ...good, tables: [{ ...first, cells: [] }] }).join()).toMatch(/do not fit/);
  });
});
