// After a plain form: 303 to a page that can be seen once, for a minute, so that Back sends nothing twice.
import { ANSWER_SECONDS } from '#domain/retention';
import type { View } from '#domain/view';
import { answerKey, openAnswer, sealAnswer } from '../../src/crypto/answer.ts';
import type { Context } from '../problem.ts';
import { keepAnswer, takeAnswer } from '../storage/answer.ts';

/** What a one-time page needs to show itself; small, and sealed to its ticket while it waits. */
export interface KeptAnswer {
  until: number;
  answer: unknown;
}

/** Keeps an answer for a minute and sends the visitor to it. */
export async function showOnce(c: Context, locale: string, answer: Partial<View>): Promise<Response> {
  const now = new Date();
  const kept: KeptAnswer = { until: now.getTime() + ANSWER_SECONDS * 1000, answer };
  const { ticket, key, sealed } = await sealAnswer(kept);
  await keepAnswer(c.env.DB, key, sealed, now);
  return new Response(null, {
    status: 303,
    headers: { location: `/${locale}/answer/${ticket}/`, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  });
}

/** The answer of a ticket; null when it was shown before, is too old, or never was. */
export async function answerOf(c: Context, ticket: string): Promise<unknown> {
  if (!/^[0-9a-f]{64}$/.test(ticket)) return null;
  const sealed = await takeAnswer(c.env.DB, await answerKey(ticket));
  if (!sealed) return null;
  const kept = (await openAnswer(ticket, sealed)) as KeptAnswer | null;
  return kept && Date.now() <= kept.until ? kept.answer : null;
}
