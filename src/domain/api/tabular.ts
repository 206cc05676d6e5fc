// The directory as tables, one for each kind of record of HSDS 3.1, with a description of every column (https://specs.frictionlessdata.io/tabular-data-package/).
import type { HsdsContent, HsdsService } from './hsds.ts';

type Cell = string | number | undefined;
type Row = Record<string, Cell>;
type Type = 'string' | 'integer' | 'date' | 'datetime';

/** One table: its columns in order, with the type of those that are no text, and which of them point to another table. */
export interface DirectoryTable {
  name: string;
  columns: string[];
  types: Record<string, Type>;
  refers: Record<string, string>;
  rows: Row[];
}

const table = (name: string, columns: string, rows: Row[], refers: Record<string, string> = {}): DirectoryTable => ({
  name,
  columns: columns.split(' '),
  types: { minimum_age: 'integer', maximum_age: 'integer', assured_date: 'date', last_modified: 'datetime' },
  refers,
  rows,
});

/** Rows of something that hangs below a service, each with the service it belongs to. */
const below = <T extends Row>(services: HsdsService[], of: (service: HsdsService) => T[]): Row[] =>
  services.flatMap((service) => of(service).map((row) => ({ ...row, service_id: service.id })));

/** All tables of one language. */
export const directoryTables = (content: HsdsContent): DirectoryTable[] => [
  ...serviceTables(content),
  ...termTables(content),
  ...placeTables(content),
];

const OF_SERVICE = { service_id: 'service' };

function serviceTables({ services, organizations }: HsdsContent): DirectoryTable[] {
  return [
    table('organization', 'id name description website last_modified', organizations as unknown as Row[]),
    table(
      'service',
      'id organization_id name description url email status application_process eligibility_description fees_description minimum_age maximum_age assured_date alert last_modified',
      services as unknown as Row[],
      { organization_id: 'organization' },
    ),
    table(
      'phone',
      'id service_id number type description',
      below(services, ({ phones }) => phones),
      OF_SERVICE,
    ),
    table(
      'schedule',
      'id service_id freq byday opens_at closes_at description',
      below(services, ({ schedules }) => schedules),
      OF_SERVICE,
    ),
    table(
      'service_area',
      'id service_id name uri',
      below(services, ({ service_areas }) => service_areas),
      OF_SERVICE,
    ),
    table(
      'language',
      'id service_id code name',
      below(services, ({ languages }) => languages),
      OF_SERVICE,
    ),
  ];
}

function termTables({ services, taxonomies, taxonomy_terms }: HsdsContent): DirectoryTable[] {
  const described = services.flatMap(({ id: link_id, attributes }) =>
    attributes.map(({ taxonomy_term: _, ...attribute }) => ({ ...attribute, link_id })),
  );
  return [
    table('taxonomy', 'id name description uri version', taxonomies),
    table('taxonomy_term', 'id code name description taxonomy language taxonomy_id', taxonomy_terms, { taxonomy_id: 'taxonomy' }),
    table('attribute', 'id link_id taxonomy_term_id link_type link_entity', described, {
      taxonomy_term_id: 'taxonomy_term',
      link_id: 'service',
    }),
  ];
}

/** A shelter has no row here. */
function placeTables({ service_at_locations }: HsdsContent): DirectoryTable[] {
  const locations = [...new Map(service_at_locations.map(({ location }) => [location.id, location])).values()];
  const addresses = locations.flatMap(({ id: location_id, addresses: own = [] }) => own.map((address) => ({ ...address, location_id })));
  return [
    table('location', 'id location_type url', locations as unknown as Row[]),
    table('address', 'id location_id address_1 city state_province postal_code country address_type', addresses, {
      location_id: 'location',
    }),
    table('service_at_location', 'id service_id location_id', service_at_locations as unknown as Row[], {
      ...OF_SERVICE,
      location_id: 'location',
    }),
  ];
}

/** What each table is: columns, types, key, and where a column points. */
export function directoryPackage(tables: DirectoryTable[], { version, licence }: { version: string; licence: string }): object {
  return {
    profile: 'tabular-data-package',
    name: 'directory',
    title: 'Who helps people who are exploited in the Netherlands (HSDS 3.1, texts in Dutch)',
    version,
    licenses: [{ name: 'CC-BY-4.0', path: licence, title: 'Creative Commons Attribution 4.0' }],
    resources: tables.map(({ name, columns, types, refers }) => ({
      name: name.replaceAll('_', '-'),
      path: `${name}.csv`,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        fields: columns.map((column) => ({ name: column, type: types[column] ?? 'string' })),
        primaryKey: ['id'],
        ...(Object.keys(refers).length > 0 ? { foreignKeys: Object.entries(refers).map(([fields, to]) => pointing(fields, to)) } : {}),
      },
    })),
  };
}

const pointing = (fields: string, to: string): object => ({ fields, reference: { resource: to.replaceAll('_', '-'), fields: 'id' } });
