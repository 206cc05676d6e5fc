// Addresses that are nearly right lead to their page, and those of pages that a language lacks to where that is said; nothing goes round.
import { hasPlace, type Promised, wayTo } from '#domain/language/ladder';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import { meantPath } from '#domain/site/meant-path';
import { hereContent, siteContent } from './content.ts';
import type { Context } from './problem.ts';

/** Pages with gaps, which are nobody's address. */
const SHARED = /^care\/answers\//;
/** The page of a municipality, and that of a region as it was once. */
const PLACE = /^care\/([^/]+)\/(?:tonight\/)?$/;
const REGION = /^care\/regions\/([^/]+)\/$/;
/** Pages that the Worker makes itself: they are no files. */
const MADE_HERE = /^(?:refer\/(?:near\/|professional\/)?|letters\/|places\/|language\/)$/;

/** Gives an answer of 404 to a reader the chance to be a page after all. */
export async function leadOn(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (c.res.status !== 404 || !isReading || /^\/(api|desk|data|_astro)\//.test(c.req.path)) return;
  const location = await wayOn(c, new URL(c.req.url).pathname);
  if (location === null) return;
  c.res = new Response(null, {
    status: 301,
    headers: { location, 'cache-control': 'public, max-age=300', 'referrer-policy': 'no-referrer' },
  });
}

/** Where an address leads that is no page itself, or null where nothing of ours was meant. */
async function wayOn(c: Context, path: string): Promise<string | null> {
  const { languages, cards } = await siteContent(c.env.ASSETS);
  const promised = new Map<string, Promised>([
    ...cards.map(({ code }): [string, Promised] => [code, 'card']),
    ...languages.map(({ code, promise }): [string, Promised] => [code, promise]),
  ]);
  const meant = meantPath(path, [...promised.keys()]) ?? path.replace(/([^/])$/, '$1/');
  const [, locale = '', place = ''] = /^\/([^/]+)\/(.*)$/.exec(meant) ?? [];
  const promise = promised.get(locale);
  if (promise === undefined || SHARED.test(place)) return null;
  const there = await thereAs(c, hasPlace(promise, place) ? locale : SOURCE_LOCALE, place);
  if (there === null) return null;
  const way = promise === 'card' ? `/${locale}/` : wayTo(locale, promise, there);
  return way === path ? null : way;
}

/** The place as it is there now in a language: a page, or the part of one that a page became; null where it is nothing. */
async function thereAs(c: Context, locale: string, place: string): Promise<string | null> {
  const { places, regions } = await hereContent(c.env.ASSETS);
  const region = REGION.exec(place)?.[1];
  if (region !== undefined) return regions.includes(region) ? `care/regions/#${region}` : null;
  const file = (): Promise<Response> => c.env.ASSETS.fetch(new Request(new URL(`/${locale}/${place}`, c.req.url), { method: 'HEAD' }));
  const isThere = MADE_HERE.test(place) || (PLACE.exec(place)?.[1] ?? '') in places || (await file()).status === 200;
  return isThere ? place : null;
}

/** The page that says in every language that nothing is here: a file, so that a miss costs no rendering. */
export async function nothingHere(c: Context): Promise<Response> {
  const page = await c.env.ASSETS.fetch(new Request(new URL('/404/', c.req.url)));
  return new Response(page.body, { status: 404, headers: page.headers });
}
