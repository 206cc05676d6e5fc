// Letters for tests: written as a device writes them, opened and answered as a desk does.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { readFileSync } from 'node:fs';
import type { MailboxAnswer, ReferralRequest } from '#domain/api/api';
import { dayOf } from '#domain/time/days';
import { type Desks, signersOf } from '#domain/desk/desk';
import type { Envelope } from '#domain/letter/envelope';
import { type Ask, PersonLetter, ReferralLetter, type TappedAnswer } from '#domain/letter/letter';
import type { Interpreted } from '#domain/letter/interpreted';
import type { Referral } from '#domain/letter/referral';
import { firstIn, lastOf, type Shown, seenIn, shownIn } from '#domain/letter/thread';
import { threadOf } from '../functions/storage/case.ts';
import { closeMailbox, saveReply } from '../functions/storage/desk.ts';
import { removalsOf } from '../functions/storage/mailbox.ts';
import { deskSigner } from '../src/crypto/keyset.ts';
import { type DeskFrame, readersOf, sealLetter, sealReply } from '../src/crypto/letter.ts';
import { sealReferral } from '../src/crypto/referral.ts';
import { type OpenedBox, openBox } from '../src/crypto/opened-box.ts';
import { type Mailbox, mailboxOf, newDraft, receiptOf } from '../src/crypto/receipt.ts';
import { open, toBase64 } from '../src/crypto/seal.ts';
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
  return { envelope: await sealReferral(mailbox, referral, readers), marks: { stamp: '' } };
}

/** Sends a sealed referral and gives the receipt with its mailbox. */
export async function sendSealed(running: Portal, referral: Referral): Promise<{ receipt: string; mailbox: Mailbox }> {
  const fresh = await newMailbox();
  const response = await postJson(running, REFERRALS, await sealedRequest(fresh.mailbox, referral));
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

/** Everything in a mailbox as the demo desk sees it, its first letter, and the frame of a next letter of the desk. */
export async function threadAtDesk(
  running: Portal,
  mailbox: string,
  desk = 'demo',
): Promise<{ shown: Shown[]; first: ReferralLetter; frame: DeskFrame }> {
  const rows = (await threadOf(running.db, desk, mailbox, new Date())).map((row) => ({ ...row, sealed: toBase64(row.sealed) }));
  const opened = await Promise.all(rows.map(({ sealed }) => open(sealed, keyOf(desk))));
  const removed = await removalsOf(running.db, mailbox);
  const shown = shownIn(rows, opened, { mailbox, signers: signersOf(builtDesks()), removed });
  const after = lastOf(desk, shown, removed);
  const frame = { letter: newDraft(), desk, signer: await deskSigner(keyOf(desk)), after, seen: seenIn(shown) };
  return { shown, first: firstIn(shown) ?? (await readAtDesk(running, mailbox, desk)), frame };
}

/** The letter box as the person's device opens it. */
export async function openedBox(running: Portal, mailbox: Mailbox, page = 0): Promise<OpenedBox & { answer: MailboxAnswer }> {
  const response = await postJson(running, MAILBOX, { action: 'read', address: mailbox.address, page });
  const answer = (await response.json()) as MailboxAnswer;
  return { ...(await openBox(mailbox, answer, signersOf(builtDesks()))), answer };
}

/** A next letter of the person, sealed after the newest one in their box. */
export async function nextEnvelope(
  running: Portal,
  mailbox: Mailbox,
  text: string,
  answer?: TappedAnswer,
  draft = newDraft(),
): Promise<Envelope> {
  const { next, answer: box } = await openedBox(running, mailbox);
  const readers = readersOf(builtDesks(), box.desk ?? 'demo', box.deputy !== null);
  return sealLetter(mailbox, next ?? { after: { number: 1, hash: '0'.repeat(64) }, seen: null }, draft, text, readers, answer);
}

/** Answers the first letter of a mailbox as the demo desk; readable from a quarter-hour. */
export async function answerFromDesk(
  running: Portal,
  mailboxKey: string,
  text: string,
  dueAt = 0,
  now = new Date(),
  ask?: Ask,
  interpreted?: Interpreted,
): Promise<string> {
  const { first, frame } = await threadAtDesk(running, mailboxKey);
  const { letter } = frame;
  const sealed = await sealReply(first, frame, text, ask, builtDesks().demo?.recipients, { interpreted });
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
