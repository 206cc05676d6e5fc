// One municipality for another site, as a file: whom to call, in order, in every language that the records have.
import * as z from 'zod/mini';
import { WeekHours } from '../shapes.ts';
import type { CareContent } from '../care/care-content.ts';
import type { Day } from '../time/days.ts';
import { findCare } from '../care/find-care.ts';
import { serviceKinds } from '../care/terms.ts';

const InAll = z.record(z.string(), z.string());

/** `/data/municipality/<code>.json`. */
export const MunicipalityFile = z.object({
  gm_code: z.string(),
  name: z.string(),
  province: z.string(),
  /** The page for people, below a language: `/nl/` and this. */
  page: z.string(),
  licence: z.url(),
  attribution: z.string(),
  /** Changes with the directory. */
  version: z.string(),
  /** The day on which the order was worked out. */
  made_on: z.iso.date(),
  contacts: z.array(
    z.object({
      id: z.uuid(),
      /** `danger`: only in direct danger. `national` is always there: never leave it out. */
      reason: z.enum(['danger', 'first', 'national', 'region', 'special']),
      kind: z.enum(serviceKinds),
      name: InAll,
      phones: z.array(z.object({ number: z.string(), tel: z.string() })),
      url: z.optional(z.string()),
      hours: z.optional(InAll),
      schedule: z.optional(z.array(WeekHours)),
      around_the_clock: z.optional(z.boolean()),
      only_for: z.optional(InAll),
      how_to_enter: z.optional(InAll),
      languages: z.optional(z.array(z.string())),
      /** The day a person phoned and the organisation confirmed; null means that nobody did: say so. */
      assured_date: z.nullable(z.iso.date()),
    }),
  ),
});
export type MunicipalityFile = z.infer<typeof MunicipalityFile>;

/** The file of one municipality on a day. */
export function municipalityFile(care: CareContent, code: string, slug: string, today: Day): MunicipalityFile {
  const { municipality = '', province = '' } = care.regions[code] ?? {};
  return {
    gm_code: code,
    name: municipality,
    province,
    page: `care/${slug}/`,
    licence: care.licence,
    attribution: care.attribution,
    version: care.version,
    made_on: today,
    contacts: findCare(care, { municipality: code }, today).map(({ reason, service }) => {
      const { id, kind, name, url, hours, schedule, around_the_clock, only_for, how_to_enter, languages, assured_date } = service;
      const phones = service.phones.map(({ number, tel }) => ({ number, tel }));
      const told = { url, hours, schedule, around_the_clock, only_for, how_to_enter, languages };
      return {
        id,
        reason,
        kind,
        name,
        phones,
        ...(withoutEmpty(told) as Partial<typeof told>),
        assured_date,
      } as MunicipalityFile['contacts'][number];
    }),
  };
}

const withoutEmpty = (fields: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
