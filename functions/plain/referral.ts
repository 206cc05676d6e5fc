// Writing without JavaScript: the Worker seals the letter on arrival, before it is stored, and keeps no copy.
import { Hono } from 'hono';
import { findArea } from '#domain/areas';
import { type Desks, deskFor } from '#domain/desk';
import { ownWordOf } from '#domain/receipt';
import { ageOf, isUrgent, mayNotCall, needsNumber, type Referral, readReferral } from '#domain/referral';
import type { ReferView, SentView } from '#domain/view';
import { ways, wayOf } from '#domain/way';
import { readersOf, sealReferral } from '../../src/crypto/letter.ts';
import { isDraft, mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { fromBase64 } from '../../src/crypto/seal.ts';
import { arrivalOf, desksNow, readingOf } from '../arrival.ts';
import { areaIndex, desksContent } from '../content.ts';
import { stampAt } from '../flood.ts';
import { readForm } from '../form.ts';
import { type Context, type Door, knownLocale, refuse, renderPage } from '../problem.ts';
import { saveReferral } from '../storage/referral.ts';
import { showOnce } from './answer.ts';

export const plainReferral = new Hono<Door>();

for (const path of ['/', '/:way'] as const) {
  plainReferral.get(path, async (c) => showForm(c, c.req.param('way')));
  plainReferral.post(path, async (c) => receiveForm(c, c.req.param('way')));
  plainReferral.all(path, (c) => refuse(c, 'not-allowed'));
}

/** True for the addresses of the form: none for oneself, else the name of the way in. */
const isWay = (named: string | undefined): boolean => named === undefined || (named !== 'self' && ways.some((way) => way === named));

async function showForm(c: Context, named: string | undefined): Promise<Response> {
  const locale = await knownLocale(c);
  if (!locale || !isWay(named)) return refuse(c, 'not-found');
  const fields = new URLSearchParams(named === undefined ? {} : { way: named });
  return renderPage(c, { locale, view: await openForm(c, await formOf(c, fields)) });
}

async function receiveForm(c: Context, named: string | undefined): Promise<Response> {
  const locale = await knownLocale(c);
  if (!locale || !isWay(named)) return refuse(c, 'not-found');
  const form = await readForm(c);
  if ('refused' in form) return refuse(c, form.refused);
  const { fields } = form;
  if (named !== undefined) fields.set('way', named);
  const kept = await formOf(c, fields);
  c.set('onFault', { locale, view: { ...kept, failed: true } });
  const { referral, refusals } = readReferral(fields);
  const view = await openForm(c, kept);
  if (fields.get('action') === 'language') return renderPage(c, { locale, view });
  if (refusals.length > 0) return renderPage(c, { locale, view: { ...view, refusals }, status: 422 });
  const sent = await send(c, referral, view, fields);
  return sent ? showOnce(c, locale, sent) : renderPage(c, { locale, view: { ...view, desk: null }, status: 409 });
}

/** Seals and stores. Null when no open desk may read this letter; then nothing is stored. */
async function send(c: Context, referral: Referral, view: ReferView, fields: URLSearchParams): Promise<SentView | null> {
  const now = new Date();
  const { all, open } = await desksNow(c.env, now);
  const name = await deskOf(c, open, referral);
  const desk = name === null ? undefined : open[name];
  if (name === null || !desk) return null;
  const receipt = await receiptOf(view.draft);
  const mailbox = await mailboxOf(receipt, view.ownWord);
  const envelope = await sealReferral(mailbox, referral, readersOf(all, name, referral.deputy === 'yes'));
  const marks = { stamp: view.stamp, trap: fields.get('website') ?? '' };
  const arrival = await arrivalOf(c.env, c.req.raw.headers, desk, { urgent: isUrgent(referral), deputy: envelope.deputy }, marks, now);
  await saveReferral(c.env.DB, envelope, fromBase64(envelope.sealed), arrival);
  return {
    page: 'sent',
    step: 'number',
    receipt,
    ownWord: view.ownWord,
    onlyNumber: needsNumber(referral),
    reading: readingOf(desk, now),
    doNotCall: mayNotCall(referral),
    isDemo: desk.demo,
  };
}

async function deskOf(c: Context, open: Desks, referral: Referral): Promise<string | null> {
  const place = typeof referral.place === 'string' ? findArea(await areaIndex(c.env.ASSETS), referral.place) : null;
  const municipality = place?.kind === 'one' ? place.municipality.code : null;
  return deskFor(open, { municipality, age: ageOf(referral) });
}

/** The form with what was typed, from content alone: it can be shown whatever else fails. A first visit gets a fresh draft and stamp. */
async function formOf(c: Context, fields: URLSearchParams): Promise<ReferView> {
  const given = fields.get('draft') ?? '';
  return {
    page: 'refer',
    way: wayOf(fields.get('way')),
    ownWord: ownWordOf(fields.get('own_word') ?? ''),
    failed: false,
    draft: isDraft(given) ? given : newDraft(),
    stamp: fields.get('stamp')?.slice(0, 200) || (await stampAt(c.env.FLOOD_SECRET, new Date())),
    desk: null,
    open: [],
    desks: await desksContent(c.env.ASSETS),
    reading: null,
    values: Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)])),
    refusals: [],
  };
}

/** The same form, with the desk that reads it and when. */
async function openForm(c: Context, form: ReferView): Promise<ReferView> {
  const now = new Date();
  const { open } = await desksNow(c.env, now);
  const desk = deskFor(open, { municipality: null, age: null });
  return { ...form, desk, open: Object.keys(open), reading: readingOf(desk === null ? undefined : open[desk], now) };
}
