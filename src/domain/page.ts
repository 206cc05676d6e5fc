// Words of ordinary pages: situations (doors on the home page) and pages about the site.
import * as z from 'zod/mini';

/** Front matter of `content/situations/<locale>/<slug>.md`. */
export const Situation = z.object({
  order: z.number(),
  /** Words on the door: what people search for may stand here. */
  door: z.string(),
  /** Title and heading of the page: neutral, it shows in the history of a phone. */
  title: z.string(),
  first: z.string(),
  rights: z.array(z.string()),
  translates: z.optional(z.string()),
});
export type Situation = z.infer<typeof Situation>;

/** Front matter of `content/pages/<locale>/<slug>.md`. */
export const Page = z.object({ title: z.string(), short: z.string(), translates: z.optional(z.string()) });
export type Page = z.infer<typeof Page>;
