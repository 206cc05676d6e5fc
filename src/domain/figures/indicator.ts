// Published figures carried over as facts: shapes of indicators, series, sources and charts, and what must hold between them.
import * as z from 'zod/mini';
import { DayText, Slug } from '../shapes.ts';

/** `public`: a published series exists; `partly`: pieces do; `empty`: nobody publishes it yet. */
export const statuses = ['public', 'partly', 'empty'] as const;
/** How far a number was read: in the publisher's own text, in one that repeats it, worked out from published ones, or carried over. */
export const seriesMarks = ['yes', 'secondary', 'derived', 'carried'] as const;
/** Units of a series, with how exact they are. */
export const units = [
  'people',
  'people_at_least',
  'people_about',
  'people_more_than',
  'people_multiple',
  'people_per_year',
  'people_per_year_about',
  'people_per_year_more_than',
  'percent',
  'percent_about',
  'percent_of_referrals',
  'per_million',
  'ratio',
  'rank',
  'rank_foreign',
  'referrals',
  'reports',
  'reports_about',
  'advice',
  'cases',
  'investigations',
  'uses',
  'requests_more_than',
  'places',
  'regions_of_35',
] as const;
/** Series that stand beside the indicators: never a headline, never alone. */
const beside = ['X1', 'C1', 'C2'];

/** One entry of `content/figures/indicators.yml`. */
export const Indicator = z.strictObject({
  id: z.string().check(z.regex(/^I\d\d$/)),
  slug: Slug,
  status: z.enum(statuses),
  wishes: z.array(z.string().check(z.regex(/^W\d{1,2}$/))),
  series: z.array(z.string()),
  checked_on: DayText,
});
export type Indicator = z.infer<typeof Indicator>;

/** One row of `content/figures/sources.csv`. `grade`: A publisher, B official restatement, C press, D weak. */
export const FigureSource = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]\d\d$/)),
  title: z.string().check(z.minLength(3)),
  publisher: z.string().check(z.minLength(2)),
  url: z.union([z.literal(''), z.url()]),
  date: z.string().check(z.minLength(4)),
  grade: z.enum(['A', 'B', 'C', 'D']),
});
export type FigureSource = z.infer<typeof FigureSource>;

/** A period as series name it: a year, a half-year, months, several years in their order, or none known. */
function isPeriod(text: string): boolean {
  const year = '(19|20)\\d\\d';
  const month = `${year}-M(0[1-9]|1[0-2])`;
  const named = [
    `(about )?${year}`,
    `${year}(-H[12]| (spring|summer|autumn|winter))`,
    `${month}(-M(0[1-9]|1[0-2])|\\.\\.${month})?`,
    `\\d+ years to (${year}|${month})`,
    'undated',
  ];
  if (new RegExp(`^(${named.join('|')})$`).test(text)) return true;
  const [, from = '', to = ''] = /^((?:19|20)\d\d)-((?:19|20)\d\d)$/.exec(text) ?? [];
  return from < to;
}

/** One row of `content/figures/series/*.csv`, in the order of its columns. */
const Row = z.strictObject({
  indicator: z.string().check(z.regex(/^(I\d\d|X1|C[12])_[a-z_]+$/)),
  year: z.string().check(z.refine(isPeriod, 'a year, a half-year, months or years in their order')),
  group: z.string().check(z.regex(/^\S.*\S$/)),
  value: z.string().check(z.regex(/^\d{1,9}(\.\d{1,3})?$/, 'a number from zero')),
  unit: z.enum(units),
  series: z.string().check(z.regex(/^[a-z0-9_]{2,}$/)),
  source_id: z.string().check(z.regex(/^[A-Z]\d\d$/)),
  published: z
    .string()
    .check(
      z.regex(
        /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?( or (later|\d{4}))?$|^undated( \((about )?\d{4}(-\d{4})?\))?$/,
        'a day, month or year',
      ),
    ),
  verified: z.enum(seriesMarks),
});
export type SeriesRow = z.infer<typeof Row>;
export const SeriesRow = Row.check(
  z.refine(({ value, unit }) => !unit.startsWith('percent') || Number(value) <= 100, { path: ['value'], error: 'more than all' }),
  z.refine(({ value, unit }) => !value.includes('.') || /^(percent|ratio|per_million)/.test(unit), {
    path: ['value'],
    error: 'not a whole number',
  }),
);
export const seriesColumns = Object.keys(Row.shape) as (keyof SeriesRow)[];

/** Which number of a series: file, year, group, series and unit, parted by ` | `. */
const Pick = z.string().check(z.regex(/^[a-z_]+( \| [^|]+){4}$/));

/** A line of a chart: one number, a range, or years of which nothing was published. `label` is a year or a name among the words. */
export const ChartRow = z.strictObject({
  label: z.string(),
  of: z.optional(Pick),
  to: z.optional(Pick),
  at_least: z.optional(z.boolean()),
  unknown: z.optional(z.boolean()),
  note: z.optional(z.string()),
});
/** One chart: never more than one series in one panel, so that two totals are never joined. */
export const Chart = z.strictObject({
  id: Slug,
  indicator: z.string(),
  values: z.record(z.string(), Pick),
  panels: z.array(z.strictObject({ label: z.optional(z.string()), rows: z.array(ChartRow).check(z.minLength(1)) })).check(z.minLength(1)),
});
export type Chart = z.infer<typeof Chart>;
export type ChartRow = z.infer<typeof ChartRow>;

/** A row with where it stands, so that a fault can name it. */
export interface Placed<T> {
  file: string;
  line: number;
  row: T;
}

const at = ({ file, line }: Placed<unknown>): string => `${file}:${line}`;

/** Everything that is wrong with rows of a shape, each with file and line. */
export function shapeFaults<T>(schema: z.ZodMiniType<T>, rows: readonly Placed<unknown>[]): string[] {
  return rows.flatMap((each) => {
    const { error } = schema.safeParse(each.row);
    return (error?.issues ?? []).map(({ path, message }) => `${at(each)}: ${path.join('.') || 'row'}: ${message}`);
  });
}

/** Faults between rows that are each well shaped: an unknown indicator, a missing source, a number given twice. */
export function seriesFaults(
  rows: readonly Placed<SeriesRow>[],
  indicators: readonly Indicator[],
  sources: readonly FigureSource[],
): string[] {
  const ids = new Set([...indicators.map(({ id }) => id), ...beside]);
  const known = new Set(sources.map(({ id }) => id));
  const seen = new Map<string, string>();
  return rows.flatMap((each) => {
    const { indicator, source_id: source, year, group, unit, series } = each.row;
    const key = [indicator, year, group, unit, series].join(' | ');
    const before = seen.get(key);
    if (before === undefined) seen.set(key, at(each));
    return [
      ...(ids.has(indicator.slice(0, indicator.indexOf('_'))) ? [] : [`${at(each)}: ${indicator} is no indicator of indicators.yml`]),
      ...(known.has(source) ? [] : [`${at(each)}: source ${source} is not in sources.csv`]),
      ...(before === undefined ? [] : [`${at(each)}: ${year}, ${group} stands in ${before} already`]),
    ];
  });
}

/** The one row that a chart picks. Throws when there is none, or more than one. */
export function picked(rows: readonly Placed<SeriesRow>[], pick: string, where: string): SeriesRow {
  const [file = '', year, group, series, unit] = pick.split(' | ');
  const found = rows.filter(
    ({ file: path, row }) =>
      path.endsWith(`/${file}.csv`) && row.year === year && row.group === group && row.series === series && row.unit === unit,
  );
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${where}: “${pick}” picks ${found.length} rows, not one`);
  return only.row;
}
