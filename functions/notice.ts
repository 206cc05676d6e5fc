// Tells desks to look, by webhook or mail: always the same words, at fixed times, for what cannot wait, and sometimes for nothing.
import { type Desks, secondDesks } from '#domain/desk/desk';
import { isDecoy, isNoticeTime, NOTICE, noticePlaces } from '#domain/desk/notice';
import { desksContent } from './content.ts';
import type { Env } from './env.ts';
import { hasUntoldRequest, noteRequestsTold, noteTold, urgentNews } from './storage/notice.ts';

/** Who can be told, how, and a random whole number for notices about nothing. */
export interface Notices {
  desks: Desks;
  /** False when it could not be told. */
  tell(desk: string): Promise<boolean>;
  draw(): number;
}

/** So long is waited for a webhook: the desk after it is told all the same. */
const WAIT_MS = 5000;

/** Tells every desk for which it is time. What could not be told of an urgent letter, or of a request in danger that waits for a second member, is told again at the next quarter-hour. */
export async function tellDesks(db: D1Database, now: Date, { desks, tell, draw }: Notices): Promise<void> {
  for (const [name, desk] of Object.entries(desks)) {
    const news = await urgentNews(db, name);
    const others = Object.keys(desks).filter((each) => secondDesks(desks, each).includes(name));
    const isAsked = await hasUntoldRequest(db, name, others);
    const isForNothing = isDecoy(draw());
    const isTime = news !== null || isAsked || isForNothing || isNoticeTime(desk, now);
    if (!isTime || !(await tell(name))) continue;
    if (news !== null) await noteTold(db, name, news);
    if (isAsked) await noteRequestsTold(db, name, others);
  }
}

/** The notices of this environment. What cannot be read or sent is an alarm for the operator, and stops nothing else. */
export async function noticesOf(env: Env, alarm: (code: string) => void): Promise<Notices> {
  const { places, whole } = noticePlaces(env.NOTICES ?? '{}');
  if (!whole) alarm('notices-unreadable');
  return {
    desks: await desksContent(env.ASSETS),
    draw: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    async tell(desk) {
      const { webhook, mail } = places.get(desk) ?? {};
      const ways = [webhook !== undefined && callWebhook(webhook), mail !== undefined && writeMail(env, mail)];
      const sent = await Promise.allSettled(ways);
      const isTold = sent.every(({ status }) => status === 'fulfilled');
      if (!isTold) alarm('notice-not-sent');
      return isTold;
    },
  };
}

async function callWebhook(webhook: string): Promise<void> {
  const response = await fetch(webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: NOTICE }),
    signal: AbortSignal.timeout(WAIT_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error('not taken');
}

/** Tells an address that is already public one fixed sentence. False when it could not be told. */
export async function tellAddress(env: Env, mail: string, sentence: string): Promise<boolean> {
  return writeMail(env, mail, sentence).then(
    () => true,
    () => false,
  );
}

async function writeMail({ MAIL, NOTICE_FROM }: Env, mail: string, sentence = NOTICE): Promise<void> {
  if (!MAIL || !NOTICE_FROM) throw new Error('no mail here');
  await MAIL.send({ from: NOTICE_FROM, to: mail, subject: sentence, text: sentence });
}
