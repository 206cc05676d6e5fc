// The sitemap names every page that may be found, once in each language, and no page for one person.
import { describe, expect, it } from 'vitest';
import { locales, read } from '../content/texts.ts';
import { pages } from './pages.ts';

const sitemap = read('dist/client/sitemap.xml');
const listed = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path = '']) => path);

describe('the sitemap', () => {
  it('lists each page that is the same for everyone, and only those', () => {
    const told = pages.map(({ url }) => url).filter((url) => url !== '/404.html' && url !== '/' && !/\/(status|care\/thanks)\/$/.test(url));
    expect([...listed].sort()).toEqual(told.sort());
    expect(listed.filter((path) => /refer|letters|answer/.test(path))).toEqual([]);
  });

  it('gives the other languages of each page', () => {
    const entries = sitemap.split('<url>').slice(1);
    expect(entries.every((entry) => locales.every((code) => entry.includes(`hreflang="${code}"`)))).toBe(true);
  });

  it('agrees with what each page says of its own languages', () => {
    const page = pages.find(({ url }) => url === '/en/rights/lawyer/');
    for (const code of locales) expect(page?.html).toContain(`hreflang="${code}" href="http://localhost:8787/${code}/rights/lawyer/"`);
  });
});
