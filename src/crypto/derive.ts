// Keys from secrets: HKDF-SHA-256 (RFC 5869, WebCrypto) and age X25519 identities made of a 32-byte seed.
import { bech32, hex } from '@scure/base';
import { identityToRecipient } from 'age-encryption';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

/** A secret to derive from: a text, or bytes as a passkey gives them. */
export type Secret = string | Uint8Array<ArrayBuffer>;

/** `length` bytes from a secret for one purpose; the purpose carries its version (`…/v1`) and never changes. */
export async function derive(secret: Secret, purpose: string, length = 32): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof secret === 'string' ? utf8(secret) : secret;
  const key = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(purpose) };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, length * 8));
}

/** An age identity and its recipient from a secret; X25519 clamps, so any 32 bytes are a key. */
export async function deriveIdentity(secret: Secret, purpose: string): Promise<{ identity: string; recipient: string }> {
  const identity = bech32.encodeFromBytes('AGE-SECRET-KEY-', await derive(secret, purpose)).toUpperCase();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** HMAC-SHA-256 of a text, in hex. */
export async function authenticate(key: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hex.encode(new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text))));
}

/** SHA-256 of a text, in hex. */
export async function digest(text: string): Promise<string> {
  return hex.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}
