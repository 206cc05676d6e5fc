// Letters for tests: written as a device writes them, opened and answered as a desk does.
import { readFileSync } from 'node:fs';
import type { ReferralRequest } from '#domain/api';
import { dayOf } from '#domain/days';
import type { Desks } from '#domain/desk';
import { type Ask, PersonLetter, ReferralLetter } from '#domain/letter';
import type { Referral } from '#domain/referral';
import { closeMailbox, saveReply } from '../functions/storage/desk.ts';
import { readersOf, sealReferral, sealReply } from '../src/crypto/letter.ts';
import { type Mailbox, mailboxOf, newDraft, receiptOf } from '../src/crypto/receipt.ts';
import { open } from '../src/crypto/seal.ts';
import { type Portal, postJson } from './server.ts';

/** The secret key of a demo desk, as committed. */
export const keyOf = (desk: string): string => /^AGE-SECRET-KEY-\S+$/m.exec(readFileSync(`test/fixtures/${desk}.key`, 'utf8'))?.[0] ?? '';

/** The desks of the built site. */
export const builtDesks = (): Desks => JSON.parse(readFileSync('dist/client/data/desks.json', 'utf8')) as Desks;

/** A new receipt with its mailbox. */
export async function newMailbox(): Promise<{ receipt: string; mailbox: Mailbox }> {
  const receipt = await receiptOf(newDraft());
  return { receipt, mailbox: await mailboxOf(receipt) };
}

/** The request with which a device sends a sealed referral to the demo desk. */
export async function sealedRequest(mailbox: Mailbox, referral: Referral): Promise<ReferralRequest> {
  const readers = readersOf(builtDesks(), 'demo', referral.deputy === 'yes');
  return { envelope: await sealReferral(mailbox, referral, readers), marks: { stamp: '', trap: '' } };
}

/** Sends a sealed referral and gives the receipt with its mailbox. */
export async function sendSealed(running: Portal, referral: Referral): Promise<{ receipt: string; mailbox: Mailbox }> {
  const fresh = await newMailbox();
  const response = await postJson(running, '/api/v1/referrals', await sealedRequest(fresh.mailbox, referral));
  if (response.status !== 201) throw new Error(`not stored: ${response.status}`);
  return fresh;
}

/** What the demo desk reads in the first letter of a mailbox. Throws when there is none it can open. */
export async function readAtDesk(running: Portal, mailboxKey: string, desk = 'demo'): Promise<ReferralLetter> {
  const row = await running.db
    .prepare("SELECT sealed FROM letters WHERE mailbox = ? AND direction = 'to-desk' ORDER BY rowid LIMIT 1")
    .bind(mailboxKey)
    .first<{ sealed: ArrayBuffer }>();
  return ReferralLetter.parse(await open(new Uint8Array(row?.sealed ?? new ArrayBuffer()), keyOf(desk)));
}

/** Answers the first letter of a mailbox as the demo desk; readable from a quarter-hour. */
export async function answerFromDesk(
  running: Portal,
  mailboxKey: string,
  text: string,
  dueAt = 0,
  now = new Date(),
  ask?: Ask,
): Promise<string> {
  const letter = newDraft();
  const sealed = await sealReply(await readAtDesk(running, mailboxKey), letter, text, ask);
  await saveReply(running.db, { mailbox: mailboxKey, letter, sealed, dueAt, now });
  return letter;
}

/** Asks something as the demo desk, to be answered with a tap; readable at once. */
export const askFromDesk = (running: Portal, mailboxKey: string, text: string, ask: Ask): Promise<string> =>
  answerFromDesk(running, mailboxKey, text, 0, new Date(), ask);

/** What the demo desk reads in the newest letter of a mailbox after the first. */
export async function newestAtDesk(running: Portal, mailboxKey: string): Promise<PersonLetter> {
  const row = await running.db
    .prepare("SELECT sealed FROM letters WHERE mailbox = ? AND direction = 'to-desk' ORDER BY rowid DESC LIMIT 1")
    .bind(mailboxKey)
    .first<{ sealed: ArrayBuffer }>();
  return PersonLetter.parse(await open(new Uint8Array(row?.sealed ?? new ArrayBuffer()), keyOf('demo')));
}

/** Closes a mailbox as its desk. */
export const closeAtDesk = (running: Portal, mailboxKey: string): Promise<boolean> => closeMailbox(running.db, mailboxKey, today());

/** The Dutch day of now. */
export const today = (): string => dayOf(new Date());
