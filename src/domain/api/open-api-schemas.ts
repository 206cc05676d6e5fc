// The named schemas of the open API, so that programs made from its description have types with names: from the shapes that validate, by zod itself.
import * as z from 'zod/mini';
import * as care from './care-answer.ts';
import { FiguresAnswer } from './figures-answer.ts';
import { ClosedHalfYear } from '../figures/half-year.ts';
import * as hsds from './hsds.ts';
import { PlacesAnswer } from './places-answer.ts';
import { ProfileAnswer } from './profile.ts';

type Json = Record<string, unknown>;

/** RFC 9457. */
export const Problem = z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() });

/** The first answer of the API. */
export const ApiRoot = z.object({ version: z.string(), profile: z.url(), openapi_url: z.url() });

export const pages = {
  services: hsds.pageOf(hsds.HsdsServiceListed),
  organizations: hsds.pageOf(hsds.HsdsOrganizationListed),
  service_at_locations: hsds.pageOf(hsds.HsdsServiceAtLocation),
  taxonomies: hsds.pageOf(hsds.HsdsTaxonomy),
  taxonomy_terms: hsds.pageOf(hsds.HsdsTaxonomyTerm),
  changes: hsds.pageOf(hsds.Change),
};

const named = {
  ApiRoot,
  Profile: ProfileAnswer,
  Problem,
  Service: hsds.HsdsService,
  ServiceListed: hsds.HsdsServiceListed,
  ServiceOfOrganization: hsds.HsdsServiceOfOrganization,
  ServicePage: pages.services,
  Organization: hsds.HsdsOrganization,
  OrganizationListed: hsds.HsdsOrganizationListed,
  OrganizationOfService: hsds.HsdsOrganizationOf,
  OrganizationPage: pages.organizations,
  ServiceAtLocation: hsds.HsdsServiceAtLocation,
  ServiceAtLocationPage: pages.service_at_locations,
  ServicePlace: hsds.HsdsServicePlace,
  Location: hsds.HsdsLocation,
  Phone: hsds.HsdsPhone,
  Schedule: hsds.HsdsSchedule,
  ServiceArea: hsds.HsdsServiceArea,
  Language: hsds.HsdsLanguage,
  Attribute: hsds.HsdsAttribute,
  Taxonomy: hsds.HsdsTaxonomy,
  TaxonomyPage: pages.taxonomies,
  TaxonomyTerm: hsds.HsdsTaxonomyTerm,
  TaxonomyTermPage: pages.taxonomy_terms,
  Change: hsds.Change,
  ChangePage: pages.changes,
  Area: care.Area,
  AreaSuggestion: care.Suggestion,
  AreasAnswer: care.AreasAnswer,
  CareAnswer: care.CareAnswer,
  CareStep: care.CareStepAnswer,
  CareContact: care.Contact,
  CareReason: care.ReasonCode,
  Responsible: care.ResponsibleAnswer,
  PlacesAnswer,
  FiguresAnswer,
  HalfYear: ClosedHalfYear,
};

const names = new Map<z.ZodMiniType, string>(Object.entries(named).map(([name, shape]) => [shape, name]));

/** Where the document names a shape. Throws when it has no name: then no program could name it either. */
export function referenceTo(shape: z.ZodMiniType): Json {
  const name = names.get(shape);
  if (!name) throw new Error('an answer of the open API has a shape without a name');
  return { $ref: `#/components/schemas/${name}` };
}

/** All of them as OpenAPI 3.0 writes schemas; what one has of another is a reference. */
export function namedSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [shape, id] of names) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'openapi-3.0',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _s, $id: _i, id: _n, ...own } = schema as Json;
      return [name, typed(own)];
    }),
  );
}

/** `nullable` counts only beside a type (OpenAPI 3.0.3, schema object): a reference that may be null says that it is an object. */
function typed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typed);
  if (value === null || typeof value !== 'object') return value;
  const own = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typed(each)]));
  return own.nullable === true && 'allOf' in own && !('type' in own) ? { type: 'object', ...own } : own;
}
