// Words a person writes stay in no address, log, column or browser profile; the search proves itself on a planted leak.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReferralLetter } from '#domain/letter/letter';
import { deskSigner } from '../../src/crypto/keyset.ts';
import { sealReply } from '../../src/crypto/letter.ts';
import { mailboxOf, newDraft } from '../../src/crypto/receipt.ts';
import { execute, migrate, serveApart } from '../apart.ts';
import { chromiumFlags, fullChromium } from '../chromium.ts';
import { sendLetter } from '../doors.ts';
import { keyOf } from '../letters.ts';
import type { Running } from '../ports.ts';
import { filesWith } from '../search.ts';

const canaries = ['kanarie-woord-8841', '0687654321', 'antwoord-kanarie-5512', 'eigenwoordkanarie', 'loket-kanarie-7719'];
const [words = '', phone = '', letter = '', ownWord = '', fromDesk = ''] = canaries;
const folder = mkdtempSync(join(tmpdir(), 'trace-'));
let server: Running;
let origin: string;

/** Tickets of pages of a moment in the files below a folder: a browser keeps the addresses where it was. */
const ticketsIn = (root: string): string[] => [
  ...new Set(
    filesWith(root, '/answer/').flatMap((path) =>
      [...readFileSync(path, 'latin1').matchAll(/\/answer\/([0-9a-f]{64})\//g)].map(([, ticket = '']) => ticket),
    ),
  ),
];

/** What an address shows to whoever comes by it. */
const shownAt = async (address: string): Promise<string> => (await fetch(address)).text();

/** The drafts that lie in the forms of a page: keys follow from them. */
const draftsOn = async (page: Page): Promise<string[]> => {
  const drafts = await page.locator('[name=draft]').all();
  return (await Promise.all(drafts.map((draft) => draft.inputValue()))).filter((draft) => draft !== '');
};

/** Puts a letter of the desk, with a question for consent, into the letter box of a number. */
async function answerFromDesk(number: string): Promise<void> {
  const mailbox = await mailboxOf(number, ownWord);
  const first = { mailbox: mailbox.key, recipient: mailbox.recipient } as ReferralLetter;
  const id = newDraft();
  const frame = { letter: id, desk: 'demo', signer: await deskSigner(keyOf('demo')), after: null, seen: null };
  const sealed = await sealReply(first, frame, fromDesk, { kind: 'consent', what: 'letters', who: 'lawyer', name: fromDesk });
  const values = `mailbox, '${id}', 'to-person', desk, 0, 0, '2026-11-24', x'${Buffer.from(sealed).toString('hex')}', dies_on`;
  const sql = `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, sealed, dies_on) SELECT ${values} FROM mailboxes WHERE mailbox = '${mailbox.key}'`;
  await execute(folder, sql);
}

/** Sends a plain form and looks at the page that it leads to, whose ticket comes into a list. */
const sending =
  (tickets: string[]) =>
  async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> => {
    const answer = await fetch(origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
    const location = answer.headers.get('location') ?? '';
    const ticket = /\/answer\/([0-9a-f]{64})\//.exec(location)?.[1];
    if (ticket) await fetch(origin + location);
    tickets.push(...(ticket ? [ticket] : []));
    return answer;
  };

/** Writes, reads and fails in every way a person can, through the plain door and the machine door: the number, and every ticket. */
async function useEverything(): Promise<{ number: string; tickets: string[] }> {
  const tickets: string[] = [];
  const post = sending(tickets);
  const everything = canaries.join(' ');
  const sent = await post('/nl/refer', { words: everything, contact: 'phone', contact_at: phone, own_word: ownWord, action: 'send' });
  const page = await (await fetch(origin + (sent.headers.get('location') ?? '/'))).text();
  const number = [...page.matchAll(/<li[^>]*>((?:\d ?){4})<\/li>/g)].map(([, group]) => group?.replace(/ /g, '')).join('');
  const box = { number, own_word: ownWord };
  await post('/nl/letters', { ...box, text: everything, action: 'write' });
  for (const action of ['kept', 'skipped', 'number', 'language']) await post('/nl/letters', { ...box, at: 'sent', action });
  for (const action of ['look-again 12', `tap yes ${everything}`, `delete-letter ${everything}`, `delete-letter-now ${everything}`])
    await post('/nl/letters', { ...box, text: everything, action });
  await post('/nl/letters', { ...box, number: `${number}0`, text: everything });
  await post('/nl/refer/near', { seen: everything, their_contact: everything, action: 'send' });
  await post('/nl/refer/near', { seen: everything, agreed: 'yes', their_contact: everything, action: 'send' });
  await post('/nl/refer/professional', { words: everything, ask_for: phone, action: 'language' });
  await post('/nl/refer', { words: everything + 'x'.repeat(5000), action: 'send' });
  await post('/nl/refer', { words: everything }, { origin: 'https://elsewhere.example' });
  await post('/nl/refer', { words: everything + 'x'.repeat(200_000) });
  await post('/nl/care/find', { place: everything });
  await post('/xx/refer', { words: everything });
  await fetch(`${origin}${MAILBOX}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ everything }),
  });
  await fetch(`${origin}${REFERRALS}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: everything });
  return { number, tickets };
}

beforeAll(async () => {
  await migrate(folder);
  ({ origin, server } = await serveApart(folder));
});

afterAll(async () => {
  server?.kill();
  await server?.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a letter in a browser, with everything a person can tell; what must not be kept comes into `secrets`. Answers its number. */
async function writesIn(page: Page, secrets: string[], scripts: boolean): Promise<string> {
  await page.goto(`${origin}/nl/refer/near/`);
  await page.fill('[name=seen]', words);
  await page.goto(`${origin}/nl/refer/`);
  await page.fill('[name=words]', words);
  await page.check('[name=contact][value=phone]');
  await page.fill('[name=contact_at]', phone);
  await page.locator('details:has(#own-word) summary').click();
  await page.fill('#own-word', ownWord);
  secrets.push(...(await draftsOn(page)));
  const number = await sendLetter(page);
  secrets.push(number, number.replace(/(\d{4})(?=\d)/g, '$1 '));
  if (scripts) await page.click('button[value=kept]');
  return number;
}

/** Writes a letter, reads the answer and leaves, in a browser. */
async function writesAndReads(page: Page, secrets: string[], scripts: boolean): Promise<void> {
  const number = await writesIn(page, secrets, scripts);
  await answerFromDesk(number);
  await page.goto(`${origin}/nl/letters/`);
  await page.fill('#number', number);
  await page.locator('details:has(#own-word) summary').click();
  await page.fill('#own-word', ownWord);
  await page.click('main button[value=open]');
  await page.locator('.vl-letter').waitFor();
  await page.click('button[value^="tap yes"]');
  await page.locator('[data-outcome=answered]:visible').waitFor();
  await page.fill('#letter', letter);
  await page.click('button[value=write]');
  await page.locator('[data-outcome=stored]:visible').waitFor();
  await page.locator('article button[value^=delete-letter]').click();
  await page.click('[data-asking] button[value^=delete-letter-now]');
  await page.locator('[data-outcome=letter-deleted]:visible').waitFor();
  secrets.push(...(await draftsOn(page)));
  if (!scripts) expect(await shownAt(page.url())).toContain(number);
  await page.click('button[value=close]');
  await page.locator('button[value=close]').waitFor({ state: 'detached' });
  await page.goto(`${origin}/nl/care/`);
}

describe('the browser', () => {
  const path = fullChromium();
  const visit = async (profile: string, journey: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> => {
    const context = await chromium.launchPersistentContext(profile, { executablePath: path ?? '', args: chromiumFlags, javaScriptEnabled });
    await journey(context.pages()[0] ?? (await context.newPage()));
    await context.close();
  };

  it.each([true, false])('keeps nothing of what was written or read in its profile, JavaScript %s', async (javaScriptEnabled) => {
    if (!path) {
      console.warn('NOT RUN: the search of a browser profile needs a full Chromium, and there is none on this machine');
      return;
    }
    const profile = mkdtempSync(join(folder, 'profile-'));
    const secrets = [...canaries];
    await visit(profile, (page) => writesAndReads(page, secrets, javaScriptEnabled), javaScriptEnabled);
    // The last page stands in its history: nothing is still to be written.
    expect(filesWith(profile, '/nl/care/').length).toBeGreaterThan(0);
    for (const secret of secrets) expect([secret, filesWith(profile, secret)]).toEqual([secret, []]);
    // Tickets stand in addresses, and addresses are kept: after the way out they show nothing any more.
    const tickets = ticketsIn(profile);
    expect(tickets.length > 0).toBe(!javaScriptEnabled);
    for (const ticket of tickets) {
      const shown = await shownAt(`${origin}/nl/answer/${ticket}/`);
      for (const secret of secrets) expect([secret, shown.includes(secret)]).toEqual([secret, false]);
    }
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

describe('the server', () => {
  it('writes no word, number or ticket into any log, trace or file, where the same search finds the name of the letter box', async () => {
    const { number, tickets } = await useEverything();
    expect(number).toMatch(/^\d{28}$/);
    expect(tickets.length).toBeGreaterThan(10);
    server.kill();
    await server.ended;
    expect(filesWith(folder, (await mailboxOf(number, ownWord)).key).length).toBeGreaterThan(0);
    for (const secret of [...canaries, number, ...tickets]) {
      expect([secret, server.said().includes(secret)]).toEqual([secret, false]);
      expect([secret, filesWith(folder, secret)]).toEqual([secret, []]);
    }
  });
});
