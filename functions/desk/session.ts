// A session at the desk: fifteen minutes idle, an hour at most. The server keeps a hash; the times lie signed in the cookie.
import type { Member } from '#domain/desk-answer';
import { isAlive, type SessionTimes } from '#domain/member';
import { drawn, memberOfSession, openSession } from '../storage/member.ts';
import { dayOf } from '#domain/days';

/** `__Host-`: only this host, only over a secure connection, never from another site. */
const NAME = '__Host-desk';
const RULES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** Somebody who signed in. */
export interface Session {
  secret: string;
  times: SessionTimes;
  member: Member;
}

/** The session of a request, or null when there is none, it is over, or its member left. */
export async function readSession(db: D1Database, key: string, cookies: string, now: Date): Promise<Session | null> {
  const value = new RegExp(`(?:^|; )${NAME}=([0-9a-f]{64}\\.\\d+\\.\\d+\\.[0-9a-f]{64})(?:;|$)`).exec(cookies)?.[1];
  if (value === undefined) return null;
  const [secret = '', started, used] = value.split('.');
  const times = { startedAt: Number(started), usedAt: Number(used) };
  if (value !== (await signed(key, secret, times)) || !isAlive(times, now.getTime())) return null;
  const member = await memberOfSession(db, secret);
  return member && { secret, times, member };
}

/** Begins a session of a member. */
export async function beginSession(db: D1Database, member: string, now: Date): Promise<{ secret: string; times: SessionTimes }> {
  const secret = drawn(32);
  await openSession(db, secret, member, dayOf(now));
  return { secret, times: { startedAt: now.getTime(), usedAt: now.getTime() } };
}

/** The cookie of a session that was used now, or one that ends it. */
export async function cookieFor(key: string, session: { secret: string; times: SessionTimes } | null): Promise<string> {
  return session ? `${NAME}=${await signed(key, session.secret, session.times)}; ${RULES}` : `${NAME}=; Max-Age=0; ${RULES}`;
}

async function signed(key: string, secret: string, { startedAt, usedAt }: SessionTimes): Promise<string> {
  const utf8 = new TextEncoder();
  const text = `${secret}.${startedAt}.${usedAt}`;
  const imported = await crypto.subtle.importKey('raw', utf8.encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8.encode(`desk-session/v1 ${text}`)));
  return `${text}.${Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
