// The receipt is the account: 28 digits give the mailbox its address, its keys, its name and its letter ids.
import { hex } from '@scure/base';
import { boxText } from '#domain/box/box';
import { formsOf } from '#domain/box/own-word';
import { RANDOM_DIGITS, withCheckDigits } from '#domain/box/receipt';
import { authenticate, derive, deriveIdentity, digest } from './derive.ts';
import { type Signer, signerOf } from './sign.ts';

/** Bytes stretched from a draft to draw digits from: 26 of 160 must be below 250, which misses about never. */
const DRAW_BYTES = 160;

/** A mailbox, as its receipt opens it. The server knows its `key`, and of `signer` and `recipient` what makes that. */
export interface Mailbox {
  /** Told to the server to reach the mailbox; it keeps the SHA-256. */
  address: string;
  /** Its name: SHA-256 over its public keys (`boxText`), so that nobody can put other keys under it. */
  key: string;
  /** Opens letters sealed to the mailbox. */
  identity: string;
  recipient: string;
  /** SHA-256 of the recipient, which itself only desks learn: nobody else can seal to this box. */
  sealedTo: string;
  /** Signs every letter, removal and end. */
  signer: Signer;
  /** Key of the letter ids and salts. */
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

/** The mailbox that a receipt makes, together with a word of the person's own if they chose one, which is printed nowhere. */
export const mailboxOf = (receipt: string, ownWord = ''): Promise<Mailbox> => mailboxFrom(secretsOf(receipt, ownWord)[0] as string);

/** The mailboxes that may be meant: the word as it is read today, then by each earlier rule. The one that is there is the person's. */
export const mailboxesOf = (receipt: string, ownWord = ''): Promise<Mailbox[]> => Promise.all(secretsOf(receipt, ownWord).map(mailboxFrom));

function secretsOf(receipt: string, ownWord: string): string[] {
  const forms = formsOf(ownWord);
  return forms.length === 0 ? [receipt] : forms.map((form) => `${receipt}/${form}`);
}

async function mailboxFrom(secret: string): Promise<Mailbox> {
  const [address, { identity, recipient }, signer, letterKey] = await Promise.all([
    derive(secret, 'box-address/v2'),
    deriveIdentity(secret, 'box-identity/v2'),
    signerOf(secret, 'box-signing/v2'),
    derive(secret, 'box-letter-id/v2'),
  ]);
  const sealedTo = await digest(recipient);
  const key = await digest(boxText({ by: signer.by, sealed_to: sealedTo }));
  return { address: hex.encode(address), key, identity, recipient, sealedTo, signer, letterKey };
}

/** The id of a letter: HMAC over its canonical text, so the same letter sent twice is one letter. */
export const letterIdOf = (mailbox: Mailbox, canonical: string): Promise<string> => authenticate(mailbox.letterKey, canonical);

/** The salt of a letter: it hides, outside the seal, what the letter says about sharing. */
export const saltOf = (mailbox: Mailbox, letter: string): Promise<string> => authenticate(mailbox.letterKey, `salt ${letter}`);
