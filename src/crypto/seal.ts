// Sealing and opening letters: ordinary age files (age-encryption.org/v1), padded to a fixed size first; a letter's second line is its signature.
import { base64 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import { boxText, letterText } from '#domain/box/box';
import { filled, hasFewLocks } from '#domain/letter/envelope';
import type { Proof } from '#domain/letter/letter';
import { digest } from './derive.ts';
import { isSignedFast, type Signer, sign } from './sign.ts';

/** Seals JSON, filled up to `size` bytes, to every recipient. Throws when it does not fit. */
export const seal = (content: unknown, size: number, recipients: readonly string[]): Promise<Uint8Array> =>
  sealText(JSON.stringify(content), size, recipients);

/** Seals a letter with its signature on a second line, and gives the hash that the next letter names. */
export async function sealSigned(
  content: object,
  signer: Signer,
  size: number,
  recipients: readonly string[],
): Promise<{ sealed: Uint8Array; hash: string }> {
  const text = JSON.stringify(content);
  const signature = sign(signer, letterText(text));
  return { sealed: await sealText(`${text}\n${signature}\n`, size, recipients), hash: await digest(letterText(text)) };
}

/** Seals an opened letter for others: what was signed stays as it was, to the letter. */
export function sealAgain(content: unknown, size: number, recipients: readonly string[]): Promise<Uint8Array> {
  const proof = proofOf(content);
  return proof ? sealText(`${proof.text}\n${proof.signature}\n`, size, recipients) : seal(content, size, recipients);
}

async function sealText(text: string, size: number, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(filled(text, size));
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

/**
 * The JSON in a sealed letter (bytes or base64), or null when it is not for this identity, was changed, or is no letter. What was
 * found out about its signature stands in `proof`, and nothing else ever does: a letter cannot vouch for itself.
 */
export const open = (sealed: Uint8Array | string, identity: string): Promise<unknown> => opening(identity)(sealed);

/** Opens many for one identity, which is worked out once; it is kept as long as what is given back. */
export function opening(identity: string): (sealed: Uint8Array | string) => Promise<unknown> {
  let decrypter: Decrypter | undefined;
  return async (sealed) => {
    try {
      decrypter ??= decrypterFor(identity);
      return await openWith(decrypter, sealed);
    } catch {
      return null;
    }
  };
}

function decrypterFor(identity: string): Decrypter {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter;
}

async function openWith(decrypter: Decrypter, sealed: Uint8Array | string): Promise<unknown> {
  const file = typeof sealed === 'string' ? fromBase64(sealed) : sealed;
  if (!hasFewLocks(file)) return null;
  const inside = await decrypter.decrypt(file, 'text');
  const [text = '', signature = ''] = inside.split('\n', 2);
  const content: unknown = JSON.parse(text);
  return typeof content === 'object' && content !== null && !Array.isArray(content) ? withProof(content, text, signature) : content;
}

async function withProof(content: object, text: string, signature: string): Promise<object> {
  const { proof: _claimed, ...rest } = content as Record<string, unknown>;
  if (!/^[0-9a-f]{128}$/.test(signature)) return rest;
  const { by, recipient } = rest;
  const isOfKey = typeof by === 'string';
  const box = isOfKey && typeof recipient === 'string' ? await digest(boxText({ by, sealed_to: await digest(recipient) })) : null;
  const signed = isOfKey && (await isSignedFast(by, letterText(text), signature));
  return { ...rest, proof: { text, signature, hash: await digest(letterText(text)), signed, box } satisfies Proof };
}

const proofOf = (content: unknown): Proof | null =>
  typeof content === 'object' && content !== null && 'proof' in content ? (content.proof as Proof) : null;

/** Bytes as base64, as envelopes carry them. */
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);

/** Bytes of a base64 text. Throws on anything else. */
export const fromBase64 = (text: string): Uint8Array => base64.decode(text);
