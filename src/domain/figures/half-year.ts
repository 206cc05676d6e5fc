// A half-year of our own counts, closed once: from tallies to tables that may be public, all audited together.
import * as z from 'zod/mini';
import { DayText } from '../shapes.ts';
import type { Day } from '../time/days.ts';
import { gateRow, gateTable, type ShownCount, type ShownTable, tableCells } from './figures.ts';
import { type Cell, type Equation, hidesAll } from './figures-audit.ts';
import { gateShape, type GateRefusal } from './figures-shape.ts';

export const HalfYear = z.string().check(z.regex(/^\d{4}-H[12]$/));
const ShownCell = z.union([z.literal('<10'), z.literal('hidden'), z.number().check(z.int(), z.gte(10), z.multipleOf(5))]);
const line = z.array(ShownCell);

/** A table of two attributes as it is published. `people` names what is counted: tables of the same people share their totals. */
export const OwnTable = z.strictObject({
  id: z.string(),
  people: z.string(),
  rows: z.string(),
  row_values: z.array(z.string()),
  columns: z.string(),
  column_values: z.array(z.string()),
  cells: z.array(line),
  row_totals: line,
  column_totals: line,
  total: ShownCell,
});
export type OwnTable = z.infer<typeof OwnTable>;
/** One attribute as it is published, with its total. */
export const OwnRow = z.strictObject({
  id: z.string(),
  people: z.string(),
  attribute: z.string(),
  values: z.array(z.string()),
  cells: line,
  total: ShownCell,
});
export type OwnRow = z.infer<typeof OwnRow>;
/** `content/figures/own/<half-year>.yml`: written once by `npm run figures:close`, reviewed as a commit, never changed after. */
export const ClosedHalfYear = z.strictObject({
  half_year: HalfYear,
  closed_on: DayText,
  tables: z.array(OwnTable),
  rows: z.array(OwnRow),
  refused: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
});
export type ClosedHalfYear = z.infer<typeof ClosedHalfYear>;

/** True counts of one attribute, or of two, of the same people. */
export interface Counted {
  id: string;
  people: string;
  rows: string;
  row_values: readonly string[];
  columns: string | null;
  column_values: readonly string[];
  /** By row value, then by column value; a row without columns has one. */
  counts: readonly (readonly number[])[];
}

/** The last day of a half-year. */
export const lastDayOf = (half: string): Day => `${half.slice(0, 4)}${half.endsWith('H1') ? '-06-30' : '-12-31'}`;

/** Why a half-year may not be closed now; null when it may. */
export function mayNotClose(half: string, today: Day, closed: readonly string[]): GateRefusal | null {
  const shape = gateShape({ attributes: [], period_ended: today > lastDayOf(half), republished: closed.includes(half) });
  return shape.decision === 'refuse' ? shape.reason : null;
}

/** Everything published of a half-year as one system of sums: what stands in two tables stands there once. */
export function systemOf(tables: readonly OwnTable[], rows: readonly OwnRow[]): { cells: Record<string, Cell>; equations: Equation[] } {
  const cells: Record<string, Cell> = {};
  const equations: Equation[] = [];
  const put = (name: string, cell: Cell): string => {
    if (name in cells && cells[name] !== cell) throw new Error(`${name} stands there twice, with another number`);
    cells[name] = cell;
    return name;
  };
  for (const table of tables) {
    const { row_totals: rowTotals, column_totals: columnTotals } = table;
    const own = tableCells({ rows: table.cells, rowTotals, columnTotals, total: table.total }, `${table.id}:`);
    const shared = new Map([
      [`${table.id}:g`, `${table.people}:all`],
      ...table.row_values.map((value, y) => [`${table.id}:r${y}`, `${table.people}:${table.rows}=${value}`] as const),
      ...table.column_values.map((value, x) => [`${table.id}:k${x}`, `${table.people}:${table.columns}=${value}`] as const),
    ]);
    const named = (name: string): string => shared.get(name) ?? name;
    for (const [name, cell] of Object.entries(own.cells)) put(named(name), cell);
    equations.push(...own.equations.map(({ left, right }) => ({ left: left.map(named), right: right.map(named) })));
  }
  for (const row of rows) {
    const left = row.values.map((value, at) => put(`${row.people}:${row.attribute}=${value}`, row.cells[at] as ShownCount));
    equations.push({ left, right: [put(`${row.people}:all`, row.total)] });
  }
  return { cells, equations };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function publishedTable(counted: Counted): { table: OwnTable } | { reason: GateRefusal } {
  const { counts, columns } = counted;
  const geography = counted.rows === 'unit' ? 'police_unit' : 'national';
  const attributes = [counted.rows, columns ?? ''].filter((name) => name !== '' && name !== 'unit');
  const shape = gateShape({ attributes: attributes.map((name) => (name === 'group' ? 'nationality' : name)), geography });
  if (shape.decision === 'refuse') return { reason: shape.reason };
  const columnTotals = counted.column_values.map((_, x) => sum(counts.map((row) => row[x] ?? 0)));
  const gated = gateTable({ rows: counts, rowTotals: counts.map(sum), columnTotals, total: sum(counts.map(sum)) });
  return gated.decision === 'refuse' ? { reason: gated.reason } : { table: tableOf(counted, gated) };
}

const tableOf = (counted: Counted, gated: ShownTable): OwnTable => ({
  id: counted.id,
  people: counted.people,
  rows: counted.rows,
  row_values: [...counted.row_values],
  columns: counted.columns ?? '',
  column_values: [...counted.column_values],
  cells: gated.rows,
  row_totals: gated.rowTotals,
  column_totals: gated.columnTotals,
  total: gated.total,
});

/**
 * Closes a half-year: each count joins only while every number published with it still hides every small one. Of a table that may
 * not, each of its two attributes is tried alone: what a table cannot say, its margins often can.
 */
export function closeHalfYear(half: string, today: Day, counted: readonly Counted[]): ClosedHalfYear {
  const closed: ClosedHalfYear = { half_year: half, closed_on: today, tables: [], rows: [], refused: [] };
  const addRow = (each: Counted): GateRefusal | null => {
    const counts = each.counts.map(sum);
    const gated = gateRow(counts, sum(counts));
    if (gated.decision === 'refuse') return gated.reason;
    const { id, people, rows: attribute } = each;
    const row: OwnRow = { id, people, attribute, values: [...each.row_values], cells: gated.row, total: gated.total ?? '<10' };
    if (leak(closed.tables, [...closed.rows, row]) !== null) return 'differencing';
    closed.rows.push(row);
    return null;
  };
  const addTable = (each: Counted): GateRefusal | null => {
    const made = publishedTable(each);
    if ('reason' in made) return made.reason;
    if (leak([...closed.tables, made.table], closed.rows) !== null) return 'differencing';
    closed.tables.push(made.table);
    return null;
  };
  for (const each of counted) {
    const reason = each.columns === null ? addRow(each) : addTable(each);
    if (reason === null) continue;
    closed.refused.push({ id: each.id, reason });
    for (const margin of marginsOf(each)) addRow(margin);
  }
  return closed;
}

/** Each attribute of a table alone. */
function marginsOf({ id, people, rows, row_values, columns, column_values, counts }: Counted): Counted[] {
  if (columns === null) return [];
  const alone = { people, columns: null, column_values: [] };
  const across = column_values.map((_, x) => [sum(counts.map((row) => row[x] ?? 0))]);
  return [
    { ...alone, id: `${id}:${rows}`, rows, row_values, counts: counts.map((row) => [sum(row)]) },
    { ...alone, id: `${id}:${columns}`, rows: columns, row_values: column_values, counts: across },
  ];
}

/** What is wrong with a published half-year, whoever wrote it: a build that finds anything stops. */
export function halfYearFaults({ tables, rows }: ClosedHalfYear): string[] {
  const uneven = tables.flatMap((table) =>
    table.cells.length === table.row_values.length && table.cells.every((row) => row.length === table.column_values.length)
      ? []
      : [`${table.id}: rows and columns do not fit`],
  );
  if (uneven.length > 0) return uneven;
  const found = leak(tables, rows);
  return found === null ? [] : [found];
}

/** Why tables may not stand beside each other; null when they may. What cannot be decided may not. */
function leak(tables: readonly OwnTable[], rows: readonly OwnRow[]): string | null {
  try {
    const { cells, equations } = systemOf(tables, rows);
    return hidesAll(cells, equations) ? null : 'a small count can be worked out';
  } catch (error) {
    return (error as Error).message;
  }
}
