// The letter box for devices: one path, one method and one size for reading, writing and deleting.
import { base64 } from '@scure/base';
import { Hono } from 'hono';
import { ANSWER_BYTES, type MailboxAnswer, MailboxRequest } from '#domain/api/api';
import { addMonths, dayOf } from '#domain/time/days';
import { isSealedToNow } from '#domain/desk/desk';
import { LETTER_BYTES, padded } from '#domain/letter/envelope';
import { LETTERS_SHOWN, statusOf } from '#domain/box/mailbox';
import { arrivalOf, letterBytes } from '../arrival.ts';
import { desksContent } from '../content.ts';
import { readJson } from '../json.ts';
import { type Context, type Door, refuse, notAllowed } from '../problem.ts';
import { isEnd, isRemoval, isStamped } from '../proof.ts';
import {
  boxAt,
  chooseLookAgain,
  deleteLetter,
  deleteMailbox,
  findMailbox,
  headOf,
  noteVisit,
  removalsOf,
  repliesFor,
  sentFrom,
} from '../storage/mailbox.ts';
import { planFor } from '../storage/plan.ts';
import { addLetter } from '../storage/referral.ts';

type Box = NonNullable<Awaited<ReturnType<typeof boxAt>>>;

export const mailboxRoutes = new Hono<Door>();

mailboxRoutes.post('/', async function useMailbox(c) {
  const read = await readJson(c, MailboxRequest);
  if ('refused' in read) return refuse(c, read.refused);
  const request = read.value;
  const now = new Date();
  if (request.action === 'write') return write(c, request, now);
  const box = await boxAt(c.env.DB, request.address);
  if (request.action === 'read') {
    const seenOn = box && (await noteVisit(c.env.DB, box.mailbox, now));
    return answer(c, box?.mailbox ?? '', request.page, false, now, seenOn);
  }
  if (!box) return answer(c, '', 0, false, now);
  const changed = await change(c.env.DB, box, request, now);
  return changed === null ? refuse(c, 'bad-letter') : answer(c, box.mailbox, 0, changed, now);
});

mailboxRoutes.all('/', notAllowed('POST'));

/** Deletes or chooses; true when something changed, null when the box did not sign what is to be deleted. */
async function change(
  db: D1Database,
  { mailbox, by }: Box,
  request: Exclude<MailboxRequest, { action: 'read' | 'write' }>,
  now: Date,
): Promise<boolean | null> {
  if (request.action === 'look-again')
    return chooseLookAgain(db, mailbox, request.months === 0 ? null : addMonths(dayOf(now), request.months), now);
  if (request.action === 'delete-letter')
    return (await isRemoval(by, mailbox, request.removal)) ? deleteLetter(db, mailbox, request.removal) : null;
  if (!(await isEnd(by, mailbox, request.signed))) return null;
  await deleteMailbox(db, mailbox);
  return true;
}

async function write(c: Context, request: Extract<MailboxRequest, { action: 'write' }>, now: Date): Promise<Response> {
  const { envelope, quiet } = request;
  const sealed = letterBytes(envelope.sealed, LETTER_BYTES);
  if (!sealed) return refuse(c, 'bad-letter');
  const box = await boxAt(c.env.DB, envelope.address);
  const row = box && (await findMailbox(c.env.DB, box.mailbox, now));
  const desks = await desksContent(c.env.ASSETS);
  const desk = Object.hasOwn(desks, envelope.desk) ? desks[envelope.desk] : undefined;
  if (!desk || (row && (row.desk !== envelope.desk || row.deputy !== envelope.deputy))) return refuse(c, 'bad-letter');
  if (!isSealedToNow(desks, envelope)) return refuse(c, 'stale-keys');
  if (!(await isStamped(envelope))) return refuse(c, 'bad-letter');
  const arrival = await arrivalOf(c.env, c.req.raw.headers, desk, envelope, null, now);
  const stored = box?.by === envelope.box.by && (await addLetter(c.env.DB, envelope, sealed, arrival, quiet));
  return answer(c, box?.mailbox ?? '', 0, stored, now);
}

/** `seenOn` is the day of the visit before this one, where there was a visit. */
async function answer(
  c: Context,
  mailbox: string,
  page: number,
  stored: boolean,
  now: Date,
  seenOn: string | null = null,
): Promise<Response> {
  const [row, replies, sent, plan, head, removed] = await Promise.all([
    findMailbox(c.env.DB, mailbox, now),
    repliesFor(c.env.DB, mailbox, page, now),
    sentFrom(c.env.DB, mailbox),
    planFor(c.env.DB, mailbox, now),
    headOf(c.env.DB, mailbox),
    removalsOf(c.env.DB, mailbox),
  ]);
  const content: MailboxAnswer = {
    stored,
    status: statusOf(row),
    desk: row?.desk ?? null,
    deputy: row?.deputy ?? null,
    last_sent_on: row?.last_sent_on ?? null,
    seen_on: seenOn,
    closed_on: row?.closed_on ?? null,
    look_again_on: row?.look_again_on ?? null,
    dies_on: row?.dies_on ?? null,
    sent,
    letters: replies.slice(0, LETTERS_SHOWN).map((each) => ({ ...each, sealed: base64.encode(each.sealed) })),
    plan: plan && { ...plan, sealed: base64.encode(plan.sealed) },
    head,
    removed,
    older: replies.length > LETTERS_SHOWN,
  };
  return c.body(padded(content, ANSWER_BYTES), 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store, no-transform',
    'content-encoding': 'identity',
  });
}
