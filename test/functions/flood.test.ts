// Floods: many letters from one neighbourhood are marked and all stored, nobody is locked out, and no address is kept.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '#domain/letter/envelope';
import { addDays, instantOf } from '#domain/time/days';
import { STAMP_DAYS } from '#domain/box/retention';
import { neighbourhood, stampAt } from '../../functions/flood.ts';
import { DAY_ALARM, tick } from '../../functions/schedule.ts';
import { type Mailbox, newDraft } from '../../src/crypto/receipt.ts';
import { readersOf, sealLetter } from '../../src/crypto/letter.ts';
import { builtDesks, newMailbox, openedBox, sealedRequest, sendSealed, today } from '../letters.ts';
import { portal, postJson, secrets } from '../server.ts';

const running = portal();
/** Comfortably more than two minutes' worth, so that the turn of a minute cannot hide a flood. */
const MANY = 70;

/** Letters of one person, each after the one before it. */
async function lettersTo(mailbox: Mailbox, many: number): Promise<Envelope[]> {
  let { next } = await openedBox(running, mailbox);
  const envelopes: Envelope[] = [];
  for (let each = 0; each < many && next; each += 1) {
    const envelope = await sealLetter(mailbox, next, newDraft(), 'one of many', readersOf(builtDesks(), 'demo', false));
    envelopes.push(envelope);
    next = { after: envelope, seen: null };
  }
  return envelopes;
}
const writeFrom = async (address: string, envelope: Envelope): Promise<{ stored: boolean }> => {
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': address };
  const body = JSON.stringify({ action: 'write', envelope });
  return (await running.fetch(MAILBOX, { method: 'POST', headers, body })).json() as Promise<{ stored: boolean }>;
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
    for (const [each, envelope] of (await lettersTo(mailbox, MANY)).entries())
      expect((await writeFrom(`203.0.113.${each}`, envelope)).stored).toBe(true);
    const counts = await marked(mailbox);
    expect(counts?.letters).toBe(MANY);
    expect(counts?.marked).toBeGreaterThan(0);
    expect(counts?.marked).toBeLessThan(MANY);
    const [elsewhere] = await lettersTo(other.mailbox, 1);
    if (elsewhere) await writeFrom('198.51.100.7', elsewhere);
    expect(await marked(other.mailbox)).toEqual({ letters: 1, marked: 0 });
  });

  it('locks nobody out: a person behind the same address still sends, reads and gets a number', async () => {
    const { mailbox } = await newMailbox();
    const headers = { 'content-type': 'application/json', 'cf-connecting-ip': '203.0.113.9' };
    const body = JSON.stringify(await sealedRequest(mailbox, { need: 'tonight' }));
    expect((await running.fetch(REFERRALS, { method: 'POST', headers, body })).status).toBe(201);
    const row = await running.db.prepare('SELECT urgent FROM letters WHERE mailbox = ?').bind(mailbox.key).first();
    expect(row).toEqual({ urgent: 1 });
    expect(await (await postJson(running, MAILBOX, { action: 'read', address: mailbox.address, page: 0 })).json()).toMatchObject({
      status: 'sent',
    });
  });
});

describe('the stamp of a form', () => {
  const alone = { 'cf-connecting-ip': '192.0.2.7' };
  const send = async (stamp: string, request?: { envelope: Envelope }): Promise<{ envelope: Envelope; marked: unknown }> => {
    const { envelope } = request ?? (await sealedRequest((await newMailbox()).mailbox, { need: 'tonight' }));
    const answer = await postJson(running, REFERRALS, { envelope, marks: { stamp } }, alone);
    expect(answer.status).toBe(201);
    const row = await running.db.prepare('SELECT marked FROM letters WHERE letter = ?').bind(envelope.letter).first<{ marked: number }>();
    return { envelope, marked: row?.marked };
  };
  const ago = (ms: number): Promise<string> => stampAt(secrets.FLOOD_SECRET, new Date(Date.now() - ms));

  it('counts for one letter: the same letter again stays as it was, another one is stored and marked', async () => {
    const stamp = await ago(60_000);
    const first = await send(stamp);
    expect(first.marked).toBe(0);
    expect((await send(stamp, first)).marked).toBe(0);
    expect((await send(stamp)).marked).toBe(1);
    const same = new Date(Date.now() - 60_000);
    const together = await Promise.all([stampAt(secrets.FLOOD_SECRET, same), stampAt(secrets.FLOOD_SECRET, same)]);
    expect([(await send(together[0])).marked, (await send(together[1])).marked]).toEqual([0, 0]);
  });

  it('is remembered without its time, and only until its age alone marks', async () => {
    const stamp = await ago(60_000);
    await send(stamp);
    const kept = JSON.stringify((await running.db.prepare('SELECT * FROM stamps').all()).results);
    for (const part of stamp.split('.')) expect(kept).not.toContain(part);
    expect((await send(await ago((STAMP_DAYS - 1) * 86_400_000 - 60_000))).marked).toBe(0);
    expect((await send(await ago((STAMP_DAYS - 1) * 86_400_000 + 60_000))).marked).toBe(1);
    await tick(running.db, instantOf(addDays(today(), STAMP_DAYS), 720), () => undefined);
    expect((await running.db.prepare('SELECT count(*) AS n FROM stamps').first<{ n: number }>())?.n).toBe(0);
    await running.db.prepare('DELETE FROM clock').run();
  });
});

describe('the neighbourhood of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:0db8:85a3'],
    ['2001:DB8::1', '2001:0db8:0000'],
    ['::1', '0000:0000:0000'],
    ['fe80::', 'fe80:0000:0000'],
    ['::ffff:203.0.113.77', '203.0.113'],
    ['64:ff9b::203.0.113.77', '0064:ff9b:0000'],
    ['fe80::1%eth0', 'fe80:0000:0000'],
    ['no address', 'no address'],
  ])('of %s is %s', (address, coarse) => {
    expect(neighbourhood(address)).toBe(coarse);
  });

  const files = readdirSync('functions', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const reading = (pattern: RegExp): string[] => files.filter((path) => pattern.test(readFileSync(`functions/${path}`, 'utf8')));

  it('is read in one file only, and nothing reads a browser’s name', () => {
    expect(reading(/cf-connecting|x-forwarded|x-real-ip|true-client|remote_?addr/i)).toEqual(['flood.ts']);
    expect(reading(/user-agent|\.cf\b/i)).toEqual([]);
  });

  it('has no company in the languages of a browser: only the page of all languages reads them, to put those first, and keeps nothing', () => {
    expect(reading(/accept-language/i)).toEqual(['routes/language.ts']);
    expect(readFileSync('functions/routes/language.ts', 'utf8')).not.toMatch(/storage\/|\.DB\b|console/);
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
    for (let each = 0; each < 3; each += 1) await postJson(running, REFERRALS, request);
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
