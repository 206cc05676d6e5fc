// Languages of the site: their codes, own names and writing direction.
import * as z from 'zod/mini';
import { SOURCE_LOCALE } from './in-language.ts';

/** One language of the site (BCP 47 code, endonym, direction, and who reviewed it, if anybody). */
export const Language = z.object({
  code: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/)),
  name: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  tier: z.number(),
  /** What readers of this language are promised; `full` is every page and every sentence. */
  promise: z.enum(['full', 'core', 'card']),
  reviewed_by: z.nullable(z.string()),
});
export type Language = z.infer<typeof Language>;

/** The same text in several languages; the source language is always there. */
export const Translated = z
  .record(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/)), z.string())
  .check(z.refine((texts) => SOURCE_LOCALE in texts, 'the source language is missing'));
export type Translated = z.infer<typeof Translated>;
