// What the server checks without reading: names of letter boxes, their signatures, and a yes that is shown to it. WebCrypto only.
import { hex } from '@scure/base';
import { consentText, endText, type Removal, removalText, stampText } from '#domain/box/box';
import type { Envelope } from '#domain/letter/envelope';
import type { Sentence, ShownConsent } from '#domain/consent/sentence';
import type { ConsentRow } from './storage/consent.ts';
import { nameOf } from './storage/mailbox.ts';

const utf8 = new TextEncoder();

/** SHA-256 of a text, in hex. */
export async function digest(text: string): Promise<string> {
  return hex.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))));
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(hex.decode(text));

/** True when an Ed25519 key (hex) signed exactly this text; false for what is no key. */
async function isSigned(by: string, text: string, signature: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(by), { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, bytesOf(signature), utf8.encode(text));
  } catch {
    return false;
  }
}

/** True when the box of an envelope stamped it at its place. Which box that is follows from its keys. */
export async function isStamped(envelope: Envelope): Promise<boolean> {
  return isSigned(envelope.box.by, stampText(await nameOf(envelope.box), envelope), envelope.stamp);
}

/** True when a box signed that this letter is removed. */
export const isRemoval = (by: string, mailbox: string, removal: Removal): Promise<boolean> =>
  isSigned(by, removalText(mailbox, removal), removal.signed);

/** True when a box signed its end. */
export const isEnd = (by: string, mailbox: string, signed: string): Promise<boolean> => isSigned(by, endText(mailbox), signed);

/**
 * What the person said about sharing in a letter and every later one, when what is shown is what the box stamped; else null. A
 * removed letter after the yes could have taken it back, so then it is to be asked again.
 */
export async function sentencesShown(
  mailbox: string,
  by: string,
  rows: readonly ConsentRow[],
  shown: ShownConsent,
): Promise<Sentence[][] | null> {
  const from = rows.find(({ letter }) => letter === shown.letter)?.number;
  if (from === undefined) return null;
  return (await areOpened(mailbox, by, rows, shown.openings, from)) ? shown.openings.map(({ sentences }) => sentences) : null;
}

/** The same of a yes or a no that a desk heard after the person's letter `after`: it first, then every later letter of the person. */
export async function sentencesHeard(
  mailbox: string,
  by: string,
  rows: readonly ConsentRow[],
  shown: ShownConsent,
  heard: { commitment: string; after: number },
): Promise<Sentence[][] | null> {
  const [first, ...later] = shown.openings;
  if (first?.letter !== shown.letter || first.sentences.length !== 1 || !(await commitsTo(mailbox, first, heard.commitment))) return null;
  return (await areOpened(mailbox, by, rows, later, heard.after + 1)) ? shown.openings.map(({ sentences }) => sentences) : null;
}

type Opening = ShownConsent['openings'][number];

const commitsTo = async (mailbox: string, { salt, sentences }: Opening, commitment: string): Promise<boolean> =>
  (await digest(consentText(mailbox, salt, sentences))) === commitment;

/** True when exactly the letters from a number on are opened, none is missing or removed, and each says what the box stamped. */
async function areOpened(
  mailbox: string,
  by: string,
  rows: readonly ConsentRow[],
  openings: readonly Opening[],
  from: number,
): Promise<boolean> {
  const later = rows.filter(({ number }) => number >= from);
  if (later.length !== openings.length) return false;
  for (const [index, row] of later.entries()) {
    const opening = openings[index];
    if (opening?.letter !== row.letter || row.removed === 1 || row.number !== from + index) return false;
    if (!(await commitsTo(mailbox, opening, row.commitment))) return false;
    if (!(await isSigned(by, stampText(mailbox, row), row.stamp))) return false;
  }
  return true;
}
