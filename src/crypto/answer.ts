// One-time answers: what a page shows once lies sealed to a random ticket, and only the ticket opens it.
import { derive, deriveIdentity, digest } from './derive.ts';
import { hex } from '@scure/base';
import { open, seal } from './seal.ts';

/** An answer is always sealed at this size, whatever it says. */
const ANSWER_SEAL_BYTES = 8 * 1024;

/** A new ticket with what it opens: the row's key (a hash) and the sealed bytes. */
export async function sealAnswer(content: unknown): Promise<{ ticket: string; key: string; sealed: Uint8Array }> {
  const ticket = hex.encode(crypto.getRandomValues(new Uint8Array(32)));
  const { recipient } = await deriveIdentity(ticket, 'answer-identity/v1');
  return { ticket, key: await answerKey(ticket), sealed: await seal(content, ANSWER_SEAL_BYTES, [recipient]) };
}

/** The key of the row that a ticket opens. */
export async function answerKey(ticket: string): Promise<string> {
  return digest(hex.encode(await derive(ticket, 'answer-address/v1')));
}

/** What a ticket's answer says, or null. */
export async function openAnswer(ticket: string, sealed: Uint8Array): Promise<unknown> {
  const { identity } = await deriveIdentity(ticket, 'answer-identity/v1');
  return open(sealed, identity);
}
