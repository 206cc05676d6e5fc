// The envelope: everything that stands outside the seal, and the fixed sizes that hide how much was written.
import * as z from 'zod/mini';
import { hex } from '../shapes.ts';

/** A self-referral is padded to this many bytes before it is sealed. */
export const REFERRAL_BYTES = 17 * 1024;
/** Every later letter is padded to this many bytes before it is sealed. */
export const LETTER_BYTES = 5 * 1024;
/** Room that an age header with a few recipients takes at most. */
const SEAL_OVERHEAD = 2048;

/** Most recipients of a letter, and more than that room holds. Each costs whoever opens it a calculation. */
const LOCKS_MAX = 24;

/** Longest sealed referral, in base64 characters. */
const SEALED_MAX = Math.ceil((REFERRAL_BYTES + SEAL_OVERHEAD) / 3) * 4;

const LINE_FEED = 10;
const hex32 = hex(64);
const base64 = z
  .string()
  .check(z.minLength(4), z.maxLength(SEALED_MAX), z.regex(/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/));
const deskName = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** The secret address of a mailbox, 32 bytes in hex; the server keeps only its SHA-256. */
export const Address = hex32;

/** The id of a letter in its mailbox, 32 bytes in hex. */
export const LetterId = hex32;

/** An Ed25519 signature, 64 bytes in hex. */
export const Signature = hex(128);

/**
 * A letter on its way to a desk, version 2. Outside the seal stand the desk, its deputy or none, by which of their keys it was sealed,
 * and whether it is urgent; the day is added on arrival. `box` are the public halves that make the name of the letter box, `stamp` is
 * its signature over the place of the letter (`domain/box/box`). `letter` is an HMAC over the text, so that a retry is stored once.
 */
export const Envelope = z.strictObject({
  v: z.literal(2),
  address: Address,
  box: z.strictObject({ by: hex32, sealed_to: hex32 }),
  letter: hex32,
  number: z.number().check(z.int(), z.gte(1), z.lte(100_000)),
  hash: hex32,
  commitment: hex32,
  stamp: Signature,
  desk: deskName,
  keys: hex32,
  deputy: z.nullable(deskName),
  deputy_keys: z.nullable(hex32),
  urgent: z.boolean(),
  sealed: base64,
});
export type Envelope = z.infer<typeof Envelope>;

/** True when sealed bytes are an age file of one of the two sizes, header included. */
export function hasLetterSize(sealed: Uint8Array, size: typeof REFERRAL_BYTES | typeof LETTER_BYTES): boolean {
  const magic = 'age-encryption.org/v1\n';
  const starts = [...magic].every((char, index) => sealed[index] === char.charCodeAt(0));
  return starts && sealed.length > size && sealed.length <= size + SEAL_OVERHEAD && hasFewLocks(sealed);
}

/** False for an age file with more recipients than a letter has: a header full of them holds up whoever tries to open it. */
export function hasFewLocks(sealed: Uint8Array): boolean {
  const isAt = (at: number, text: string): boolean => [...text].every((char, index) => sealed[at + index] === char.charCodeAt(0));
  let locks = 0;
  for (let at = sealed.indexOf(LINE_FEED); at >= 0 && !isAt(at + 1, '---'); at = sealed.indexOf(LINE_FEED, at + 1)) {
    if (isAt(at + 1, '-> ')) locks += 1;
    if (locks > LOCKS_MAX) return false;
  }
  return true;
}

/** JSON text filled up with blanks to `size` bytes, so that every letter of a kind is equally long. */
export const padded = (content: unknown, size: number): string => filled(JSON.stringify(content), size);

/** A text filled up with blanks to `size` bytes. Throws when it is longer: caps on the answers keep it from happening. */
export function filled(text: string, size: number): string {
  const length = new TextEncoder().encode(text).length;
  if (length > size) throw new Error('letter does not fit its size');
  return text + ' '.repeat(size - length);
}
