// What was deleted, ended or refused lies nowhere in the files of the database: not in freed pages, not in the log of writes, not in a copy.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hex } from '@scure/base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailboxOf } from '../../src/crypto/receipt.ts';
import { execute, migrate, serveApart } from '../apart.ts';
import type { Running } from '../ports.ts';
import { filesWith, filesWithBytes } from '../search.ts';
import { fieldIn, receiptIn } from '../server.ts';

const folder = mkdtempSync(join(tmpdir(), 'freed-'));
const [words, ownWord, phone] = ['kanarie-vrijgekomen-3391', 'eigenwoordvrij', '0687650011'];
let server: Running;
let origin: string;

beforeAll(async () => {
  await migrate(folder);
  ({ origin, server } = await serveApart(folder));
});
afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Sends a plain form, and gives the ticket of the page that it leads to, if it leads to one. */
async function post(path: string, fields: Record<string, string>): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(fields).toString();
  const answer = await fetch(origin + path, { method: 'POST', redirect: 'manual', headers, body });
  const location = answer.headers.get('location') ?? '';
  await fetch(origin + location);
  return /answer\/([0-9a-f]{64})/.exec(location)?.[1] ?? '';
}

/** The database of the portal below a folder. */
function database(root: string): DatabaseSync {
  const d1 = join(root, 'state', 'v3', 'd1');
  const files = readdirSync(d1, { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f]{64}\.sqlite$/.test(path));
  return new DatabaseSync(join(d1, files[0] ?? ''));
}

/** The sealed bytes of a table, from the middle of each. */
function sealedIn(table: 'answers' | 'letters'): Uint8Array[] {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(join(folder, 'state'), join(copy, 'state'), { recursive: true });
  const db = database(copy);
  const rows = db.prepare(`SELECT sealed FROM ${table}`).all() as { sealed: Uint8Array }[];
  db.close();
  rmSync(copy, { recursive: true });
  return rows.map(({ sealed }) => sealed.slice(sealed.length / 2, sealed.length / 2 + 64));
}

/** Bytes as a sealed letter has them, and how SQL writes them. */
const madeUp = (): { bytes: Uint8Array; sql: string } => {
  const whole = crypto.getRandomValues(new Uint8Array(5400));
  return { bytes: whole.slice(2700, 2764), sql: `x'${hex.encode(whole)}'` };
};

/**
 * Rows of the desk that go in other ways: a letter put aside long ago, which the clock ends, and a note that was dropped and an
 * overview that another, longer one replaced, as a deed does, in one transaction.
 */
async function throughTheClock(): Promise<Uint8Array[]> {
  const [junk, note, plan, longer] = [madeUp(), madeUp(), madeUp(), `zeroblob(9000)`];
  const letter = (id: string, sealed: string, dies: string): string =>
    `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, sealed, dies_on)
     VALUES ('gone', '${id}', 'to-desk', 'demo', 1, 0, '2026-01-01', ${sealed}, '${dies}')`;
  await execute(
    folder,
    [
      "INSERT INTO mailboxes (mailbox, desk, opened_on, dies_on) VALUES ('gone', 'demo', '2026-01-01', '2999-01-01')",
      letter('junk', junk.sql, '2999-01-01'),
      letter('plan', plan.sql, '2999-01-01'),
      "INSERT INTO put_aside (mailbox, letter, put_on, unproven) VALUES ('gone', 'junk', '2026-01-01', 1), ('gone', 'plan', '2026-01-01', 1)",
      `INSERT INTO notes (note, mailbox, desk, member, kind, written_on, sealed) VALUES ('n', 'gone', 'demo', 'm', 'note', '2026-01-01', ${note.sql})`,
    ].join(';'),
  );
  for (const { bytes } of [junk, note, plan]) expect(filesWithBytes(folder, bytes).length).toBeGreaterThan(0);
  await execute(folder, `DELETE FROM notes; UPDATE letters SET sealed = ${longer} WHERE letter = 'plan'`);
  expect((await fetch(`${origin}/cdn-cgi/local/scheduled`)).status).toBe(200);
  return [junk.bytes, note.bytes, plan.bytes];
}

describe('the files of the database', () => {
  it('hold no word, number or secret after any outcome, nor the sealed bytes of what was deleted or ended', async () => {
    const form = await (await fetch(`${origin}/nl/refer/`)).text();
    const [number, draft] = [receiptIn(form), fieldIn(form, 'draft')];
    const fields = { draft, words, own_word: ownWord, contact: 'phone', contact_at: phone };
    const box = { number, own_word: ownWord };
    const tickets = [
      await post('/nl/refer', { ...fields, action: 'language' }),
      await post('/nl/refer', { ...fields, words: `${words} ${'x'.repeat(4001)}`, action: 'send' }),
      await post('/nl/refer', { ...fields, action: 'send' }),
      await post('/nl/letters', { number: `${number}1`, action: 'open' }),
      await post('/nl/letters', { ...box, text: words, action: 'open' }),
      await post('/nl/letters', { ...box, text: words, action: 'write' }),
    ];
    const sealed = [...sealedIn('answers'), ...sealedIn('letters')];
    expect([tickets.every((ticket) => ticket !== ''), sealed.length]).toEqual([true, 8]);
    for (const kept of tickets) await post('/nl/letters', { kept, action: 'close' });
    await post('/nl/letters', { ...box, action: 'delete-now' });
    sealed.push(...(await throughTheClock()));
    server.kill('SIGKILL');
    await server.ended;
    const db = database(folder);
    const mailbox = await mailboxOf(number, ownWord);
    const left = db.prepare('SELECT (SELECT count(*) FROM letters) AS letters, (SELECT count(*) FROM mailboxes) AS boxes').get();
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    expect({ ...left }).toEqual({ letters: 0, boxes: 0 });
    const secrets = [words, ownWord, phone, number, draft, mailbox.address, mailbox.identity, hex.encode(mailbox.letterKey), ...tickets];
    for (const secret of secrets) expect([secret, filesWith(folder, secret)]).toEqual([secret, []]);
    // The same search finds the one thing that stays: the name of a box that ended.
    expect(filesWith(folder, mailbox.key).length).toBeGreaterThan(0);
    for (const [index, bytes] of sealed.entries()) expect([index, filesWithBytes(folder, bytes)]).toEqual([index, []]);
  });
});
