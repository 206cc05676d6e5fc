// The card of a language: about 150 words that somebody reads first, before anything else is there in it.
import * as z from 'zod/mini';
import { hex } from '../shapes.ts';
import type { Language } from './language.ts';

const words = z.string().check(z.minLength(2), z.maxLength(300));

/** `content/cards/<code>.yml`; the code is the file's name (BCP 47). Numbers and hours come from their records, never from here. */
export const Card = z.strictObject({
  translates: z.optional(hex(12)),
  name: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  /** Place in the list of all languages. */
  order: z.number().check(z.int(), z.gte(1)),
  /** What this language is called in Dutch: whoever answers a phone here has to know it. */
  dutch_name: z.string(),
  greeting: words,
  fault: words,
  danger: words,
  talk: words,
  no_name: words,
  interpreter: words,
  say_label: words,
  /** How the Dutch sentence sounds, in the reader's own script; empty in Dutch. */
  sound: z.string().check(z.maxLength(200)),
  trace: words,
  leaving: words,
  rest: words,
  unreviewed: words,
  leave: words,
  leave_more: words.check(z.includes('{count}')),
  label_danger: words,
  label_talk: words,
  /** Only in Dutch: the sentence itself, with `{language}`. */
  say: z.optional(z.string().check(z.includes('{language}'))),
});
export type Card = z.infer<typeof Card>;

/** A card with its code. */
export interface CardOf {
  code: string;
  card: Card;
}

/** Everything of a language that a list of languages needs. */
export const asLanguage = ({ code, card }: CardOf): Pick<Language, 'code' | 'name' | 'dir'> => ({ code, name: card.name, dir: card.dir });
