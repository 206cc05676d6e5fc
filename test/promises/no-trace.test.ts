// Words a person writes stay in no address, log, column or browser profile; the search proves itself on a planted leak.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReferralLetter } from '#domain/letter';
import { sealReply } from '../../src/crypto/letter.ts';
import { mailboxOf, newDraft } from '../../src/crypto/receipt.ts';
import { chromiumFlags, fullChromium } from '../chromium.ts';
import { freePort, type Running, start } from '../ports.ts';

const canaries = ['kanarie-woord-8841', '0687654321', 'antwoord-kanarie-5512', 'eigenwoordkanarie', 'loket-kanarie-7719'];
const [words = '', phone = '', letter = '', ownWord = '', fromDesk = ''] = canaries;
const wrangler = 'node_modules/wrangler/bin/wrangler.js';
const config = ['--config', 'dist/server/wrangler.json'];
const folder = mkdtempSync(join(tmpdir(), 'trace-'));
const state = join(folder, 'state');
let server: Running;
let origin: string;

/** Files below a folder that hold a text, as UTF-8 or as the UTF-16 that browsers keep. */
function filesWith(root: string, text: string): string[] {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => needles.some((needle) => readFileSync(path).includes(needle)));
}

/** Puts a letter of the desk, with a question for consent, into the letter box of a number; retried while the database is busy. */
async function answerFromDesk(number: string): Promise<void> {
  const mailbox = await mailboxOf(number, ownWord);
  const first = { mailbox: mailbox.key, recipient: mailbox.recipient, reply_secret: mailbox.replySecret } as ReferralLetter;
  const id = newDraft();
  const sealed = await sealReply(first, id, fromDesk, { kind: 'consent', what: 'letters', who: 'lawyer', name: fromDesk });
  const values = `mailbox, '${id}', 'to-person', desk, 0, 0, '2026-11-24', x'${Buffer.from(sealed).toString('hex')}', dies_on`;
  const sql = `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, sealed, dies_on) SELECT ${values} FROM mailboxes WHERE mailbox = '${mailbox.key}'`;
  const args = [wrangler, 'd1', 'execute', 'DB', '--local', ...config, '--persist-to', state, '--command', sql];
  for (let tries = 0; tries < 5; tries += 1) if ((await start(args, { CI: 'true' }).ended) === 0) return;
  throw new Error('the desk could not answer');
}

/** Writes, reads and fails in every way a person can, through the plain door and the machine door. */
async function useEverything(): Promise<string> {
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const everything = canaries.join(' ');
  const sent = await post('/nl/refer', { words: everything, contact: 'phone', contact_at: phone, own_word: ownWord, action: 'send' });
  const page = await (await fetch(origin + (sent.headers.get('location') ?? '/'))).text();
  const number = [...page.matchAll(/<li[^>]*>((?:\d ?){4})<\/li>/g)].map(([, group]) => group?.replace(/ /g, '')).join('');
  const box = { number, own_word: ownWord };
  await post('/nl/letters', { ...box, text: everything, action: 'write' });
  for (const action of ['kept', 'skipped', 'number', 'language']) await post('/nl/letters', { ...box, at: 'sent', action });
  await post('/nl/letters', { ...box, action: 'look-again', months: '12', letter: everything });
  await post('/nl/letters', { ...box, action: 'tap', letter: everything, say: 'yes' });
  await post('/nl/letters', { ...box, action: 'delete-letter', letter: everything });
  await post('/nl/letters', { ...box, number: `${number}0`, text: everything });
  await post('/nl/refer/near', { seen: everything, their_contact: everything, action: 'send' });
  await post('/nl/refer/near', { seen: everything, agreed: 'yes', their_contact: everything, action: 'send' });
  await post('/nl/refer/professional', { words: everything, ask_for: phone, action: 'language' });
  await post('/nl/refer', { words: everything + 'x'.repeat(5000), action: 'send' });
  await post('/nl/refer', { words: everything }, { origin: 'https://elsewhere.example' });
  await post('/nl/refer', { words: everything + 'x'.repeat(200_000) });
  await post('/nl/care/find', { place: everything });
  await post('/xx/refer', { words: everything });
  await fetch(`${origin}/api/v1/mailbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ everything }),
  });
  await fetch(`${origin}/api/v1/referrals`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: everything });
  return number;
}

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const env = { WRANGLER_LOG_PATH: join(folder, 'logs'), WRANGLER_LOG: 'debug', CI: 'true' };
  const persist = ['--persist-to', state];
  await start([wrangler, 'd1', 'migrations', 'apply', 'DB', '--local', ...config, ...persist], env).ended;
  const secret = ['--var', 'FLOOD_SECRET:a secret of the tests only'];
  server = start([wrangler, 'dev', ...config, '--port', String(port), ...persist, ...secret, '--show-interactive-dev-session=false'], env);
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await fetch(`${origin}/nl/`).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no server: ${server.said()}`);
});

afterAll(async () => {
  server?.kill();
  await server?.ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('the server', () => {
  it('writes no word, number or receipt into any log, nor into the files of the database', async () => {
    const number = await useEverything();
    expect(number).toMatch(/^\d{28}$/);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const secret of [...canaries, number]) {
      expect([secret, server.said().includes(secret)]).toEqual([secret, false]);
      expect([secret, filesWith(folder, secret)]).toEqual([secret, []]);
    }
  });

  it('would be caught if it did: the same search finds an address that was asked for', async () => {
    await fetch(`${origin}/nl/geplante-kanarie/`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(server.said().includes('geplante-kanarie') || filesWith(folder, 'geplante-kanarie').length > 0).toBe(true);
  });
});

describe('the browser', () => {
  const path = fullChromium();
  const visit = async (
    profile: string,
    journey: (page: import('playwright-core').Page) => Promise<void>,
    javaScriptEnabled = true,
  ): Promise<void> => {
    const context = await chromium.launchPersistentContext(profile, { executablePath: path ?? '', args: chromiumFlags, javaScriptEnabled });
    await journey(context.pages()[0] ?? (await context.newPage()));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await context.close();
  };

  it.each([true, false])('keeps nothing of what was written or read in its profile, JavaScript %s', async (javaScriptEnabled) => {
    if (!path) {
      console.warn('NOT RUN: the search of a browser profile needs a full Chromium, and there is none on this machine');
      return;
    }
    const profile = mkdtempSync(join(folder, 'profile-'));
    let number = '';
    await visit(
      profile,
      async (page) => {
        await page.goto(`${origin}/nl/refer/near/`);
        await page.fill('[name=seen]', words);
        await page.goto(`${origin}/nl/refer/`);
        await page.fill('[name=words]', words);
        await page.check('[name=contact][value=phone]');
        await page.fill('[name=contact_at]', phone);
        await page.locator('details:has(#own-word) summary').click();
        await page.fill('#own-word', ownWord);
        await page.click('button[value=send]');
        await page.locator('.vl-receipt').waitFor();
        number = (await page.locator('.vl-receipt li').allTextContents()).join('').replace(/\D/g, '');
        await page.click('button[value=kept]');
        await page.locator('[data-step=kept]:visible').waitFor();
        await answerFromDesk(number);
        await page.goto(`${origin}/nl/letters/`);
        await page.fill('#number', number);
        await page.locator('details:has(#own-word) summary').click();
        await page.fill('#own-word', ownWord);
        await page.click('main button[value=open]');
        await page.locator('.vl-letter').waitFor();
        await page.click('button[name=say][value=yes]');
        await page.locator('[data-outcome=answered]:visible').waitFor();
        await page.fill('#letter', letter);
        await page.click('button[value=write]');
        await page.locator('[data-outcome=stored]:visible').waitFor();
        await page.locator('article button[value=delete-letter]').click();
        await page.locator('[data-outcome=letter-deleted]:visible').waitFor();
        await page.goto(`${origin}/nl/care/`);
      },
      javaScriptEnabled,
    );
    expect(filesWith(profile, 'localhost').length).toBeGreaterThan(0);
    for (const secret of [...canaries, number]) expect([secret, filesWith(profile, secret)]).toEqual([secret, []]);
  });

  it('would be caught if it did: the same search finds what a page plants', async () => {
    if (!path) {
      console.warn('NOT RUN: the search of a browser profile needs a full Chromium, and there is none on this machine');
      return;
    }
    const profile = mkdtempSync(join(folder, 'leak-'));
    await visit(profile, async (page) => {
      await page.goto(`${origin}/nl/`);
      await page.evaluate((word) => localStorage.setItem('leak', word), 'geplant-lek-2207');
      await page.goto(`${origin}/nl/?woord=geplant-adres-3308`);
    });
    for (const leak of ['geplant-lek-2207', 'geplant-adres-3308'])
      expect([leak, filesWith(profile, leak).length > 0]).toEqual([leak, true]);
  });
});
