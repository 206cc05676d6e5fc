// Addresses that are nearly right lead to their page; only to one that is there, so nothing goes round.
import { meantPath } from '#domain/site/meant-path';
import { hereContent, siteContent } from './content.ts';
import type { Context } from './problem.ts';

/** Pages with gaps, which are nobody's address. */
const SHARED = /^\/[^/]+\/care\/answers\//;
/** The page of a municipality. */
const PLACE = /^\/[^/]+\/care\/([^/]+)\/(?:tonight\/)?$/;
/** Pages that the Worker makes itself: they are no files. */
const MADE_HERE = /^\/[^/]+\/(?:refer\/(?:near\/|professional\/)?|letters\/|places\/)$/;

/** Gives an answer of 404 to a reader the chance to be a page after all. */
export async function leadOn(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (c.res.status !== 404 || !isReading || /^\/(api|desk|data|_astro)\//.test(c.req.path)) return;
  const { languages } = await siteContent(c.env.ASSETS);
  const path = new URL(c.req.url).pathname;
  const meant = meantPath(
    path,
    languages.map(({ code }) => code),
  );
  if (meant === null || !(MADE_HERE.test(meant) || (await isThere(c, meant)))) return;
  c.res = new Response(null, {
    status: 301,
    headers: { location: meant, 'cache-control': 'public, max-age=300', 'referrer-policy': 'no-referrer' },
  });
}

const isThere = async (c: Context, path: string): Promise<boolean> =>
  !SHARED.test(path) &&
  ((PLACE.exec(path)?.[1] ?? '') in (await hereContent(c.env.ASSETS)).places ||
    (await c.env.ASSETS.fetch(new Request(new URL(path, c.req.url), { method: 'HEAD' }))).status === 200);

/** The page that says in every language that nothing is here: a file, so that a miss costs no rendering. */
export async function nothingHere(c: Context): Promise<Response> {
  const page = await c.env.ASSETS.fetch(new Request(new URL('/404/', c.req.url)));
  return new Response(page.body, { status: 404, headers: page.headers });
}
