// How a fact says where it comes from: law with how closely it was read, and sources with their date.
import * as z from 'zod/mini';

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

/** What the note of a source is made of besides days and years, with the sentence of the interface for each. */
export const noteWords: Record<string, string> = {
  'consolidated text, BZK law corpus': 'date.consolidated',
  'older consolidated text': 'date.older-text',
  'consolidated text, public copy': 'date.public-copy',
  'parliamentary document, unofficial reader': 'date.parliament',
  'quoted elsewhere, page not read': 'date.quoted',
  'site renewed since': 'date.renewed',
  'newer site layout': 'date.newer-site-layout',
  'still current on': 'date.still-current',
  'report published': 'date.report',
  'archived copy': 'date.archived',
  'machine summary': 'date.machine',
  'newest layer': 'date.newest-layer',
  'text in force': 'date.text-in-force',
  'older amounts': 'date.older-amounts',
  'older site': 'date.older-site',
  'text layer': 'date.text-layer',
  'treaty of': 'date.treaty-of',
  'version of': 'date.version',
  'changed in': 'date.changed',
  'old site': 'date.old-site',
  'copy of': 'date.copy-of',
  'or later': 'date.or-later',
  'in force': 'date.in-force',
  undated: 'date.undated',
  before: 'date.before',
  recent: 'date.recent',
  after: 'date.after',
  about: 'date.about',
  layer: 'date.layer',
  pilot: 'date.pilot',
};
const known = Object.keys(noteWords)
  .sort((a, b) => b.length - a.length)
  .join('|');
export const NOTE_WORDS = new RegExp(`\\b(?:${known})\\b`, 'g');

/** The date or the note of a source: of known words only, so that every language can say it. */
export const SourceNote = z.string().check(z.regex(new RegExp(`^(?:${known}|\\d{4}(?:-\\d{2}){0,2}|[;,() –-])+$`)));

/** `lang` where the title is not Dutch; a title stays in the language of what it names. */
export const Source = z.object({
  title: z.string(),
  lang: z.optional(z.string()),
  publisher: z.optional(z.string()),
  url: z.optional(z.url()),
  date: SourceNote,
});
export type Source = z.infer<typeof Source>;
