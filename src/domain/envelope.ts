// The envelope: everything that stands outside the seal, and the fixed sizes that hide how much was written.
import * as z from 'zod/mini';

/** A self-referral is padded to this many bytes before it is sealed. */
export const REFERRAL_BYTES = 16 * 1024;
/** Every later letter is padded to this many bytes before it is sealed. */
export const LETTER_BYTES = 4 * 1024;
/** Room that an age header with a few recipients takes at most. */
const SEAL_OVERHEAD = 2048;

/** Longest sealed referral, in base64 characters. */
const SEALED_MAX = Math.ceil((REFERRAL_BYTES + SEAL_OVERHEAD) / 3) * 4;

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const base64 = z
  .string()
  .check(z.minLength(4), z.maxLength(SEALED_MAX), z.regex(/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/));
const deskName = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** The secret address of a mailbox, 32 bytes in hex; the server keeps only its SHA-256. */
export const Address = hex32;

/** The id of a letter in its mailbox, 32 bytes in hex. */
export const LetterId = hex32;

/**
 * A letter on its way to a desk. Outside the seal stand only the desk, its deputy or none, and whether it is
 * urgent; the day is added on arrival. `letter` is an HMAC over the text, so that a retry is stored once.
 */
export const Envelope = z.strictObject({
  address: Address,
  letter: hex32,
  desk: deskName,
  deputy: z.nullable(deskName),
  urgent: z.boolean(),
  sealed: base64,
});
export type Envelope = z.infer<typeof Envelope>;

/** True when sealed bytes are an age file of one of the two sizes, header included. */
export function hasLetterSize(sealed: Uint8Array, size: typeof REFERRAL_BYTES | typeof LETTER_BYTES): boolean {
  const magic = 'age-encryption.org/v1\n';
  const starts = [...magic].every((char, index) => sealed[index] === char.charCodeAt(0));
  return starts && sealed.length > size && sealed.length <= size + SEAL_OVERHEAD;
}

/**
 * JSON text filled up with blanks to `size` bytes, so that every letter of a kind is equally long.
 * Throws when the text is longer: caps on the answers keep it from happening.
 */
export function padded(content: unknown, size: number): string {
  const text = JSON.stringify(content);
  const length = new TextEncoder().encode(text).length;
  if (length > size) throw new Error('letter does not fit its size');
  return text + ' '.repeat(size - length);
}
