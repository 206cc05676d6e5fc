// Migrations are frozen once they landed, and a database of every landed version comes over with everything in it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';

const folder = 'functions/storage/migrations';
const names = readdirSync(folder).sort();
const text = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const sum = (name: string): string => createHash('sha256').update(text(name)).digest('hex').slice(0, 16);

/** The sums of what landed: a database somewhere has run exactly this. Add a line for a new one; never change a line. */
const landed: Record<string, string> = {
  '0001_mailboxes_and_letters.sql': '6ffa632a3b479ba6',
  '0002_closing_and_looking_again.sql': '1e77d087d1e7c17e',
  '0003_desk.sql': 'f61ac9d233d36088',
  '0004_add_contact_reports.sql': '305ec7d94a76df10',
  '0005_add_plans.sql': 'cb46481ab508ec8b',
  '0006_add_told.sql': '0f40bbba67a64034',
  '0007_add_more_passkeys.sql': 'fa83d0312fc63e6f',
  '0010_add_consents.sql': '935c411c10cda542',
  '0011_add_deeds.sql': '446f254365dba1cc',
  '0012_add_clock.sql': 'd758aec6538cbfef',
  '0020_self_certifying_boxes.sql': '8cd498cc50b9e022',
  '0030_add_portal_counts.sql': 'c39bc30f1d65fca9',
  '0040_bounded_floods.sql': 'c24e4a5f922cc38c',
  '0041_add_answer_by.sql': 'ba6e722f03b527be',
  '0042_add_places.sql': '247eece8e12e49b1',
  '0050_notice_of_requests.sql': '0ffe4c9ccf1e6df4',
  '0051_add_case_work.sql': 'ea8eedbb8cf2e857',
  '0052_leave_no_sealed_bytes.sql': '0c2195e292726f2e',
  '0053_bind_what_was_heard.sql': '34d6ea77104199e8',
  '0056_add_record_links.sql': '5b9d38e640a73cd0',
};

interface Column {
  name: string;
  type: string;
}
/** Values that a rule of a column allows. */
const allowed: Record<string, string> = { direction: 'to-desk', role: 'lead', holders: 'ab', kind: 'note' };
const tablesOf = (db: DatabaseSync): string[] =>
  db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => String(name));
const columnsOf = (db: DatabaseSync, table: string): Column[] => db.prepare(`PRAGMA table_info("${table}")`).all() as unknown as Column[];

/** One row in every table, each column with a value of its own. */
function fill(db: DatabaseSync): void {
  for (const table of tablesOf(db)) {
    const columns = columnsOf(db, table);
    const values = columns.map(
      ({ name, type }) => allowed[name] ?? (type === 'INTEGER' ? 1 : type === 'BLOB' ? new Uint8Array([1, 2, 3]) : `${table}.${name}`),
    );
    db.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
  }
}
const rowsOf = (db: DatabaseSync, table: string, columns: string[]) =>
  db.prepare(`SELECT ${columns.map((each) => `"${each}"`).join(', ')} FROM "${table}"`).all();

describe('migrations', () => {
  it('that landed are never changed, renamed or taken away', () => {
    const now = Object.fromEntries(names.filter((name) => name in landed).map((name) => [name, sum(name)]));
    expect(now).toEqual(landed);
  });

  it('have numbers of their own, so that everybody runs them in one order', () => {
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
  });
});

describe('a database with data', () => {
  /** Tables that a later version took away or emptied knowingly, and which one: before it, what lies in them does not come over. */
  const gone: Record<string, string> = {
    notices: '0006',
    letters: '0020',
    mailboxes: '0020',
  };

  it.each(names.map((name, index) => [name, index] as const))('as %s left it comes over whole', (name, index) => {
    const db = new DatabaseSync(':memory:');
    for (const each of names.slice(0, index + 1)) db.exec(text(each));
    fill(db);
    const before = tablesOf(db).map((table) => ({ table, columns: columnsOf(db, table).map(({ name }) => name) }));
    const kept = before
      .map((each) => ({ ...each, rows: rowsOf(db, each.table, each.columns) }))
      .filter(({ table }) => name.slice(0, 4) >= (gone[table] ?? ''));
    for (const name of names.slice(index + 1)) db.exec(text(name));
    for (const { table, columns, rows } of kept) expect([table, rowsOf(db, table, columns)]).toEqual([table, rows]);
    const fresh = new DatabaseSync(':memory:');
    for (const name of names) fresh.exec(text(name));
    const shape = (of: DatabaseSync) => tablesOf(of).map((table) => [table, columnsOf(of, table)]);
    expect(shape(db)).toEqual(shape(fresh));
  });
});
