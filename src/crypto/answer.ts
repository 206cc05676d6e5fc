// Pages of a moment: what a plain page shows again lies sealed under its ticket and a secret of the server; neither opens it alone.
import { hex } from '@scure/base';
import { derive, deriveIdentity, digest } from './derive.ts';
import { open, seal } from './seal.ts';

/** An answer is sealed at a multiple of this size. */
const ANSWER_SEAL_BYTES = 16 * 1024;

/** A new ticket: 32 random bytes in hex. */
export const newTicket = (): string => hex.encode(crypto.getRandomValues(new Uint8Array(32)));

/** True for a text that can be a ticket. */
export const isTicket = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/**
 * Seals what a ticket shows. Threat: a ticket stands in the history of a browser; with a copy of the database it must open nothing,
 * so the key also follows from a secret that is in neither.
 */
export async function sealAnswer(ticket: string, secret: string, content: unknown): Promise<Uint8Array> {
  const { recipient } = await keyOf(ticket, secret);
  const length = new TextEncoder().encode(JSON.stringify(content)).length;
  return seal(content, Math.ceil(length / ANSWER_SEAL_BYTES) * ANSWER_SEAL_BYTES, [recipient]);
}

/** The key of the row that a ticket opens. */
export async function answerKey(ticket: string): Promise<string> {
  return digest(hex.encode(await derive(ticket, 'answer-address/v1')));
}

/** What a ticket's answer says, or null. */
export async function openAnswer(ticket: string, secret: string, sealed: Uint8Array): Promise<unknown> {
  const { identity } = await keyOf(ticket, secret);
  return open(sealed, identity);
}

const keyOf = (ticket: string, secret: string) => deriveIdentity(`${ticket}/${secret}`, 'answer-identity/v2');
