// The shapes of the open API: our part of Open Referral HSDS 3.1 (https://docs.openreferral.org/en/3.1/hsds/schema_reference.html).
import * as z from 'zod/mini';

/** The version of HSDS these shapes follow. */
export const HSDS_VERSION = '3.1';

const id = z.uuid();
const day = z.iso.date();

export const HsdsPhone = z.object({ id, number: z.string(), type: z.string(), description: z.optional(z.string()) });
export const HsdsSchedule = z.object({
  id,
  freq: z.literal('WEEKLY'),
  /** Weekdays of RFC 5545: `MO,TU`. */
  byday: z.string(),
  /** Dutch clock time without an offset, because the offset changes twice a year. */
  opens_at: z.string(),
  closes_at: z.string(),
  description: z.string(),
});
export const HsdsServiceArea = z.object({ id, name: z.string(), uri: z.string() });
export const HsdsLanguage = z.object({ id, code: z.string(), name: z.string() });
export const HsdsTaxonomy = z.object({ id, name: z.string(), description: z.string(), uri: z.string(), version: z.string() });
export const HsdsTaxonomyTerm = z.object({
  id,
  code: z.string(),
  name: z.string(),
  description: z.string(),
  taxonomy: z.string(),
  language: z.string(),
  taxonomy_id: id,
});
export const HsdsAttribute = z.object({
  id,
  taxonomy_term_id: id,
  link_type: z.enum(['eligibility', 'intended audience']),
  link_entity: z.literal('service'),
  taxonomy_term: HsdsTaxonomyTerm,
});
export const HsdsLocation = z.object({
  id,
  location_type: z.enum(['virtual', 'physical']),
  url: z.optional(z.url()),
  addresses: z.optional(
    z.array(
      z.object({
        id,
        address_1: z.string(),
        city: z.string(),
        state_province: z.string(),
        postal_code: z.string(),
        country: z.literal('NL'),
        address_type: z.literal('physical'),
      }),
    ),
  ),
});

const organizationFields = {
  id,
  name: z.string(),
  description: z.string(),
  website: z.optional(z.url()),
  /** The last change of anything in the record. */
  last_modified: z.iso.datetime(),
};
/** An organisation as its services show it. */
export const HsdsOrganizationOf = z.object(organizationFields);

const serviceFields = {
  id,
  organization_id: id,
  name: z.string(),
  description: z.string(),
  url: z.optional(z.url()),
  email: z.optional(z.email()),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  application_process: z.optional(z.string()),
  eligibility_description: z.optional(z.string()),
  fees_description: z.optional(z.string()),
  minimum_age: z.optional(z.number()),
  maximum_age: z.optional(z.number()),
  /** The day a person phoned and the organisation confirmed; absent until then. */
  assured_date: z.optional(day),
  last_modified: z.iso.datetime(),
  /** What is not known or not confirmed. */
  alert: z.optional(z.string()),
};
const atLocation = { id, service_id: id, location_id: id, location: HsdsLocation };
export const HsdsServicePlace = z.object(atLocation);
const nested = {
  phones: z.array(HsdsPhone),
  schedules: z.array(HsdsSchedule),
  service_areas: z.array(HsdsServiceArea),
  languages: z.array(HsdsLanguage),
  attributes: z.array(HsdsAttribute),
  service_at_locations: z.array(HsdsServicePlace),
};
const nestedIfFull = {
  phones: z.optional(nested.phones),
  schedules: z.optional(nested.schedules),
  service_areas: z.optional(nested.service_areas),
  languages: z.optional(nested.languages),
  attributes: z.optional(nested.attributes),
  service_at_locations: z.optional(nested.service_at_locations),
};
/** A service below its organisation: its own properties, and the arrays below it where `full_service` asked for them. */
export const HsdsServiceOfOrganization = z.object({ ...serviceFields, ...nestedIfFull });
export const HsdsOrganization = z.object({ ...organizationFields, services: z.array(HsdsServiceOfOrganization) });
export type HsdsOrganization = z.infer<typeof HsdsOrganization>;
/** An organisation in a list: `services` where `full` or `full_service` asked for them, fewer properties where `minimal` did. */
export const HsdsOrganizationListed = z.object({
  ...organizationFields,
  services: z.optional(z.array(HsdsServiceOfOrganization)),
});
/** A service in a list: its own properties, with the organisation it belongs to, and the arrays below it where `full` asked for them. */
export const HsdsServiceListed = z.object({ ...serviceFields, organization: HsdsOrganizationOf, ...nestedIfFull });
export const HsdsService = z.object({ ...serviceFields, organization: HsdsOrganizationOf, ...nested });
export type HsdsService = z.infer<typeof HsdsService>;
export const HsdsServiceAtLocation = z.object({ ...atLocation, service: HsdsServiceListed });
export type HsdsServiceAtLocation = z.infer<typeof HsdsServiceAtLocation>;
export type HsdsTaxonomy = z.infer<typeof HsdsTaxonomy>;
export type HsdsTaxonomyTerm = z.infer<typeof HsdsTaxonomyTerm>;

/** One change of a record: what it is now, or that it is no longer shown. Sorted from the oldest. */
export const Change = z.object({
  id,
  entity: z.enum(['service', 'organization']),
  change: z.enum(['changed', 'gone']),
  last_modified: z.iso.datetime(),
});
export type Change = z.infer<typeof Change>;

/** Everything the API answers with in one language, `/data/hsds/<locale>.json`. */
export interface HsdsContent {
  /** Changes with the content. */
  version: string;
  services: HsdsService[];
  organizations: HsdsOrganization[];
  service_at_locations: HsdsServiceAtLocation[];
  taxonomies: HsdsTaxonomy[];
  taxonomy_terms: HsdsTaxonomyTerm[];
  changes: Change[];
}

/** A page of a list, every field of the specification present. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  });
