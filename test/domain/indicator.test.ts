// Published figures: every fault of a table or chart is named with its file and line, and nothing wrong is built.
import { describe, expect, it } from 'vitest';
import {
  type Chart,
  type Indicator,
  type Placed,
  picked,
  SeriesRow,
  seriesFaults,
  shapeFaults,
  type FigureSource,
} from '#domain/figures/indicator';
import { panelsOf, titleValues } from '#domain/figures/chart';
import { chartsAbout, figureWords, publishedFigures } from '../../src/figures.ts';

const good: SeriesRow = {
  indicator: 'I01_reported_total',
  year: '2024',
  group: 'all',
  value: '944',
  unit: 'people',
  series: 'national_rapporteur',
  source_id: 'Q10',
  published: '2025-10-16',
  verified: 'yes',
};
const source: FigureSource = { id: 'Q10', title: 'Annual figures', publisher: 'National Rapporteur', url: '', date: '2025', grade: 'A' };
const indicator: Indicator = { id: 'I01', slug: 'reported', status: 'public', wishes: ['W15'], series: ['a'], checked_on: '2026-11-30' };
const at = (row: unknown, line = 2): Placed<never> => ({ file: 'series/a.csv', line, row: row as never });

describe('a row of a series', () => {
  it('is good as it stands', () => {
    expect(shapeFaults(SeriesRow, [at(good)])).toEqual([]);
    expect(seriesFaults([at(good)], [indicator], [source])).toEqual([]);
  });

  it.each([
    ['a negative count', { value: '-3' }, /series\/a\.csv:2: value/],
    ['a value that is no number', { value: 'many' }, /series\/a\.csv:2: value/],
    ['an unknown unit', { unit: 'souls' }, /series\/a\.csv:2: unit/],
    ['an unknown mark', { verified: 'maybe' }, /series\/a\.csv:2: verified/],
    ['a year that is missing', { year: '' }, /series\/a\.csv:2: year/],
    ['a column too many', { extra: 'x' }, /series\/a\.csv:2/],
    ['a count beyond any number', { value: '9'.repeat(400) }, /series\/a\.csv:2: value/],
    ['a decimal comma', { value: '1,5' }, /series\/a\.csv:2: value/],
    ['a count in other digits', { value: '٣٢' }, /series\/a\.csv:2: value/],
    ['an exponent', { value: '1e3' }, /series\/a\.csv:2: value/],
    ['a blank around a count', { value: ' 32' }, /series\/a\.csv:2: value/],
    ['half a person', { value: '12.5' }, /series\/a\.csv:2: value/],
    ['more than all of a percentage', { value: '101', unit: 'percent' }, /series\/a\.csv:2: value/],
    ['a year that is none', { year: '20x4' }, /series\/a\.csv:2: year/],
    ['a year with a blank', { year: '2024 ' }, /series\/a\.csv:2: year/],
    ['years that run back', { year: '2017-2013' }, /series\/a\.csv:2: year/],
    ['a group of blanks', { group: '   ' }, /series\/a\.csv:2: group/],
    ['a day of publishing that is none', { published: '2025-13-40' }, /series\/a\.csv:2: published/],
    ['no source', { source_id: '' }, /series\/a\.csv:2: source_id/],
  ])('with %s is named by file and line', (_name, wrong, message) => {
    expect(shapeFaults(SeriesRow, [at({ ...good, ...wrong })]).join()).toMatch(message);
  });

  it('about no known indicator, without its source or given twice is named by file and line', () => {
    const rows = [
      at(good),
      at({ ...good, indicator: 'I77_nothing' }, 3),
      at({ ...good, year: '2023', source_id: 'Q99' }, 4),
      at({ ...good, value: '945' }, 5),
    ];
    expect(seriesFaults(rows, [indicator], [source])).toEqual([
      'series/a.csv:3: I77_nothing is no indicator of indicators.yml',
      'series/a.csv:4: source Q99 is not in sources.csv',
      'series/a.csv:5: 2024, all stands in series/a.csv:2 already',
    ]);
  });
});

describe('a chart', () => {
  const pick = 'a | 2024 | all | national_rapporteur | people';
  const chart: Chart = {
    id: 'c',
    indicator: 'I01',
    values: { newest: pick },
    panels: [{ rows: [{ label: '2024', of: pick }, { label: '2025' }] }],
  };

  it('takes its numbers from the series, in title and lines', () => {
    expect(titleValues(chart, [at(good)])).toEqual({ newest: 944 });
    const [panel] = panelsOf(chart, [at(good)], [source]);
    expect(panel?.lines.map(({ to, wording }) => [to, wording])).toEqual([
      [944, 'exact'],
      [null, 'none'],
    ]);
    expect(panel?.lines[0]?.source).toEqual(source);
  });

  it('that picks no number, or two, is refused by name', () => {
    expect(() => picked([], pick, 'charts.yml:3')).toThrow(/charts\.yml:3.*picks 0 rows/);
    expect(() => picked([at(good), at(good, 3)], pick, 'charts.yml:3')).toThrow(/picks 2 rows/);
  });

  it('keeps the two national totals in panels of their own, so that they are never joined', () => {
    const { charts, series } = publishedFigures();
    const panels = charts
      .flatMap((each) => each.panels)
      .filter(({ rows }) => rows.filter(({ of }) => of?.startsWith('reported_total')).length > 1);
    expect(panels).toHaveLength(2);
    const publishers = panels.map(({ rows }) =>
      rows.flatMap(({ of }) => (of === undefined ? [] : [picked(series, of, 'test').series.replace(/_(revised_2019|provisional)$/, '')])),
    );
    expect(publishers.map((each) => [...new Set(each)])).toEqual([['national_rapporteur'], ['comensha']]);
  });
});

describe('the published figures', () => {
  const { indicators, series } = publishedFigures();

  it('are fourteen indicators and 399 rows, each with its source', () => {
    expect(indicators).toHaveLength(14);
    expect(series).toHaveLength(399);
  });

  it('have words for every indicator, chart, line and note in Dutch, English and Arabic', () => {
    for (const locale of ['nl', 'en', 'ar']) {
      const words = figureWords(locale);
      const wanted = indicators.flatMap(({ id }) => ['name', 'title', 'what', 'eyes', 'better', 'not', 'who'].map((key) => `${id}.${key}`));
      const charts = indicators.flatMap(({ id }) => chartsAbout(id));
      const lines = charts.flatMap(({ panels }) => panels.flatMap(({ label, lines: all }) => [label, ...all.map((line) => line.label)]));
      const labels = lines
        .filter((label): label is string => label !== null && !/^\d{4}(–\d{4})?$/.test(label))
        .map((label) => `label.${label}`);
      const titles = charts.flatMap(({ id }) => [`chart.${id}`, `chart.${id}.beside`]);
      expect([...wanted, ...labels, ...titles].filter((key) => !words[key])).toEqual([]);
    }
  });

  it('leave no indicator without a number or the word that nobody measures it', () => {
    for (const { id, status } of indicators) {
      if (status === 'empty') expect(figureWords('nl')[`${id}.who`]).toBeTruthy();
      else expect(chartsAbout(id).length).toBeGreaterThan(0);
    }
  });
});
