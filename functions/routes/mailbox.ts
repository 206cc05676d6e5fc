// The letter box for devices: one path, one method and one size for reading, writing and deleting.
import { base64 } from '@scure/base';
import { Hono } from 'hono';
import { ANSWER_BYTES, type MailboxAnswer, MailboxRequest } from '#domain/api';
import { LETTER_BYTES, padded } from '#domain/envelope';
import { LETTERS_SHOWN, statusOf } from '#domain/mailbox';
import { arrivalOf, letterBytes } from '../arrival.ts';
import { desksContent } from '../content.ts';
import { readJson } from '../json.ts';
import { type Context, type Door, refuse } from '../problem.ts';
import { deleteMailbox, findMailbox, mailboxKey, noteVisit, repliesFor } from '../storage/mailbox.ts';
import { addLetter } from '../storage/referral.ts';

export const mailboxRoutes = new Hono<Door>();

mailboxRoutes.post('/', async function useMailbox(c) {
  const read = await readJson(c, MailboxRequest);
  if ('refused' in read) return refuse(c, read.refused);
  const request = read.value;
  if (request.action === 'write') return write(c, request.envelope);
  const mailbox = await mailboxKey(request.address);
  if (request.action === 'delete') {
    await deleteMailbox(c.env.DB, mailbox);
    return answer(c, mailbox, 0, false);
  }
  await noteVisit(c.env.DB, mailbox, new Date());
  return answer(c, mailbox, request.page, false);
});

mailboxRoutes.all('/', (c) => refuse(c, 'not-allowed'));

async function write(c: Context, envelope: Extract<MailboxRequest, { action: 'write' }>['envelope']): Promise<Response> {
  const now = new Date();
  const sealed = letterBytes(envelope.sealed, LETTER_BYTES);
  if (!sealed) return refuse(c, 'bad-letter');
  const mailbox = await mailboxKey(envelope.address);
  const row = await findMailbox(c.env.DB, mailbox, now);
  if (row && (row.desk !== envelope.desk || row.deputy !== envelope.deputy)) return refuse(c, 'bad-letter');
  const desk = (await desksContent(c.env.ASSETS))[envelope.desk];
  if (!desk) return refuse(c, 'bad-letter');
  const arrival = await arrivalOf(c.env, desk, envelope, null, now);
  const stored = await addLetter(c.env.DB, envelope, sealed, arrival);
  return answer(c, mailbox, 0, stored);
}

async function answer(c: Context, mailbox: string, page: number, stored: boolean): Promise<Response> {
  const now = new Date();
  const [row, replies] = await Promise.all([findMailbox(c.env.DB, mailbox, now), repliesFor(c.env.DB, mailbox, page, now)]);
  const content: MailboxAnswer = {
    stored,
    status: statusOf(row),
    desk: row?.desk ?? null,
    deputy: row?.deputy ?? null,
    last_sent_on: row?.last_sent_on ?? null,
    dies_on: row?.dies_on ?? null,
    letters: replies.slice(0, LETTERS_SHOWN).map(({ letter, day, sealed }) => ({ letter, day, sealed: base64.encode(sealed) })),
    older: replies.length > LETTERS_SHOWN,
  };
  return c.body(padded(content, ANSWER_BYTES), 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store, no-transform',
    'content-encoding': 'identity',
  });
}
