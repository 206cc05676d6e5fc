// What a reader can work out: with everything published, which whole numbers can still stand behind each hidden count.

/** The smallest count that is shown. */
export const MIN_COUNT = 10;
/** Everything else is rounded to the nearest of these. */
export const ROUND_TO = 5;

/**
 * How a count stands in public: rounded, `<10` (zero included), `hidden` (ten or more, hidden so that another cannot be worked
 * out), `unpublished` (shown nowhere, but it may follow from others), or exactly as another party published it.
 */
export type Cell = number | '<10' | 'hidden' | 'unpublished' | { exact: number };
/** Sums that hold between counts: everything on the left is as much as everything on the right. */
export interface Equation {
  left: readonly string[];
  right: readonly string[];
}
/** Smallest and largest whole number that a count can still be. */
export type Range = readonly [low: number, high: number];

const ENDLESS = 1_000_000;
/** Steps of search after which a question counts as undecided; what is undecided is not published. */
const PATIENCE = 200_000;

/** What a published value tells by itself. */
export function rangeOf(cell: Cell): Range {
  if (cell === '<10') return [0, MIN_COUNT - 1];
  if (cell === 'hidden') return [MIN_COUNT, ENDLESS];
  if (cell === 'unpublished') return [0, ENDLESS];
  if (typeof cell === 'object') return [cell.exact, cell.exact];
  return [Math.max(MIN_COUNT, cell - 2), cell + 2];
}

/** Counts by place, with the sums between them: which counts each sum joins, with their signs, and which sums each count is in. */
interface System {
  names: string[];
  low: Int32Array;
  high: Int32Array;
  sums: { at: number; sign: number }[][];
  sumsOf: number[][];
}

/** Ranges to start from, the endless ones cut off beyond every number that matters, and the sums. */
function systemFor(cells: Readonly<Record<string, Cell>>, equations: readonly Equation[]): System {
  const names = Object.keys(cells);
  const place = new Map(names.map((name, at) => [name, at]));
  const ranges = names.map((name) => rangeOf(cells[name] as Cell));
  const most = 60 + Math.max(60, ...ranges.flat().filter((value) => value < ENDLESS));
  const termsOf = (side: readonly string[], sign: number) => side.map((name) => ({ at: place.get(name) as number, sign }));
  const sums = equations.map(({ left, right }) => [...termsOf(left, 1), ...termsOf(right, -1)]);
  return {
    names,
    low: Int32Array.from(ranges, ([low]) => low),
    high: Int32Array.from(ranges, ([, high]) => Math.min(high, most)),
    sums,
    sumsOf: names.map((_, at) => sums.flatMap((terms, index) => (terms.some((term) => term.at === at) ? [index] : []))),
  };
}

/** Narrows ranges until nothing changes, from the given sums on; false when no numbers fit. Correct for any sums, exact for none. */
function narrow({ sums, sumsOf }: System, low: Int32Array, high: Int32Array, from: readonly number[]): boolean {
  const waiting = new Set(from);
  for (const index of waiting) {
    waiting.delete(index);
    const terms = sums[index] as System['sums'][number];
    let [least, most] = [0, 0];
    for (const { at, sign } of terms) {
      least += sign > 0 ? (low[at] as number) : -(high[at] as number);
      most += sign > 0 ? (high[at] as number) : -(low[at] as number);
    }
    if (least > 0 || most < 0) return false;
    for (const { at, sign } of terms) {
      const [was, end] = [low[at] as number, high[at] as number];
      const next = sign > 0 ? Math.min(end, was - least) : Math.min(end, was + most);
      const begin = sign > 0 ? Math.max(was, end - most) : Math.max(was, end + least);
      if (begin > next) return false;
      if (begin === was && next === end) continue;
      low[at] = begin;
      high[at] = next;
      least += sign > 0 ? begin - was : end - next;
      most += sign > 0 ? next - end : was - begin;
      for (const other of sumsOf[at] as number[]) waiting.add(other);
    }
  }
  return true;
}

/** True when some whole numbers fit; throws when that could not be decided in reasonable time. */
function fits(system: System, low: Int32Array, high: Int32Array, from: readonly number[], left: { steps: number }): boolean {
  if (left.steps-- <= 0) throw new Error('undecided');
  if (!narrow(system, low, high, from)) return false;
  let open = -1;
  for (let at = 0; at < low.length; at++) {
    const width = (high[at] as number) - (low[at] as number);
    if (width > 0 && (open < 0 || width < (high[open] as number) - (low[open] as number))) open = at;
  }
  if (open < 0) return true;
  for (let value = low[open] as number; value <= (high[open] as number); value++) {
    const [lower, higher] = [low.slice(), high.slice()];
    lower[open] = higher[open] = value;
    if (fits(system, lower, higher, system.sumsOf[open] as number[], left)) return true;
  }
  return false;
}

/** Whether a count can be some number, for a reader who knows every sum. */
function can(system: System, at: number, value: number): boolean {
  const [low, high] = [system.low.slice(), system.high.slice()];
  if (value < (low[at] as number) || value > (high[at] as number)) return false;
  low[at] = high[at] = value;
  return fits(system, low, high, [...system.sums.keys()], { steps: PATIENCE });
}

/**
 * For each `<10` and `unpublished` count the smallest and largest number it can be, for a reader who knows every sum;
 * null when the published values contradict each other. Throws when it cannot be decided.
 */
export function workedOut(cells: Readonly<Record<string, Cell>>, equations: readonly Equation[]): Record<string, Range | null> {
  const system = systemFor(cells, equations);
  const targets = system.names.flatMap((name, at) => (cells[name] === '<10' || cells[name] === 'unpublished' ? [[name, at] as const] : []));
  return Object.fromEntries(targets.map(([name, at]) => [name, rangeFor(system, at)]));
}

function rangeFor(system: System, at: number): Range | null {
  let [low, high] = [system.low[at] as number, system.high[at] as number];
  while (low <= high && !can(system, at, low)) low++;
  if (low > high) return null;
  while (!can(system, at, high)) high--;
  return [low, high];
}

/** True when each `<10` can still be every number from 0 to 9, and what is shown nowhere can be so too or is surely ten or more. */
export function keepsSecret(cells: Readonly<Record<string, Cell>>, found: Record<string, Range | null>): boolean {
  return Object.entries(found).every(([name, range]) => {
    if (range === null) return false;
    const [low, high] = range;
    return (low === 0 && high >= MIN_COUNT - 1) || (cells[name] === 'unpublished' && low >= MIN_COUNT);
  });
}

/**
 * The same question as `workedOut` and `keepsSecret` together, asked in the fewest steps: may each `<10` be 0, and may it be 9?
 * For tables without anything unpublished. Throws when it cannot be decided.
 */
export function hidesAll(cells: Readonly<Record<string, Cell>>, equations: readonly Equation[]): boolean {
  const system = systemFor(cells, equations);
  return system.names.every((name, at) => cells[name] !== '<10' || (can(system, at, 0) && can(system, at, MIN_COUNT - 1)));
}
