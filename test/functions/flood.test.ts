// Floods: many letters from one neighbourhood are marked and all stored, nobody is locked out, and no address is kept.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { neighbourhood } from '../../functions/flood.ts';
import { DAY_ALARM, tick } from '../../functions/schedule.ts';
import { readersOf, sealLetter } from '../../src/crypto/letter.ts';
import { type Mailbox, newDraft } from '../../src/crypto/receipt.ts';
import { builtDesks, newMailbox, sealedRequest, sendSealed, today } from '../letters.ts';
import { portal, postJson } from '../server.ts';

const running = portal();
/** Comfortably more than two minutes' worth, so that the turn of a minute cannot hide a flood. */
const MANY = 70;

const writeFrom = async (address: string, mailbox: Mailbox): Promise<{ stored: boolean }> => {
  const envelope = await sealLetter(mailbox, newDraft(), 'one of many', readersOf(builtDesks(), 'demo', false));
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': address };
  const body = JSON.stringify({ action: 'write', envelope });
  return (await running.fetch('/api/v1/mailbox', { method: 'POST', headers, body })).json() as Promise<{ stored: boolean }>;
};
const marked = async ({ key }: Mailbox): Promise<{ letters: number; marked: number } | null> =>
  running.db
    .prepare('SELECT count(*) AS letters, sum(marked) AS marked FROM letters WHERE mailbox = ? AND length(sealed) < 10000')
    .bind(key)
    .first();

describe('a flood of letters', () => {
  it('is stored to the last letter and marked from some letter on; another neighbourhood writes unmarked meanwhile', async () => {
    const { mailbox } = await sendSealed(running, {});
    const other = await sendSealed(running, {});
    const answers = [];
    for (let each = 0; each < MANY; each += 1) answers.push(await writeFrom(`203.0.113.${each}`, mailbox));
    expect(answers.every(({ stored }) => stored)).toBe(true);
    const counts = await marked(mailbox);
    expect(counts?.letters).toBe(MANY);
    expect(counts?.marked).toBeGreaterThan(0);
    expect(counts?.marked).toBeLessThan(MANY);
    await writeFrom('198.51.100.7', other.mailbox);
    expect(await marked(other.mailbox)).toEqual({ letters: 1, marked: 0 });
  });

  it('locks nobody out: a person behind the same address still sends, reads and gets a number', async () => {
    const { mailbox } = await newMailbox();
    const headers = { 'content-type': 'application/json', 'cf-connecting-ip': '203.0.113.9' };
    const body = JSON.stringify(await sealedRequest(mailbox, { need: 'tonight' }));
    expect((await running.fetch('/api/v1/referrals', { method: 'POST', headers, body })).status).toBe(201);
    const row = await running.db.prepare('SELECT urgent FROM letters WHERE mailbox = ?').bind(mailbox.key).first();
    expect(row).toEqual({ urgent: 1 });
    expect(await (await postJson(running, '/api/v1/mailbox', { action: 'read', address: mailbox.address, page: 0 })).json()).toMatchObject({
      status: 'sent',
    });
  });
});

describe('the neighbourhood of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:0db8:85a3'],
    ['2001:DB8::1', '2001:0db8:0000'],
    ['::1', '0000:0000:0000'],
    ['fe80::', 'fe80:0000:0000'],
  ])('of %s is %s', (address, coarse) => {
    expect(neighbourhood(address)).toBe(coarse);
  });

  it('is read in one file only, and nothing reads a browser’s name', () => {
    const files = readdirSync('functions', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const reading = (pattern: RegExp): string[] => files.filter((path) => pattern.test(readFileSync(`functions/${path}`, 'utf8')));
    expect(reading(/cf-connecting|x-forwarded|x-real-ip|true-client|remote_?addr/i)).toEqual(['flood.ts']);
    expect(reading(/user-agent|accept-language|\.cf\b/i)).toEqual([]);
  });
});

describe('the alarm', () => {
  const at = new Date();
  const alarms = async (): Promise<string[]> => {
    const codes: string[] = [];
    await tick(running.db, at, (code) => codes.push(code));
    return codes;
  };
  const count = async (): Promise<number> =>
    (await running.db.prepare('SELECT letters FROM arrivals WHERE day = ?').bind(today()).first<{ letters: number }>())?.letters ?? 0;

  it('counts each new letter of the day once, however often it is sent', async () => {
    const before = await count();
    const { mailbox } = await newMailbox();
    const request = await sealedRequest(mailbox, {});
    for (let each = 0; each < 3; each += 1) await postJson(running, '/api/v1/referrals', request);
    expect(await count()).toBe(before + 1);
  });

  it('tells the operator one code, once a day, when more letters came than ever expected; all were stored', async () => {
    expect(await alarms()).toEqual([]);
    await running.db.prepare('UPDATE arrivals SET letters = ? WHERE day = ?').bind(DAY_ALARM, today()).run();
    expect(await alarms()).toEqual([]);
    await sendSealed(running, {});
    expect(await alarms()).toEqual(['letters-today']);
    expect(await alarms()).toEqual([]);
  });

  it('keeps counts of days for a week', async () => {
    await running.db.prepare("INSERT INTO arrivals (day, letters) VALUES ('2026-01-01', 3)").run();
    await alarms();
    const { results } = await running.db.prepare('SELECT day FROM arrivals').all();
    expect(results).toEqual([{ day: today() }]);
  });
});
