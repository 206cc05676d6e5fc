// The site keeps room for twenty languages: few files in each, none that is too large for the platform, none that grows with their number.
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT, filesBelow, few, atLeastCore, pages, sharedPages, whole } from './pages.ts';

const LANGUAGES = 20;
const MOST_A_LANGUAGE = 200;
const MOST_FILES = 6000;
/** What the platform takes as one file (https://developers.cloudflare.com/workers/platform/limits/#static-assets). */
const MOST_BYTES = 25 * 1024 * 1024;

/** The language that a file is in, by its folder or its name; undefined for what is there once. */
const localeOf = (path: string, locales: readonly string[]): string | undefined =>
  locales.find((locale) => new RegExp(`(^|/)${locale}/|(^|[/-])${locale}[.-]`).test(path));

/** How many files a build of this kind has with a number of languages: what is there once, and the most that one language has, for each. */
function filesWith(paths: string[], locales: readonly string[], languages: number): number {
  const of = (locale: string | undefined): number => paths.filter((path) => localeOf(path, locales) === locale).length;
  return of(undefined) + languages * Math.max(...locales.map(of));
}

const paths = filesBelow(CLIENT).map((file) => file.slice(CLIENT.length + 1));

describe('the built site', () => {
  it('has at most 200 files in a language', () => {
    const counts = whole.map((locale) => [locale, paths.filter((path) => path.startsWith(`${locale}/`)).length] as const);
    expect(counts.filter(([, count]) => count === 0 || count > MOST_A_LANGUAGE)).toEqual([]);
  });

  it('would have at most 6,000 files with twenty languages', () => {
    expect(filesWith(paths, whole, LANGUAGES)).toBeLessThanOrEqual(MOST_FILES);
  });

  it('has no file that the platform refuses, and no sitemap that would be one with twenty languages', () => {
    const weigh = (path: string): number =>
      statSync(`${CLIENT}/${path}`).size * (path.startsWith('sitemap-') ? LANGUAGES / whole.length : 1);
    expect(few(paths.filter((path) => weigh(path) >= MOST_BYTES))).toEqual([]);
  });

  it('has one page for each answer and none for each municipality', () => {
    const towns = pages.filter(({ place }) => /^care\/[^/]+\/tonight\/$/.test(place));
    expect([towns.length, sharedPages.length <= 40 * atLeastCore.length]).toEqual([342 * atLeastCore.length, true]);
    expect(new Set(towns.map(({ file }) => file)).size).toBeLessThanOrEqual(10 * atLeastCore.length);
  });
});

describe('a made-up build is counted', () => {
  const made = [
    'index.html',
    'data/care.json',
    ...['nl', 'en'].flatMap((code) => [
      `${code}/index.html`,
      `data/words/${code}.json`,
      `data/contact/${code}-1-a.vcf`,
      `sitemap-${code}.xml`,
    ]),
  ];

  it('by kind: what is there once, and what every language has', () => {
    expect(filesWith(made, ['nl', 'en'], 2)).toBe(made.length);
    expect(filesWith(made, ['nl', 'en'], 20)).toBe(2 + 20 * 4);
    const pageATown = Array.from({ length: 342 }, (_, town) => [`nl/care/t${town}/index.html`, `en/care/t${town}/index.html`]).flat();
    expect(filesWith([...made, ...pageATown], ['nl', 'en'], 20)).toBeGreaterThan(MOST_FILES);
  });

  it('a name that only looks like a language is none', () => {
    expect(['data/answers.json', '_astro/en.js.map', 'nl/overview/index.html'].map((path) => localeOf(path, ['nl', 'en', 'ar']))).toEqual([
      undefined,
      'en',
      'nl',
    ]);
  });
});
