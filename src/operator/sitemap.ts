// After the build: a sitemap for each language shown whole names every page there is, with its other languages (https://www.sitemaps.org/protocol.html).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Here } from '#domain/areas/place-page';
import { originOf, type Site } from '#domain/site/site';

/** Pages that are there for who makes the site, or after a form: nobody looks for them. Pages with gaps are nobody's address. */
const UNLISTED = /^(status\/|care\/thanks\/|care\/answers\/)/;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SHAPE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Writes `sitemap.xml`, which names one sitemap a language, from the pages as they lie there: no list can forget one. */
export function writeSitemap(out: string): void {
  const client = join(out, 'client');
  const json = <T>(name: string): T => JSON.parse(readFileSync(join(client, `data/${name}.json`), 'utf8')) as T;
  const { site, languages } = json<{ site: Site; languages: { code: string }[] }>('site');
  const origin = originOf(site.host);
  const towns = Object.keys(json<Here>('here').places).flatMap((slug) => [`care/${slug}/`, `care/${slug}/tonight/`]);
  const places = new Map(languages.map(({ code }) => [code, placesIn(join(client, code), towns)]));
  for (const [code, own] of places) {
    const urls = [...own].map((place) => `<url><loc>${origin}/${code}/${place}</loc>${alternates(places, place, origin)}</url>`);
    const text = `${HEAD}<urlset ${SHAPE} xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>`;
    writeFileSync(join(client, `sitemap-${code}.xml`), text);
  }
  const maps = [...places.keys()].map((code) => `<sitemap><loc>${origin}/sitemap-${code}.xml</loc></sitemap>`);
  writeFileSync(join(client, 'sitemap.xml'), `${HEAD}<sitemapindex ${SHAPE}>${maps.join('')}</sitemapindex>`);
}

/** The same page in each language that has it; who reads none of them gets English (https://developers.google.com/search/docs/specialty/international/localized-versions). */
function alternates(places: Map<string, Set<string>>, place: string, origin: string): string {
  const link = (name: string, code: string): string =>
    places.get(code)?.has(place) ? `<xhtml:link rel="alternate" hreflang="${name}" href="${origin}/${code}/${place}"/>` : '';
  return [...[...places.keys()].map((code) => link(code, code)), link('x-default', 'en')].join('');
}

function placesIn(folder: string, towns: string[]): Set<string> {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const places = files
    .filter((path) => path.endsWith('index.html'))
    .map((path) => path.slice(0, -'index.html'.length).replaceAll('\\', '/'))
    .filter((place) => !UNLISTED.test(place));
  return new Set([...places, ...towns].sort());
}
