// The letter box for devices: one path, one method and one size for reading, writing and deleting.
import { base64 } from '@scure/base';
import { Hono } from 'hono';
import { ANSWER_BYTES, type MailboxAnswer, MailboxRequest } from '#domain/api';
import { addMonths, dayOf } from '#domain/days';
import { LETTER_BYTES, padded } from '#domain/envelope';
import { LETTERS_SHOWN, statusOf } from '#domain/mailbox';
import { arrivalOf, letterBytes } from '../arrival.ts';
import { desksContent } from '../content.ts';
import { readJson } from '../json.ts';
import { type Context, type Door, refuse } from '../problem.ts';
import {
  chooseLookAgain,
  deleteLetter,
  deleteMailbox,
  findMailbox,
  mailboxKey,
  noteVisit,
  repliesFor,
  sentFrom,
} from '../storage/mailbox.ts';
import { planFor } from '../storage/plan.ts';
import { addLetter } from '../storage/referral.ts';

export const mailboxRoutes = new Hono<Door>();

mailboxRoutes.post('/', async function useMailbox(c) {
  const read = await readJson(c, MailboxRequest);
  if ('refused' in read) return refuse(c, read.refused);
  const request = read.value;
  const now = new Date();
  if (request.action === 'write') return write(c, request, now);
  const mailbox = await mailboxKey(request.address);
  if (request.action === 'read') {
    const seenOn = await noteVisit(c.env.DB, mailbox, now);
    return answer(c, mailbox, request.page, false, now, seenOn);
  }
  return answer(c, mailbox, 0, await change(c.env.DB, mailbox, request, now), now);
});

mailboxRoutes.all('/', (c) => refuse(c, 'not-allowed'));

/** Deletes or chooses; true when something changed. */
async function change(
  db: D1Database,
  mailbox: string,
  request: Exclude<MailboxRequest, { action: 'read' | 'write' }>,
  now: Date,
): Promise<boolean> {
  if (request.action === 'delete-letter') return deleteLetter(db, mailbox, request.letter);
  if (request.action === 'look-again') {
    return chooseLookAgain(db, mailbox, request.months === 0 ? null : addMonths(dayOf(now), request.months), now);
  }
  await deleteMailbox(db, mailbox);
  return true;
}

async function write(c: Context, request: Extract<MailboxRequest, { action: 'write' }>, now: Date): Promise<Response> {
  const { envelope, quiet } = request;
  const sealed = letterBytes(envelope.sealed, LETTER_BYTES);
  if (!sealed) return refuse(c, 'bad-letter');
  const mailbox = await mailboxKey(envelope.address);
  const row = await findMailbox(c.env.DB, mailbox, now);
  if (row && (row.desk !== envelope.desk || row.deputy !== envelope.deputy)) return refuse(c, 'bad-letter');
  const desk = (await desksContent(c.env.ASSETS))[envelope.desk];
  if (!desk) return refuse(c, 'bad-letter');
  const arrival = await arrivalOf(c.env, c.req.raw.headers, desk, envelope, null, now);
  const stored = await addLetter(c.env.DB, envelope, sealed, arrival, quiet);
  return answer(c, mailbox, 0, stored, now);
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
  const [row, replies, sent, plan] = await Promise.all([
    findMailbox(c.env.DB, mailbox, now),
    repliesFor(c.env.DB, mailbox, page, now),
    sentFrom(c.env.DB, mailbox),
    planFor(c.env.DB, mailbox, now),
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
    letters: replies.slice(0, LETTERS_SHOWN).map(({ letter, day, sealed }) => ({ letter, day, sealed: base64.encode(sealed) })),
    plan: plan && { ...plan, sealed: base64.encode(plan.sealed) },
    older: replies.length > LETTERS_SHOWN,
  };
  return c.body(padded(content, ANSWER_BYTES), 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store, no-transform',
    'content-encoding': 'identity',
  });
}
