// Requests and answers of the machine door, /api/v1: the shapes that validate are the shapes that document.
import { DATA_POLICY, GUARDS } from '../site/security.ts';
import * as z from 'zod/mini';
import { Address, Envelope, LetterId, Signature } from '../letter/envelope.ts';
import { LOOK_AGAIN_MONTHS } from '../box/retention.ts';

/** Personal answers are all this many bytes, pages and machine answers alike. */
export const ANSWER_BYTES = 96 * 1024;
/** Largest request body, in bytes. */
export const BODY_BYTES = 128 * 1024;
/** Largest form of the plain door: what is far too long to be a letter is still shown again. */
export const FORM_BYTES = 1024 * 1024;

/** What a form page hands to flood marking: the page's stamp and the field people leave empty. */
/** `trap` came from a field that password managers filled: a page from before is still taken, and nobody is marked by it. */
const Marks = z.strictObject({
  stamp: z.string().check(z.maxLength(200)),
  trap: z.optional(z.string().check(z.maxLength(4000))),
  /** The language of the page, for a count by half-year; no letter carries it outside its seal. */
  language: z.optional(z.string().check(z.maxLength(10))),
});

/** `POST /api/v1/referrals`. Answered 201, also when it was already stored. */
export const ReferralRequest = z.strictObject({ envelope: Envelope, marks: Marks });
export type ReferralRequest = z.infer<typeof ReferralRequest>;

/** A letter that the box removes, signed by it; a letter that could not be opened has no place: number 0 and no hash. */
const Removal = z.strictObject({
  letter: LetterId,
  direction: z.enum(['to-desk', 'to-person']),
  desk: z.string().check(z.regex(/^[a-z0-9-]{0,40}$/)),
  number: z.number().check(z.int(), z.gte(0), z.lte(100_000)),
  hash: z.string().check(z.regex(/^([0-9a-f]{64})?$/)),
  signed: Signature,
});

/**
 * `POST /api/v1/mailbox`: one address, one method, one size for reading, writing, choosing and deleting.
 * A `quiet` letter leaves a closed letter box closed; `months` 0 takes a chosen look-again back.
 */
export const MailboxRequest = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('read'), address: Address, page: z.number().check(z.int(), z.gte(0), z.lte(100)) }),
  z.strictObject({ action: z.literal('write'), envelope: Envelope, quiet: z.optional(z.boolean()) }),
  z.strictObject({ action: z.literal('look-again'), address: Address, months: z.literal([0, ...LOOK_AGAIN_MONTHS]) }),
  z.strictObject({ action: z.literal('delete-letter'), address: Address, removal: Removal }),
  z.strictObject({ action: z.literal('delete'), address: Address, signed: Signature }),
]);
export type MailboxRequest = z.infer<typeof MailboxRequest>;

/** A sealed letter of the desk, base64, with its id and the day it appeared. */
const sealedLetter = { letter: z.string(), day: z.string(), sealed: z.string() };
export const SealedLetter = z.object(sealedLetter);
/** A letter of the desk; `heard`: what stands outside about a yes or a no in it that the desk heard. */
export const SealedReply = z.object({ ...sealedLetter, heard: z.optional(z.string()) });
export type SealedReply = z.infer<typeof SealedReply>;
export type SealedLetter = z.infer<typeof SealedLetter>;

/** Where a letter of the person stands, stamped by their box: the next one follows the newest of these. */
const Stamped = z.object({ letter: z.string(), number: z.number(), hash: z.string(), commitment: z.string(), stamp: z.string() });

/** A letter of the person: day, whether it was read, whether it is the first. Its words stay sealed. */
const SentLetter = z.object({ ...Stamped.shape, day: z.string(), read: z.boolean(), first: z.boolean() });

/** Answer of `POST /api/v1/mailbox`, padded with blanks to `ANSWER_BYTES`. */
export const MailboxAnswer = z.object({
  stored: z.boolean(),
  status: z.enum(['none', 'sent', 'read', 'answered', 'closed']),
  desk: z.nullable(z.string()),
  deputy: z.nullable(z.string()),
  last_sent_on: z.nullable(z.string()),
  seen_on: z.nullable(z.string()),
  closed_on: z.nullable(z.string()),
  look_again_on: z.nullable(z.string()),
  dies_on: z.nullable(z.string()),
  letters: z.array(SealedReply),
  plan: z.nullable(SealedLetter),
  sent: z.array(SentLetter),
  /** The newest letter of the person, also one that was removed. */
  head: z.nullable(Stamped),
  /** Letters that the box removed. */
  removed: z.array(Removal),
  older: z.boolean(),
});
export type MailboxAnswer = z.infer<typeof MailboxAnswer>;

/** The version of the API, as the design rules of the Dutch government ask (https://logius-standaarden.github.io/API-Design-Rules/). */
export const API_VERSION = '1.0.0';
/** What every answer of the open API and every refusal of the machine door says of itself. */
export const API_HEADERS: Record<string, string> = {
  'API-Version': API_VERSION,
  'Content-Security-Policy': DATA_POLICY,
  ...GUARDS,
};

/** RFC 9457 problem details. `detail` is a fixed sentence: nothing that was sent is repeated. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
}
