// The open directory: HSDS lists and items under /api/v1, read only.
import { type Context as HonoContext, Hono } from 'hono';
import type { QueryName } from '#domain/api/care-query';
import { readQuery } from '#domain/api/care-query';
import { HSDS_VERSION, type HsdsContent, type HsdsService } from '#domain/api/hsds';
import { listPage } from '#domain/api/list-page';
import { API } from '#domain/api/paths';
import { searchKey } from '#domain/areas/place-name';
import { SOURCE_LOCALE } from '#domain/language/language';
import { listedService } from '#domain/api/to-hsds';
import { hsdsContent, openApiContent, siteContent } from '../content.ts';
import { type Context, type Door, refuse } from '../problem.ts';

export const directoryRoutes = new Hono<Door>();

/** What every list and item knows of itself. */
interface Listed {
  id: string;
  name?: string;
  description?: string;
  service?: { name: string; description: string };
}

directoryRoutes.get('/', async function root(c) {
  const origin = new URL(c.req.url).origin;
  return c.json({ version: HSDS_VERSION, profile: `${origin}/nl/open-data/`, openapi_url: `${origin}${API}/openapi.json` });
});

directoryRoutes.get('/openapi.json', async function description(c) {
  return c.json(await openApiContent(c.env.ASSETS));
});

list(
  'services',
  (content) => content.services,
  servicesAsked,
  (service, query) => (query.full === 'true' ? service : minimal(listedService(service), query)),
);
list('organizations', (content) => content.organizations, everything, organizationShown);
list('service_at_locations', (content) => content.service_at_locations, atLocationsAsked);
list('taxonomies', (content) => content.taxonomies, everything);
list(
  'taxonomy_terms',
  (content) => content.taxonomy_terms,
  (term, query) => query.taxonomy_id === undefined || term.taxonomy_id === query.taxonomy_id,
);

type Asked = Record<string, string | number | undefined>;

/** A list and its items: parse, filter, cut a page. */
function list<T extends Listed>(
  name: Exclude<QueryName, 'item' | 'areas' | 'care' | 'places'>,
  all: (content: HsdsContent) => T[],
  isAsked: (item: T, query: Asked) => boolean,
  shown: (item: T, query: Asked) => unknown = (item) => item,
): void {
  directoryRoutes.get(`/${name}`, async function listOf(c) {
    const read = readQuery(name, new URL(c.req.url).searchParams);
    if ('wrong' in read) return refuse(c as Context, 'bad-query', read.wrong);
    const query: Asked = read.query;
    const content = await contentIn(c, query.language);
    if (!content) return refuse(c as Context, 'no-language');
    c.header('ETag', `W/"${content.version}"`);
    const found = all(content).filter((item) => isAsked(item, query) && matches(item, query.search));
    const { contents, ...page } = listPage(found, query.page as number | undefined, query.per_page as number | undefined);
    return c.json({ ...page, contents: contents.map((item) => shown(item, query)) });
  });
  directoryRoutes.get(`/${name}/:id`, async function itemOf(c) {
    const read = readQuery('item', new URL(c.req.url).searchParams);
    if ('wrong' in read) return refuse(c as Context, 'bad-query', read.wrong);
    const content = await contentIn(c, read.query.language);
    if (!content) return refuse(c as Context, 'no-language');
    const item = all(content).find(({ id }) => id === c.req.param('id').toLowerCase());
    if (!item) return refuse(c as Context, 'not-found');
    c.header('ETag', `W/"${content.version}"`);
    return c.json(item);
  });
}

async function contentIn(c: HonoContext<Door>, asked: string | number | undefined): Promise<HsdsContent | null> {
  const locale = String(asked ?? SOURCE_LOCALE);
  const { languages } = await siteContent(c.env.ASSETS);
  return languages.some(({ code }) => code === locale) ? hsdsContent(c.env.ASSETS, locale) : null;
}

/** Every word of a search stands somewhere in the name or description. */
function matches(item: Listed, search: Asked[string]): boolean {
  if (search === undefined) return true;
  const { name = '', description = '' } = item.service ?? item;
  const text = searchKey(`${name} ${description}`);
  return String(search)
    .split(/\s+/)
    .every((word) => searchKey(word) !== '' && text.includes(searchKey(word)));
}

function everything(): boolean {
  return true;
}

function servicesAsked(service: HsdsService, query: Asked): boolean {
  const has = (id: Asked[string], of: 'taxonomy_term_id' | 'taxonomy_id'): boolean =>
    id === undefined ||
    service.attributes.some(
      ({ taxonomy_term, taxonomy_term_id }) => (of === 'taxonomy_id' ? taxonomy_term.taxonomy_id : taxonomy_term_id) === id,
    );
  return (
    (query.organization_id === undefined || service.organization_id === query.organization_id) &&
    (query.status === undefined || service.status === query.status) &&
    (query.modified_after === undefined || service.last_modified.slice(0, 10) > String(query.modified_after)) &&
    has(query.taxonomy_term_id, 'taxonomy_term_id') &&
    has(query.taxonomy_id, 'taxonomy_id')
  );
}

const minimal = (service: ReturnType<typeof listedService>, query: Asked): unknown => {
  if (query.minimal !== 'true') return service;
  const { id, name, description, status, organization_id, organization, last_modified } = service;
  return { id, name, description, status, organization_id, organization, last_modified };
};

function organizationShown(organization: HsdsContent['organizations'][number], query: Asked): unknown {
  const { services, ...listed } = organization;
  return query.full === 'true' || query.full_service === 'true' ? { ...listed, services } : listed;
}

function atLocationsAsked({ service }: HsdsContent['service_at_locations'][number], query: Asked): boolean {
  return query.organization_id === undefined || service.organization_id === query.organization_id;
}
