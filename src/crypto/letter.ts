// Writing whole letters: from a person's words, or a desk's, to what is sealed, signed and stamped.
import { consentText, type Link, stampText } from '#domain/box/box';
import { type Day, dayOf } from '#domain/time/days';
import type { Desk } from '#domain/desk/desk';
import { type Envelope, LETTER_BYTES } from '#domain/letter/envelope';
import {
  type Ask,
  canonicalLetter,
  type DeskLetter,
  type Heard,
  type PersonLetter,
  type ReferralLetter,
  sentencesIn,
  type TappedAnswer,
} from '#domain/letter/letter';
import type { Note } from '#domain/desk/note';
import type { Plan, PlanLetter } from '#domain/letter/plan';
import { sentenceHeard } from '#domain/consent/sentence';
import { digest } from './derive.ts';
import { isKeySet, type Keyed } from './keyset.ts';
import { letterIdOf, type Mailbox, saltOf } from './receipt.ts';
import { sealSigned, toBase64 } from './seal.ts';
import { type Signer, sign } from './sign.ts';

/** A letter that another one follows, or names as seen. */
export interface Mark {
  number: number;
  hash: string;
}

/** Where a person's next letter stands: after their newest one, and having seen a desk's newest one. */
export interface Next {
  after: Mark;
  seen: PersonLetter['seen'];
}

/** A desk that letters are sealed to. */
export interface DeskKeys extends Keyed {
  desk: string;
}

const checked = new Map<string, Promise<boolean>>();

/** True for keys that their desk signed; found out once for the same keys, and while somebody still writes. */
export function areSigned({ desk, recipients, key_set }: DeskKeys): Promise<boolean> {
  const name = JSON.stringify([desk, recipients, key_set]);
  const known = checked.get(name) ?? isKeySet(desk, { recipients, key_set });
  checked.set(name, known);
  return known;
}

/** Whom a letter goes to: the desk, and its deputy when the person allowed it. */
export interface Readers {
  desk: DeskKeys;
  deputy: DeskKeys | null;
}

/** The readers of a letter to a desk. Throws when there is no such desk. */
export function readersOf(desks: Record<string, Keyed & Pick<Desk, 'deputy'>>, name: string, withDeputy: boolean): Readers {
  const keysOf = (each: string): DeskKeys | null => {
    const found = Object.hasOwn(desks, each) ? desks[each] : undefined;
    return found ? { desk: each, recipients: found.recipients, key_set: found.key_set } : null;
  };
  const desk = keysOf(name);
  if (!desk) throw new Error('no such desk');
  const deputy = desks[name]?.deputy ?? null;
  return { desk, deputy: withDeputy && deputy !== null ? keysOf(deputy) : null };
}

/**
 * Seals a later letter of the person: words, or an answer with a tap. `next` is where it stands, as the opened box tells; `draft`
 * tells a second such letter from a retry.
 */
export async function sealLetter(
  mailbox: Mailbox,
  { after, seen }: Next,
  draft: string,
  text: string,
  readers: Readers,
  answer?: TappedAnswer,
  on: Day = dayOf(new Date()),
): Promise<Envelope> {
  const letter = await letterIdOf(mailbox, canonicalLetter(draft, text, answer));
  const content: PersonLetter = {
    ...(await letterFrame(mailbox, letter, after, on)),
    kind: 'letter',
    seen,
    text,
    ...(answer && { answer }),
  };
  return enveloped(mailbox, content, LETTER_BYTES, readers, false);
}

/** What stands in every letter of a box. */
export async function letterFrame(mailbox: Mailbox, letter: string, after: Mark | null, on: Day) {
  return {
    v: 2,
    direction: 'to-desk',
    mailbox: mailbox.key,
    letter,
    number: (after?.number ?? 0) + 1,
    previous: after?.hash ?? null,
    on,
    by: mailbox.signer.by,
    recipient: mailbox.recipient,
    salt: await saltOf(mailbox, letter),
  } as const;
}

/** Seals and signs a letter, with what stands outside the seal. */
export async function enveloped(
  mailbox: Mailbox,
  content: ReferralLetter | PersonLetter,
  size: number,
  { desk, deputy }: Readers,
  urgent: boolean,
): Promise<Envelope> {
  for (const each of deputy ? [desk, deputy] : [desk]) if (!(await areSigned(each))) throw new Error('nobody signed the keys of this desk');
  const recipients = [...desk.recipients, ...(deputy?.recipients ?? []), mailbox.recipient];
  const { sealed, hash } = await sealSigned(content, mailbox.signer, size, recipients);
  const { letter, number, salt } = content;
  const link: Link = { letter, number, hash, commitment: await digest(consentText(mailbox.key, salt, sentencesIn(content))) };
  return {
    v: 2,
    address: mailbox.address,
    box: { by: mailbox.signer.by, sealed_to: mailbox.sealedTo },
    ...link,
    stamp: sign(mailbox.signer, stampText(mailbox.key, link)),
    desk: desk.desk,
    keys: desk.key_set.id,
    deputy: deputy?.desk ?? null,
    deputy_keys: deputy?.key_set.id ?? null,
    urgent,
    sealed: toBase64(sealed),
  };
}

/** What a desk knows beside its words: the id of its letter, who signs, which letter of the desk it follows, and what it has seen. */
export interface DeskFrame {
  letter: string;
  desk: string;
  signer: Signer;
  after: Mark | null;
  seen: Mark | null;
  on?: Day;
}

/**
 * Seals a desk's letter to the mailbox that a first letter named; it may ask something to be answered with a tap.
 * `copies` are recipients of the desk itself, so that it can read later what it wrote.
 */
export async function sealReply(
  first: ReferralLetter,
  frame: DeskFrame,
  text: string,
  ask?: Ask,
  copies: readonly string[] = [],
  { heard, interpreted }: Pick<DeskLetter, 'heard' | 'interpreted'> = {},
): Promise<Uint8Array> {
  const words = { text, ...(interpreted && { interpreted }) };
  const content: DeskLetter = { ...deskFrame(first, frame), kind: 'reply', ...words, ...(ask && { ask }), ...(heard && { heard }) };
  return (await sealSigned(content, frame.signer, LETTER_BYTES, [first.recipient, ...copies])).sealed;
}

/** What stands outside the seal of what was heard: the desk's door lets nobody use it for anything else, and the person's device checks it. */
export const heardCommitment = (mailbox: string, heard: Heard): Promise<string> =>
  digest(consentText(mailbox, heard.salt ?? '', [sentenceHeard(heard)]));

/** Seals the overview that the desk and the person share, to both. */
export async function sealPlan(first: ReferralLetter, frame: DeskFrame, plan: Plan, copies: readonly string[]): Promise<Uint8Array> {
  const content: PlanLetter = { ...deskFrame(first, frame), kind: 'plan', plan };
  return (await sealSigned(content, frame.signer, LETTER_BYTES, [first.recipient, ...copies])).sealed;
}

function deskFrame(first: ReferralLetter, { letter, desk, signer, after, seen, on = dayOf(new Date()) }: DeskFrame) {
  return {
    v: 2,
    direction: 'to-person',
    mailbox: first.mailbox,
    letter,
    number: (after?.number ?? 0) + 1,
    previous: after?.hash ?? null,
    on,
    by: signer.by,
    desk,
    seen,
  } as const;
}

/** Seals a note of a desk for itself, and for nobody else. */
export async function sealNote(
  { by, ...words }: { mailbox: string; note: string; desk: string; author: string; text: string; by: Signer },
  recipients: readonly string[],
): Promise<Uint8Array> {
  const content = { v: 2, kind: 'note', ...words, by: by.by } satisfies Note;
  return (await sealSigned(content, by, LETTER_BYTES, recipients)).sealed;
}
