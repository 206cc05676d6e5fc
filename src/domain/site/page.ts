// Words of ordinary pages: situations (doors on the home page) and pages about the site.
import * as z from 'zod/mini';
import { DayText } from '../shapes.ts';

/** Front matter of `content/situations/<locale>/<slug>.md`. */
export const Situation = z.object({
  order: z.number(),
  /** Words on the door: what people search for may stand here. */
  door: z.string(),
  /** Title and heading of the page: neutral, it shows in the history of a phone. */
  title: z.string(),
  first: z.string(),
  /** Questions that fit, by slug. */
  rights: z.array(z.string()),
  /** Records of the directory that fit, the most fitting first. */
  lines: z.array(z.string()).check(z.minLength(1)),
  /** Texts that go further, as `topics/<slug>` or `professionals/<slug>`. */
  more: z.optional(z.array(z.string().check(z.regex(/^(topics|professionals)\/[a-z-]+$/)))),
  translates: z.optional(z.string()),
});
export type Situation = z.infer<typeof Situation>;

/** Front matter of `content/topics/<locale>/<slug>.md` and `content/professionals/<locale>/<slug>.md`. */
export const Topic = z.object({
  order: z.number(),
  title: z.string(),
  short: z.string(),
  rights: z.array(z.string()),
  checked_on: DayText,
  /** True while the text waits for the outcome of a bill: a public build holds it back. */
  awaits_outcome: z.optional(z.boolean()),
  /** `lang` where a title is not Dutch. */
  sources: z
    .array(z.object({ title: z.string(), lang: z.optional(z.string()), url: z.optional(z.url()), date: z.string() }))
    .check(z.minLength(1)),
  translates: z.optional(z.string()),
});
export type Topic = z.infer<typeof Topic>;

/** Front matter of `content/pages/<locale>/<slug>.md`. */
export const Page = z.object({ title: z.string(), short: z.string(), translates: z.optional(z.string()) });
export type Page = z.infer<typeof Page>;
