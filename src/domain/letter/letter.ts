// What is inside a sealed letter: plain JSON that anyone with the key can read with the age program.
import * as z from 'zod/mini';
import { DayText, hex } from '../shapes.ts';
import type { Fault } from './chain.ts';
import { Interpreted } from './interpreted.ts';
import { sharedThings, sharedWith, taps } from './letter-words.ts';
import { NAME_MAX, type Sentence } from '../consent/sentence.ts';

export { NAME_MAX, sharedThings, sharedWith, taps };
/** Longest text of a later letter, in UTF-16 units: at three bytes each it fits 5 KiB in every script. */
export const LETTER_MAX = 1200;
/** Longest name of a member who heard a yes or a no. */
export const HEARD_BY_MAX = 60;
export type Tap = (typeof taps)[number];

/** May the desk share something with somebody? `name` is who that is, as written by the desk; it may be empty. */
const Consent = {
  what: z.enum(sharedThings),
  who: z.enum(sharedWith),
  name: z.string().check(z.maxLength(NAME_MAX)),
};

/** How a member heard a yes or a no outside the letter box. */
export const hearings = ['voice', 'interpreter'] as const;
const hex32 = hex(64);

/** What somebody said about sharing, aloud or through an interpreter: who heard it, on which day; a salt hides it outside the seal. */
export const Heard = z.object({
  ...Consent,
  say: z.enum(taps),
  how: z.enum(hearings),
  by: z.string().check(z.maxLength(HEARD_BY_MAX)),
  on: DayText,
  salt: z.optional(hex32),
});
export type Heard = z.infer<typeof Heard>;

/** What a desk's letter asks: a question of its own words, or consent to share. Both are answered with a tap. */
export const Ask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('question') }),
  z.object({ kind: z.literal('consent'), ...Consent }),
]);
export type Ask = z.infer<typeof Ask>;

/**
 * An answer without words. `letter` is the id of the desk's letter it answers; a consent answer repeats what it is about,
 * so that it stands alone. `closing` tells whether the person was listened to. The newest answer to a letter counts.
 */
export const TappedAnswer = z.discriminatedUnion('to', [
  z.object({ to: z.literal('question'), letter: z.string(), say: z.enum(taps) }),
  z.object({ to: z.literal('consent'), letter: z.string(), say: z.enum(taps), ...Consent }),
  z.object({ to: z.literal('closing'), say: z.enum(['yes', 'no']) }),
]);
export type TappedAnswer = z.infer<typeof TappedAnswer>;

/**
 * What opening a letter found out about it; never part of the letter itself, and whatever a letter says of it is thrown away.
 * `text` and `signature` are its two lines as they were sealed, so that sealing it again changes nothing.
 */
export const Proof = z.object({
  text: z.string(),
  hash: z.string(),
  signature: z.string(),
  /** The key it says it is signed by did sign it. */
  signed: z.boolean(),
  /** The name of the letter box whose keys it carries; null for a letter of a desk. */
  box: z.nullable(z.string()),
});
export type Proof = z.infer<typeof Proof>;

/** What stands in every letter: where it belongs, its place in the chain of its writer, and by which key it is signed. */
const everyLetter = {
  v: z.literal(2),
  mailbox: z.string(),
  letter: z.string(),
  number: z.number().check(z.int(), z.gte(1), z.lte(100_000)),
  /** The hash of the letter before it by the same writer; null for the first. */
  previous: z.nullable(hex32),
  on: DayText,
  /** The Ed25519 key of its writer. */
  by: hex32,
  proof: z.optional(Proof),
};

/** A letter of the person: with `by`, `recipient` makes the name of the box; `salt` hides what it commits to outside the seal. */
const fromPerson = {
  ...everyLetter,
  direction: z.literal('to-desk'),
  /** The mailbox's age recipient: whom a reply is sealed to. */
  recipient: z.string(),
  salt: hex32,
};

/** A letter of a desk: which one, and the newest letter of the person that it had seen. */
export const fromDesk = {
  ...everyLetter,
  direction: z.literal('to-person'),
  desk: z.string(),
  seen: z.nullable(z.object({ number: z.number(), hash: hex32 })),
};

/** First letter: the answers, and the keys that a desk needs to write back. */
export const ReferralLetter = z.object({
  ...fromPerson,
  kind: z.literal('referral'),
  /** Set when a phone was given without days and hours to call. */
  do_not_call: z.boolean(),
  /** By name of the question in domain/letter/referral: `way` tells who writes (absent: for themselves); safe contact is among them. */
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type ReferralLetter = z.infer<typeof ReferralLetter>;

/** A later letter of the person: free words, or an answer without words (then the text is empty). */
export const PersonLetter = z.object({
  ...fromPerson,
  kind: z.literal('letter'),
  /** The newest letter of a desk that stood in the box when this was written. */
  seen: z.nullable(z.object({ desk: z.string(), number: z.number(), hash: hex32 })),
  text: z.string(),
  answer: z.optional(TappedAnswer),
});
export type PersonLetter = z.infer<typeof PersonLetter>;

/** A desk's letter to the person. */
export const DeskLetter = z.object({
  ...fromDesk,
  kind: z.literal('reply'),
  text: z.string(),
  interpreted: z.optional(Interpreted),
  ask: z.optional(Ask),
  /** A yes or a no that was said aloud: written down here, so that the person sees it and can take it back with a tap. */
  heard: z.optional(Heard),
});
export type DeskLetter = z.infer<typeof DeskLetter>;

/** True for a letter that the keys of this box signed. */
export const isBySelf = ({ proof }: { proof?: Proof | undefined }, mailbox: string): boolean =>
  proof?.signed === true && proof.box === mailbox;

/** What a letter says about sharing. A yes in the form is about what somebody needs. */
export function sentencesIn(letter: ReferralLetter | PersonLetter): Sentence[] {
  if (letter.kind === 'letter') {
    const { answer, on } = letter;
    return answer?.to === 'consent' ? [[on, answer.what, answer.who, answer.name, answer.say]] : [];
  }
  const { share, agreed_to: agreedTo } = letter.answers;
  const named = new Set([share ?? [], agreedTo ?? []].flat());
  return sharedWith.filter((who) => named.has(who)).map((who): Sentence => [letter.on, 'needs', who, '', 'yes']);
}

/** What a person sees of one desk letter. `text` is null when it is not from their desk or cannot be opened. */
export interface ShownLetter {
  letter: string;
  day: string;
  text: string | null;
  interpreted: Interpreted | null;
  ask: Ask | null;
  heard: Pick<Heard, 'say' | 'by' | 'on'> | null;
  /** Which desk wrote it, and its place among that desk's letters; null for what is not from a desk. */
  desk: string | null;
  number: number | null;
  hash: string | null;
  /** What does not fit before it: a letter is missing, or they stand in another order. */
  fault: Fault | null;
}

/** Keys that desks sign with, by name of the desk: the one of now first, then those before it. */
export type Signers = Readonly<Record<string, readonly string[]>>;

/** The box of a letter, and its name there. */
export type LetterAt = Pick<DeskLetter, 'mailbox' | 'letter'>;

/** True for a letter signed by a key of the desk it names. */
export const isByDesk = ({ proof, desk, by }: Pick<DeskLetter, 'desk' | 'by'> & { proof?: Proof | undefined }, signers: Signers): boolean =>
  proof?.signed === true && Object.hasOwn(signers, desk) && (signers[desk]?.includes(by) ?? false);

/** True for a letter in its own place: one that was moved to another box, or given another name, is none. */
export const isInPlace = (said: LetterAt, due: LetterAt): boolean => said.mailbox === due.mailbox && said.letter === due.letter;

type SaidByDesk = LetterAt & Pick<DeskLetter, 'desk' | 'by'> & { proof?: Proof | undefined };
/** True for a letter of a desk in its own place, signed by the desk it names. */
export const isDesksIn = (said: SaidByDesk, expected: LetterAt & { signers: Signers }): boolean =>
  isInPlace(said, expected) && isByDesk(said, expected.signers);

/** An opened desk letter, or null unless it is a reply, for this mailbox, under its own id, signed by the desk it names. */
export function deskLetter(content: unknown, expected: { mailbox: string; letter: string; signers: Signers }): DeskLetter | null {
  const read = DeskLetter.safeParse(content);
  return read.success && isDesksIn(read.data, expected) ? read.data : null;
}

/** The answer that a tap gives to a desk's letter. */
export function tappedAnswer(letter: string, ask: Ask, say: Tap): TappedAnswer {
  if (ask.kind === 'question') return { to: 'question', letter, say };
  return { to: 'consent', letter, say, what: ask.what, who: ask.who, name: ask.name };
}

/** One text for one letter: its draft (so that the same words may be sent again later), its words and its answer. */
export const canonicalLetter = (draft: string, text: string, answer?: TappedAnswer): string =>
  JSON.stringify(answer === undefined ? [draft, text] : [draft, text, answer]);
