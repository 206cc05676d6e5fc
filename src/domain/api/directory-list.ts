// Which records of the open directory a query asks for, and how much of each a list shows: the rules of HSDS 3.1, one for each parameter.
import type { HsdsContent, HsdsService } from './hsds.ts';
import { searchKey } from '../areas/place-name.ts';
import { listedService } from './to-hsds.ts';

/** A query as it was read; `here` are the codes of the municipalities in which its postcode lies, joined by commas. */
export type Asked = Record<string, string | number | undefined>;

/** One list: what it is made of, what a query leaves of it, and what it shows of each. */
export interface Listing<T extends { id: string }> {
  all(content: HsdsContent): T[];
  isAsked(item: T, query: Asked): boolean;
  shown(item: T, query: Asked, content: HsdsContent): unknown;
}

type Services = Pick<HsdsService, 'attributes'>;
const hasTerm = (services: Services[], { taxonomy_term_id, taxonomy_id }: Asked): boolean => {
  const all = services.flatMap(({ attributes }) => attributes);
  return (
    (taxonomy_term_id === undefined || all.some((attribute) => attribute.taxonomy_term_id === taxonomy_term_id)) &&
    (taxonomy_id === undefined || all.some(({ taxonomy_term }) => taxonomy_term.taxonomy_id === taxonomy_id))
  );
};
/** On or after the moment that is asked. */
const isSince = ({ last_modified }: { last_modified: string }, { modified_after }: Asked): boolean =>
  modified_after === undefined || Date.parse(last_modified) >= Date.parse(String(modified_after));

/** Whether a service works where the postcode lies; one without an area of its own works everywhere. */
const serves = ({ service_areas }: Pick<HsdsService, 'service_areas'>, { here }: Asked): boolean => {
  if (here === undefined) return true;
  const codes = String(here).toLowerCase().split(',');
  return service_areas.some(({ uri }) => !uri.includes('/gemeente/') || codes.includes(uri.split('/').at(-1) ?? ''));
};

const ofOrganization = (id: string, { organization_id }: Asked): boolean => organization_id === undefined || organization_id === id;

/** Every word of a search stands somewhere in the name or description. */
function matches({ name = '', description = '' }: { name?: string; description?: string }, { search }: Asked): boolean {
  if (search === undefined) return true;
  const text = searchKey(`${name} ${description}`);
  return String(search)
    .split(/\s+/)
    .every((word) => searchKey(word) !== '' && text.includes(searchKey(word)));
}

function shownService(service: HsdsService, query: Asked): unknown {
  if (query.minimal !== 'true') return query.full === 'true' ? service : listedService(service);
  const { id, name, description, status, organization_id, organization, last_modified } = service;
  return { id, name, description, status, organization_id, organization, last_modified };
}

const fullService = (content: HsdsContent, id: string): HsdsService => {
  const found = content.services.find((service) => service.id === id);
  if (!found) throw new Error(`no service ${id}`);
  return found;
};

type Organization = HsdsContent['organizations'][number];
/** An organisation with the whole of each of its services. */
export const withFullServices = (organization: Organization, content: HsdsContent): Organization => ({
  ...organization,
  services: organization.services.map(({ id }) => {
    const { organization: _, ...service } = fullService(content, id);
    return service;
  }),
});

function shownOrganization(organization: Organization, query: Asked, content: HsdsContent): unknown {
  const { services: _, ...listed } = organization;
  if (query.minimal === 'true')
    return { id: listed.id, name: listed.name, description: listed.description, last_modified: listed.last_modified };
  if (query.full_service === 'true') return withFullServices(organization, content);
  return query.full === 'true' ? organization : listed;
}

type AtLocation = HsdsContent['service_at_locations'][number];
type Term = HsdsContent['taxonomy_terms'][number];

/** A service at a location knows its service as a list shows it; the rest is asked of the service itself. */
export function listings(content: HsdsContent): {
  services: Listing<HsdsService>;
  organizations: Listing<Organization>;
  service_at_locations: Listing<AtLocation>;
  taxonomies: Listing<HsdsContent['taxonomies'][number]>;
  taxonomy_terms: Listing<Term>;
} {
  const servicesOf = (organization: Organization): HsdsService[] => organization.services.map(({ id }) => fullService(content, id));
  const isAskedService = (service: HsdsService, query: Asked): boolean =>
    ofOrganization(service.organization_id, query) &&
    (query.status === undefined || service.status === query.status) &&
    isSince(service, query) &&
    hasTerm([service], query) &&
    serves(service, query) &&
    matches(service, query);
  return {
    services: { all: () => content.services, isAsked: isAskedService, shown: shownService },
    organizations: {
      all: () => content.organizations,
      isAsked: (one, query) => isSince(one, query) && hasTerm(servicesOf(one), query) && matches(one, query),
      shown: shownOrganization,
    },
    service_at_locations: {
      all: () => content.service_at_locations,
      isAsked: (at, query) => isAskedService(fullService(content, at.service_id), query),
      shown: (at, query) => ({ ...at, service: shownService(fullService(content, at.service_id), query) }),
    },
    taxonomies: { all: () => content.taxonomies, isAsked: matches, shown: (one) => one },
    taxonomy_terms: {
      all: () => content.taxonomy_terms,
      // No term of ours stands below another one.
      isAsked: (term, query) =>
        (query.taxonomy_id === undefined || term.taxonomy_id === query.taxonomy_id) &&
        query.parent_id === undefined &&
        matches(term, query),
      shown: (one) => one,
    },
  };
}
