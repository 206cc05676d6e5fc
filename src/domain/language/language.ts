// Languages of the site: their codes, own names and writing direction.
import * as z from 'zod/mini';

/** The language all texts are translated from: the law it explains is Dutch. */
export const SOURCE_LOCALE = 'nl';

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

/** The text in a language, or in the source language with its own code, so that a page can mark it as such. Throws where neither is there. */
export function inLanguage(text: Translated, locale: string): { text: string; lang: string } {
  const lang = locale in text ? locale : SOURCE_LOCALE;
  const own = text[lang];
  if (own === undefined) throw new Error(`a text has no words in ${locale} and none in ${SOURCE_LOCALE}`);
  return { text: own, lang };
}
