// What is inside a sealed letter: plain JSON that anyone with the key can read with the age program.
import * as z from 'zod/mini';

/** Longest text of a later letter, in UTF-16 units: at three bytes each it fits 4 KiB in every script. */
export const LETTER_MAX = 1200;
/** Longest name of an organisation in a question for consent; with it the longest letter still fits 4 KiB. */
export const NAME_MAX = 40;

/** What may be shared, in codes: the page says each in the person's own language, the desk in its own. */
export const sharedThings = ['letters', 'contact', 'needs'] as const;
/** With whom it may be shared; `desk` is another desk that would take over, `records` the desk's own case system. */
export const sharedWith = ['desk', 'shelter', 'lawyer', 'doctor', 'municipality', 'records', 'count', 'police'] as const;
/** What can be answered with one tap. */
export const taps = ['yes', 'no', 'later'] as const;
export type Tap = (typeof taps)[number];

/** May the desk share something with somebody? `name` is who that is, as written by the desk; it may be empty. */
const Consent = {
  what: z.enum(sharedThings),
  who: z.enum(sharedWith),
  name: z.string().check(z.maxLength(NAME_MAX)),
};

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

/** First letter: the answers, and the two things a desk needs to write back. */
export const ReferralLetter = z.object({
  v: z.literal(1),
  kind: z.literal('referral'),
  direction: z.literal('to-desk'),
  mailbox: z.string(),
  letter: z.string(),
  /** The mailbox's age recipient: whom a reply is sealed to. */
  recipient: z.string(),
  /** Every letter after this one repeats it, either way; a desk's letter without it is shown as "not from your desk". */
  reply_secret: z.string(),
  /** Set when a phone was given without days and hours to call. */
  do_not_call: z.boolean(),
  /** By name of the question in domain/referral: `way` tells who writes (absent: for themselves); safe contact is among them. */
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type ReferralLetter = z.infer<typeof ReferralLetter>;

/** A later letter of the person: free words, or an answer without words (then the text is empty). */
export const PersonLetter = z.object({
  v: z.literal(1),
  kind: z.literal('letter'),
  direction: z.literal('to-desk'),
  mailbox: z.string(),
  letter: z.string(),
  /** The same as in the first letter: it shows the desk that whoever wrote that one wrote this one too. */
  reply_secret: z.string(),
  text: z.string(),
  answer: z.optional(TappedAnswer),
});
export type PersonLetter = z.infer<typeof PersonLetter>;

/** A desk's letter to the person. */
export const DeskLetter = z.object({
  v: z.literal(1),
  kind: z.literal('reply'),
  direction: z.literal('to-person'),
  mailbox: z.string(),
  letter: z.string(),
  reply_secret: z.string(),
  text: z.string(),
  ask: z.optional(Ask),
});
export type DeskLetter = z.infer<typeof DeskLetter>;

/** What a person sees of one desk letter. `text` is null when it is not from their desk or cannot be opened. */
export interface ShownLetter {
  letter: string;
  day: string;
  text: string | null;
  ask: Ask | null;
}

/**
 * An opened desk letter, or null unless it is a reply, for this mailbox, under its own id,
 * with the secret that only the desk could know.
 */
export function deskLetter(content: unknown, expected: { mailbox: string; letter: string; replySecret: string }): DeskLetter | null {
  const read = DeskLetter.safeParse(content);
  if (!read.success) return null;
  const { mailbox, letter, reply_secret } = read.data;
  const own = mailbox === expected.mailbox && letter === expected.letter && reply_secret === expected.replySecret;
  return own ? read.data : null;
}

/** The answer that a tap gives to a desk's letter. */
export function tappedAnswer(letter: string, ask: Ask, say: Tap): TappedAnswer {
  if (ask.kind === 'question') return { to: 'question', letter, say };
  return { to: 'consent', letter, say, what: ask.what, who: ask.who, name: ask.name };
}

/** One text for one letter: its draft (so that the same words may be sent again later), its words and its answer. */
export const canonicalLetter = (draft: string, text: string, answer?: TappedAnswer): string =>
  JSON.stringify(answer === undefined ? [draft, text] : [draft, text, answer]);
