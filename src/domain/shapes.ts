// Shapes of small things that many records hold, once: a day, hours of a week, a hash, a name in an address.
import * as z from 'zod/mini';

/** `YYYY-MM-DD`. */
export const DayText = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Bytes in hexadecimal, this many digits. */
export const hex = (digits: number) => z.string().check(z.regex(/^[0-9a-f]+$/), z.length(digits));

/** A name of ours as it stands in addresses and file names. */
export const Slug = z.string().check(z.regex(/^[a-z0-9-]+$/), z.maxLength(60));

/** A municipality as CBS numbers it. */
export const GM_CODE = /^GM\d{4}$/;

const Clock = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
/** Hours of a week on the Dutch clock, as HSDS writes a `schedule`: weekdays 1 (Monday) to 7; what closes before it opens runs past midnight. */
export const WeekHours = z.strictObject({ days: z.array(z.int().check(z.gte(1), z.lte(7))), opens: Clock, closes: Clock });
export type WeekHours = z.infer<typeof WeekHours>;
