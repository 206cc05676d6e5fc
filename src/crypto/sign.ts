// Signatures: Ed25519 (RFC 8032, @noble/curves) over texts that begin with their label, by keys made of a secret.
import { ed25519 } from '@noble/curves/ed25519.js';
import { hex } from '@scure/base';
import { derive, type Secret } from './derive.ts';

/** A key that signs, and its public half in hex. */
export interface Signer {
  seed: Uint8Array;
  by: string;
}

/** A signing key from a secret for one purpose. */
export async function signerOf(secret: Secret, purpose: string): Promise<Signer> {
  const seed = await derive(secret, purpose);
  return { seed, by: hex.encode(ed25519.getPublicKey(seed)) };
}

/** The signature of a text, in hex; the same text is signed the same. */
export const sign = ({ seed }: Signer, text: string): string => hex.encode(ed25519.sign(new TextEncoder().encode(text), seed));

/** True when the key signed exactly this text. False, never a fault, for anything that is no key or no signature. */
export function isSigned(by: string, text: string, signature: string): boolean {
  try {
    return ed25519.verify(hex.decode(signature), new TextEncoder().encode(text), hex.decode(by), { zip215: false });
  } catch {
    return false;
  }
}

/**
 * The same, by the platform where it has Ed25519: many times faster, for a list of a thousand letters. A key of small order, which
 * would let anybody sign, is refused here, because not every platform does.
 */
export async function isSignedFast(by: string, text: string, signature: string): Promise<boolean> {
  try {
    const key = Uint8Array.from(hex.decode(by));
    const ready = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']).catch(() => null);
    if (!ready) return isSigned(by, text, signature);
    if (ed25519.Point.fromBytes(key).isSmallOrder()) return false;
    return await crypto.subtle.verify('Ed25519', ready, Uint8Array.from(hex.decode(signature)), new TextEncoder().encode(text));
  } catch {
    return false;
  }
}
