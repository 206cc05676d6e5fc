// Writing without JavaScript: the Worker seals the letter on arrival, before it is stored, and keeps no other copy.
import { Hono } from 'hono';
import { findArea } from '#domain/areas/areas';
import { dayOf } from '#domain/time/days';
import { type Desks, deskFor } from '#domain/desk/desk';
import { ownWordOf } from '#domain/box/receipt';
import { ageOf, isUrgent, mayNotCall, needsNumber, type Referral, readReferral } from '#domain/letter/referral';
import type { SentView } from '#domain/site/view';
import { type Way, ways, wayOf } from '#domain/letter/way';
import { readersOf } from '../../src/crypto/letter.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { isDraft, mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { fromBase64 } from '../../src/crypto/seal.ts';
import { arrivalOf, desksNow, readingOf } from '../arrival.ts';
import { areaIndex } from '../content.ts';
import { readForm } from '../form.ts';
import { isForeign } from '../origin.ts';
import { type Context, type Door, knownLocale, refuse, renderPage, notAllowed } from '../problem.ts';
import { saveReferral } from '../storage/referral.ts';
import { end, keep } from './answer.ts';
import type { KeptForm } from './kept.ts';
import { openForm } from './referral-view.ts';

export const plainReferral = new Hono<Door>();

for (const path of ['/', '/:way'] as const) {
  plainReferral.get(path, async (c) => showForm(c, c.req.param('way')));
  plainReferral.post(path, async (c) => receiveForm(c, c.req.param('way')));
  plainReferral.all(path, notAllowed('GET', 'HEAD', 'POST'));
}

/** True for the addresses of the form: none for oneself, else the name of the way in. */
const isWay = (named: string | undefined): boolean => named === undefined || (named !== 'self' && ways.some((way) => way === named));

async function showForm(c: Context, named: string | undefined): Promise<Response> {
  const locale = await knownLocale(c);
  if (!locale || !isWay(named)) return refuse(c, 'not-found');
  return renderPage(c, { locale, view: await openForm(c, wayOf(named)) });
}

async function receiveForm(c: Context, named: string | undefined): Promise<Response> {
  const locale = await knownLocale(c);
  if (!locale || !isWay(named)) return refuse(c, 'not-found');
  const form = await readForm(c);
  if ('refused' in form) return refuse(c, form.refused);
  const { fields, damaged } = form;
  const ticket = fields.get('kept') ?? '';
  const way = wayAfter(fields.get('action') ?? '', wayOf(named));
  fields.delete('way');
  if (way !== 'self') fields.set('way', way);
  const kept: KeptForm = { page: 'refer', fields: [...fields], refusals: [], state: 'open' };
  const again = (more: Partial<KeptForm>): Promise<Response> => keep(c, locale, { ...kept, ...more }, ticket);
  c.set('onFault', () => again({ state: 'failed' }));
  if (isForeign(c)) return again({ state: 'foreign' });
  if (damaged) return again({ state: 'damaged' });
  if (fields.get('action') !== 'send') return again({});
  const { referral, refusals } = readReferral(fields);
  if (refusals.length > 0) return again({ refusals });
  const sent = await send(c, locale, referral, fields);
  if (!sent) return again({ state: 'closed' });
  const answer = await keep(c, locale, sent);
  await end(c, ticket);
  return answer;
}

/** The way in that a button chose, else the one of the address. */
const wayAfter = (action: string, way: Way): Way => ways.find((each) => action === `way ${each}`) ?? way;

/** Seals and stores. Null when no open desk may read this letter; then nothing is stored. */
async function send(c: Context, locale: string, referral: Referral, fields: URLSearchParams): Promise<SentView | null> {
  const now = new Date();
  const { all, open } = await desksNow(c.env, now);
  const name = await deskOf(c, open, referral);
  const desk = name === null ? undefined : open[name];
  if (name === null || !desk) return null;
  const given = fields.get('draft') ?? '';
  const ownWord = ownWordOf(fields.get('own_word') ?? '');
  const readers = readersOf(all, name, referral.deputy === 'yes');
  const marks = { stamp: fields.get('stamp') ?? '' };
  const outside = { urgent: isUrgent(referral), deputy: readers.deputy?.desk ?? null };
  const arrival = await arrivalOf(c.env, c.req.raw.headers, desk, outside, marks, now);
  const store = async (draft: string): Promise<string | null> => {
    const drawn = await receiptOf(draft);
    const envelope = await sealReferral(await mailboxOf(drawn, ownWord), referral, readers, dayOf(now));
    return (await saveReferral(c.env.DB, envelope, fromBase64(envelope.sealed), arrival, { language: locale, door: 'plain' })) && drawn;
  };
  // A page from before its letter box was ended: what ended stays so, and this letter gets a number of its own.
  const known = isDraft(given) ? await store(given) : null;
  const receipt = known ?? (await store(newDraft()));
  return {
    page: 'sent',
    door: 'plain',
    step: 'number',
    // The form showed the number already; where scripts may run, without its draft, or with one that ended, nobody saw it.
    receipt: known === null || fields.get('shown') === null ? receipt : null,
    kept: '',
    hasOwnWord: ownWord !== '',
    onlyNumber: needsNumber(referral),
    reading: readingOf(desk, now),
    doNotCall: mayNotCall(referral),
    isDemo: desk.demo,
    asking: false,
    failed: false,
  };
}

async function deskOf(c: Context, open: Desks, referral: Referral): Promise<string | null> {
  const place = typeof referral.place === 'string' ? findArea(await areaIndex(c.env.ASSETS), referral.place) : null;
  const municipality = place?.kind === 'one' ? place.municipality.code : null;
  return deskFor(open, { municipality, age: ageOf(referral) });
}
