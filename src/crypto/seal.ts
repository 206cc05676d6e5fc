// Sealing and opening letters: ordinary age files (age-encryption.org/v1), padded to a fixed size first.
import { base64 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import { padded } from '#domain/envelope';

/** Seals JSON, filled up to `size` bytes, to every recipient. Throws when it does not fit. */
export async function seal(content: unknown, size: number, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(padded(content, size));
}

/** True for a recipient that a file can be sealed to. What a letter says of itself may be anything. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return text.startsWith('age1');
  } catch {
    return false;
  }
}

/** The JSON in a sealed letter (bytes or base64), or null when it is not for this identity, was changed, or is no letter. */
export async function open(sealed: Uint8Array | string, identity: string): Promise<unknown> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return JSON.parse(await decrypter.decrypt(typeof sealed === 'string' ? fromBase64(sealed) : sealed, 'text'));
  } catch {
    return null;
  }
}

/** Bytes as base64, as envelopes carry them. */
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);

/** Bytes of a base64 text. Throws on anything else. */
export const fromBase64 = (text: string): Uint8Array => base64.decode(text);
