// How a fact says where it comes from: law with how closely it was read, and sources with their date.
import * as z from 'zod/mini';
import { knownNotes } from './note-words.ts';

/** How closely a legal basis was read; only `read` is the text in force. */
export const Verification = z.enum(['read', 'read-old-text', 'excerpt', 'secondary', 'not-checked', 'not-found']);

export const LegalBasis = z.object({
  instrument: z.string(),
  article: z.string(),
  url: z.optional(z.url()),
  verification: Verification,
  /** The date of the text that was read; a year or month where no more is known. */
  text_of: z.optional(z.string().check(z.regex(/^\d{4}(-\d{2}){0,2}$/))),
});
export type LegalBasis = z.infer<typeof LegalBasis>;

/** The date or the note of a source: of known words only, so that every language can say it. */
export const SourceNote = z.string().check(z.regex(new RegExp(`^(?:${knownNotes}|\\d{4}(?:-\\d{2}){0,2}|[;,() –-])+$`)));

/** `lang` where the title is not Dutch; a title stays in the language of what it names. */
export const Source = z.object({
  title: z.string(),
  lang: z.optional(z.string()),
  publisher: z.optional(z.string()),
  url: z.optional(z.url()),
  date: SourceNote,
});
export type Source = z.infer<typeof Source>;
