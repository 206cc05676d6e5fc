// Care as HSDS 3.1 describes it: organizations and services, with who confirmed what and when.
import * as z from 'zod/mini';
import { DayText, GM_CODE, Slug, WeekHours } from '../shapes.ts';
import { Translated } from '../language/language.ts';
import { leadsToPlace } from './secret-place.ts';
import { SourceNote } from '../answers/source.ts';
import { serviceKinds, terms } from './terms.ts';

/** What the source of a record names, and nothing else; a list that is not there was not stated. */
const Names = z.strictObject({
  age: z.optional(z.array(z.enum(terms.age)).check(z.minLength(1))),
  group: z.optional(z.array(z.enum(terms.group)).check(z.minLength(1))),
  /** All five when the source speaks of exploitation in general. */
  form: z.optional(z.array(z.enum(terms.form)).check(z.minLength(1))),
  also: z.optional(z.array(z.enum(terms.also)).check(z.minLength(1))),
  caller: z.optional(z.array(z.enum(terms.caller)).check(z.minLength(1))),
});

const Phone = z.strictObject({
  /** As people read it, in groups. */
  number: z.string(),
  /** What a `tel:` link dials: E.164, or the national short form for 112, 0800 and 0900. */
  tel: z.string().check(z.regex(/^(\+\d{8,15}|\d{3,8})$/)),
  /** What this number is for, when a service has more than one. */
  note: z.optional(Translated),
});

/** HSDS `location`: a site, or an address that the organisation itself gives to everybody. */
const Location = z.discriminatedUnion('location_type', [
  z.strictObject({ location_type: z.literal('virtual'), id: z.uuid(), url: z.url() }),
  z.strictObject({
    location_type: z.literal('physical'),
    id: z.uuid(),
    address: z.strictObject({ id: z.uuid(), address_1: z.string(), postal_code: z.string(), city: z.string(), state_province: z.string() }),
  }),
]);

/** What a coordinator may decide alone (wish W13); without a source it is unknown. */
const Mandate = z.strictObject({
  place: z.enum(['yes', 'no', 'unknown']),
  money: z.enum(['yes', 'no', 'unknown']),
  transfer: z.enum(['yes', 'no', 'unknown']),
  source: z.string(),
});

const Source = z.strictObject({ title: z.string(), url: z.optional(z.url()), date: SourceNote });
const GmCode = z.string().check(z.regex(GM_CODE));

/** `content/care/organizations/<slug>.yml`, HSDS `organization`. */
export const Organization = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  description: Translated,
  website: z.optional(z.url()),
});
export type Organization = z.infer<typeof Organization>;

/** `content/care/services/<record>.yml`, HSDS `service`. A strict shape: a confidential service has no room for a place. */
export const Service = z
  .strictObject({
    id: z.uuid(),
    record: Slug,
    organization: Slug,
    name: Translated,
    description: Translated,
    kind: z.enum(serviceKinds),
    status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
    /** True for a place where people are safe because nobody knows where it is. */
    confidential: z.optional(z.literal(true)),
    /** True for a shelter whose source says that it also arranges care in its region. */
    coordinates: z.optional(z.literal(true)),
    location: z.optional(Location),
    phones: z.array(Phone),
    email: z.optional(z.email()),
    url: z.optional(z.url()),
    chat: z.optional(z.literal(true)),
    /** Hours in words. */
    hours: z.optional(Translated),
    /** The same hours for a clock; only as far as the source is exact. */
    schedule: z.optional(z.array(WeekHours)),
    around_the_clock: z.optional(z.boolean()),
    names: z.optional(Names),
    only_for: z.optional(Translated),
    /** True when the source says it costs nothing. */
    free: z.optional(z.literal(true)),
    /** True when the source says no name is needed. */
    nameless: z.optional(z.literal(true)),
    /** True when the source says advice can be asked without making a report. */
    advice_without_report: z.optional(z.literal(true)),
    languages: z.optional(z.array(z.string().check(z.regex(/^[a-z]{2,3}$/)))),
    /** How to get in, when it is not by calling the service itself. */
    how_to_enter: z.optional(Translated),
    mandate: z.optional(Mandate),
    municipality_codes: z.optional(z.array(GmCode)),
    /** Towns that a source names; not an area. */
    named_municipality_codes: z.optional(z.array(GmCode)),
    area_certainty: z.optional(z.enum(['stated', 'assumed', 'partial'])),
    /** How well a source says that this organisation coordinates care here: of 2022 or later, older or of a part, or thin. */
    role_certainty: z.optional(z.enum(['good', 'fair', 'poor'])),
    /** The day a person of ours phoned and the organisation confirmed; null until then. */
    assured_date: z.nullable(DayText),
    /** The day the organisation itself last said, by a link of ours, what is right. Nobody phoned for it: it makes nothing more certain. */
    attested_on: z.optional(DayText),
    /** The day the sources of this record were last compared. */
    checked_on: DayText,
    /** What to ask when phoning, for the operator. */
    ask: z.optional(z.array(z.string())),
    publish: z.enum(['ready', 'confirm_first']),
    source: Source,
    unsure: z.optional(Translated),
  })
  .check(z.refine((service) => !(service.confidential && service.location), 'a confidential service has no location'))
  .check(
    z.refine((service) => !(service.confidential && leadsToPlace(service)), 'a confidential service tells no street, postcode or point'),
  )
  .check(z.refine((service) => service.kind !== 'shelter' || service.confidential === true, 'a shelter is confidential'));
export type Service = z.infer<typeof Service>;

/** What the help bar of every page needs of a contact. */
export type Talk = Pick<Service, 'phones' | 'schedule' | 'around_the_clock' | 'assured_date'>;
