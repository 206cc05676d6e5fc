// The one place where the device talks to the server: sealed envelopes out, sealed letters in.
import type { MailboxAnswer, MailboxRequest, ReferralRequest } from '#domain/api';

/** Reads one of the served content files. Throws when it cannot. */
export async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { credentials: 'omit' });
  if (!response.ok) throw new Error('not fetched');
  return response.json() as Promise<T>;
}

/** Sends a sealed referral. Throws when it was not stored, or when that is not known. */
export async function sendReferral(request: ReferralRequest): Promise<void> {
  await post('/api/v1/referrals', request);
}

/** Reads, writes to or deletes a letter box. Throws when the answer did not come. */
export function useMailbox(request: MailboxRequest): Promise<MailboxAnswer> {
  return post('/api/v1/mailbox', request) as Promise<MailboxAnswer>;
}

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`refused ${response.status}`);
  return response.json();
}
