// The published figures as the build knows them: read from content/figures, checked line by line, with the words of a language.
import { globSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { LineCounter, parse, parseDocument } from 'yaml';
import { LICENCE } from '#domain/care/care-content';
import { wordOf } from '#domain/language/word';
import { sentencesInOrder } from '#domain/language/right-to-left';
import { withRecords } from './records.ts';
import { type ChartPanel, panelsOf, titleValues } from '#domain/figures/chart';
import type { FiguresAnswer } from '#domain/api/figures-answer';
import type { ClosedHalfYear } from '#domain/figures/half-year';
import {
  Chart,
  Indicator,
  type Placed,
  picked,
  SeriesRow,
  seriesColumns,
  seriesFaults,
  shapeFaults,
  FigureSource,
} from '#domain/figures/indicator';

const FOLDER = 'content/figures';
const text = (file: string): string => readFileSync(file, 'utf8');

/** The rows of a table, each with the line it ends on. */
function csvRows(file: string, columns: readonly string[]): Placed<unknown>[] {
  const source = text(file);
  const lineAt = (cursor: number): number => source.slice(0, cursor).trimEnd().split('\n').length;
  const rows: Placed<string[]>[] = [];
  Papa.parse<string[]>(source, {
    skipEmptyLines: true,
    step: ({ data, errors, meta }) => {
      const [fault] = errors;
      if (fault) throw new Error(`${file}:${lineAt(meta.cursor)}: ${fault.message}`);
      rows.push({ file, line: lineAt(meta.cursor), row: data });
    },
  });
  const [head, ...rest] = rows;
  if (head?.row.join() !== columns.join()) throw new Error(`${file}:1: the columns are ${columns.join(', ')}`);
  return rest.map(({ line, row }) => {
    if (row.length !== columns.length) throw new Error(`${file}:${line}: ${row.length} cells, not ${columns.length}`);
    return { file, line, row: Object.fromEntries(columns.map((column, x) => [column, row[x]])) };
  });
}

/** The items of a YAML list, each with its line. */
function yamlRows(file: string): Placed<unknown>[] {
  const counter = new LineCounter();
  const document = parseDocument(text(file), { lineCounter: counter });
  const [error] = document.errors;
  if (error) throw new Error(`${file}:${error.linePos?.[0].line ?? 1}: ${error.message}`);
  const items = (document.contents as { items?: { range?: [number, number, number]; toJS: (doc: unknown) => unknown }[] }).items ?? [];
  return items.map((item) => ({ file, line: counter.linePos(item.range?.[0] ?? 0).line, row: item.toJS(document) }));
}

/** Everything under content/figures that has a shape. Throws with file and line of every fault. */
export function publishedFigures(): PublishedFigures {
  const indicators = yamlRows(`${FOLDER}/indicators.yml`);
  const charts = yamlRows(`${FOLDER}/charts.yml`);
  const sources = csvRows(`${FOLDER}/sources.csv`, Object.keys(FigureSource.shape));
  const files = globSync(`${FOLDER}/series/*.csv`)
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const series = files.flatMap((file) => csvRows(file, seriesColumns));
  const faults = [
    ...shapeFaults(Indicator, indicators),
    ...shapeFaults(Chart, charts),
    ...shapeFaults(FigureSource, sources),
    ...shapeFaults(SeriesRow, series),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const rowsOf = <T>(placed: readonly Placed<unknown>[]): T[] => placed.map(({ row }) => row as T);
  const found: PublishedFigures = {
    indicators: rowsOf<Indicator>(indicators),
    charts: rowsOf<Chart>(charts),
    sources: rowsOf<FigureSource>(sources),
    series: series as Placed<SeriesRow>[],
  };
  const between = [...seriesFaults(found.series, found.indicators, found.sources), ...chartFaults(found, charts)];
  if (between.length > 0) throw new Error(between.join('\n'));
  return found;
}

/** Charts about something that is no indicator, or that pick no single number. */
function chartFaults({ indicators, series }: PublishedFigures, charts: readonly Placed<unknown>[]): string[] {
  return charts.flatMap(({ file, line, row }) => {
    const chart = row as Chart;
    const where = `${file}:${line}`;
    const picks = [...Object.values(chart.values), ...chart.panels.flatMap(({ rows }) => rows.flatMap(({ of, to }) => [of, to]))];
    const unknown = indicators.some(({ id }) => id === chart.indicator) ? [] : [`${where}: ${chart.indicator} is no indicator`];
    const wrong = picks.flatMap((pick) => {
      if (pick === undefined) return [];
      try {
        picked(series, pick, where);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    return [...unknown, ...wrong];
  });
}

export interface PublishedFigures {
  indicators: Indicator[];
  charts: Chart[];
  sources: FigureSource[];
  series: Placed<SeriesRow>[];
}

/** The words of the figures in a language, by key. Throws when the file of that language is missing. */
export function figureWords(locale: string): Record<string, string> {
  const path = `${FOLDER}/words/${locale}.yml`;
  return sentencesInOrder(parse(withRecords(text(path), path)));
}

/** One series as it is published: the table that stands in content/figures/series. */
export const seriesCsv = (name: string): string => text(`${FOLDER}/series/${name}.csv`);
export const sourcesCsv = (): string => text(`${FOLDER}/sources.csv`);

/** Names of all series, in a fixed order. */
export const seriesNames = (): string[] =>
  globSync(`${FOLDER}/series/*.csv`)
    .map((file) => file.replaceAll('\\', '/').replace(/^.*\/|\.csv$/g, ''))
    .sort();

/** What a page needs to draw one chart. */
export interface DrawnChart {
  id: string;
  values: Record<string, number>;
  panels: ChartPanel[];
}

function drawn(may: (chart: Chart) => boolean): DrawnChart[] {
  const { charts, series, sources } = publishedFigures();
  return charts.filter(may).map((chart) => ({
    id: chart.id,
    values: titleValues(chart, series),
    panels: panelsOf(chart, series, sources),
  }));
}

/** Charts by name. */
export const chartsOf = (ids: readonly string[]): DrawnChart[] => drawn(({ id }) => ids.includes(id));
/** Charts about one indicator. */
export const chartsAbout = (indicator: string): DrawnChart[] => drawn((chart) => chart.indicator === indicator);

/** The version of the open data of figures: one more with every change of its shape. */
const VERSION = '1.1.0';

/** A table schema (https://specs.frictionlessdata.io/table-schema/) of columns that are all text but those named as numbers. */
const schemaOf = (columns: readonly string[], key: readonly string[]): object => ({
  fields: columns.map((name) => ({ name, type: name === 'value' ? 'number' : name === 'url' ? 'any' : 'string' })),
  primaryKey: key,
});

/** The figures as a data package: each series and the sources, with their shape and licence. */
export function figuresPackage(): object {
  const csv = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', profile: 'tabular-data-resource' };
  const series = seriesNames().map((name) => ({
    name: name.replaceAll('_', '-'),
    path: `${name}.csv`,
    ...csv,
    schema: {
      ...schemaOf(seriesColumns, ['indicator', 'year', 'group', 'unit', 'series']),
      foreignKeys: [{ fields: 'source_id', reference: { resource: 'sources', fields: 'id' } }],
    },
  }));
  return {
    profile: 'tabular-data-package',
    name: 'figures',
    title: 'Published figures on exploitation in the Netherlands, from the side of the people',
    version: VERSION,
    licenses: [{ name: 'CC-BY-4.0', path: LICENCE, title: 'Creative Commons Attribution 4.0' }],
    resources: [...series, { name: 'sources', path: 'sources.csv', ...csv, schema: schemaOf(Object.keys(FigureSource.shape), ['id']) }],
  };
}

/** The indicators as open data, with their words in the given languages, and our own half-years. */
export function figuresAnswer(locales: readonly string[], halfYears: ClosedHalfYear[]): FiguresAnswer {
  const words = locales.map((locale) => [locale, figureWords(locale)] as const);
  const inAll = (key: string): Record<string, string> => Object.fromEntries(words.map(([locale, each]) => [locale, wordOf(each, key)]));
  return {
    version: VERSION,
    licence: LICENCE,
    data_package: '/data/figures/datapackage.json',
    indicators: publishedFigures().indicators.map((indicator) => {
      const say = (about: string): Record<string, string> => inAll(`${indicator.id}.${about}`);
      const said = { name: say('name'), what: say('what'), eyes: say('eyes'), better: say('better'), not: say('not'), who: say('who') };
      return { ...indicator, ...said, series: indicator.series.map((name) => `/data/figures/${name}.csv`) };
    }),
    half_years: halfYears,
  };
}
