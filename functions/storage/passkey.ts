// Passkeys of members: what checks a touch, and the member's own key sealed to what a further passkey derives.
import { dayOf } from '#domain/time/days';
import type { OwnPasskey } from '#domain/desk/desk-answer';
import { erase } from './erase.ts';

/** What a ceremony of a passkey needs to know, and what its member opens with it. */
export interface StoredPasskey {
  credential: string;
  member: string;
  public_key: ArrayBuffer;
  uses: number;
  own_wrapped: ArrayBuffer | null;
}

/** A passkey whose making was just verified. */
export interface NewPasskey {
  credential: string;
  publicKey: Uint8Array;
  uses: number;
}

/** A passkey of somebody who is still a member. */
export function findPasskey(db: D1Database, credential: string): Promise<StoredPasskey | null> {
  return db
    .prepare(
      `SELECT p.credential, p.member, p.public_key, p.uses, p.own_wrapped FROM passkeys p
       JOIN members m ON m.member = p.member AND m.removed_on IS NULL WHERE p.credential = ?`,
    )
    .bind(credential)
    .first<StoredPasskey>();
}

/** Notes how often a passkey says it was used. */
export async function noteUse(db: D1Database, credential: string, uses: number): Promise<void> {
  await db.prepare('UPDATE passkeys SET uses = ? WHERE credential = ?').bind(uses, credential).run();
}

/** The passkeys of one member, the first made first. */
export async function passkeysOf(db: D1Database, member: string): Promise<OwnPasskey[]> {
  const { results } = await db
    .prepare('SELECT credential, called, made_on FROM passkeys WHERE member = ? ORDER BY made_on, own_wrapped IS NOT NULL, called')
    .bind(member)
    .all<OwnPasskey>();
  return results;
}

/**
 * Adds a passkey to a member who has a key of their own. Without that key sealed to it (`own` null) it only signs in, so the
 * member needs a passphrase file. False when it may not be added, or is known already.
 */
export async function addPasskey(
  db: D1Database,
  member: string,
  passkey: NewPasskey & { called: string; own: Uint8Array | null },
  now: Date,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO passkeys (credential, member, public_key, uses, own_wrapped, called, made_on)
       SELECT ?1, member, ?2, ?3, ?4, ?5, ?6 FROM members
       WHERE member = ?7 AND removed_on IS NULL AND own_key IS NOT NULL AND (?4 IS NOT NULL OR unlock IS NOT NULL)
       ON CONFLICT (credential) DO NOTHING`,
    )
    .bind(passkey.credential, passkey.publicKey, passkey.uses, passkey.own, passkey.called, dayOf(now), member)
    .run();
  return meta.changes > 0;
}

/** Removes a passkey of a member, and the key sealed to it. False for one that is not theirs, and for their last. */
export async function removePasskey(db: D1Database, member: string, credential: string): Promise<boolean> {
  const notLast = 'credential = ?1 AND member = ?2 AND EXISTS (SELECT 1 FROM passkeys o WHERE o.member = ?2 AND o.credential <> ?1)';
  return (await erase(db, 'passkeys', notLast, credential, member)) > 0;
}
