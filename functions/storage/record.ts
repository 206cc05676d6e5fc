// Links to a record of the directory, and what organisations sent by them. A link lies here only as its SHA-256.
import { addDays, type Day } from '#domain/time/days';
import { LINK_DAYS, PROPOSAL_DAYS } from '#domain/care/record-proposal';
import { drawn, hashed } from './member.ts';

/** One thing that was sent; `proposed` is a `RecordProposal` as JSON. */
export interface SentProposal {
  proposal: number;
  service: string;
  proposed: string;
  sent_on: Day;
  /** 1 when the address that was known before was told. */
  told: 0 | 1;
}

/** What makes a new link to a record, in place of one that may still be about: a statement with its values, for a database elsewhere too. */
export async function recordLink(service: string, today: Day): Promise<{ secret: string; sql: string; values: [string, string, string] }> {
  const secret = drawn(32);
  const sql = 'INSERT OR REPLACE INTO record_links (link, service, due_on) VALUES (?, ?, ?)';
  return { secret, sql, values: [await hashed(secret), service, addDays(today, LINK_DAYS)] };
}

/** Makes such a link here. Gives the secret that stands in the link and nowhere else. */
export async function saveRecordLink(db: D1Database, service: string, today: Day): Promise<string> {
  const { secret, sql, values } = await recordLink(service, today);
  await db
    .prepare(sql)
    .bind(...values)
    .run();
  return secret;
}

/** The record that a link is for and its last day, or null when it was used, is too old, or never was. */
export async function findRecordLink(db: D1Database, secret: string, today: Day): Promise<{ service: string; due_on: Day } | null> {
  return db
    .prepare('SELECT service, due_on FROM record_links WHERE link = ? AND due_on >= ?')
    .bind(await hashed(secret), today)
    .first<{ service: string; due_on: Day }>();
}

/** Keeps what was sent and ends the link, both or neither. Gives its number, or null when somebody used the link meanwhile. */
export async function saveProposal(db: D1Database, secret: string, proposed: string, today: Day): Promise<number | null> {
  const link = await hashed(secret);
  const [kept] = await db.batch<{ proposal: number }>([
    db
      .prepare(
        `INSERT INTO record_proposals (service, proposed, sent_on, dies_on)
         SELECT service, ?2, ?3, ?4 FROM record_links WHERE link = ?1 AND due_on >= ?3 RETURNING proposal`,
      )
      .bind(link, proposed, today, addDays(today, PROPOSAL_DAYS)),
    db.prepare('DELETE FROM record_links WHERE link = ?').bind(link),
  ]);
  return kept?.results[0]?.proposal ?? null;
}

/** Notes that the address that was known before was told of it. */
export async function noteProposalTold(db: D1Database, proposal: number): Promise<void> {
  await db.prepare('UPDATE record_proposals SET told = 1 WHERE proposal = ?').bind(proposal).run();
}

/** Everything that waits for a person, oldest first. */
export async function proposalsWaiting(db: D1Database): Promise<SentProposal[]> {
  const sql = 'SELECT proposal, service, proposed, sent_on, told FROM record_proposals ORDER BY proposal';
  return (await db.prepare(sql).all<SentProposal>()).results;
}

/** Ends what a person decided about. */
export async function endProposal(db: D1Database, proposal: number): Promise<void> {
  await db.prepare('DELETE FROM record_proposals WHERE proposal = ?').bind(proposal).run();
}

/** Forgets links that are over and what nobody decided about in its time. */
export async function forgetRecordLinks(db: D1Database, today: Day): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM record_links WHERE due_on < ?').bind(today),
    db.prepare('DELETE FROM record_proposals WHERE dies_on <= ?').bind(today),
  ]);
}
