// The log of a desk: who did what on which day, about which nameless case. Appended to, never changed.
import { dayOf } from '#domain/time/days';
import type { LogLine, Member } from '#domain/desk/desk-answer';

/** The statement that appends a line of the way in; every other line is written by `databaseFor` in deed.ts. */
export function logLine(db: D1Database, { desk, member }: Pick<Member, 'desk' | 'member'>, action: string, now: Date): D1PreparedStatement {
  return db.prepare('INSERT INTO desk_log (desk, member, action, done_on) VALUES (?, ?, ?, ?)').bind(desk, member, action, dayOf(now));
}

/** The whole log of a desk, oldest first. */
export async function logOf(db: D1Database, desk: string): Promise<LogLine[]> {
  const { results } = await db
    .prepare(
      `SELECT l.entry, coalesce(m.called, l.member) AS name, l.action, l.done_on, l.alias AS case_name, l.number AS case_number
       FROM desk_log l LEFT JOIN members m ON m.member = l.member WHERE l.desk = ? ORDER BY l.entry`,
    )
    .bind(desk)
    .all<LogLine>();
  return results;
}
