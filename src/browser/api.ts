// The one place where the device talks to the server: sealed envelopes out, sealed letters in; never longer than a person waits.
import type { MailboxAnswer, MailboxRequest, ReferralRequest } from '#domain/api/api';
import { MAILBOX, REFERRALS } from '#domain/api/paths';

/** How long an answer may take, in milliseconds; then it counts as not sent, and a retry stores once. */
const PATIENCE_MS = 20_000;

/** Reads one of the served content files. Throws when it cannot. */
export async function getJson<T>(path: string): Promise<T> {
  const response = await inTime((signal) => fetch(path, { credentials: 'omit', cache: 'no-cache', signal }));
  if (!response.ok) throw new Error('not fetched');
  return response.json() as Promise<T>;
}

/** Sends a sealed referral. Throws unless the server names this very letter as stored. */
export async function sendReferral(request: ReferralRequest): Promise<void> {
  const answer = await post(REFERRALS, request);
  const { letter } = (answer ?? {}) as { letter?: unknown };
  if (letter !== request.envelope.letter) throw new Error('not stored, as far as is known');
}

/** Reads, writes to or deletes a letter box. Throws when the answer did not come, or is none of a letter box. */
export async function useMailbox(request: MailboxRequest): Promise<MailboxAnswer> {
  const answer = await post(MAILBOX, request);
  if (!isOfMailbox(answer)) throw new Error('no answer of a letter box');
  const isLost = request.action === 'write' && answer.stored && !answer.sent.some(({ letter }) => letter === request.envelope.letter);
  if (isLost) throw new Error('not stored, as far as is known');
  return answer;
}

/** Whether an answer is one of a letter box: what stands between may answer anything. */
function isOfMailbox(answer: unknown): answer is MailboxAnswer {
  const { stored, status, letters, sent } = (answer ?? {}) as Partial<Record<keyof MailboxAnswer, unknown>>;
  return typeof stored === 'boolean' && typeof status === 'string' && Array.isArray(letters) && Array.isArray(sent);
}

function post(path: string, body: unknown): Promise<unknown> {
  return inTime(async (signal) => {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) throw new Error(await titleOf(response));
    return response.json();
  });
}

/** Gives up after a while, also when the answer began and hangs. */
async function inTime<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    return await ask(giveUp.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** What a refusal is called; the server answers with one of its fixed titles. */
const titleOf = async (response: Response): Promise<string> =>
  ((await response.json().catch(() => ({}))) as { title?: string }).title ?? `refused ${response.status}`;

/** True for a refusal of this title. */
export const isRefusal = (error: unknown, title: string): boolean => error instanceof Error && error.message === title;
