// Writing without JavaScript: the Worker seals the letter on arrival, before it is stored, and keeps no copy.
import { Hono } from 'hono';
import { findArea } from '#domain/areas';
import { type Desks, deskFor } from '#domain/desk';
import { isUrgent, mayNotCall, type Referral, readReferral } from '#domain/referral';
import type { ReferView, SentView } from '#domain/view';
import { readersOf, sealReferral } from '../../src/crypto/letter.ts';
import { isDraft, mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { fromBase64 } from '../../src/crypto/seal.ts';
import { arrivalOf, desksNow, readingOf } from '../arrival.ts';
import { areaIndex } from '../content.ts';
import { stampAt } from '../flood.ts';
import { readForm } from '../form.ts';
import { type Context, type Door, knownLocale, refuse, renderPage } from '../problem.ts';
import { saveReferral } from '../storage/referral.ts';
import { showOnce } from './answer.ts';

export const plainReferral = new Hono<Door>();

plainReferral.get('/', async function showForm(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  return renderPage(c, { locale, view: await formView(c, new URLSearchParams(), []) });
});

plainReferral.post('/', async function receiveForm(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const form = await readForm(c);
  if ('refused' in form) return refuse(c, form.refused);
  const { fields } = form;
  const { referral, refusals } = readReferral(fields);
  const view = await formView(c, fields, refusals);
  if (fields.get('action') === 'language') return renderPage(c, { locale, view: { ...view, refusals: [] } });
  if (refusals.length > 0) return renderPage(c, { locale, view, status: 422 });
  const sent = await send(c, referral, view, fields);
  return sent ? showOnce(c, locale, sent) : renderPage(c, { locale, view: { ...view, desk: null }, status: 409 });
});

plainReferral.all('/', (c) => refuse(c, 'not-allowed'));

/** Seals and stores. Null when no open desk may read this letter; then nothing is stored. */
async function send(c: Context, referral: Referral, view: ReferView, fields: URLSearchParams): Promise<SentView | null> {
  const now = new Date();
  const { all, open } = await desksNow(c.env, now);
  const name = await deskOf(c, open, referral);
  const desk = name === null ? undefined : open[name];
  if (name === null || !desk) return null;
  const receipt = await receiptOf(view.draft);
  const envelope = await sealReferral(await mailboxOf(receipt), referral, readersOf(all, name, referral.deputy === 'yes'));
  const marks = { stamp: view.stamp, trap: fields.get('website') ?? '' };
  const arrival = await arrivalOf(c.env, desk, { urgent: isUrgent(referral), deputy: envelope.deputy }, marks, now);
  await saveReferral(c.env.DB, envelope, fromBase64(envelope.sealed), arrival);
  return { page: 'sent', receipt, reading: readingOf(desk, now), doNotCall: mayNotCall(referral), isDemo: desk.demo };
}

async function deskOf(c: Context, open: Desks, referral: Referral): Promise<string | null> {
  const place = typeof referral.place === 'string' ? findArea(await areaIndex(c.env.ASSETS), referral.place) : null;
  const municipality = place?.kind === 'one' ? place.municipality.code : null;
  return deskFor(open, { municipality, age: typeof referral.age === 'string' ? referral.age : null });
}

/** The form with what was typed; a first visit gets a fresh draft and stamp. */
async function formView(c: Context, fields: URLSearchParams, refusals: ReferView['refusals']): Promise<ReferView> {
  const now = new Date();
  const { all, open } = await desksNow(c.env, now);
  const desk = deskFor(open, { municipality: null, age: null });
  const given = fields.get('draft') ?? '';
  return {
    page: 'refer',
    draft: isDraft(given) ? given : newDraft(),
    stamp: fields.get('stamp')?.slice(0, 200) || (await stampAt(c.env.FLOOD_SECRET, now)),
    desk,
    open: Object.keys(open),
    desks: all,
    reading: readingOf(desk === null ? undefined : open[desk], now),
    values: Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)])),
    refusals,
  };
}
