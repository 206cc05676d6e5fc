// A chart of published figures as lines: what each says in numbers, how long its bar is, and where the number comes from.
import { type Chart, type ChartRow, type Placed, picked, type SeriesRow, type FigureSource } from './indicator.ts';

/** How a value is worded; `range` has two ends, `none` is a year of which nothing was published. */
export type Wording = 'exact' | 'about' | 'at-least' | 'more-than' | 'percent' | 'of-35' | 'range' | 'none';

/** One line of a chart. `from` and `to` are where its bar begins and ends; null where nothing was published. */
export interface ChartLine {
  label: string;
  note: string | null;
  wording: Wording;
  from: number;
  to: number | null;
  /** True for a count of which the group is unknown: it is drawn hatched. */
  isUnknown: boolean;
  source: FigureSource | null;
  mark: SeriesRow['verified'] | null;
}
export interface ChartPanel {
  label: string | null;
  lines: ChartLine[];
}

function wordingOf(row: ChartRow, found: SeriesRow): Wording {
  if (row.to !== undefined) return 'range';
  if (row.at_least || found.unit.endsWith('_at_least')) return 'at-least';
  if (found.unit.endsWith('_about')) return 'about';
  if (found.unit.endsWith('_more_than')) return 'more-than';
  if (found.unit.startsWith('percent')) return 'percent';
  return found.unit === 'regions_of_35' ? 'of-35' : 'exact';
}

/** The lines of a chart, panel by panel: each panel has one series and a scale of its own. */
export function panelsOf(chart: Chart, series: readonly Placed<SeriesRow>[], sources: readonly FigureSource[]): ChartPanel[] {
  const lineOf = (row: ChartRow): ChartLine => {
    const { label, note = null } = row;
    if (row.of === undefined) {
      return { label, note, wording: 'none', from: 0, to: null, isUnknown: true, source: null, mark: null };
    }
    const found = picked(series, row.of, chart.id);
    const end = row.to === undefined ? found : picked(series, row.to, chart.id);
    return {
      label,
      note,
      wording: wordingOf(row, found),
      from: row.to === undefined ? 0 : Number(found.value),
      to: Number(end.value),
      isUnknown: row.unknown === true,
      source: sources.find(({ id }) => id === found.source_id) ?? null,
      mark: found.verified,
    };
  };
  return chart.panels.map(({ label = null, rows }) => ({ label, lines: rows.map(lineOf) }));
}

/** The numbers that the title of a chart repeats. */
export const titleValues = (chart: Chart, series: readonly Placed<SeriesRow>[]): Record<string, number> =>
  Object.fromEntries(Object.entries(chart.values).map(([name, pick]) => [name, Number(picked(series, pick, chart.id).value)]));
