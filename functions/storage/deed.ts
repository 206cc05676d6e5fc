// The database as an action of the desk has it: it changes something once, in one batch with the line of the log that tells of it.
import { addDays, dayOf } from '#domain/time/days';
import type { Member } from '#domain/desk/desk-answer';
import { nameCases } from './case-name.ts';

/** What is done: by whom, when, under which name of its own, and how the log calls it. */
export interface Deed {
  member: Pick<Member, 'desk' | 'member'>;
  now: Date;
  /** Drawn on the device for one intention; `content` is a hash of what was asked. */
  once: string;
  content: string;
  /** Null for what is no business of the log. `daily`: once a day is enough, for one member and one person. */
  log: { action: string; daily: boolean } | null;
  mailbox: string | null;
}

/** How the same deed was done before: with the same content, with another one, or not at all. */
export async function wasDone(
  db: D1Database,
  { once, member, content }: Pick<Deed, 'once' | 'member' | 'content'>,
): Promise<'same' | 'other' | null> {
  const row = await db.prepare('SELECT member, content FROM deeds WHERE once = ?').bind(once).first<{ member: string; content: string }>();
  if (row === null) return null;
  return row.member === member.member && row.content === content ? 'same' : 'other';
}

/** Forgets deeds nobody will try again. */
export async function forgetDeeds(db: D1Database, today: string): Promise<void> {
  await db.prepare('DELETE FROM deeds WHERE dies_on <= ?').bind(today).run();
}

/** Writes the line of a deed that only looks: one for each of the boxes that were looked into. */
export async function noteLook(db: D1Database, deed: Deed, boxes: readonly (string | null)[]): Promise<void> {
  const statements = boxes.flatMap((mailbox) => [...caseOf(db, { ...deed, mailbox }), lineOf(db, { ...deed, mailbox }, '1')]);
  if (deed.log && statements.length > 0) await db.batch(statements);
}

/** Databases of deeds: what is changed there is one transaction. */
const deeds = new WeakSet<D1Database>();
export const isDeed = (db: D1Database): boolean => deeds.has(db);

/** Two things were changed apart: then one of them could be done and the other not. */
export class DoneTwice extends Error {}

/**
 * The database for one deed. The first statement of a batch decides: where it changes nothing, no line is written. Changing
 * something a second time throws, because it could not be one transaction.
 */
export function databaseFor(real: D1Database, deed: Deed): D1Database {
  let isDone = false;
  const batch = async (statements: D1PreparedStatement[]): Promise<D1Result[]> => {
    const all = statements.map((each) => originals.get(each) ?? each);
    const [first] = statements;
    if (first === undefined || !writing.has(first)) return real.batch(all);
    if (deed.log === null) return real.batch(all);
    if (isDone) throw new DoneTwice('an action changes something once');
    isDone = true;
    const before = caseOf(real, deed);
    const lines = [onceOf(real, deed), lineOf(real, deed, 'changes() > 0')];
    const results = await real.batch([...before, ...all.slice(0, 1), ...lines, ...all.slice(1)]);
    return [...results.slice(before.length, before.length + 1), ...results.slice(before.length + 1 + lines.length)];
  };
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const writing = new WeakSet<D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement, isWrite: boolean): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values), isWrite),
      first: (...name: [string]) => statement.first(...name),
      all: () => (isWrite ? batch([wrapped]).then(([result]) => result) : statement.all()),
      run: () => (isWrite ? batch([wrapped]).then(([result]) => result) : statement.run()),
    } as unknown as D1PreparedStatement;
    originals.set(wrapped, statement);
    if (isWrite) writing.add(wrapped);
    return wrapped;
  };
  const db = { prepare: (sql: string) => wrap(real.prepare(sql), !/^\s*SELECT\b/i.test(sql)), batch } as unknown as D1Database;
  deeds.add(db);
  return db;
}

/** The person's nameless case comes to be with the first deed about it: the log knows a person by nothing else. */
const caseOf = (db: D1Database, { member, mailbox }: Deed): D1PreparedStatement[] =>
  mailbox === null ? [] : [nameCases(db, member.desk, mailbox)];

const onceOf = (db: D1Database, { once, member, content, now }: Deed): D1PreparedStatement =>
  db
    .prepare('INSERT INTO deeds (once, member, content, dies_on) SELECT ?, ?, ?, ? WHERE changes() > 0')
    .bind(once, member.member, content, addDays(dayOf(now), 2));

function lineOf(db: D1Database, { member, log, now, mailbox }: Deed, condition: string): D1PreparedStatement {
  const isNew = `NOT EXISTS (SELECT 1 FROM desk_log l WHERE l.desk = ?1 AND l.member = ?2 AND l.action = ?3 AND l.done_on = ?4
    AND l.alias IS (SELECT alias FROM cases WHERE mailbox = ?5))`;
  return db
    .prepare(
      `INSERT INTO desk_log (desk, member, action, done_on, alias, number)
       SELECT ?1, ?2, ?3, ?4, (SELECT alias FROM cases WHERE mailbox = ?5), (SELECT number FROM cases WHERE mailbox = ?5) WHERE ${condition}${log?.daily ? ` AND ${isNew}` : ''}`,
    )
    .bind(member.desk, member.member, log?.action ?? '', dayOf(now), mailbox);
}
