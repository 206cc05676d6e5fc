// The one way in which sealed bytes leave the database: overwritten where they lie, then deleted; and what is freed is filled with nothing.
import { isDeed } from './deed.ts';

/** Where sealed bytes lie. Everything that deletes rows of these tables does it here. */
export const sealedIn = {
  answers: ['sealed'],
  letters: ['sealed'],
  shares: ['sealed'],
  resealed: ['sealed'],
  notes: ['sealed'],
  handovers: ['reason', 'told'],
  desk_keys: ['wrapped'],
  recovery_files: ['wrapped'],
  passkeys: ['own_wrapped'],
} as const;
type Table = keyof typeof sealedIn;

/**
 * The two statements that erase rows, for a batch with others: the first one overwrites, and changes something just when there is
 * something to erase. A condition must not depend on what it erases.
 */
export function erasing(
  db: D1Database,
  table: Table,
  where: string,
  ...bound: unknown[]
): [overwritten: D1PreparedStatement, deleted: D1PreparedStatement] {
  const emptied = sealedIn[table].map((column) => `${column} = zeroblob(length(${column}))`).join(', ');
  return [
    db.prepare(`UPDATE ${table} SET ${emptied} WHERE ${where}`).bind(...bound),
    db.prepare(`DELETE FROM ${table} WHERE ${where}`).bind(...bound),
  ];
}

/**
 * Erases rows, and gives how many. In two steps: what is changed and freed in one transaction SQLite never writes, and the old bytes
 * would stay on the freed page. A deed of a member is one transaction; what it frees is swept.
 */
export async function erase(db: D1Database, table: Table, where: string, ...bound: unknown[]): Promise<number> {
  const [overwritten, deleted] = erasing(db, table, where, ...bound);
  if (isDeed(db)) return (await db.batch([overwritten, deleted]))[0]?.meta.changes ?? 0;
  await overwritten.run();
  return (await deleted.run()).meta.changes;
}

/** Bytes of one blank: about a mebibyte, so many that they fill whole pages of 4,096 bytes (https://sqlite.org/fileformat2.html, 1.6). */
const BLANK_BYTES = 484 + 256 * 4092;
/** Blanks in one sweep; the next one goes on. */
const BLANKS = 20;

/**
 * Fills every freed page with nothing: blanks take freed pages first, and when one makes the file grow, none was left. Of what was
 * replaced by something of another size, or freed together with other changes, at most the first bytes stay, in the empty part of a
 * page in use, until that is written anew.
 */
export async function sweep(db: D1Database): Promise<void> {
  let size = (await db.prepare('SELECT count(*) FROM blanks').run()).meta.size_after;
  for (let blank = 0; blank < BLANKS; blank += 1) {
    const { meta } = await db.prepare('INSERT INTO blanks (zeros) VALUES (zeroblob(?))').bind(BLANK_BYTES).run();
    if (meta.size_after > size) {
      await db.prepare('DELETE FROM blanks').run();
      return;
    }
    size = meta.size_after;
  }
}
