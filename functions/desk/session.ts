// A session at the desk: fifteen minutes idle, an hour at most. The server keeps a hash; the times lie signed in the cookie.
import { parseSigned, serialize, serializeSigned } from 'hono/utils/cookie';
import type { Member } from '#domain/desk/desk-answer';
import { isAlive, type SessionTimes } from '#domain/desk/member';
import { drawn, memberOfSession, openSession } from '../storage/member.ts';
import { dayOf } from '#domain/time/days';

/** `__Host-`: only this host, only over a secure connection, never from another site. */
const NAME = '__Host-desk';
const RULES = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
/** What a session's cookie says: its secret, when it began and when it was used, in milliseconds since 1970. */
const SAID = /^([0-9a-f]{64})\.(\d+)\.(\d+)$/;

/** The key of these cookies alone, so that nothing else signed with the desk's secret passes for one. */
const keyOf = (secret: string): string => `desk-session/v2 ${secret}`;

/** Somebody who signed in. */
export interface Session {
  secret: string;
  times: SessionTimes;
  member: Member;
}

/** The session of a request, or null when there is none, it is over, or its member left. */
export async function readSession(db: D1Database, key: string, cookies: string, now: Date): Promise<Session | null> {
  const said = SAID.exec((await parseSigned(cookies, keyOf(key), NAME))[NAME] || '');
  if (!said) return null;
  const [, secret = '', started, used] = said;
  const times = { startedAt: Number(started), usedAt: Number(used) };
  if (!isAlive(times, now.getTime())) return null;
  const member = await memberOfSession(db, secret);
  return member && { secret, times, member };
}

/** Begins a session of a member; `follows` happens with it. */
export async function beginSession(
  db: D1Database,
  member: string,
  now: Date,
  follows: D1PreparedStatement[] = [],
): Promise<{ secret: string; times: SessionTimes }> {
  const secret = drawn(32);
  await openSession(db, secret, member, dayOf(now), follows);
  return { secret, times: { startedAt: now.getTime(), usedAt: now.getTime() } };
}

/** The cookie of a session that was used now, or one that ends it. */
export async function cookieFor(key: string, session: { secret: string; times: SessionTimes } | null): Promise<string> {
  if (!session) return serialize(NAME, '', { ...RULES, maxAge: 0 });
  const { secret, times } = session;
  return serializeSigned(NAME, `${secret}.${times.startedAt}.${times.usedAt}`, keyOf(key), RULES);
}
