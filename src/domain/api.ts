// Requests and answers of the machine door, /api/v1: the shapes that validate are the shapes that document.
import * as z from 'zod/mini';
import { Address, Envelope, LetterId } from './envelope.ts';
import { LOOK_AGAIN_MONTHS } from './retention.ts';

/** Personal answers are all this many bytes, pages and machine answers alike. */
export const ANSWER_BYTES = 64 * 1024;
/** Largest request body, in bytes. */
export const BODY_BYTES = 128 * 1024;

/** What a form page hands to flood marking: the page's stamp and the field people leave empty. */
const Marks = z.strictObject({ stamp: z.string().check(z.maxLength(200)), trap: z.string().check(z.maxLength(4000)) });

/** `POST /api/v1/referrals`. Answered 201, also when it was already stored. */
export const ReferralRequest = z.strictObject({ envelope: Envelope, marks: Marks });
export type ReferralRequest = z.infer<typeof ReferralRequest>;

/**
 * `POST /api/v1/mailbox`: one address, one method, one size for reading, writing, choosing and deleting.
 * A `quiet` letter leaves a closed letter box closed; `months` 0 takes a chosen look-again back.
 */
export const MailboxRequest = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('read'), address: Address, page: z.number().check(z.int(), z.gte(0), z.lte(100)) }),
  z.strictObject({ action: z.literal('write'), envelope: Envelope, quiet: z.optional(z.boolean()) }),
  z.strictObject({ action: z.literal('look-again'), address: Address, months: z.literal([0, ...LOOK_AGAIN_MONTHS]) }),
  z.strictObject({ action: z.literal('delete-letter'), address: Address, letter: LetterId }),
  z.strictObject({ action: z.literal('delete'), address: Address }),
]);
export type MailboxRequest = z.infer<typeof MailboxRequest>;

/** A sealed letter of the desk, base64, with its id and the day it appeared. */
export const SealedLetter = z.object({ letter: z.string(), day: z.string(), sealed: z.string() });
export type SealedLetter = z.infer<typeof SealedLetter>;

/** A letter of the person: day, whether it was read, whether it is the first. Its words stay sealed. */
const SentLetter = z.object({ letter: z.string(), day: z.string(), read: z.boolean(), first: z.boolean() });

/** Answer of `POST /api/v1/mailbox`, padded with blanks to 64 KiB. */
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
  letters: z.array(SealedLetter),
  plan: z.nullable(SealedLetter),
  sent: z.array(SentLetter),
  older: z.boolean(),
});
export type MailboxAnswer = z.infer<typeof MailboxAnswer>;

/** The version of the API, as the design rules of the Dutch government ask (https://logius-standaarden.github.io/API-Design-Rules/). */
export const API_VERSION = '1.0.0';
/** What every answer of the open API and every refusal of the machine door says of itself. */
export const API_HEADERS: Record<string, string> = {
  'API-Version': API_VERSION,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** RFC 9457 problem details. `detail` is a fixed sentence: nothing that was sent is repeated. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
}
