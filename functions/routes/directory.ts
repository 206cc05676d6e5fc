// The open directory: HSDS lists and items under /api/v1, read only.
import { type Context as HonoContext, Hono } from 'hono';
import { findArea } from '#domain/areas/areas';
import { type QueryName, readQuery } from '#domain/api/care-query';
import { type Asked, type Listing, listings, withFullServices } from '#domain/api/directory-list';
import { HSDS_VERSION, type HsdsContent } from '#domain/api/hsds';
import { listPage } from '#domain/api/list-page';
import { API, openLists, type OpenList } from '#domain/api/paths';
import { profileOf } from '#domain/api/profile';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import { areaIndex, hsdsContent, openApiContent, siteContent } from '../content.ts';
import { type Context, type Door, refuse } from '../problem.ts';

export const directoryRoutes = new Hono<Door>();

directoryRoutes.get('/', async function root(c) {
  const { origin } = new URL(c.req.url);
  return c.json({ version: HSDS_VERSION, profile: `${origin}${API}/profile`, openapi_url: `${origin}${API}/openapi.json` });
});

directoryRoutes.get('/openapi.json', async function description(c) {
  return c.json(await openApiContent(c.env.ASSETS));
});

directoryRoutes.get('/profile', async function profile(c) {
  return c.json(profileOf(new URL(c.req.url).origin));
});

directoryRoutes.get('/changes', async function changes(c) {
  const asked = await askedOf(c, 'changes');
  if ('refused' in asked) return asked.refused;
  const { query, content } = asked;
  const since = query.modified_after === undefined ? 0 : Date.parse(String(query.modified_after));
  const found = content.changes.filter(
    ({ entity, last_modified }) => (query.entity === undefined || query.entity === entity) && Date.parse(last_modified) >= since,
  );
  return answer(c, found, query, (change) => change);
});

for (const list of openLists) serve(list);

/** A list and its items: parse, filter, cut a page. */
function serve(list: OpenList): void {
  const listing = (content: HsdsContent) => listings(content)[list] as unknown as Listing<{ id: string }>;
  directoryRoutes.get(`/${list}`, async function listOf(c) {
    const asked = await askedOf(c, list);
    if ('refused' in asked) return asked.refused;
    const { query, content } = asked;
    const { all, isAsked, shown } = listing(content);
    const found = all(content).filter((item) => isAsked(item, query));
    return answer(c, found, query, (item) => shown(item, query, content));
  });
  directoryRoutes.get(`/${list}/:id`, async function itemOf(c) {
    const asked = await askedOf(c, list === 'organizations' ? 'organization' : 'item');
    if ('refused' in asked) return asked.refused;
    const { query, content } = asked;
    const item = listing(content)
      .all(content)
      .find(({ id }) => id === c.req.param('id').toLowerCase());
    if (!item) return refuse(c as Context, 'not-found');
    return c.json(query.full_service === 'true' ? withFullServices(item as HsdsContent['organizations'][number], content) : item);
  });
}

/** The query of a request and the content in its language, or why it is refused. */
async function askedOf(c: HonoContext<Door>, name: QueryName): Promise<{ query: Asked; content: HsdsContent } | { refused: Response }> {
  const read = readQuery(name, new URL(c.req.url).searchParams);
  if ('wrong' in read) return { refused: await refuse(c as Context, 'bad-query', read.wrong) };
  const query: Asked = { ...(read.query as Asked) };
  const content = await contentIn(c, query.language);
  if (!content) return { refused: await refuse(c as Context, 'no-language') };
  c.header('ETag', `W/"${content.version}"`);
  if (query.postcode !== undefined) query.here = await municipalitiesAt(c, String(query.postcode));
  return { query, content };
}

/** One page as JSON, or all of it, a line for each (https://github.com/ndjson/ndjson-spec). What is minimal fits on one page. */
function answer<T>(c: HonoContext<Door>, found: T[], query: Asked, shown: (item: T) => unknown): Response {
  if (query.format === 'ndjson') {
    const lines = found.map((item) => `${JSON.stringify(shown(item))}\n`).join('');
    return c.body(lines, 200, { 'content-type': 'application/x-ndjson' });
  }
  const all = query.minimal === 'true' ? Math.max(1, found.length) : undefined;
  const { contents, ...page } = listPage(found, query.page as number | undefined, (query.per_page as number | undefined) ?? all);
  return c.json({ ...page, contents: contents.map(shown) });
}

/** A postcode can lie in more than one municipality. */
async function municipalitiesAt(c: HonoContext<Door>, postcode: string): Promise<string> {
  const found = findArea(await areaIndex(c.env.ASSETS), postcode);
  if (found.kind === 'choose') return found.municipalities.map(({ code }) => code).join(',');
  return found.kind === 'one' ? found.municipality.code : '';
}

async function contentIn(c: HonoContext<Door>, asked: Asked[string]): Promise<HsdsContent | null> {
  const locale = String(asked ?? SOURCE_LOCALE);
  const { languages } = await siteContent(c.env.ASSETS);
  return languages.some(({ code }) => code === locale) ? hsdsContent(c.env.ASSETS, locale) : null;
}
