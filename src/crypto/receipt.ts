// The receipt is the account: 28 digits give the mailbox its address, its age identity and its letter ids.
import { hex } from '@scure/base';
import { RANDOM_DIGITS, withCheckDigits } from '#domain/receipt';
import { authenticate, derive, deriveIdentity, digest } from './derive.ts';

/** Bytes stretched from a draft to draw digits from: 26 of 160 must be below 250, which misses about never. */
const DRAW_BYTES = 160;

/** A mailbox, as its receipt opens it. Nothing of it but `key` is known to the server. */
export interface Mailbox {
  /** Told to the server to reach the mailbox. */
  address: string;
  /** What the server keeps: SHA-256 of the address. */
  key: string;
  /** Opens letters sealed to the mailbox. */
  identity: string;
  recipient: string;
  /** Every letter after the first repeats this, either way; only the first letter tells it to the desk. */
  replySecret: string;
  /** Key of the letter ids. */
  letterKey: Uint8Array<ArrayBuffer>;
}

/** A fresh draft: 32 random bytes in hex. The same draft is the same receipt, so a retry is stored once. */
export const newDraft = (): string => hex.encode(crypto.getRandomValues(new Uint8Array(32)));

/** True for a text that can be a draft. */
export const isDraft = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** The receipt of a draft: 26 digits without bias (bytes of 250 and more are passed over) and 2 check digits. */
export async function receiptOf(draft: string): Promise<string> {
  const bytes = await derive(draft, 'receipt-digits/v1', DRAW_BYTES);
  const digits = Array.from(bytes)
    .filter((byte) => byte < 250)
    .map((byte) => byte % 10);
  if (digits.length < RANDOM_DIGITS) throw new Error('too few unbiased digits');
  return withCheckDigits(digits.slice(0, RANDOM_DIGITS).join(''));
}

/** Opens a mailbox with its receipt and, if the person chose one, a word of their own that is printed nowhere. */
export async function mailboxOf(receipt: string, ownWord = ''): Promise<Mailbox> {
  const secret = ownWord === '' ? receipt : `${receipt}/${ownWord.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()}`;
  const address = hex.encode(await derive(secret, 'mailbox-address/v1'));
  return {
    address,
    key: await digest(address),
    ...(await deriveIdentity(secret, 'mailbox-identity/v1')),
    replySecret: hex.encode(await derive(secret, 'mailbox-reply-secret/v1')),
    letterKey: await derive(secret, 'mailbox-letter-id/v1'),
  };
}

/** The id of a letter: HMAC over its canonical text, so the same letter sent twice is one letter. */
export const letterIdOf = (mailbox: Mailbox, canonical: string): Promise<string> => authenticate(mailbox.letterKey, canonical);
