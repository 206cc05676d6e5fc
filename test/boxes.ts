// Letter boxes for tests without a server: rows as the database has them, a person and a desk who write, and what each of them sees.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Removal } from '#domain/box/box';
import { type Desk, type Desks, signersOf } from '#domain/desk/desk';
import type { ThreadRow } from '#domain/desk/desk-answer';
import type { Ask, TappedAnswer } from '#domain/letter/letter';
import { LETTERS_SHOWN, type Stamped } from '#domain/box/mailbox';
import type { Referral } from '#domain/letter/referral';
import { firstIn, isNewestLost, lastOf, type Shown, seenIn, shownIn } from '#domain/letter/thread';
import { deskSigner } from '../src/crypto/keyset.ts';
import { readersOf, sealLetter, sealReply } from '../src/crypto/letter.ts';
import { sealReferral } from '../src/crypto/referral.ts';
import { type BoxAnswer, type OpenedBox, openBox, provenRemovals, signRemoval } from '../src/crypto/opened-box.ts';
import { type Mailbox, mailboxOf, newDraft, receiptOf } from '../src/crypto/receipt.ts';
import { open, toBase64 } from '../src/crypto/seal.ts';

/** The secret key of a practice desk, as committed. */
export const keyOf = (desk: string): string => /^AGE-SECRET-KEY-\S+$/m.exec(readFileSync(`test/fixtures/${desk}.key`, 'utf8'))?.[0] ?? '';
const deskFile = (name: string): Desk => parse(readFileSync(`content/desks/${name}.yml`, 'utf8')) as Desk;
/** The practice desks, as committed. */
export const desks: Desks = { demo: deskFile('demo'), 'demo-deputy': deskFile('demo-deputy') };

/** A row of letters, as far as somebody with the database can write it. */
export interface Row extends Pick<ThreadRow, 'letter' | 'direction' | 'plan' | 'sealed'>, Stamped {}
/** Everything in the database about one letter box. */
export interface Stored {
  mailbox: string;
  rows: Row[];
  removed: (Removal & Stamped)[];
}
/** A person with a letter box, and what the database has of it. */
export interface Correspondence extends Stored {
  box: Mailbox;
}

const day = '2026-11-30';
const unstamped = { number: 0, hash: '', commitment: '', stamp: '' };

/** Somebody's first letter. */
export async function firstLetter(answers: Referral = {}): Promise<Correspondence> {
  const box = await mailboxOf(await receiptOf(newDraft()));
  const { letter, number, hash, commitment, stamp, sealed } = await sealReferral(box, answers, readersOf(desks, 'demo', false), day);
  return { box, mailbox: box.key, rows: [{ letter, direction: 'to-desk', plan: 0, sealed, number, hash, commitment, stamp }], removed: [] };
}

/** The answer of the server for a box: what its rows say, newest first. */
export function answerOf({ rows, removed }: Stored): BoxAnswer {
  const of = (direction: Row['direction']): Row[] => rows.filter((row) => row.direction === direction && row.plan === 0).reverse();
  const sent = of('to-desk');
  const replies = of('to-person');
  const [head = null] = [...sent, ...removed.filter(({ direction }) => direction === 'to-desk')].sort((a, b) => b.number - a.number);
  const stamped = ({ letter, number, hash, commitment, stamp }: Stamped): Stamped => ({ letter, number, hash, commitment, stamp });
  const [plan = null] = rows.filter((row) => row.plan === 1).reverse();
  return {
    letters: replies.slice(0, LETTERS_SHOWN).map(({ letter, sealed }) => ({ letter, day, sealed })),
    plan: plan && { letter: plan.letter, day, sealed: plan.sealed },
    sent: sent.slice(0, LETTERS_SHOWN).map((row, index) => ({ ...stamped(row), day, read: false, first: index === sent.length - 1 })),
    head: head && stamped(head),
    removed: removed.map(({ letter, direction, desk, number, hash, signed }) => ({ letter, direction, desk, number, hash, signed })),
    older: replies.length > LETTERS_SHOWN,
  };
}

/** What the person sees. */
export const personSees = (box: Mailbox, stored: Stored): Promise<OpenedBox> => openBox(box, answerOf(stored), signersOf(desks));

/** What the desk sees; `lost` when a letter names one that is not there. */
export async function deskSees(stored: Stored, desk = 'demo'): Promise<{ shown: Shown[]; removed: Removal[]; lost: boolean }> {
  const opened = await Promise.all(stored.rows.map(({ sealed }) => open(sealed, keyOf(desk))));
  const rows = stored.rows.map((row): ThreadRow => ({ ...row, written_on: day, read_on: null, waiting: 0 }));
  const checked = shownIn(rows, opened, { mailbox: stored.mailbox, signers: signersOf(desks), removed: [] });
  const removed = provenRemovals(firstIn(checked)?.by ?? '', stored.mailbox, stored.removed);
  const shown = shownIn(rows, opened, { mailbox: stored.mailbox, signers: signersOf(desks), removed });
  return { shown, removed, lost: isNewestLost(desk, shown, removed) };
}

/** The person writes once more. False when their device refuses, because the box does not fit together. */
export async function writes(to: Correspondence, text: string, answer?: TappedAnswer): Promise<boolean> {
  const { next } = await personSees(to.box, to);
  if (!next) return false;
  const envelope = await sealLetter(to.box, next, newDraft(), text, readersOf(desks, 'demo', false), answer, day);
  const { letter, number, hash, commitment, stamp, sealed } = envelope;
  to.rows.push({ letter, direction: 'to-desk', plan: 0, sealed, number, hash, commitment, stamp });
  return true;
}

/** The desk answers. */
export async function answers(to: Correspondence, text: string, ask?: Ask): Promise<string> {
  const { shown, removed } = await deskSees(to);
  const first = firstIn(shown);
  if (!first) throw new Error('nothing to answer');
  const frame = {
    letter: newDraft(),
    desk: 'demo',
    signer: await deskSigner(keyOf('demo')),
    after: lastOf('demo', shown, removed),
    seen: seenIn(shown),
    on: day,
  };
  const sealed = toBase64(await sealReply(first, frame, text, ask, desks.demo?.recipients));
  to.rows.push({ ...unstamped, letter: frame.letter, direction: 'to-person', plan: 0, sealed });
  return frame.letter;
}

/** The person removes a letter, of the desk or their own. */
export async function removes(from: Correspondence, letter: string): Promise<void> {
  const row = from.rows.find((each) => each.letter === letter);
  if (!row) return;
  const shown = (await personSees(from.box, from)).letters.find((each) => each.letter === letter);
  const place =
    row.direction === 'to-desk'
      ? { desk: '', number: row.number, hash: row.hash }
      : { desk: shown?.desk ?? '', number: shown?.number ?? 0, hash: shown?.hash ?? '' };
  const { commitment, stamp } = row;
  from.removed.push({ ...signRemoval(from.box, { letter, direction: row.direction, ...place }), commitment, stamp });
  from.rows = from.rows.filter((each) => each !== row);
}
