// An interpreter's words in a letter of the desk, beside its own.
import * as z from 'zod/mini';

/** The same in the language of the person, by an interpreter; with the desk's own words it is no longer than `LETTER_MAX`. */
export const Interpreted = z.object({
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/)),
  text: z.string(),
});
export type Interpreted = z.infer<typeof Interpreted>;
