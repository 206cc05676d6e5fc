// What `/api/v1/figures` and /data/figures/indicators.json hold: indicators in every language, and our own closed half-years.
import * as z from 'zod/mini';
import { ClosedHalfYear } from '../figures/half-year.ts';
import { statuses } from '../figures/indicator.ts';

/** A sentence by language. */
const InAll = z.record(z.string(), z.string());

export const FiguresAnswer = z.object({
  version: z.string(),
  licence: z.url(),
  /** The Frictionless data package with every series and its sources. */
  data_package: z.string(),
  indicators: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      /** `empty`: nobody measures it yet, which is not zero. */
      status: z.enum(statuses),
      wishes: z.array(z.string()),
      /** Addresses of the tables (CSV). */
      series: z.array(z.string()),
      checked_on: z.iso.date(),
      name: InAll,
      what: InAll,
      eyes: InAll,
      better: InAll,
      not: InAll,
      who: InAll,
    }),
  ),
  /** Counts of the portal itself: `<10` is less than ten, zero too; `hidden` is ten or more; the rest is rounded to five. */
  half_years: z.array(ClosedHalfYear),
});
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;
