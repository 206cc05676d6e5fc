// The one gate for figures of our own: counts below ten, and what would give them away, never leave it (facts: people, section 5).
import { type Cell, type Equation, keepsSecret, MIN_COUNT, ROUND_TO, type Range, workedOut } from './figures-audit.ts';
import { type Gated, refuseTable } from './figures-shape.ts';

/** Smallest true base of a percentage. */
const PERCENT_BASE = 50;
/** Fewest values of a median or a percentile. */
const TIMES = 10;
/** Longest time that is told, in days. */
const LONGEST_DAYS = 60;

/** A count as the public sees it. */
export type ShownCount = number | '<10' | 'hidden';
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const rounded = (count: number): number => ROUND_TO * Math.floor((count + Math.floor(ROUND_TO / 2)) / ROUND_TO);

/** One count: below ten it is not shown, zero the same; else the nearest five. Throws on what is no count. */
export function shownCount(count: number): ShownCount {
  if (!isCount(count)) throw new Error('a count is a whole number from zero');
  return count < MIN_COUNT ? '<10' : rounded(count);
}

/** The audit as a decision; undecided is refused. */
function audited(cells: Record<string, Cell>, equations: readonly Equation[]): { safe: boolean; found: Record<string, Range | null> } {
  try {
    const found = workedOut(cells, equations);
    return { safe: keepsSecret(cells, found), found };
  } catch {
    return { safe: false, found: {} };
  }
}

const isSecret = (cell: ShownCount): boolean => cell === '<10' || cell === 'hidden';

/** Place of the smallest count that still shows, the first of equals; -1 when none does. */
function smallestShown(counts: readonly number[], cells: readonly ShownCount[]): number {
  const open = cells.flatMap((cell, at) => (isSecret(cell) ? [] : [at]));
  return open.reduce((best, at) => (best < 0 || (counts[at] as number) < (counts[best] as number) ? at : best), -1);
}

/** A row, with or without its total. Totals are never hidden; where hiding cells is not enough, nothing is published. */
export function gateRow(counts: readonly number[], total?: number): Gated<{ row: ShownCount[]; total: ShownCount | null }> {
  if (![...counts, total ?? 0].every(isCount)) return refuseTable('not_a_count');
  const row = counts.map(shownCount);
  const sum = total === undefined ? null : shownCount(total);
  const names = row.map((_, at) => `c${at}`);
  const isSafe = (): boolean => {
    const cells = Object.fromEntries(row.map((cell, at) => [`c${at}`, cell]));
    if (sum === null) return audited(cells, []).safe;
    return audited({ ...cells, total: sum }, [{ left: names, right: ['total'] }]).safe;
  };
  const hide = (): boolean => {
    const at = smallestShown(counts, row);
    if (at >= 0) row[at] = 'hidden';
    return at >= 0;
  };
  if (sum !== null && row.length > 1 && row.filter((cell) => cell === '<10').length === 1) hide();
  while (!isSafe()) if (!hide()) return refuseTable('cannot_protect');
  return { decision: 'publish', row, total: sum };
}

/** A table of two attributes with all its totals, as true counts. */
export interface TrueTable {
  rows: readonly (readonly number[])[];
  rowTotals: readonly number[];
  columnTotals: readonly number[];
  total: number;
}
/** The same as the public sees it. */
export interface ShownTable {
  rows: ShownCount[][];
  rowTotals: ShownCount[];
  columnTotals: ShownCount[];
  total: ShownCount;
}

/** Hides a second cell in every row and column that would give its only hidden one back. */
function hideSeconds(counts: TrueTable['rows'], cells: ShownCount[][]): void {
  for (let changed = true; changed; ) {
    changed = false;
    const lines = [
      ...cells.map((row, y) => row.map((_, x) => [y, x] as const)),
      ...(cells[0] ?? []).map((_, x) => cells.map((_row, y) => [y, x] as const)),
    ];
    for (const line of lines) {
      const shown = line.map(([y, x]) => cells[y]?.[x] as ShownCount);
      if (shown.filter(isSecret).length !== 1) continue;
      const at = smallestShown(
        line.map(([y, x]) => counts[y]?.[x] as number),
        shown,
      );
      const place = line[at];
      if (place === undefined) continue;
      (cells[place[0]] as ShownCount[])[place[1]] = 'hidden';
      changed = true;
    }
  }
}

/** The cells and sums of a table, each name after `prefix`: `c01` is row 0, column 1; `r`, `k` and `g` are totals. */
export function tableCells(shown: ShownTable, prefix = ''): { cells: Record<string, Cell>; equations: Equation[] } {
  const rows = shown.rows.map((row, y) => row.map((_, x) => `${prefix}c${y}${x}`));
  const columns = (rows[0] ?? []).map((_, x) => rows.map((row) => row[x] as string));
  const rowNames = rows.map((_, y) => `${prefix}r${y}`);
  const columnNames = columns.map((_, x) => `${prefix}k${x}`);
  const cells: Record<string, Cell> = { [`${prefix}g`]: shown.total };
  const put = (names: readonly string[], values: readonly ShownCount[]): void => {
    for (const [at, name] of names.entries()) cells[name] = values[at] as ShownCount;
  };
  for (const [y, names] of rows.entries()) put(names, shown.rows[y] ?? []);
  put(rowNames, shown.rowTotals);
  put(columnNames, shown.columnTotals);
  const equations = [
    ...rows.map((left, y) => ({ left, right: [rowNames[y] as string] })),
    ...columns.map((left, x) => ({ left, right: [columnNames[x] as string] })),
    { left: rowNames, right: [`${prefix}g`] },
    { left: columnNames, right: [`${prefix}g`] },
  ];
  return { cells, equations };
}

/** A table of two attributes: small cells and their seconds hidden, then audited; where that is not enough only its margins may go. */
export function gateTable(table: TrueTable): Gated<ShownTable> {
  if (![...table.rows.flat(), ...table.rowTotals, ...table.columnTotals, table.total].every(isCount)) return refuseTable('not_a_count');
  const rows = table.rows.map((row) => row.map(shownCount));
  if (rows.flat().includes('<10')) hideSeconds(table.rows, rows);
  const shown: ShownTable = {
    rows,
    rowTotals: table.rowTotals.map(shownCount),
    columnTotals: table.columnTotals.map(shownCount),
    total: shownCount(table.total),
  };
  const { cells, equations } = tableCells(shown);
  const { safe, found } = audited(cells, equations);
  return safe ? { decision: 'publish', ...shown } : { ...refuseTable('cannot_protect'), feasible: found };
}

/** A percentage, in whole numbers, of rounded counts; the true base decides whether there is one at all. */
export function gatePercent(part: number, base: number): Gated<{ percent: number }> {
  if (!isCount(part) || !isCount(base) || part > base) return refuseTable('not_a_count');
  if (base < PERCENT_BASE) return refuseTable('base_below_50');
  if (part < MIN_COUNT || base - part < MIN_COUNT) return refuseTable('part_below_10');
  return { decision: 'publish', percent: Math.floor((100 * rounded(part)) / rounded(base) + 0.5) };
}

/** A median or 90th percentile of times in days. */
export function gateDays(days: readonly number[], statistic: 'median' | 'p90'): Gated<{ days: number | '>60' }> {
  if (!days.every(isCount)) return refuseTable('not_a_count');
  if (days.length < TIMES) return refuseTable('n_below_10');
  const sorted = [...days].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] as number;
  const half = sorted.length / 2;
  const median = Number.isInteger(half) ? (at(half - 1) + at(half)) / 2 : at(Math.floor(half));
  const value = Math.floor((statistic === 'median' ? median : at(Math.ceil(0.9 * sorted.length) - 1)) + 0.5);
  return { decision: 'publish', days: value > LONGEST_DAYS ? '>60' : value };
}

/** Whether figures may join those already published, when sums lead from one to the other. */
export function gateLinked(cells: Record<string, Cell>, equations: readonly Equation[]): Gated<{ feasible: Record<string, Range | null> }> {
  const { safe, found } = audited(cells, equations);
  return safe ? { decision: 'publish', feasible: found } : { ...refuseTable('differencing'), feasible: found };
}
