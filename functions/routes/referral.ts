// The sealed door: takes an envelope from a device and cannot open it.
import { Hono } from 'hono';
import { ReferralRequest } from '#domain/api/api';
import { isSealedToNow } from '#domain/desk/desk';
import { REFERRAL_BYTES } from '#domain/letter/envelope';
import { arrivalOf, desksNow, languageOf, letterBytes } from '../arrival.ts';
import { readJson } from '../json.ts';
import { type Door, refuse, notAllowed } from '../problem.ts';
import { isStamped } from '../proof.ts';
import { saveReferral } from '../storage/referral.ts';

export const referralRoutes = new Hono<Door>();

referralRoutes.post('/', async function receiveReferral(c) {
  const now = new Date();
  const read = await readJson(c, ReferralRequest);
  if ('refused' in read) return refuse(c, read.refused);
  const { envelope, marks } = read.value;
  const sealed = letterBytes(envelope.sealed, REFERRAL_BYTES);
  if (!sealed) return refuse(c, 'bad-letter');
  const { all, open } = await desksNow(c.env, now);
  const desk = Object.hasOwn(open, envelope.desk) ? open[envelope.desk] : undefined;
  if (!desk) return refuse(c, 'desk-closed');
  if (envelope.deputy !== null && envelope.deputy !== desk.deputy) return refuse(c, 'bad-letter');
  if (!isSealedToNow(all, envelope)) return refuse(c, 'stale-keys');
  if (envelope.number !== 1 || !(await isStamped(envelope))) return refuse(c, 'bad-letter');
  const arrival = await arrivalOf(c.env, c.req.raw.headers, desk, envelope, marks, now);
  const letter = await saveReferral(c.env.DB, envelope, sealed, arrival, {
    language: await languageOf(c.env, marks.language),
    door: 'device',
  });
  return letter === null ? refuse(c, 'box-ended') : c.json({ stored: true, letter }, 201, { 'cache-control': 'no-store' });
});

referralRoutes.all('/', notAllowed('POST'));
