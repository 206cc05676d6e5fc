// The list of calls as an operator asks for it: a table to read, a file for a spreadsheet, and wrong numbers first.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { Service } from '#domain/care/care';
import { EMERGENCY } from '#domain/care/contact';
import { addDays, dayOf } from '#domain/time/days';
import { type Due, dueContacts, type Told } from '#domain/care/due';
import { readYaml } from '../content/texts.ts';

const home = mkdtempSync(join(tmpdir(), 'due-'));
const folder = join(home, 'content/care/services');
cpSync('content/care/services', folder, { recursive: true });
afterAll(() => rmSync(home, { recursive: true }));

/** Changes one record. Throws when nothing changes. */
function change(record: string, from: RegExp, to: string): void {
  const [path, text] = [join(folder, `${record}.yml`), readFileSync(join(folder, `${record}.yml`), 'utf8')];
  if (!from.test(text)) throw new Error(`nothing to change in ${record}`);
  writeFileSync(path, text.replace(from, to));
}
// Contacts phoned some days ago, one of each standing; nobody else was phoned.
const phoned = { 'rc-haag': 0, 'rc-zeeland': 90, 'rc-drenthe': 91, 'rc-fryslan': 180, 'rc-groningen': 181 };
const started = dayOf(new Date());
for (const file of readdirSync(folder)) change(file.replace('.yml', ''), /^assured_date: .*$/m, 'assured_date: null');
for (const [record, days] of Object.entries(phoned)) change(record, /^assured_date: .*$/m, `assured_date: "${addDays(started, -days)}"`);
change('rc-twente', /^(name:\n\s+nl:).*$/m, '$1 \'=HYPERLINK("http://x", "y"), "z"\'');

const services = readdirSync(folder).map((file) => Service.parse(readYaml(join(folder, file))));
const idOf = (record: string): string => services.find((service) => service.record === record)?.id ?? '';

/** Runs the command where the records are. */
const run = (...args: string[]) => spawnSync(process.execPath, [resolve('src/operator/due.ts'), ...args], { cwd: home, encoding: 'utf8' });

/** What the command says, and the rows of that day; once more when midnight passes in between. */
function listed(told: Told[], ...args: string[]): { out: string; rows: Due[] } {
  const today = dayOf(new Date());
  const { status, stdout, stderr } = run(...args);
  if (dayOf(new Date()) !== today) return listed(told, ...args);
  expect([status, stderr.slice(0, 200)]).toEqual([0, '']);
  return { out: stdout, rows: dueContacts(services, today, { told }) };
}

/** A file with reports, in the shape in which `wrangler d1 execute --json` gives them. */
function reports(results: Told[]): string {
  const file = join(home, 'told.json');
  writeFileSync(file, JSON.stringify([{ results, success: true, meta: { duration: 0.3 } }], null, 2));
  return file;
}

/** Records in the order of the table, each with its heading. */
function tableOf(out: string): { record: string; line: string; heading: string }[] {
  let heading = '';
  return out.split('\n').flatMap((line) => {
    if (/^\d+ · /.test(line)) heading = line;
    const [, record] = /^ {2}(?:never|-?\d+ days) +(\S+) /.exec(line) ?? [];
    return record ? [{ record, line, heading }] : [];
  });
}

describe('the table', () => {
  const { out, rows } = listed([]);
  const table = tableOf(out);

  it('has every contact but 112, with its numbers and its name', () => {
    expect(table.map(({ record }) => record).sort()).toEqual(rows.map(({ record }) => record).sort());
    expect(table.map(({ record }) => record)).not.toContain(EMERGENCY);
    for (const row of rows) {
      const line = table.find(({ record }) => record === row.record)?.line ?? '';
      expect([row.record, line.includes(row.phones), line.includes(row.name)]).toEqual([row.record, true, true]);
      expect(line).toContain(row.days === null ? 'never' : `${row.days} days`);
    }
  });

  it('counts them under a heading for how sure they are, which 90, 91, 180 and 181 days tell apart', () => {
    const headings = new Set(table.map(({ heading }) => heading));
    for (const heading of headings) expect(Number.parseInt(heading, 10)).toBe(table.filter((each) => each.heading === heading).length);
    const under = Object.fromEntries(Object.keys(phoned).map((record) => [record, table.find((each) => each.record === record)?.heading]));
    expect(new Set(Object.values(under)).size).toBe(3);
    expect(under['rc-haag']).toContain('phoned lately');
    expect(under['rc-zeeland']).toBe(under['rc-haag']);
    expect(under['rc-drenthe']).toContain('over 90 days');
    expect(under['rc-fryslan']).toBe(under['rc-drenthe']);
    expect(under['rc-groningen']).toContain('over 180 days');
    expect(headings.size).toBe(4);
  });

  it('asks below each contact what there is to ask', () => {
    const blocks = out.split(/\n(?= {2}(?:never|\d+ days) )/);
    for (const row of rows) {
      const block = blocks.find((each) => each.split('\n')[0]?.includes(` ${row.record} `)) ?? '';
      const asked = block.split('\n').flatMap((line) => /^ {12}- (.*)$/.exec(line)?.[1] ?? []);
      expect(asked, row.record).toEqual(row.ask);
    }
  });
});

describe('the file for a spreadsheet', () => {
  it('reads back as the same rows in the same order, and runs nothing as a formula', () => {
    const { out, rows } = listed([], '--csv');
    const { data, errors } = Papa.parse<Record<string, string>>(out.trimEnd(), { header: true });
    expect(errors).toEqual([]);
    const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    const expected = rows.map(({ name, phones, days, ask, people, attest, ...row }) => {
      return {
        ...row,
        people: String(people),
        attest: String(attest),
        name: defused(name),
        phones: defused(phones),
        days: String(days ?? 'never'),
        ask: ask.join('; '),
      };
    });
    expect(data).toHaveLength(expected.length);
    for (const [at, row] of expected.entries()) expect(data[at]).toEqual(row);
    expect(data.find(({ record }) => record === 'rc-twente')?.name).toBe('\'=HYPERLINK("http://x", "y"), "z"');
  });
});

describe('reports of wrong numbers', () => {
  const told = [
    { contact: idOf('rc-haag'), what: 'nobody', times: 3 },
    { contact: idOf('rc-haag'), what: 'other', times: 1 },
    { contact: idOf('rc-groningen'), what: 'gone', times: 2 },
    { contact: idOf(EMERGENCY), what: 'nobody', times: 9 },
  ];

  it('come first in the file, with what was told', () => {
    const { out, rows } = listed(told, '--csv', '--told', reports(told));
    const { data } = Papa.parse<Record<string, string>>(out.trimEnd(), { header: true });
    expect(data.map(({ record }) => record)).toEqual(rows.map(({ record }) => record));
    expect(data.slice(0, 3).map(({ record, told: said }) => [record, said])).toEqual([
      ['rc-groningen', 'gone 2×'],
      ['rc-haag', 'nobody 3×; other 1×'],
      [rows[2]?.record, ''],
    ]);
  });

  it('come first in the table too, also for a contact that was phoned today', () => {
    const table = tableOf(listed(told, '--told', reports(told)).out);
    expect(
      table
        .filter(({ line }) => line.includes('TOLD WRONG: '))
        .map(({ record }) => record)
        .sort(),
    ).toEqual(['rc-groningen', 'rc-haag']);
    expect(table.slice(0, 2).map(({ record }) => record)).toEqual(['rc-groningen', 'rc-haag']);
  });

  it('leave the list as it is when nobody told anything', () => {
    expect(listed([], '--told', reports([])).out === listed([]).out).toBe(true);
    expect(listed(told, '--told', reports(told)).out === listed([]).out).toBe(false);
  });

  it('are read as the command in the operator’s guide writes them, from the table where they are counted', () => {
    const guide = readFileSync('docs/OPERATIONS.md', 'utf8');
    const [, select = ''] = /wrangler d1 execute vlonder --remote --json --command "(SELECT [^"]+)" > told\.json/.exec(guide) ?? [];
    const table = readFileSync('functions/storage/migrations/0004_add_contact_reports.sql', 'utf8');
    const rows = `INSERT INTO contact_reports VALUES ('${idOf('rc-haag')}','nobody','${started}',2), ('${idOf('rc-haag')}','nobody','2026-01-01',1);`;
    writeFileSync(join(home, 'rows.sql'), `${table}\n${rows}\n`);
    const d1 = (...args: string[]): string =>
      execFileSync('node_modules/.bin/wrangler', ['d1', 'execute', 'vlonder', '--local', '--persist-to', home, '--json', ...args], {
        encoding: 'utf8',
      });
    d1('--file', join(home, 'rows.sql'));
    writeFileSync(join(home, 'told.json'), d1('--command', select));
    const { out } = listed([], '--csv', '--told', join(home, 'told.json'));
    expect(Papa.parse<Record<string, string>>(out, { header: true }).data[0]).toMatchObject({ record: 'rc-haag', told: 'nobody 3×' });
  });

  it.each([
    ['a file that is not there', ['--told', 'nowhere.json'], null],
    ['a file that is not JSON', ['--told', 'bad.json'], 'no JSON'],
    ['the error that the database gave', ['--told', 'bad.json'], '{"error":{"text":"no such table: contact_reports"}}'],
    ['no file', ['--told'], null],
  ])('stop the command in one line when there is %s: no list that looks whole', (_, args, text) => {
    if (text !== null) writeFileSync(join(home, 'bad.json'), text);
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout.length]).toEqual([1, 0]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
