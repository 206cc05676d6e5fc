// Numbers that somebody found wrong: counted per contact, kind and day, nothing about who told it.
import type { Day } from '#domain/time/days';

/** How often something was wrong with a contact on a day. */
export interface ContactReport {
  contact: string;
  what: string;
  told_on: Day;
  times: number;
}

/** Most that is counted for one contact, kind and day; more tells nothing new. */
const MOST = 1000;

/** Counts one report. */
export async function countReport(db: D1Database, contact: string, what: string, day: Day): Promise<void> {
  const sql = `INSERT INTO contact_reports (contact, what, told_on, times) VALUES (?, ?, ?, 1)
    ON CONFLICT (contact, what, told_on) DO UPDATE SET times = min(times + 1, ${MOST})`;
  await db.prepare(sql).bind(contact, what, day).run();
}

/** All reports since a day, newest first. */
export async function reportsSince(db: D1Database, day: Day): Promise<ContactReport[]> {
  const sql = 'SELECT contact, what, told_on, times FROM contact_reports WHERE told_on >= ? ORDER BY told_on DESC, contact, what';
  return (await db.prepare(sql).bind(day).all<ContactReport>()).results;
}

/** Forgets reports from before a day. */
export async function forgetReportsBefore(db: D1Database, day: Day): Promise<void> {
  await db.prepare('DELETE FROM contact_reports WHERE told_on < ?').bind(day).run();
}
