// The pages of figures: every indicator is there, full or empty, each number with its source; and the data is a valid package.
import { readFileSync } from 'node:fs';
import { Package } from 'datapackage';
import { describe, expect, it } from 'vitest';
import { figureWords, publishedFigures } from '../../src/figures.ts';
import { interfaceIn } from '../content/texts.ts';
import { rulesOf, saying } from '../content/vocabulary.ts';
import { CLIENT, inside, pages, tags, wordsOf } from './pages.ts';

const { indicators, series, sources } = publishedFigures();
const about = (slug: string) => pages.filter(({ place }) => place === `figures/${slug}`);

describe('the pages of figures', () => {
  it('show every indicator, and say of an empty one that nobody measures it and who should', () => {
    for (const { id, slug, status } of indicators) {
      const found = about(`${slug}/`);
      expect(found.length, slug).toBeGreaterThan(1);
      for (const { locale, markup } of found) {
        const words = figureWords(locale);
        const text = wordsOf(markup);
        expect(text).toContain(words[`${id}.who`]);
        expect(text).toContain(words[`${id}.not`]);
        if (status === 'empty') expect(text).toContain(words['of.nothing']);
      }
    }
  });

  it('draw no number without its source, and no empty year as nought', () => {
    const figures = pages.filter(({ place }) => place.startsWith('figures/'));
    expect(figures.length).toBeGreaterThan(20);
    for (const { url, locale, markup } of figures) {
      const rows = tags(markup, 'tr')
        .map((tag) => inside(markup, tag))
        .filter((row) => row.includes('<svg'));
      for (const row of rows) {
        const text = wordsOf(row);
        const hasNone = text.includes(figureWords(locale)['table.not-published'] ?? '');
        expect(hasNone || /[QP]\d\d/.test(text), `${url}: ${text}`).toBe(true);
        if (hasNone) expect(text).not.toMatch(/(?:^|\s)0(?:\s|$)/);
      }
    }
  });

  it('say “at least” where only the largest countries were published', () => {
    for (const { locale, markup } of about('three-groups/')) {
      const atLeast = (figureWords(locale)['table.at-least'] ?? '').replace('{value}', '').trim();
      expect(wordsOf(markup).split(atLeast).length - 1).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('a sentence of the figures', () => {
  it('is filled in: no page shows the name of a number in its place', () => {
    for (const { url, markup } of pages.filter(({ place }) => place.startsWith('figures/')))
      expect([url, /\{\w+\}/.exec(wordsOf(markup.slice(markup.indexOf('<main'))))?.[0]]).toEqual([url, undefined]);
  });
});

describe('a page of figures that names the police', () => {
  it('says first what talking to them can start', () => {
    for (const { url, locale, markup } of pages.filter(({ place }) => place.startsWith('figures/'))) {
      const text = wordsOf(markup.slice(markup.indexOf('<main')));
      const hint = wordsOf(interfaceIn(locale)['police.first'] ?? '');
      const named = saying(rulesOf(locale).police, text.replace(hint, ' '.repeat(hint.length)));
      if (named) expect([url, text.includes(hint) && text.indexOf(hint) < named.index]).toEqual([url, true]);
    }
  });
});

describe('the open data of figures', () => {
  it('is a valid Frictionless data package, and every row fits its schema', async () => {
    const made = await Package.load(JSON.parse(readFileSync(`${CLIENT}/data/figures/datapackage.json`, 'utf8')), {
      basePath: `${CLIENT}/data/figures`,
      strict: true,
    });
    expect(made.valid).toBe(true);
    let rows = 0;
    for (const resource of made.resources) {
      const read = await resource.read({ keyed: true });
      if (resource.name !== 'sources') rows += read.length;
      else expect(read).toHaveLength(sources.length);
    }
    expect(rows).toBe(series.length);
  });

  it('carries each indicator in every language, with the addresses of its series', () => {
    const read = JSON.parse(readFileSync(`${CLIENT}/data/figures/indicators.json`, 'utf8')) as {
      indicators: { series: string[]; name: object }[];
    };
    expect(read.indicators).toHaveLength(14);
    for (const { series: addresses, name } of read.indicators) {
      expect(Object.values(name).every(Boolean)).toBe(true);
      for (const address of addresses) expect(readFileSync(`${CLIENT}${address}`, 'utf8')).toMatch(/^indicator,year,group/);
    }
  });
});
