// The page of a municipality, by day and by night: the page of its answer, with its own name and regions filled in.
import { Hono } from 'hono';
import { placeFilledIn, sharedPath } from '#domain/areas/place-page';
import { type Promised, wayTo } from '#domain/language/ladder';
import { hereContent, siteContent } from '../content.ts';
import type { Context, Door } from '../problem.ts';

export const placeRoutes = new Hono<Door>();

placeRoutes.get('/:slug', (c, next) => show(c as Context, 'day', next));
placeRoutes.get('/:slug/tonight', (c, next) => show(c as Context, 'night', next));

placeRoutes.get('/regions/:slug', async function leadToRegion(c, next) {
  const { regions } = await hereContent(c.env.ASSETS);
  const { locale, slug } = c.req.param() as { locale: string; slug: string };
  const promise = await promised(c as Context, locale);
  if (!regions.includes(slug) || promise === undefined) return next();
  return leadOn(wayTo(locale, promise, `care/regions/#${slug}`));
});

/** Answers for a municipality; anything else is somebody else's. An address of a municipality that merged leads on for good. */
async function show(c: Context, when: 'day' | 'night', next: () => Promise<void>): Promise<Response | undefined> {
  const { places, moved } = await hereContent(c.env.ASSETS);
  const { locale = '', slug = '' } = c.req.param();
  const here = places[moved[slug] ?? slug];
  if (!here || (await promised(c, locale)) === undefined) {
    await next();
    return undefined;
  }
  const address = `/${locale}/care/${here.place.slug}/${when === 'night' ? 'tonight/' : ''}`;
  if (new URL(c.req.url).pathname !== address) return leadOn(address);
  const page = await c.env.ASSETS.fetch(new Request(new URL(sharedPath(locale, when, here[when]), c.req.url)));
  if (!page.ok) throw new Error(`the page of ${slug} is missing`);
  const headers = new Headers(page.headers);
  headers.delete('content-length');
  const etag = `W/"${page.headers.get('etag')?.replace(/\W/g, '')}-${here.place.slug}"`;
  headers.set('etag', etag);
  if (c.req.header('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(placeFilledIn(await page.text(), here.place), { headers });
}

const leadOn = (location: string): Response =>
  new Response(null, { status: 301, headers: { location, 'cache-control': 'public, max-age=300' } });

/** What readers of a language are promised; nothing where the site does not have it. */
const promised = async (c: Context, locale: string): Promise<Promised | undefined> =>
  (await siteContent(c.env.ASSETS)).languages.find(({ code }) => code === locale)?.promise;
