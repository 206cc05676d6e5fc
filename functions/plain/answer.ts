// After a plain form: always 303, to a page that can be looked at again for a quarter of an hour, until the person ends it.
import { ANSWER_SECONDS } from '#domain/box/retention';
import { answerKey, isTicket, newTicket, openAnswer, sealAnswer } from '../../src/crypto/answer.ts';
import type { Context } from '../problem.ts';
import { endAnswer, findAnswer, keepAnswer, replaceAnswer } from '../storage/answer.ts';
import type { Kept } from './kept.ts';

/**
 * Keeps an answer and sends the visitor to it. A ticket that is still there is used again, so that one visit has one address.
 * When the database does not answer, the words go into the platform's cache, which forgets by itself: they are never lost for a fault.
 */
export async function keep(c: Context, locale: string, kept: Kept, ticket = ''): Promise<Response> {
  const now = new Date();
  const content = { until: now.getTime() + ANSWER_SECONDS * 1000, kept };
  const used = (await replaced(c, ticket, content, now)) ? ticket : await placed(c, content, now);
  return goTo(`/${locale}/answer/${used}/${'refusals' in kept && kept.refusals.length > 0 ? '#refused' : ''}`);
}

async function replaced(c: Context, ticket: string, content: unknown, now: Date): Promise<boolean> {
  if (!isTicket(ticket)) return false;
  const sealed = await sealAnswer(ticket, c.env.FLOOD_SECRET, content);
  return replaceAnswer(c.env.DB, await answerKey(ticket), sealed, now).catch(() => false);
}

async function placed(c: Context, content: unknown, now: Date): Promise<string> {
  const ticket = newTicket();
  const [key, sealed] = [await answerKey(ticket), await sealAnswer(ticket, c.env.FLOOD_SECRET, content)];
  const headers = { 'cache-control': `max-age=${ANSWER_SECONDS}` };
  await keepAnswer(c.env.DB, key, sealed, now).catch(() => cache().put(beside(key), new Response(new Uint8Array(sealed), { headers })));
  return ticket;
}

/** The platform's own cache (https://developers.cloudflare.com/workers/runtime-apis/cache/). */
const cache = (): Cache => (caches as unknown as { default: Cache }).default;

const beside = (key: string): string => `https://answers.internal/${key}`;

/** The answer of a ticket; null when it ended, is too old, or never was. */
export async function answerOf(c: Context, ticket: string): Promise<Kept | null> {
  if (!isTicket(ticket)) return null;
  const key = await answerKey(ticket);
  const cached = await cache().match(beside(key));
  const sealed = cached ? new Uint8Array(await cached.arrayBuffer()) : await findAnswer(c.env.DB, key);
  if (!sealed) return null;
  const opened = (await openAnswer(ticket, c.env.FLOOD_SECRET, sealed)) as { until: number; kept: Kept } | null;
  return opened && Date.now() <= opened.until ? opened.kept : null;
}

/** Ends the page of a ticket: Back shows nothing from now on. What cannot be ended now ends with its time. */
export async function end(c: Context, ticket: string): Promise<void> {
  if (!isTicket(ticket)) return;
  const key = await answerKey(ticket);
  await Promise.all([endAnswer(c.env.DB, key).catch(() => undefined), cache().delete(beside(key))]);
}

/** 303: what was posted stays in no history. */
export const goTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
