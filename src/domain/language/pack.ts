// What a language brings besides its sentences: the words it always uses, the words it never uses, and how its letters are set.
import * as z from 'zod/mini';

/** Where a word begins or ends, in any script: `\b` knows only Latin letters. */
const EDGE = '(?:(?<=\\p{L})(?!\\p{L})|(?<!\\p{L})(?=\\p{L}))';

const compiled = new Map<string, RegExp>();

/** Patterns of a pack as one that is tried on `plain` text: without regard to case, `\b` in every script. */
export function matching(patterns: string | readonly string[], flags = ''): RegExp {
  const whole = [patterns].flat().map((each) => `(?:${each.replaceAll('\\b', EDGE)})`);
  const key = `${flags} ${whole.join('|')}`;
  const pattern = compiled.get(key) ?? new RegExp(whole.join('|'), `iu${flags}`);
  compiled.set(key, pattern);
  return pattern;
}

/** A text in one spelling: composed, without Arabic vowel signs. */
export const plain = (text: string): string => text.normalize('NFC').replace(/[\u064b-\u0652\u0640]/g, '');

const pattern = z.string().check(z.minLength(1), z.refine(isPattern, 'is no regular expression'));
const patterns = z.array(pattern).check(z.minLength(1));

/** One Dutch term and its one translation; `match` finds it in other forms of the word (a regular expression). */
const Term = z.strictObject({ nl: z.string(), word: z.string(), match: z.optional(pattern), about: z.optional(z.string()) });

/** Words to avoid (a regular expression), and what to say instead. */
const Avoided = z.strictObject({ words: pattern, instead: z.string() });

/** The pack of a language. Every part must be there: a check without rules for a language is a failure, not a pass. */
export const Pack = z.strictObject({
  /** How readers are addressed, for translators. */
  address: z.string().check(z.minLength(1)),
  glossary: z.array(Term).check(z.minLength(1)),
  avoid: z.array(Avoided).check(z.minLength(1)),
  /** Words that never stand in a title, a description or an address: the history of a phone shows them. */
  revealing: patterns,
  /** How this language names the police, and the other authorities that can start something (H4). */
  police: patterns,
  /** Ways to say that a lawyer is free (H5), that nothing of a visit stays behind (X7), that a place is sure: none is ever said. */
  free_lawyer: patterns,
  traceless: patterns,
  sure_place: patterns,
  /** How a heading says that what follows is not to be done, and how a line of a list says so itself. */
  negation: z.strictObject({ heading: pattern, line: pattern }),
  /** The marks around what somebody says: the one before, and the one after. */
  quotes: z.tuple([z.string().check(z.length(1)), z.string().check(z.length(1))]),
  /** The ten digits that its readers may type, nought first; the site itself writes Latin ones everywhere. */
  digits: z.string().check(z.regex(/^\p{Nd}{10}$/u)),
  /** Its script (ISO 15924), and the line height that the style sheet gives it. */
  script: z.strictObject({ name: z.string().check(z.length(4)), line_height: z.number() }),
});
export type Pack = z.infer<typeof Pack>;

function isPattern(text: string): boolean {
  try {
    return matching(text) instanceof RegExp;
  } catch {
    return false;
  }
}
