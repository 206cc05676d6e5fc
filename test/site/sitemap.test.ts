// A sitemap for each language names every page that may be found, once, with its other languages, and no page for one person.
import { describe, expect, it } from 'vitest';
import { read } from '../content/texts.ts';
import { atLeastCore, CLIENT, pages } from './pages.ts';

const index = read(`${CLIENT}/sitemap.xml`);
const sitemap = (locale: string): string => read(`${CLIENT}/sitemap-${locale}.xml`);
const entriesOf = (locale: string): string[] => sitemap(locale).split('<url>').slice(1);
const pathsIn = (xml: string): string[] => [...xml.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path = '']) => path);
const urls = new Set(pages.map(({ url }) => url));

it('the sitemap leads to one for each language that has more than a card', () => {
  expect(pathsIn(index)).toEqual(atLeastCore.map((locale) => `/sitemap-${locale}.xml`));
});

describe.each(atLeastCore)('the sitemap in %s', (locale) => {
  it('lists each page that is the same for everyone, and only those', () => {
    const told = [...urls].filter((url) => url.startsWith(`/${locale}/`));
    expect(pathsIn(sitemap(locale)).sort()).toEqual(told.filter((url) => !/\/(status|care\/thanks)\/$/.test(url)).sort());
    expect(pathsIn(sitemap(locale)).filter((path) => /\/(refer|letters|answers?)\//.test(path))).toEqual([]);
  });

  it('gives every language that has the page once, and who reads none of them the English page', () => {
    const wanted = (place: string): string[] => [...atLeastCore.filter((code) => urls.has(`/${code}/${place}`)), 'x-default'];
    const wrong = entriesOf(locale).filter((entry) => {
      const place = /<loc>https?:\/\/[^/]+\/[^/]+\/([^<]*)/.exec(entry)?.[1] ?? '';
      return [...entry.matchAll(/hreflang="([^"]+)"/g)].map(([, code]) => code).join() !== wanted(place).join();
    });
    expect(wrong).toEqual([]);
    expect(sitemap(locale)).toContain('hreflang="x-default" href="http://localhost:8787/en/care/groningen/"');
  });
});

it('the sitemaps are the only place that names the other languages', () => {
  expect(pages.filter(({ markup }) => markup.includes('rel="alternate"')).map(({ url }) => url)).toEqual([]);
});
