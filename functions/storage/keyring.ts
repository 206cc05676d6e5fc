// Wrapped keys: what members and the recovery kit open on their own devices, and the server cannot.
import type { Day } from '#domain/days';

/** A desk's key wrapped to one member. */
export interface WrappedKey {
  key: string;
  wrapped: Uint8Array;
}

/** The keys wrapped to a member, in the order in which the desk made them. */
export async function keysOf(db: D1Database, member: string): Promise<WrappedKey[]> {
  const { results } = await db
    .prepare('SELECT key, wrapped FROM desk_keys WHERE member = ? ORDER BY turn')
    .bind(member)
    .all<{ key: string; wrapped: ArrayBuffer }>();
  return results.map(({ key, wrapped }) => ({ key, wrapped: new Uint8Array(wrapped) }));
}

/** The passphrase file of a member whose passkey cannot unlock. */
export async function unlockFileOf(db: D1Database, member: string): Promise<Uint8Array | null> {
  const row = await db.prepare('SELECT unlock FROM members WHERE member = ?').bind(member).first<{ unlock: ArrayBuffer | null }>();
  return row?.unlock ? new Uint8Array(row.unlock) : null;
}

/** Keeps keys wrapped to a member of the desk who has a recipient of their own. False when there is no such member. */
export async function handKeys(db: D1Database, desk: string, member: string, keys: WrappedKey[]): Promise<boolean> {
  const results = await db.batch([
    ...keys.map(({ key, wrapped }) =>
      db
        .prepare(
          `INSERT INTO desk_keys (desk, key, member, wrapped, turn)
           SELECT desk, ?1, member, ?2,
                  coalesce((SELECT max(turn) FROM desk_keys WHERE desk = ?4 AND key = ?1), (SELECT coalesce(max(turn), 0) + 1 FROM desk_keys WHERE desk = ?4))
           FROM members WHERE member = ?3 AND desk = ?4 AND own_key IS NOT NULL AND removed_on IS NULL
           ON CONFLICT (desk, key, member) DO UPDATE SET wrapped = excluded.wrapped`,
        )
        .bind(key, wrapped, member, desk),
    ),
    db.prepare('SELECT 1 FROM members WHERE member = ? AND desk = ? AND own_key IS NOT NULL AND removed_on IS NULL').bind(member, desk),
  ]);
  return (results.at(-1)?.results.length ?? 0) > 0;
}

/** Who of a desk holds which key. */
export async function holdersOf(db: D1Database, desk: string): Promise<{ key: string; member: string }[]> {
  return (await db.prepare('SELECT key, member FROM desk_keys WHERE desk = ?').bind(desk).all<{ key: string; member: string }>()).results;
}

/** Keeps the three files of a recovery kit; the kit before it no longer opens anything here. */
export async function saveKit(
  db: D1Database,
  desk: string,
  key: string,
  files: Record<'ab' | 'ac' | 'bc', Uint8Array>,
  today: Day,
): Promise<void> {
  await db.batch(
    Object.entries(files).map(([holders, wrapped]) =>
      db
        .prepare(
          `INSERT INTO recovery_files (desk, key, holders, wrapped, made_on) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (desk, key, holders) DO UPDATE SET wrapped = excluded.wrapped, made_on = excluded.made_on`,
        )
        .bind(desk, key, holders, wrapped, today),
    ),
  );
}

/** A recovery file as it is stored. */
export interface RecoveryRow {
  key: string;
  holders: 'ab' | 'ac' | 'bc';
  made_on: Day;
  wrapped: Uint8Array;
}

/** The recovery files of a desk. */
export async function kitOf(db: D1Database, desk: string): Promise<RecoveryRow[]> {
  const { results } = await db
    .prepare('SELECT key, holders, made_on, wrapped FROM recovery_files WHERE desk = ? ORDER BY key, holders')
    .bind(desk)
    .all<Omit<RecoveryRow, 'wrapped'> & { wrapped: ArrayBuffer }>();
  return results.map((row) => ({ ...row, wrapped: new Uint8Array(row.wrapped) }));
}

/** Replaces a letter by the same one sealed to a newer key of the desk. False when it is not the desk's. */
export async function rewrapLetter(
  db: D1Database,
  desk: string,
  letter: { mailbox: string; letter: string; sealed: Uint8Array },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      "UPDATE letters SET sealed = ? WHERE mailbox = ? AND letter = ? AND (direction = 'to-desk' OR plan = 1) AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = letters.mailbox AND m.desk = ?)",
    )
    .bind(letter.sealed, letter.mailbox, letter.letter, desk)
    .run();
  return meta.changes > 0;
}

/** Destroys every wrap of a key, and its recovery files: after its last letter nobody needs it. */
export async function dropKey(db: D1Database, desk: string, key: string): Promise<void> {
  await db.batch(
    ['desk_keys', 'recovery_files'].map((table) => db.prepare(`DELETE FROM ${table} WHERE desk = ? AND key = ?`).bind(desk, key)),
  );
}
