// Writing and reading whole letters: from answers or words to an envelope, from sealed replies to text.
import type { SealedLetter } from '#domain/api';
import type { Desk } from '#domain/desk';
import { type Envelope, LETTER_BYTES, REFERRAL_BYTES } from '#domain/envelope';
import {
  type Ask,
  canonicalLetter,
  type DeskLetter,
  deskLetter,
  type PersonLetter,
  type ReferralLetter,
  type ShownLetter,
  type TappedAnswer,
} from '#domain/letter';
import { canonicalReferral, isUrgent, mayNotCall, type Referral } from '#domain/referral';
import { type Plan, type PlanLetter, planIn, type ShownPlan } from '#domain/plan';
import { letterIdOf, type Mailbox } from './receipt.ts';
import { open, seal, toBase64 } from './seal.ts';

/** A desk that letters are sealed to. */
export interface DeskKeys {
  desk: string;
  recipients: readonly string[];
}

/** Whom a letter goes to: the desk, and its deputy when the person allowed it. */
export interface Readers {
  desk: DeskKeys;
  deputy: DeskKeys | null;
}

/** The readers of a letter to a desk. Throws when there is no such desk. */
export function readersOf(desks: Record<string, Pick<Desk, 'recipients' | 'deputy'>>, name: string, withDeputy: boolean): Readers {
  const desk = desks[name];
  if (!desk) throw new Error('no such desk');
  const deputy = withDeputy && desk.deputy !== null ? desks[desk.deputy] : undefined;
  return {
    desk: { desk: name, recipients: desk.recipients },
    deputy: deputy && desk.deputy !== null ? { desk: desk.deputy, recipients: deputy.recipients } : null,
  };
}

/** Seals a self-referral for its desk, its deputy if allowed, and the mailbox itself. */
export async function sealReferral(mailbox: Mailbox, referral: Referral, readers: Readers): Promise<Envelope> {
  const content: ReferralLetter = {
    v: 1,
    kind: 'referral',
    direction: 'to-desk',
    mailbox: mailbox.key,
    letter: await letterIdOf(mailbox, canonicalReferral(referral)),
    recipient: mailbox.recipient,
    reply_secret: mailbox.replySecret,
    do_not_call: mayNotCall(referral),
    answers: referral,
  };
  return enveloped(mailbox, content, REFERRAL_BYTES, readers, isUrgent(referral));
}

/** Seals a later letter of the person: words, or an answer with a tap. `draft` tells a second such letter from a retry. */
export async function sealLetter(
  mailbox: Mailbox,
  draft: string,
  text: string,
  readers: Readers,
  answer?: TappedAnswer,
): Promise<Envelope> {
  const content: PersonLetter = {
    v: 1,
    kind: 'letter',
    direction: 'to-desk',
    mailbox: mailbox.key,
    letter: await letterIdOf(mailbox, canonicalLetter(draft, text, answer)),
    reply_secret: mailbox.replySecret,
    text,
    ...(answer && { answer }),
  };
  return enveloped(mailbox, content, LETTER_BYTES, readers, false);
}

async function enveloped(
  mailbox: Mailbox,
  content: ReferralLetter | PersonLetter,
  size: number,
  readers: Readers,
  urgent: boolean,
): Promise<Envelope> {
  const { desk, deputy } = readers;
  const recipients = [...desk.recipients, ...(deputy?.recipients ?? []), mailbox.recipient];
  return {
    address: mailbox.address,
    letter: content.letter,
    desk: desk.desk,
    deputy: deputy?.desk ?? null,
    urgent,
    sealed: toBase64(await seal(content, size, recipients)),
  };
}

/**
 * Seals a desk's letter to the mailbox that a first letter named; it may ask something to be answered with a tap.
 * `copies` are recipients of the desk itself, so that it can read later what it wrote.
 */
export function sealReply(
  first: ReferralLetter,
  letter: string,
  text: string,
  ask?: Ask,
  copies: readonly string[] = [],
): Promise<Uint8Array> {
  const content: DeskLetter = {
    v: 1,
    kind: 'reply',
    direction: 'to-person',
    mailbox: first.mailbox,
    letter,
    reply_secret: first.reply_secret,
    text,
    ...(ask && { ask }),
  };
  return seal(content, LETTER_BYTES, [first.recipient, ...copies]);
}

/** Seals the overview that the desk and the person share, to both. */
export function sealPlan(first: ReferralLetter, letter: string, plan: Plan, copies: readonly string[]): Promise<Uint8Array> {
  const { mailbox, reply_secret } = first;
  const content: PlanLetter = { v: 1, kind: 'plan', direction: 'to-person', mailbox, letter, reply_secret, plan };
  return seal(content, LETTER_BYTES, [first.recipient, ...copies]);
}

/** Opens the overview; null where there is none. */
export async function openPlan(mailbox: Mailbox, stored: SealedLetter | null): Promise<ShownPlan | null> {
  if (!stored) return null;
  const { letter, day, sealed } = stored;
  const expected = { mailbox: mailbox.key, letter, replySecret: mailbox.replySecret };
  return { letter, day, plan: planIn(await open(sealed, mailbox.identity), expected) };
}

/** Opens desk letters one by one; a bad one is shown as not from the desk and leaves the others readable. */
export function openReplies(mailbox: Mailbox, letters: readonly SealedLetter[]): Promise<ShownLetter[]> {
  return Promise.all(
    letters.map(async ({ letter, day, sealed }) => {
      const content = await open(sealed, mailbox.identity);
      const own = deskLetter(content, { mailbox: mailbox.key, letter, replySecret: mailbox.replySecret });
      return { letter, day, text: own?.text ?? null, ask: own?.ask ?? null };
    }),
  );
}
