// Hostile letters in the desk's real screens: each fails alone and is named, the list and every other letter go on, within a time limit.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { letterIn } from '#domain/letter/read-letter';
import { newDraft } from '../../src/crypto/receipt.ts';
import { open } from '../../src/crypto/seal.ts';
import { browsing } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation } from '../desk.ts';
import { hostileFiles, sealedHostile } from '../hostile.ts';
import { builtDesks, keyOf, newMailbox, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
let anna: Colleague;

interface Planted {
  name: string;
  mailbox: string;
  opens: boolean;
}
const planted: Planted[] = [];
const recipient = (): string => builtDesks().demo?.recipients[0] ?? '';
const nextDay = '2999-01-01';

/** Puts a letter where somebody with the database could: into a box of its own, or into that of somebody else. */
const plantLetter = (mailbox: string, letter: string, sealed: Uint8Array, { direction = 'to-desk', plan = 0 } = {}): Promise<unknown> =>
  running.db
    .prepare(
      `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, sealed, dies_on, plan)
       VALUES (?, ?, ?, 'demo', ?, 0, '2026-11-24', ?, '${nextDay}', ?)`,
    )
    .bind(mailbox, letter, direction, Number(direction === 'to-desk'), sealed, plan)
    .run();
const plantBox = (mailbox: string): Promise<unknown> =>
  running.db
    .prepare(`INSERT INTO mailboxes (mailbox, desk, opened_on, dies_on) VALUES (?, 'demo', '2026-11-24', '${nextDay}')`)
    .bind(mailbox)
    .run();

const item = (page: Page, mailbox: string) => page.locator(`.vl-inbox__item[data-mailbox="${mailbox}"]`);
/** The list once everything in it was tried. */
async function listed({ page }: Colleague, total: number): Promise<void> {
  await page.locator(`[data-total="${total}"][data-opened="${total}"]`).waitFor();
}
/** Text on the screen that turns what stands after it around, or hides. */
const turning = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/.exec(document.body.textContent ?? '')?.[0]);

beforeAll(async () => {
  const names = Object.keys(await sealedHostile((await newMailbox()).mailbox, 'x', recipient()));
  for (const name of names) {
    const { mailbox } = await newMailbox();
    const letter = newDraft();
    const sealed = (await sealedHostile(mailbox, letter, recipient()))[name] ?? new Uint8Array();
    await plantBox(mailbox.key);
    await plantLetter(mailbox.key, letter, sealed);
    const opens = letterIn(await open(sealed, keyOf('demo')), { mailbox: mailbox.key, letter }) !== null;
    planted.push({ name, mailbox: mailbox.key, opens });
  }
  for (const [name, sealed] of Object.entries(await hostileFiles(recipient()))) {
    const mailbox = newDraft();
    await plantBox(mailbox);
    await plantLetter(mailbox, newDraft(), sealed);
    planted.push({ name, mailbox, opens: false });
  }
  await sendSealed(running, { place: 'Hoorn', need: 'tonight', words: 'Kan iemand mij helpen?' });
  anna = await colleague(browser);
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
});

describe('a list full of hostile letters', () => {
  it('opens to its end, names each that does not open, and shows the one real letter first', async () => {
    await listed(anna, planted.length + 1);
    expect(planted.filter(({ opens }) => !opens).length).toBeGreaterThan(15);
    const said = await Promise.all(
      planted.map(async ({ name, mailbox, opens }) => ({
        name,
        opens,
        told: !(await item(anna.page, mailbox).textContent())?.includes('Does not open'),
      })),
    );
    expect(said).toEqual(planted.map(({ name, opens }) => ({ name, opens, told: opens })));
    expect(await anna.page.locator('.vl-inbox__item').first().textContent()).toContain('Hoorn');
    expect(await turning(anna.page)).toBeUndefined();
  });

  it('leads from each to its page and back, which says what it is, and shows nothing that was put into it', async () => {
    const { page } = anna;
    for (const { mailbox, opens } of planted) {
      await item(page, mailbox).click();
      await page.locator('article').first().waitFor();
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text.length).toBeLessThan(60_000);
      expect(text).not.toMatch(/constructor|__proto__|\[object|undefined|NaN|1e\+?308/);
      if (!opens) expect(text).toMatch(/does not open|is not by whoever/);
      await page.getByRole('button', { name: 'Letters', exact: true }).click();
      await item(page, mailbox).waitFor();
    }
    expect(anna.errors).toEqual([]);
  });
});

describe('a letter box that somebody with the database filled', () => {
  it('shows the real letters among all the others, each of which says what it is, and can be answered', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Ede', words: 'Dit ben ik.' });
    let count = 0;
    for (const direction of ['to-desk', 'to-person']) {
      const letter = newDraft();
      for (const sealed of [
        ...Object.values(await sealedHostile(mailbox, letter, recipient())),
        ...Object.values(await hostileFiles(recipient())),
      ]) {
        await plantLetter(mailbox.key, count === 0 ? letter : newDraft(), sealed, { direction });
        count += 1;
      }
    }
    await plantLetter(mailbox.key, newDraft(), (await hostileFiles(recipient()))['no JSON'] ?? new Uint8Array(), {
      direction: 'to-person',
      plan: 1,
    });
    const { page } = anna;
    await page.getByRole('button', { name: 'Fetch again' }).click();
    await item(page, mailbox.key).filter({ hasText: 'Ede' }).click();
    await page.getByText('Dit ben ik.').waitFor();
    expect(await page.locator('article').count()).toBe(count + 1);
    await page.fill('textarea[name=reply]', 'Wij lezen dit.');
    await page.getByRole('button', { name: 'Lock and send' }).click();
    await page.getByText('The answer lies locked').waitFor();
    expect(anna.errors).toEqual([]);
  });
});

describe('a letter that never comes to an end', () => {
  it('is given up after its time: its worker is ended, it alone does not open, and every other letter does', async () => {
    const bram = await colleague(browser);
    const { page } = bram;
    const { mailbox } = await sendSealed(running, { place: 'Nooit' });
    const row = await running.db.prepare('SELECT sealed FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ sealed: ArrayBuffer }>();
    const endless = Buffer.from(new Uint8Array(row?.sealed ?? new ArrayBuffer())).toString('base64');
    // Whoever opens this one does not come back: a fault of a browser, or of a library, that nobody foresaw.
    await page.route(/opener[^/]*\.js/, async (route) => {
      const script = readFileSync(`dist/client${new URL(route.request().url()).pathname}`, 'utf8');
      const stuck = `addEventListener('message', ({ data }) => { while (data.sealed?.includes(${JSON.stringify(endless)})); });`;
      await route.fulfill({ contentType: 'text/javascript', body: `${stuck}\n${script}` });
    });
    const ended: string[] = [];
    page.on('worker', (worker) => worker.on('close', () => ended.push(worker.url())));
    await page.clock.install();
    await enrol(bram, await invitation(running, 'lead'), 'Bram');
    const total =
      (await running.db.prepare("SELECT count(*) AS n FROM letters WHERE direction = 'to-desk'").first<{ n: number }>())?.n ?? 0;
    await page.locator(`[data-total="${total}"]`).waitFor();
    // The clock of the page alone goes on: a portion gets its time, then each letter of it alone; slowly enough that the others open meanwhile.
    const [portion, alone] = [ended.length + 1, ended.length + 2];
    for (const [many, step] of [
      [portion, 500],
      [alone, 200],
    ] as const)
      await expect
        .poll(
          async () => {
            if (ended.length < many) await page.clock.fastForward(step);
            return ended.length;
          },
          { timeout: 600_000, interval: 200 },
        )
        .toBeGreaterThanOrEqual(many);
    await listed(bram, total);
    expect(ended).toHaveLength(alone);
    expect(await item(page, mailbox.key).textContent()).toContain('Does not open');
    for (const place of ['Hoorn', 'Ede']) await page.locator('.vl-inbox__item').filter({ hasText: place }).waitFor();
    await bram.leave();
  });
});
