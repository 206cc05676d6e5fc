// The letter box without JavaScript: the number comes in the body of a form, the box is shown once and never cached.
import { Hono } from 'hono';
import { addMonths, dayOf } from '#domain/days';
import { LETTER_MAX, type TappedAnswer, tappedAnswer, taps } from '#domain/letter';
import { ownWordOf, readReceipt } from '#domain/receipt';
import { cleanText } from '#domain/referral';
import { LOOK_AGAIN_MONTHS } from '#domain/retention';
import { type NoticeView, type SentView, sentSteps, type View } from '#domain/view';
import { openReplies, readersOf, sealLetter } from '../../src/crypto/letter.ts';
import { isDraft, mailboxOf, newDraft } from '../../src/crypto/receipt.ts';
import { fromBase64, toBase64 } from '../../src/crypto/seal.ts';
import { arrivalOf } from '../arrival.ts';
import { desksContent } from '../content.ts';
import { readForm } from '../form.ts';
import { type Context, type Door, knownLocale, refuse, renderPage } from '../problem.ts';
import { chooseLookAgain, deleteLetter, deleteMailbox, findMailbox, replyOf } from '../storage/mailbox.ts';
import { addLetter } from '../storage/referral.ts';
import { answerOf, showOnce } from './answer.ts';
import { type KeptMailbox, keptMailbox, lettersView, mailboxView, unreachedMailbox } from './mailbox-view.ts';

export const plainMailbox = new Hono<Door>();

plainMailbox.get('/letters', async function askNumber(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  return renderPage(c, { locale, view: await lettersView(c, '', '', []) });
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
  const ownWord = ownWordOf(fields.get('own_word') ?? '');
  const action = fields.get('action') ?? 'open';
  const at = fields.get('at') ?? 'letters';
  const read = readReceipt(typed);
  c.set('onFault', { locale, view: await lettersView(c, typed, ownWord, [{ name: 'number', code: 'failed' }], true) });
  if (action === 'language' && at === 'letters') return renderPage(c, { locale, view: await lettersView(c, typed, ownWord, []) });
  if (read.kind !== 'receipt') {
    const refusals = [{ name: 'number', code: read.kind }];
    return renderPage(c, { locale, status: 422, view: await lettersView(c, typed, ownWord, refusals) });
  }
  if (at === 'sent' && (action === 'language' || sentSteps.some((step) => step === action)))
    return showOnce(c, locale, sentAgain(read.receipt, ownWord, action, fields));
  const kept = keptMailbox(read.receipt, ownWord);
  const { key } = await mailboxOf(read.receipt, ownWord);
  if (action === 'write') return write(c, locale, kept, fields);
  if (action === 'tap') return tap(c, locale, kept, fields);
  if (action === 'look-again') return lookAgain(c, locale, kept, key, fields);
  if (action === 'delete') return stopAndDelete(c, locale, key);
  if (action === 'delete-letter' && (await deleteLetter(c.env.DB, key, fields.get('letter') ?? ''))) kept.outcome = 'letter-deleted';
  if (action === 'older') kept.shown = Math.min(100, Math.max(0, Number.parseInt(fields.get('page') ?? '0', 10) || 0));
  if (action === 'language') kept.text = cleanText(fields.get('text') ?? '').slice(0, LETTER_MAX);
  return showOnce(c, locale, kept);
}

/** The page after sending, once more: in another language, or after its number was kept or knowingly not. */
function sentAgain(receipt: string, ownWord: string, action: string, fields: URLSearchParams): SentView {
  const at = Number(fields.get('reading_at') ?? '0');
  const reading = Number.isFinite(at) && at > 0 ? { isNow: fields.get('reading_now') === 'yes', at } : null;
  const [doNotCall, isDemo, onlyNumber] = ['do_not_call', 'demo', 'only_number'].map((name) => fields.get(name) === 'yes') as [
    boolean,
    boolean,
    boolean,
  ];
  const wanted = action === 'language' ? fields.get('step') : action;
  const step = sentSteps.find((each) => each === wanted) ?? 'number';
  return { page: 'sent', step, receipt, ownWord, onlyNumber, reading, doNotCall, isDemo };
}

async function stopAndDelete(c: Context, locale: string, key: string): Promise<Response> {
  await deleteMailbox(c.env.DB, key);
  return showOnce(c, locale, { page: 'deleted' });
}

async function lookAgain(c: Context, locale: string, kept: KeptMailbox, key: string, fields: URLSearchParams): Promise<Response> {
  const now = new Date();
  const months = LOOK_AGAIN_MONTHS.find((each) => String(each) === fields.get('months'));
  const chosen = await chooseLookAgain(c.env.DB, key, months ? addMonths(dayOf(now), months) : null, now);
  return showOnce(c, locale, chosen ? { ...kept, outcome: 'look-again' } : kept);
}

async function write(c: Context, locale: string, kept: KeptMailbox, fields: URLSearchParams): Promise<Response> {
  const text = cleanText(fields.get('text') ?? '');
  c.set('onFault', { locale, view: await unreachedMailbox(c, { ...kept, text }) });
  const code = text === '' ? 'empty' : text.length > LETTER_MAX ? 'too-long' : null;
  if (code) {
    const view = await mailboxView(c, { ...kept, text });
    return renderPage(c, { locale, status: 422, view: { ...view, refusals: [{ name: 'text', code, max: LETTER_MAX }] } });
  }
  const stored = await sealAndStore(c, kept, fields, text);
  if (stored) return showOnce(c, locale, { ...kept, outcome: 'stored' });
  return renderPage(c, { locale, status: 422, view: await mailboxView(c, { ...kept, outcome: 'not-stored', text }) });
}

/** An answer without words: to a letter of the desk, or, once it closed, whether the person was listened to. */
async function tap(c: Context, locale: string, kept: KeptMailbox, fields: URLSearchParams): Promise<Response> {
  const answer = await answerFrom(c, kept, fields);
  if (!answer) return showOnce(c, locale, kept);
  const stored = await sealAndStore(c, kept, fields, '', answer);
  return showOnce(c, locale, { ...kept, outcome: stored ? 'answered' : 'not-stored' });
}

/** What a tap says. The question is read from the desk's own letter, never from the form. */
async function answerFrom(c: Context, kept: KeptMailbox, fields: URLSearchParams): Promise<TappedAnswer | null> {
  const say = taps.find((each) => each === fields.get('say'));
  const letter = fields.get('letter') ?? '';
  if (!say) return null;
  if (letter === '') return say === 'later' ? null : { to: 'closing', say };
  const mailbox = await mailboxOf(kept.receipt, kept.ownWord);
  const reply = await replyOf(c.env.DB, mailbox.key, letter, new Date());
  const [opened] = reply ? await openReplies(mailbox, [{ ...reply, sealed: toBase64(reply.sealed) }]) : [];
  return opened?.ask ? tappedAnswer(letter, opened.ask, say) : null;
}

async function sealAndStore(c: Context, kept: KeptMailbox, fields: URLSearchParams, text: string, answer?: TappedAnswer): Promise<boolean> {
  const now = new Date();
  const given = fields.get('draft') ?? '';
  const mailbox = await mailboxOf(kept.receipt, kept.ownWord);
  const [row, desks] = await Promise.all([findMailbox(c.env.DB, mailbox.key, now), desksContent(c.env.ASSETS)]);
  const desk = row ? desks[row.desk] : undefined;
  if (!row || !desk) return false;
  const readers = readersOf(desks, row.desk, row.deputy !== null);
  const envelope = await sealLetter(mailbox, isDraft(given) ? given : newDraft(), text, readers, answer);
  const arrival = await arrivalOf(c.env, c.req.raw.headers, desk, envelope, null, now);
  return addLetter(c.env.DB, envelope, fromBase64(envelope.sealed), arrival, answer?.to === 'closing');
}
