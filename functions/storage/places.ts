// Free places: what providers said for a day, and the words that are told of them together.
import { lastMoment, NAMED_QUARTERS, FRESH_QUARTERS, type SaidPlaces, type Saying, type ToldWord, wordsToTell } from '#domain/care/places';
import { quarterAtOrAfter, quarterOf } from '#domain/time/days';

/** Keeps what a provider says now, in the place of what this member said before. */
export async function sayPlaces(db: D1Database, member: string, { provider, words }: SaidPlaces, now: Date): Promise<void> {
  await db
    .prepare(
      `INSERT INTO places (member, provider, words, said_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (member) DO UPDATE SET provider = excluded.provider, words = excluded.words, said_at = excluded.said_at`,
    )
    .bind(member, provider, JSON.stringify(words), quarterAtOrAfter(now))
    .run();
}

interface Row {
  provider: string;
  words: string;
  said_at: number;
}
const sayingOf = ({ provider, words, said_at: saidAt }: Row): Saying => ({ provider, words: JSON.parse(words), saidAt });

/** What a member said within a day, or null. */
export async function saidBy(db: D1Database, member: string, now: Date): Promise<Saying | null> {
  const row = await db
    .prepare('SELECT provider, words, said_at FROM places WHERE member = ? AND said_at > ?')
    .bind(member, quarterOf(now) - FRESH_QUARTERS)
    .first<Row>();
  return row && sayingOf(row);
}

/** All words that were told. */
export async function placeWordsOf(db: D1Database): Promise<ToldWord[]> {
  return (await db.prepare('SELECT kind, word, told_at AS toldAt FROM place_words').all<ToldWord>()).results;
}

/** Tells what may be told at the last fixed moment, and forgets what is older than a day or belongs to somebody who left. */
export async function tellPlaces(db: D1Database, now: Date): Promise<void> {
  const quarter = quarterOf(now);
  const gone = 'said_at <= ? OR EXISTS (SELECT 1 FROM members m WHERE m.member = places.member AND m.removed_on IS NOT NULL)';
  await db.batch([
    db.prepare(`DELETE FROM places WHERE ${gone}`).bind(quarter - FRESH_QUARTERS),
    db.prepare('DELETE FROM place_words WHERE told_at <= ?').bind(quarter - NAMED_QUARTERS),
  ]);
  const { results } = await db.prepare('SELECT provider, words, said_at FROM places').all<Row>();
  const telling = wordsToTell(results.map(sayingOf), await placeWordsOf(db), lastMoment(now));
  if (telling.length === 0) return;
  const sql = `INSERT INTO place_words (kind, word, told_at) VALUES (?, ?, ?)
    ON CONFLICT (kind) DO UPDATE SET word = excluded.word, told_at = excluded.told_at`;
  await db.batch(telling.map(({ kind, word, toldAt }) => db.prepare(sql).bind(kind, word, toldAt)));
}
