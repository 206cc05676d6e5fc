// The letter box without JavaScript: the number comes in the body of a form, every answer is the way to a page of a moment.
import { Hono } from 'hono';
import { type BoxAction, boxActionOf } from '#domain/box/box-action';
import { addMonths, dayOf } from '#domain/time/days';
import { signersOf } from '#domain/desk/desk';
import { LETTER_MAX, type ShownLetter, type TappedAnswer, tappedAnswer } from '#domain/letter/letter';
import { ownWordOf, readReceipt } from '#domain/box/receipt';
import { cleanText } from '#domain/letter/clean-text';
import { sentSteps, type View } from '#domain/site/view';
import { readersOf, sealLetter } from '../../src/crypto/letter.ts';
import { openBox, placeOf, signRemoval } from '../../src/crypto/opened-box.ts';
import { isDraft, type Mailbox, newDraft } from '../../src/crypto/receipt.ts';
import { fromBase64, toBase64 } from '../../src/crypto/seal.ts';
import { arrivalOf } from '../arrival.ts';
import { desksContent } from '../content.ts';
import { readForm } from '../form.ts';
import { isForeign } from '../origin.ts';
import { type Context, type Door, knownLocale, refusalOf, refuse, renderPage, notAllowed } from '../problem.ts';
import { chooseLookAgain, deleteLetter, deleteMailbox, findMailbox, replyOf, type StoredReply, sentFrom } from '../storage/mailbox.ts';
import { addLetter } from '../storage/referral.ts';
import { answerOf, end, goTo, keep } from './answer.ts';
import type { Kept, KeptMailbox, KeptNumber } from './kept.ts';
import { boxIn, existingMailbox, keptMailbox, lettersView, mailboxView } from './mailbox-view.ts';
import { formAgain } from './referral-view.ts';

export const plainMailbox = new Hono<Door>();

const untyped: KeptNumber = { page: 'letters', typed: '', ownWord: '', refusals: [], failed: false };

plainMailbox.get('/letters', async function askNumber(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const view = await lettersView(c, '', untyped);
  return renderPage(c, { locale, view, ...(view.failed && { status: 503 }) });
});

plainMailbox.post('/letters', async function useMailbox(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const form = await readForm(c);
  if ('refused' in form) return refuse(c, form.refused);
  return form.fields.get('at') === 'sent' ? afterSending(c, locale, form.fields) : act(c, locale, form.fields);
});

plainMailbox.all('/letters', notAllowed('GET', 'HEAD', 'POST'));

plainMailbox.get('/answer/:ticket', async function showAnswer(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const ticket = c.req.param('ticket');
  const refused = refusalOf(ticket);
  if (refused) return refuse(c, refused);
  const kept = await answerOf(c, ticket);
  return renderPage(c, { locale, view: await viewOf(c, ticket, kept), ...(kept === null && { status: 410 }) });
});

plainMailbox.all('/answer/:ticket', notAllowed('GET', 'HEAD'));

async function viewOf(c: Context, ticket: string, kept: Kept | null): Promise<View> {
  if (kept === null) return { page: 'over' };
  if (kept.page === 'refer') return formAgain(c, ticket, kept);
  if (kept.page === 'letters') return lettersView(c, ticket, kept);
  if (kept.page === 'mailbox') return mailboxView(c, ticket, kept);
  return kept.page === 'sent' ? { ...kept, kept: ticket } : kept;
}

/** On the page after sending: another language, or what to do with a number that stands there. */
async function afterSending(c: Context, locale: string, fields: URLSearchParams): Promise<Response> {
  const ticket = fields.get('kept') ?? '';
  const kept = await answerOf(c, ticket);
  const step = sentSteps.find((each) => each === fields.get('action'));
  if (kept?.page !== 'sent') return goTo(`/${locale}/answer/${ticket || 'not-found'}/`);
  return keep(c, locale, { ...kept, step: step ?? kept.step, receipt: step === 'kept' ? null : kept.receipt }, ticket);
}

async function act(c: Context, locale: string, fields: URLSearchParams): Promise<Response> {
  const typed = (fields.get('number') ?? '').slice(0, 4000);
  const ownWord = ownWordOf(fields.get('own_word') ?? '');
  const ticket = fields.get('kept') ?? '';
  const action = boxActionOf(fields.get('action') ?? 'open') ?? { do: 'open' };
  const read = readReceipt(typed);
  const asked: KeptNumber = { ...untyped, typed, ownWord };
  c.set('onFault', () => keep(c, locale, { ...asked, failed: true }, ticket));
  if (action.do === 'close') return end(c, ticket).then(() => goTo(`/${locale}/letters/`));
  if (isForeign(c)) return keep(c, locale, { ...asked, refusals: [{ name: 'number', code: 'foreign' }] }, ticket);
  if (action.do === 'language' && fields.get('at') !== 'mailbox') return keep(c, locale, asked, ticket);
  if (read.kind !== 'receipt') return keep(c, locale, { ...asked, refusals: [{ name: 'number', code: read.kind }] }, ticket);
  const draft = fields.get('draft') ?? '';
  const text = cleanText(fields.get('text') ?? '');
  const page = Math.min(100, Math.max(0, Number.parseInt(fields.get('page') ?? '0', 10) || 0));
  const kept = keptMailbox(read.receipt, ownWord, isDraft(draft) ? draft : '', text, page);
  c.set('onFault', () => keep(c, locale, { ...kept, outcome: 'failed' }, ticket));
  if (action.do === 'delete-now') return stopAndDelete(c, locale, kept, ticket);
  return keep(c, locale, { ...kept, ...(await done(c, kept, action)) }, ticket);
}

/** What an action changes about the page of a letter box; the words being written stay, unless they were sent. */
async function done(c: Context, kept: KeptMailbox, action: BoxAction): Promise<Partial<KeptMailbox>> {
  const now = new Date();
  const mailbox = await existingMailbox(c.env.DB, kept, now);
  switch (action.do) {
    case 'write':
      return write(c, kept);
    case 'tap':
      return answer(c, kept, await tapped(c, kept, action.letter, action.say));
    case 'listened':
      return answer(c, kept, { to: 'closing', say: action.say });
    case 'look-again': {
      const day = action.months === 0 ? null : addMonths(dayOf(now), action.months);
      return (await chooseLookAgain(c.env.DB, mailbox.key, day, now)) ? { outcome: 'look-again' } : {};
    }
    case 'delete':
      return { asking: '' };
    case 'delete-letter':
      return { asking: action.letter };
    case 'delete-letter-now':
      return (await removeLetter(c, mailbox, action.letter)) ? { outcome: 'letter-deleted' } : {};
    case 'older':
      return { shown: Math.min(100, kept.shown + 1) };
    default:
      return {};
  }
}

async function stopAndDelete(c: Context, locale: string, kept: KeptMailbox, ticket: string): Promise<Response> {
  await deleteMailbox(c.env.DB, (await existingMailbox(c.env.DB, kept, new Date())).key);
  await end(c, ticket);
  return keep(c, locale, { page: 'deleted' });
}

async function write(c: Context, kept: KeptMailbox): Promise<Partial<KeptMailbox>> {
  const code = kept.text === '' ? 'empty' : kept.text.length > LETTER_MAX ? 'too-long' : null;
  if (code) return { refusals: [{ name: 'text', code, max: LETTER_MAX }] };
  const stored = await sealAndStore(c, kept, kept.text);
  return stored ? { outcome: 'stored', text: '', draft: newDraft(), shown: 0 } : { outcome: 'not-stored' };
}

/** An answer without words: to a letter of the desk, or, once it closed, whether the person was listened to. */
async function answer(c: Context, kept: KeptMailbox, said: TappedAnswer | null): Promise<Partial<KeptMailbox>> {
  if (!said) return {};
  // A fresh draft: the same answer given again later is a new letter, and the newest counts.
  return (await sealAndStore(c, kept, '', said)) ? { outcome: 'answered', draft: newDraft() } : { outcome: 'not-stored' };
}

/** What a tap says. The question is read from the desk's own letter, never from the form. */
async function tapped(c: Context, kept: KeptMailbox, letter: string, say: 'yes' | 'no' | 'later'): Promise<TappedAnswer | null> {
  const mailbox = await existingMailbox(c.env.DB, kept, new Date());
  const reply = await replyOf(c.env.DB, mailbox.key, letter, new Date());
  const opened = reply ? await openReply(c, mailbox, reply) : undefined;
  return opened?.ask ? tappedAnswer(letter, opened.ask, say) : null;
}

/** Signs and removes one letter, of the desk or of the person: its place is read from the box, never from the form. */
async function removeLetter(c: Context, mailbox: Mailbox, letter: string): Promise<boolean> {
  const [reply, sent] = await Promise.all([replyOf(c.env.DB, mailbox.key, letter, new Date()), sentFrom(c.env.DB, mailbox.key)]);
  if (!reply && !sent.some((each) => each.letter === letter)) return false;
  const opened = reply ? await openReply(c, mailbox, reply) : undefined;
  return deleteLetter(c.env.DB, mailbox.key, signRemoval(mailbox, placeOf(letter, opened ? [opened] : [], sent)));
}

async function openReply(c: Context, mailbox: Mailbox, reply: StoredReply): Promise<ShownLetter | undefined> {
  const letters = [{ ...reply, sealed: toBase64(reply.sealed) }];
  const box = { letters, plan: null, sent: [], head: null, removed: [], older: true };
  return (await openBox(mailbox, box, signersOf(await desksContent(c.env.ASSETS)))).letters[0];
}

/** Seals after the newest letter of the box and stores; once more when another letter came in between. */
async function sealAndStore(c: Context, kept: KeptMailbox, text: string, said?: TappedAnswer): Promise<boolean> {
  for (let tries = 0; tries < 3; tries += 1) if (await sealOnce(c, kept, text, said)) return true;
  return false;
}

async function sealOnce(c: Context, kept: KeptMailbox, text: string, said?: TappedAnswer): Promise<boolean> {
  const now = new Date();
  const mailbox = await existingMailbox(c.env.DB, kept, now);
  const [row, desks, { next }] = await Promise.all([
    findMailbox(c.env.DB, mailbox.key, now),
    desksContent(c.env.ASSETS),
    boxIn(c, mailbox, 0, now),
  ]);
  const desk = row ? desks[row.desk] : undefined;
  if (!row || !desk || !next) return false;
  const readers = readersOf(desks, row.desk, row.deputy !== null);
  const envelope = await sealLetter(mailbox, next, kept.draft, text, readers, said, dayOf(now));
  const arrival = await arrivalOf(c.env, c.req.raw.headers, desk, envelope, null, now);
  return addLetter(c.env.DB, envelope, fromBase64(envelope.sealed), arrival, said?.to === 'closing');
}
