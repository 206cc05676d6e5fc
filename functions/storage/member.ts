// Members of desks: invitations, who they are, sessions. Secrets lie here only as their SHA-256.
import { hex } from '@scure/base';
import { addDays, type Day, dayOf, quarterOf } from '#domain/time/days';
import type { Member } from '#domain/desk/desk-answer';
import type { Invitation, Role } from '#domain/desk/member';
import { INVITE_QUARTERS } from '#domain/desk/member';
import { erasing } from './erase.ts';
import type { NewPasskey } from './passkey.ts';

const columns = 'm.member, m.desk, m.role, m.called AS name, m.own_key AS recipient, m.joined_on, m.removed_on, m.away_until';

/** SHA-256 in hex of a secret, as rows know it. */
export async function hashed(secret: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return hex.encode(new Uint8Array(hash));
}

/** `bytes` random bytes in hex. */
export const drawn = (bytes: number): string => hex.encode(crypto.getRandomValues(new Uint8Array(bytes)));

/** A new one-time invitation, good for three days. Gives the secret that stands in the link and nowhere else. */
export async function saveInvitation(db: D1Database, desk: string, role: Role, now: Date): Promise<string> {
  const secret = drawn(32);
  await keepInvitation(db, desk, role, await hashed(secret), now);
  return secret;
}

/** Keeps an invitation whose secret was drawn elsewhere: only its hash comes here. */
export async function keepInvitation(db: D1Database, desk: string, role: Role, invitation: string, now: Date): Promise<void> {
  await db
    .prepare('INSERT INTO invitations (invitation, desk, role, due_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .bind(invitation, desk, role, quarterOf(now) + INVITE_QUARTERS)
    .run();
}

/** The invitations of a desk that nobody used yet. */
export async function invitationsOf(db: D1Database, desk: string, now: Date): Promise<Invitation[]> {
  const { results } = await db
    .prepare('SELECT invitation, role, due_at FROM invitations WHERE desk = ? AND due_at > ? ORDER BY due_at, invitation')
    .bind(desk, quarterOf(now))
    .all<Invitation>();
  return results;
}

/** Ends an invitation. False when it was used, is over, or never was this desk's. */
export async function dropInvitation(db: D1Database, desk: string, invitation: string): Promise<boolean> {
  const { meta } = await db.prepare('DELETE FROM invitations WHERE invitation = ? AND desk = ?').bind(invitation, desk).run();
  return meta.changes > 0;
}

/** What an invitation is for, or null when it was used, is too old, or never was. */
export async function findInvitation(db: D1Database, secret: string, now: Date): Promise<{ desk: string; role: Role } | null> {
  return db
    .prepare('SELECT desk, role FROM invitations WHERE invitation = ? AND due_at > ?')
    .bind(await hashed(secret), quarterOf(now))
    .first<{ desk: string; role: Role }>();
}

/** Makes a member of an invitation, once; `follows` happens with it. False when somebody used it meanwhile. */
export async function enrolMember(
  db: D1Database,
  invitation: string,
  member: { member: string; name: string },
  passkey: NewPasskey,
  now: Date,
  follows: D1PreparedStatement[] = [],
): Promise<boolean> {
  const key = await hashed(invitation);
  const [made] = await db.batch([
    db
      .prepare(
        `INSERT INTO members (member, desk, role, called, joined_on)
         SELECT ?, desk, role, ?, ? FROM invitations WHERE invitation = ? AND due_at > ?`,
      )
      .bind(member.member, member.name, dayOf(now), key, quarterOf(now)),
    db
      .prepare(
        'INSERT INTO passkeys (credential, member, public_key, uses, made_on) SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM members WHERE member = ?)',
      )
      .bind(passkey.credential, member.member, passkey.publicKey, passkey.uses, dayOf(now), member.member),
    ...follows,
    db.prepare('DELETE FROM invitations WHERE invitation = ?').bind(key),
  ]);
  return (made?.meta.changes ?? 0) > 0;
}

/** A member who was not removed. */
export function findMember(db: D1Database, member: string): Promise<Member | null> {
  return db.prepare(`SELECT ${columns} FROM members m WHERE m.member = ? AND m.removed_on IS NULL`).bind(member).first<Member>();
}

/** Everybody of a desk, those who left at the end. */
export async function membersOf(db: D1Database, desk: string): Promise<Member[]> {
  const { results } = await db
    .prepare(`SELECT ${columns} FROM members m WHERE m.desk = ? ORDER BY m.removed_on IS NOT NULL, m.called`)
    .bind(desk)
    .all<Member>();
  return results;
}

/** Keeps a member's own recipient, once; a key that changed silently would be handed letters. False when there is one already. */
export async function introduceMember(db: D1Database, member: string, recipient: string, unlock: Uint8Array | null): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE members SET own_key = ?, unlock = ? WHERE member = ? AND own_key IS NULL')
    .bind(recipient, unlock, member)
    .run();
  return meta.changes > 0;
}

/** Of a member (`?1`) who left. */
const hasLeft = 'member = ?1 AND EXISTS (SELECT 1 FROM members m WHERE m.member = ?1 AND m.removed_on IS NOT NULL)';

/** Ends a membership at once: passkeys, sessions and wrapped keys go; the name stays for the log. False for the last lead. */
export async function removeMember(db: D1Database, desk: string, member: string, today: Day): Promise<boolean> {
  const [left] = await db.batch([
    db
      .prepare(
        `UPDATE members SET removed_on = ?1, unlock = NULL WHERE member = ?2 AND desk = ?3 AND removed_on IS NULL
         AND (role <> 'lead' OR EXISTS (SELECT 1 FROM members o WHERE o.desk = ?3 AND o.role = 'lead' AND o.removed_on IS NULL AND o.member <> ?2))`,
      )
      .bind(today, member, desk),
    db.prepare(`DELETE FROM desk_sessions WHERE ${hasLeft}`).bind(member),
    ...erasing(db, 'passkeys', hasLeft, member),
    ...erasing(db, 'desk_keys', hasLeft, member),
  ]);
  return (left?.meta.changes ?? 0) > 0;
}

/** Says until when a member is away; null when they are there. */
export async function setAway(db: D1Database, member: string, until: Day | null): Promise<void> {
  await db.prepare('UPDATE members SET away_until = ?1 WHERE member = ?2 AND away_until IS NOT ?1').bind(until, member).run();
}

/** Keeps a challenge for one ceremony, half an hour at most. */
export async function keepChallenge(db: D1Database, challenge: string, now: Date): Promise<void> {
  await db
    .prepare('INSERT INTO challenges (challenge, due_at) VALUES (?, ?)')
    .bind(await hashed(challenge), quarterOf(now) + 2)
    .run();
}

/** Takes a challenge out; false the second time, or when there was none. */
export async function takeChallenge(db: D1Database, challenge: string, now: Date): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM challenges WHERE challenge = ? AND due_at > ?')
    .bind(await hashed(challenge), quarterOf(now))
    .run();
  return meta.changes > 0;
}

/** Opens a session: only the hash of its secret is kept, and the day after which it certainly is over. */
export async function openSession(
  db: D1Database,
  session: string,
  member: string,
  today: Day,
  follows: D1PreparedStatement[] = [],
): Promise<void> {
  const opened = db
    .prepare('INSERT INTO desk_sessions (session, member, dies_on) VALUES (?, ?, ?)')
    .bind(await hashed(session), member, addDays(today, 2));
  await db.batch([opened, ...follows]);
}

/** The member of a session that was not closed. */
export async function memberOfSession(db: D1Database, session: string): Promise<Member | null> {
  return db
    .prepare(
      `SELECT ${columns} FROM desk_sessions s
       JOIN members m ON m.member = s.member AND m.removed_on IS NULL WHERE s.session = ?`,
    )
    .bind(await hashed(session))
    .first<Member>();
}

/** Closes a session. */
export async function closeSession(db: D1Database, session: string): Promise<void> {
  await db
    .prepare('DELETE FROM desk_sessions WHERE session = ?')
    .bind(await hashed(session))
    .run();
}

/** Removes invitations, challenges and sessions whose time is over. */
export async function deleteStaleDoors(db: D1Database, quarter: number, today: Day): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM invitations WHERE due_at <= ?').bind(quarter),
    db.prepare('DELETE FROM challenges WHERE due_at <= ?').bind(quarter),
    db.prepare('DELETE FROM desk_sessions WHERE dies_on <= ?').bind(today),
  ]);
}
