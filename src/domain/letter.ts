// What is inside a sealed letter: plain JSON that anyone with the key can read with the age program.
import * as z from 'zod/mini';

/** Longest text of a later letter, in UTF-16 units: at three bytes each it fits 4 KiB in every script. */
export const LETTER_MAX = 1200;

/** First letter: the answers, and the two things a desk needs to write back. */
export const ReferralLetter = z.object({
  v: z.literal(1),
  kind: z.literal('referral'),
  direction: z.literal('to-desk'),
  mailbox: z.string(),
  letter: z.string(),
  /** The mailbox's age recipient: whom a reply is sealed to. */
  recipient: z.string(),
  /** A desk's letter must repeat this, else it is shown as "not from your desk". */
  reply_secret: z.string(),
  /** Set when a phone was given without a time to call. */
  do_not_call: z.boolean(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type ReferralLetter = z.infer<typeof ReferralLetter>;

/** A later letter of the person. */
export const PersonLetter = z.object({
  v: z.literal(1),
  kind: z.literal('letter'),
  direction: z.literal('to-desk'),
  mailbox: z.string(),
  letter: z.string(),
  text: z.string(),
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
});
export type DeskLetter = z.infer<typeof DeskLetter>;

/** What a person sees of one desk letter. `text` is null when it is not from their desk or cannot be opened. */
export interface ShownLetter {
  day: string;
  text: string | null;
}

/**
 * The text of an opened desk letter, or null unless it is a reply, for this mailbox, under its own id,
 * with the secret that only the desk could know.
 */
export function deskText(content: unknown, expected: { mailbox: string; letter: string; replySecret: string }): string | null {
  const read = DeskLetter.safeParse(content);
  if (!read.success) return null;
  const { mailbox, letter, reply_secret, text } = read.data;
  const own = mailbox === expected.mailbox && letter === expected.letter && reply_secret === expected.replySecret;
  return own ? text : null;
}

/** One text for one letter: its draft (so that the same words may be sent again later) and its words. */
export const canonicalLetter = (draft: string, text: string): string => JSON.stringify([draft, text]);
