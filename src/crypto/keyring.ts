// A desk's keys: its identity wrapped to members' own identities, to a passphrase, and to a recovery kit of three papers.
import { base32nopad } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { readSecretKey } from './secret-key.ts';
import { deriveIdentity, digest } from './derive.ts';
import { fromBase64, toBase64 } from './seal.ts';

/** What a passkey is asked to derive from. It fixes every member's identity for ever: never change it. */
export const PASSKEY_SALT = 'desk-passkey/v1';
/** What turns a passkey's secret into an identity. Never change it. */
const MEMBER_PURPOSE = 'desk-member-identity/v1';
/** Bytes of a generated passphrase: 100 bits, twenty letters and digits. */
const PASSPHRASE_BYTES = 13;

/** An age identity and its recipient. */
export interface Keys {
  identity: string;
  recipient: string;
}

/** A member's own identity, from the 32 bytes their passkey derives. Nothing of it is stored anywhere. */
export function memberKeys(secret: Uint8Array<ArrayBuffer>): Promise<Keys> {
  if (secret.length !== 32) throw new Error('a passkey gives 32 bytes');
  return deriveIdentity(secret, MEMBER_PURPOSE);
}

/** A member's own identity sealed to what a further passkey derives; null when it does not come back out of its seal. */
export async function wrapOwn(own: Keys, secret: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const derived = await memberKeys(secret);
  const wrapped = await wrapKey(own.identity, [derived.recipient]);
  return (await unwrapKey(wrapped, derived.identity, own.recipient)) === own.identity ? wrapped : null;
}

/**
 * A member's own keys from a passkey: derived, or where the own key was sealed to this passkey (`wrapped`), opened with what it
 * derives. Null when they are not the keys of `recipient`.
 */
export async function ownKeysOf(secret: Uint8Array<ArrayBuffer>, wrapped: string | null, recipient: string): Promise<Keys | null> {
  const derived = await memberKeys(secret);
  const identity = wrapped === null ? derived.identity : await unwrapKey(wrapped, derived.identity, recipient);
  return identity !== null && (await identityToRecipient(identity)) === recipient ? { identity, recipient } : null;
}

/** New keys from chance: for a desk, for a paper, or for a member whose passkey cannot unlock. */
export const newKeys = (): Promise<Keys> => deriveIdentity(crypto.getRandomValues(new Uint8Array(32)), 'desk-random-identity/v1');

/** The keys of an identity read from a file or typed from paper, however it is spaced and whatever dashes it has. Null when it is none. */
export async function keysOf(text: string): Promise<Keys | null> {
  const read = readSecretKey(text);
  if (read.kind !== 'key') return null;
  try {
    return { identity: read.key, recipient: await identityToRecipient(read.key) };
  } catch {
    return null;
  }
}

/** Wraps an identity to recipients, as base64 of an age file. */
export async function wrapKey(identity: string, recipients: readonly string[]): Promise<string> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return toBase64(await encrypter.encrypt(identity));
}

/**
 * The identity in a wrapped key, or null when it is not wrapped to `own` or is another than `recipient` says.
 * Age files do not tell who sealed them: only the recipient published in content/desks says which key is the desk's.
 */
export async function unwrapKey(wrapped: string, own: string, recipient: string): Promise<string | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(own);
    const identity = await decrypter.decrypt(fromBase64(wrapped), 'text');
    return (await identityToRecipient(identity)) === recipient ? identity : null;
  } catch {
    return null;
  }
}

/** A passphrase of twenty letters and digits in groups of four, for a passkey that cannot unlock. */
export function newPassphrase(): string {
  const text = base32nopad.encode(crypto.getRandomValues(new Uint8Array(PASSPHRASE_BYTES))).slice(0, 20);
  return text.match(/.{4}/g)?.join('-') ?? text;
}

/** An identity in a passphrase file (age scrypt): what a member without an unlocking passkey signs in with. */
export async function lockWithPassphrase(identity: string, passphrase: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(tidy(passphrase));
  return toBase64(await encrypter.encrypt(identity));
}

/** The identity in a passphrase file, or null when the passphrase is another. */
export async function unlockWithPassphrase(locked: string, passphrase: string): Promise<string | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(tidy(passphrase));
    return await decrypter.decrypt(fromBase64(locked), 'text');
  } catch {
    return null;
  }
}

/** A passphrase as it counts: capitals, in groups of four, however it was typed. */
const tidy = (passphrase: string): string =>
  (passphrase.toUpperCase().match(/[A-Z2-7]/g) ?? [])
    .join('')
    .match(/.{1,4}/g)
    ?.join('-') ?? '';

/** Three papers and three files; any two papers open one file. */
export interface RecoveryKit {
  papers: { a: string; b: string; c: string };
  files: RecoveryFiles;
}
/** Files of a kit, base64: each sealed to one paper, and that again to another. */
export interface RecoveryFiles {
  ab: string;
  ac: string;
  bc: string;
}

/** Makes a recovery kit for a desk's identity. The papers go to three people and are kept nowhere else. */
export async function makeKit(identity: string): Promise<RecoveryKit> {
  const [a, b, c] = await Promise.all([newKeys(), newKeys(), newKeys()]);
  const twice = async (inner: Keys, outer: Keys): Promise<string> => wrapKey(await wrapKey(identity, [inner.recipient]), [outer.recipient]);
  const [ab, ac, bc] = await Promise.all([twice(a, b), twice(a, c), twice(b, c)]);
  return { papers: { a: a.identity, b: b.identity, c: c.identity }, files: { ab, ac, bc } };
}

/** The desk's identity from two different papers in any order, or null when they are not of this kit. */
export async function openKit(files: RecoveryFiles, first: string, second: string, recipient: string): Promise<string | null> {
  for (const file of [files.ab, files.ac, files.bc]) {
    for (const [outer, inner] of [
      [first, second],
      [second, first],
    ] as const) {
      const middle = await peel(file, outer);
      const identity = middle === null ? null : await unwrapKey(middle, inner, recipient);
      if (identity !== null) return identity;
    }
  }
  return null;
}

async function peel(file: string, identity: string): Promise<string | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return await decrypter.decrypt(fromBase64(file), 'text');
  } catch {
    return null;
  }
}

/** Six groups of four digits of a recipient, to compare by voice before a key is handed over. */
export async function fingerprintOf(recipient: string): Promise<string> {
  const number = BigInt(`0x${await digest(recipient)}`) % 10n ** 24n;
  return String(number).padStart(24, '0').match(/.{4}/g)?.join(' ') ?? '';
}
