// What a language brings besides its sentences: the words it always uses, the words it never uses, and how its letters are set.
import * as z from 'zod/mini';

const pattern = z.string().check(z.minLength(1), z.refine(isPattern, 'is no regular expression'));

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
  revealing: z.array(pattern).check(z.minLength(1)),
  /** How this language names the police, and the other authorities that can start something (H4). */
  police: z.array(pattern).check(z.minLength(1)),
  /** Ways to say that a lawyer is free (H5), and that nothing of a visit stays behind (X7): neither is ever said. */
  free_lawyer: z.array(pattern).check(z.minLength(1)),
  traceless: z.array(pattern).check(z.minLength(1)),
  /** How a heading says that what follows is not to be done, and how a line of a list says so itself. */
  negation: z.strictObject({ heading: pattern, line: pattern }),
  /** Words that have a form for each count (CLDR categories) where the language has more than one; `other` is always there. */
  plural: z.record(z.string(), z.string()),
  /** Line height its script needs, as a number; null: that of the site. */
  line_height: z.nullable(z.number()),
});
export type Pack = z.infer<typeof Pack>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
}
