// Wrapped keys: what members and the recovery kit open on their own devices, and the server cannot.
import type { Day } from '#domain/time/days';
import type { Holder } from '#domain/desk/desk-answer';
import { erasing } from './erase.ts';

/** A desk's key wrapped to one member. */
export interface WrappedKey {
  key: string;
  wrapped: Uint8Array;
}

/** The keys wrapped to a member, in the order in which the desk made them. */
export async function wrappedKeysOf(db: D1Database, member: string): Promise<WrappedKey[]> {
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

/** Who of a desk holds which key, in the order in which the desk made them. */
export async function holdersOf(db: D1Database, desk: string): Promise<Holder[]> {
  return (await db.prepare('SELECT key, member FROM desk_keys WHERE desk = ? ORDER BY turn, member').bind(desk).all<Holder>()).results;
}

/** The keys of a desk that a recovery kit brings back, and the day it was made. */
export async function kitDaysOf(db: D1Database, desk: string): Promise<{ key: string; made_on: Day }[]> {
  const { results } = await db
    .prepare('SELECT key, min(made_on) AS made_on FROM recovery_files WHERE desk = ? GROUP BY key HAVING count(*) = 3')
    .bind(desk)
    .all<{ key: string; made_on: Day }>();
  return results;
}

/** Keeps the three files of a recovery kit for a key that its maker holds; the kit of that key before it no longer opens anything here. False for another key. */
export async function saveKit(
  db: D1Database,
  desk: string,
  member: string,
  key: string,
  files: Record<'ab' | 'ac' | 'bc', Uint8Array>,
  today: Day,
): Promise<boolean> {
  const [kept] = await db.batch(
    Object.entries(files).map(([holders, wrapped]) =>
      db
        .prepare(
          `INSERT INTO recovery_files (desk, key, holders, wrapped, made_on)
           SELECT desk, key, ?3, ?4, ?5 FROM desk_keys WHERE desk = ?1 AND key = ?2 AND member = ?6
           ON CONFLICT (desk, key, holders) DO UPDATE SET wrapped = excluded.wrapped, made_on = excluded.made_on`,
        )
        .bind(desk, key, holders, wrapped, today, member),
    ),
  );
  return (kept?.meta.changes ?? 0) > 0;
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

/**
 * Destroys every wrap of a key, its recovery files, and what was sealed to this desk before it got a letter box: that is sealed
 * again when it is handed over. False, and nothing is destroyed, unless the member holds this key and its successor, a published
 * one, which papers bring back.
 */
export async function dropKey(db: D1Database, desk: string, key: string, member: string, published: readonly string[]): Promise<boolean> {
  const holds = 'EXISTS (SELECT 1 FROM desk_keys mine WHERE mine.desk = ?1 AND mine.member = ?3 AND mine.key';
  const may = `${holds} = ?2) AND ${holds} <> ?2 AND mine.key IN (SELECT value FROM json_each(?4))
    AND (SELECT count(*) FROM recovery_files r WHERE r.desk = ?1 AND r.key = mine.key) = 3)`;
  const bound = [desk, key, member, JSON.stringify(published)];
  const [overwritten, deleted] = erasing(db, 'desk_keys', `desk = ?1 AND key = ?2 AND ${may}`, ...bound);
  // The wraps go last: by them it is known who may.
  const [dropped] = await db.batch([
    overwritten,
    ...erasing(db, 'recovery_files', `desk = ?1 AND key = ?2 AND ${may}`, ...bound),
    ...erasing(db, 'resealed', `desk = ?1 AND ${may}`, ...bound),
    deleted,
  ]);
  return (dropped?.meta.changes ?? 0) > 0;
}
