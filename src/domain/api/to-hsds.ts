// From our directory to HSDS 3.1, in one language: which field of ours goes where.
import type { Organization, Service } from '../care/care.ts';
import type { WeekHours } from '../shapes.ts';
import type { Change, HsdsContent, HsdsOrganization, HsdsService, HsdsTaxonomy, HsdsTaxonomyTerm } from './hsds.ts';
import { inLanguage } from '../language/in-language.ts';
import { type Facet, terms } from '../care/terms.ts';

/** What the mapping needs besides the directory. */
export interface Mapping {
  locale: string;
  services: Service[];
  organizations: Record<string, Organization>;
  /** Everyday names of municipalities by CBS code. */
  municipalities: Record<string, string>;
  /** The name of a term, of a taxonomy (`term` empty) or a sentence of the interface. */
  say: (key: string) => string;
  /** A stable UUID for a part of something that has one (RFC 9562, version 5). */
  idOf: (parent: string, part: string) => string;
  version: string;
  /** When a record last changed, as a moment in UTC. */
  modifiedAt: (id: string) => string;
  /** Changes of everything that is shown, and of what no longer is. */
  changes: Change[];
  /** Address of the site, for the documents of the taxonomies. */
  origin: string;
}

/** Namespace of the identifiers of taxonomies and terms. */
const VOCABULARY = '7c8f0e0e-9a53-4a3e-8d6c-2f1f6b8a4e11';
const ages: Record<string, [number | undefined, number | undefined]> = {
  'under-18': [undefined, 17],
  '18-22': [18, 22],
  '23-plus': [23, undefined],
};
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const NETHERLANDS = 'https://www.wikidata.org/entity/Q55';

/** The whole directory as HSDS. */
export function toHsds(map: Mapping): HsdsContent {
  const taxonomies = taxonomiesOf(map);
  const taxonomy_terms = (Object.keys(terms) as Facet[]).flatMap((facet) => terms[facet].map((term) => termOf(map, facet, term)));
  const services = map.services.map((service) => serviceOf(map, service));
  const organizations = Object.values(map.organizations)
    .map((organization) => organizationOf(map, organization, services))
    .filter(({ services: own }) => own.length > 0);
  const service_at_locations = services.flatMap((service) =>
    service.service_at_locations.map((at) => ({ ...at, service: listedService(service) })),
  );
  return { version: map.version, changes: map.changes, services, organizations, service_at_locations, taxonomies, taxonomy_terms };
}

/** A service as lists show it: without the arrays that hang below it. */
export function listedService(service: HsdsService) {
  const { phones: _p, schedules: _s, service_areas: _a, languages: _l, attributes: _t, service_at_locations: _at, ...listed } = service;
  return listed;
}

const taxonomiesOf = (map: Mapping): HsdsTaxonomy[] =>
  (Object.keys(terms) as Facet[]).map((facet) => ({
    id: map.idOf(VOCABULARY, facet),
    name: map.say(`term.${facet}`),
    description: map.say(`term.${facet}.about`),
    uri: `${map.origin}/${map.locale}/open-data/`,
    version: map.version,
  }));

const termOf = (map: Mapping, facet: Facet, term: string): HsdsTaxonomyTerm => ({
  id: map.idOf(VOCABULARY, `${facet}/${term}`),
  code: term,
  name: map.say(`term.${facet}.${term}`),
  description: map.say(`term.${facet}.${term}`),
  taxonomy: map.say(`term.${facet}`),
  language: map.locale,
  taxonomy_id: map.idOf(VOCABULARY, facet),
});

function organizationOf(map: Mapping, { id, name, description, website }: Organization, services: HsdsService[]): HsdsOrganization {
  const own = services.filter((service) => service.organization_id === id);
  const withoutOrganization = own.map((service) => {
    const { organization: _, ...fields } = listedService(service);
    return fields;
  });
  return {
    id,
    name,
    description: say(map, description),
    ...some('website', website),
    last_modified: map.modifiedAt(id),
    services: withoutOrganization,
  };
}

const say = (map: Mapping, text: Record<string, string>): string => inLanguage(text, map.locale).text;

/** Fields that are there only when they have a value. */
const some = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

function serviceOf(map: Mapping, service: Service): HsdsService {
  const organization = map.organizations[service.organization];
  if (!organization) throw new Error(`${service.record} has no organisation`);
  const { id, name, description, website } = organization;
  const text = (words: Record<string, string> | undefined) => (words ? say(map, words) : undefined);
  const part = (name: string): string => map.idOf(service.id, name);
  return {
    id: service.id,
    organization_id: id,
    name: say(map, service.name),
    description: say(map, service.description),
    ...some('url', service.url),
    ...some('email', service.email),
    status: service.status,
    ...some('application_process', text(service.how_to_enter)),
    ...some('eligibility_description', text(service.only_for)),
    ...some('fees_description', service.free ? map.say('care.free') : undefined),
    ...agesOf(service),
    ...some('assured_date', service.assured_date ?? undefined),
    last_modified: map.modifiedAt(service.id),
    ...some('alert', service.assured_date ? undefined : `${map.say('care.not-assured')} ${text(service.unsure) ?? ''}`.trim()),
    organization: { id, name, description: say(map, description), ...some('website', website), last_modified: map.modifiedAt(id) },
    phones: service.phones.map(({ number, tel, note }) => ({
      id: part(`phone/${tel}`),
      number,
      type: 'voice',
      ...some('description', text(note)),
    })),
    schedules: (service.schedule ?? []).map((hours) => scheduleOf(map, service, hours)),
    service_areas: areasOf(map, service),
    languages: (service.languages ?? []).map((code) => ({
      id: part(`language/${code}`),
      code,
      name: code === 'dse' ? map.say('spoken.dse') : languageName(map.locale, code),
    })),
    attributes: attributesOf(map, service),
    service_at_locations: service.location ? [atLocation(service, part)] : [],
  };
}

/** The widest span of ages that the record names without a gap at the edges. */
function agesOf({ names }: Service): Pick<HsdsService, 'minimum_age' | 'maximum_age'> {
  const named = (names?.age ?? []).map((age) => ages[age] ?? [undefined, undefined]);
  const [lowest, highest] = [named.map(([from]) => from ?? 0), named.map(([, to]) => to ?? 200)];
  if (named.length === 0) return {};
  const [from, to] = [Math.min(...lowest), Math.max(...highest)];
  return { ...(from > 0 ? { minimum_age: from } : {}), ...(to < 200 ? { maximum_age: to } : {}) };
}

const scheduleOf = (map: Mapping, service: Service, { days, opens, closes }: WeekHours) => ({
  id: map.idOf(service.id, `schedule/${days.join('')}/${opens}/${closes}`),
  freq: 'WEEKLY' as const,
  byday: days.map((day) => weekdays[day - 1]).join(','),
  opens_at: opens,
  closes_at: closes,
  description: service.hours ? say(map, service.hours) : `${opens}-${closes}`,
});

function areasOf(map: Mapping, service: Service) {
  const codes = service.municipality_codes;
  if (!codes) return [{ id: map.idOf(service.id, 'area/NL'), name: 'Nederland', uri: NETHERLANDS }];
  return codes.map((code) => ({
    id: map.idOf(service.id, `area/${code}`),
    name: map.municipalities[code] ?? code,
    uri: `https://identifier.overheid.nl/tooi/id/gemeente/${code.replace('GM', 'gm')}`,
  }));
}

function attributesOf(map: Mapping, service: Service) {
  return (Object.keys(terms) as Facet[]).flatMap((facet) =>
    (service.names?.[facet] ?? []).map((term) => ({
      id: map.idOf(service.id, `attribute/${facet}/${term}`),
      taxonomy_term_id: map.idOf(VOCABULARY, `${facet}/${term}`),
      link_type: facet === 'age' ? ('eligibility' as const) : ('intended audience' as const),
      link_entity: 'service' as const,
      taxonomy_term: termOf(map, facet, term),
    })),
  );
}

function atLocation(service: Service, part: (name: string) => string) {
  const { location } = service;
  if (!location) throw new Error(`${service.record} has no location`);
  const shown =
    location.location_type === 'virtual'
      ? { id: location.id, location_type: location.location_type, url: location.url }
      : {
          id: location.id,
          location_type: location.location_type,
          addresses: [{ ...location.address, country: 'NL' as const, address_type: 'physical' as const }],
        };
  return { id: part('at-location'), service_id: service.id, location_id: location.id, location: shown };
}

const languageName = (locale: string, code: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
