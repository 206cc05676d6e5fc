// The letter box without JavaScript: the number comes in the body of a form, the box is shown once and never cached.
import { Hono } from 'hono';
import { isDraft, mailboxOf, newDraft } from '../../src/crypto/receipt.ts';
import { openReplies, readersOf, sealLetter } from '../../src/crypto/letter.ts';
import { fromBase64, toBase64 } from '../../src/crypto/seal.ts';
import { LETTER_MAX } from '#domain/letter';
import { LETTERS_SHOWN, statusOf } from '#domain/mailbox';
import { readReceipt } from '#domain/receipt';
import { cleanText } from '#domain/referral';
import type { LettersView, MailboxView, NoticeView, SentView, View } from '#domain/view';
import { arrivalOf } from '../arrival.ts';
import { desksContent } from '../content.ts';
import { readForm } from '../form.ts';
import { type Context, type Door, knownLocale, refuse, renderPage } from '../problem.ts';
import { deleteMailbox, findMailbox, noteVisit, repliesFor } from '../storage/mailbox.ts';
import { addLetter } from '../storage/referral.ts';
import { answerOf, showOnce } from './answer.ts';

export const plainMailbox = new Hono<Door>();

/** What a one-time page about a letter box keeps: enough to open it once more. */
type KeptMailbox = Pick<MailboxView, 'page' | 'receipt' | 'outcome' | 'text'> & { shown: number };

plainMailbox.get('/letters', async function askNumber(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  return renderPage(c, { locale, view: await lettersView(c, '', []) });
});

plainMailbox.post('/letters', async function useMailbox(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const form = await readForm(c);
  if ('refused' in form) return refuse(c, form.refused);
  return act(c, locale, form.fields);
});

plainMailbox.all('/letters', (c) => refuse(c, 'not-allowed'));

plainMailbox.get('/answer/:ticket', async function showAnswer(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const answer = (await answerOf(c, c.req.param('ticket'))) as KeptMailbox | SentView | NoticeView | null;
  if (!answer) return renderPage(c, { locale, status: 410, view: { page: 'shown-before' } });
  const view: View = answer.page === 'mailbox' ? await mailboxView(c, answer) : answer;
  return renderPage(c, { locale, view });
});

plainMailbox.all('/answer/:ticket', (c) => refuse(c, 'not-allowed'));

async function act(c: Context, locale: string, fields: URLSearchParams): Promise<Response> {
  const typed = fields.get('number') ?? '';
  const action = fields.get('action') ?? 'open';
  const at = fields.get('at') ?? 'letters';
  const read = readReceipt(typed);
  if (action === 'language' && at === 'letters') return renderPage(c, { locale, view: await lettersView(c, typed, []) });
  if (read.kind !== 'receipt') {
    const refusals = [{ name: 'number', code: read.kind }];
    return renderPage(c, { locale, status: 422, view: await lettersView(c, typed, refusals) });
  }
  const kept: KeptMailbox = { page: 'mailbox', receipt: read.receipt, outcome: 'opened', text: '', shown: 0 };
  if (action === 'write') return write(c, locale, kept, fields);
  if (action === 'delete') return stopAndDelete(c, locale, read.receipt);
  if (action === 'older') kept.shown = Math.min(100, Math.max(0, Number.parseInt(fields.get('page') ?? '0', 10) || 0));
  if (action === 'language' && at === 'sent') return showOnce(c, locale, sentAgain(read.receipt, fields));
  if (action === 'language') kept.text = cleanText(fields.get('text') ?? '').slice(0, LETTER_MAX);
  return showOnce(c, locale, kept);
}

/** The page after sending, once more, in another language. */
function sentAgain(receipt: string, fields: URLSearchParams): SentView {
  const at = Number(fields.get('reading_at') ?? '0');
  const reading = Number.isFinite(at) && at > 0 ? { isNow: fields.get('reading_now') === 'yes', at } : null;
  return { page: 'sent', receipt, reading, doNotCall: fields.get('do_not_call') === 'yes', isDemo: fields.get('demo') === 'yes' };
}

async function stopAndDelete(c: Context, locale: string, receipt: string): Promise<Response> {
  await deleteMailbox(c.env.DB, (await mailboxOf(receipt)).key);
  return showOnce(c, locale, { page: 'deleted' });
}

async function write(c: Context, locale: string, kept: KeptMailbox, fields: URLSearchParams): Promise<Response> {
  const text = cleanText(fields.get('text') ?? '');
  const code = text === '' ? 'empty' : text.length > LETTER_MAX ? 'too-long' : null;
  if (code) {
    const view = await mailboxView(c, { ...kept, text });
    return renderPage(c, { locale, status: 422, view: { ...view, refusals: [{ name: 'text', code, max: LETTER_MAX }] } });
  }
  const given = fields.get('draft') ?? '';
  const stored = await sealAndStore(c, kept.receipt, isDraft(given) ? given : newDraft(), text);
  if (stored) return showOnce(c, locale, { ...kept, outcome: 'stored' });
  return renderPage(c, { locale, status: 422, view: await mailboxView(c, { ...kept, outcome: 'not-stored', text }) });
}

async function sealAndStore(c: Context, receipt: string, draft: string, text: string): Promise<boolean> {
  const now = new Date();
  const mailbox = await mailboxOf(receipt);
  const [row, desks] = await Promise.all([findMailbox(c.env.DB, mailbox.key, now), desksContent(c.env.ASSETS)]);
  const desk = row ? desks[row.desk] : undefined;
  if (!row || !desk) return false;
  const envelope = await sealLetter(mailbox, draft, text, readersOf(desks, row.desk, row.deputy !== null));
  return addLetter(c.env.DB, envelope, fromBase64(envelope.sealed), await arrivalOf(c.env, desk, envelope, null, now));
}

async function mailboxView(c: Context, kept: KeptMailbox): Promise<MailboxView> {
  const now = new Date();
  const mailbox = await mailboxOf(kept.receipt);
  await noteVisit(c.env.DB, mailbox.key, now);
  const [row, replies, desks] = await Promise.all([
    findMailbox(c.env.DB, mailbox.key, now),
    repliesFor(c.env.DB, mailbox.key, kept.shown, now),
    desksContent(c.env.ASSETS),
  ]);
  const sealed = replies.slice(0, LETTERS_SHOWN).map((reply) => ({ ...reply, sealed: toBase64(reply.sealed) }));
  return {
    page: 'mailbox',
    receipt: kept.receipt,
    draft: newDraft(),
    outcome: kept.outcome,
    text: kept.text,
    refusals: [],
    desks,
    isDemo: row !== null && desks[row.desk]?.demo === true,
    mailbox: {
      status: statusOf(row),
      lastSentOn: row?.last_sent_on ?? null,
      diesOn: row?.dies_on ?? null,
      letters: await openReplies(mailbox, sealed),
      older: replies.length > LETTERS_SHOWN,
      page: kept.shown,
    },
  };
}

async function lettersView(c: Context, typed: string, refusals: LettersView['refusals']): Promise<LettersView> {
  return { page: 'letters', typed: typed.slice(0, 200), refusals, desks: await desksContent(c.env.ASSETS) };
}
