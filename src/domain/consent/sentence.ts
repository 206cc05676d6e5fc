// What a person says about sharing, as sentences in the order they said them, and how a desk shows them to the server.
import * as z from 'zod/mini';
import { DayText, hex } from '../shapes.ts';
import { sharedThings, sharedWith, taps } from '../letter/letter-words.ts';

/** Longest name of a party. */
export const NAME_MAX = 40;

/** One sentence: the day, what may be shared, with whom, their name or nothing, and yes, no or later. In this order it is hashed. */
export const Sentence = z.tuple([DayText, z.enum(sharedThings), z.enum(sharedWith), z.string().check(z.maxLength(NAME_MAX)), z.enum(taps)]);
export type Sentence = z.infer<typeof Sentence>;

/** What was heard, as the one sentence that it commits to. */
export const sentenceHeard = (heard: { on: string; what: Sentence[1]; who: Sentence[2]; name: string; say: Sentence[4] }): Sentence => {
  const { on, what, who, name, say } = heard;
  return [on, what, who, name, say];
};

const hex32 = hex(64);

/**
 * A yes shown to the server: the letter that says it, and what it and every later letter of the person says about sharing, with the
 * salts inside them. The server learns that much at the moment of use, and nothing before. A yes that a desk heard is opened alike.
 */
export const ShownConsent = z.strictObject({
  letter: hex32,
  openings: z
    .array(z.strictObject({ letter: hex32, salt: hex32, sentences: z.array(Sentence).check(z.maxLength(16)) }))
    .check(z.maxLength(300)),
});
export type ShownConsent = z.infer<typeof ShownConsent>;
