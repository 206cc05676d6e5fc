// Care as HSDS 3.1 describes it: organizations and services, with who confirmed what and when.
import * as z from 'zod/mini';
import { Translated } from './language.ts';
import type { Publish } from './site.ts';

const Phone = z.strictObject({
  /** As people read it, `033 448 11 86`. */
  number: z.string(),
  /** What a `tel:` link dials: E.164, or the national short form for 112, 0800 and 0900. */
  tel: z.string().check(z.regex(/^(\+\d{8,15}|\d{3,8})$/)),
});

/** `content/care/organizations/<slug>.yml`, HSDS `organization`. */
export const Organization = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  description: Translated,
  website: z.optional(z.url()),
});
export type Organization = z.infer<typeof Organization>;

/** `content/care/services/<record>.yml`, HSDS `service`. A strict shape: there is no room for an address. */
export const Service = z.strictObject({
  id: z.uuid(),
  record: z.string(),
  organization: z.string(),
  name: Translated,
  description: Translated,
  kind: z.enum(['emergency', 'national-desk', 'care-coordinator', 'advice-line', 'anonymous-tip']),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  phones: z.array(Phone),
  email: z.optional(z.email()),
  url: z.optional(z.url()),
  hours: z.optional(Translated),
  around_the_clock: z.optional(z.boolean()),
  only_for: z.optional(Translated),
  municipality_codes: z.optional(z.array(z.string())),
  area_certainty: z.optional(z.enum(['stated', 'assumed', 'partial'])),
  /** The day a person of ours phoned and the organisation confirmed; null until then. */
  assured_date: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  publish: z.enum(['ready', 'confirm_first']),
  source: z.strictObject({ title: z.string(), url: z.optional(z.url()), date: z.string() }),
  unsure: z.optional(Translated),
});
export type Service = z.infer<typeof Service>;

/** Record of the emergency number. */
export const EMERGENCY = 'nl-112';
/** Record of the national desk, the fallback everywhere: CoMensha. */
export const NATIONAL = 'nl-comensha';

/** The emergency number and the national desk always stay; other contacts once somebody confirmed them. */
export const mayPublishService = (service: Service, publish: Publish): boolean =>
  publish === 'all' || service.assured_date !== null || service.record === EMERGENCY || service.record === NATIONAL;
