// The number cannot be lost: not by what a browser fetches twice, not by a minute, not by a line that drops; only the person ends it.
import { NATIONAL_PHONE } from '../content/texts.ts';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ANSWER_SECONDS } from '#domain/box/retention';
import type { SentView } from '#domain/site/view';
import { keepAnswer } from '../../functions/storage/answer.ts';
import { answerKey, newTicket, sealAnswer } from '../../src/crypto/answer.ts';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { browsing } from '../browser.ts';
import { numberOn, ready, sendLetter } from '../doors.ts';
import { readAtDesk } from '../letters.ts';
import { until } from '../ports.ts';
import { fieldIn, portal, postForm, receiptIn, secrets, textOf } from '../server.ts';

const running = portal();
const browser = browsing();
const lettersOf = async (number: string): Promise<number> => {
  const { key } = await mailboxOf(number);
  const row = await running.db.prepare('SELECT count(*) AS n FROM letters WHERE mailbox = ?').bind(key).first<{ n: number }>();
  return row?.n ?? 0;
};
/** A letter that came without a draft: its page after sending is the only one that shows the number. */
const sentWithNumber = async (): Promise<string> =>
  (await postForm(running, '/nl/refer', { words: 'x', action: 'send' })).headers.get('location') ?? '';

describe('without scripts', () => {
  it('looking changes nothing: HEAD, a prefetch, a second GET and a reload show the same page with the same number', async () => {
    const path = await sentWithNumber();
    const number = receiptIn(await (await running.fetch(path)).text());
    expect(number).toMatch(/^\d{28}$/);
    for (const headers of [{ purpose: 'prefetch' }, { 'sec-purpose': 'prefetch;prerender' }, { 'cache-control': 'no-cache' }])
      for (const method of ['HEAD', 'GET']) {
        const looked = await running.fetch(path, { method, headers });
        expect([looked.status, method === 'GET' ? receiptIn(await looked.text()) : number]).toEqual([200, number]);
      }
    const { page, leave } = await browser.visit({ javaScriptEnabled: false });
    await page.goto(running.origin + path);
    for (const _again of [1, 2]) {
      await page.reload();
      expect(await numberOn(page)).toBe(number);
    }
    await leave();
  });

  it.each([
    [66, 200],
    [ANSWER_SECONDS - 60, 200],
    [ANSWER_SECONDS + 60, 410],
  ])('%s seconds after sending its page answers with %s, without a word or a number once its time is over', async (seconds, status) => {
    const number = await receiptOf(newDraft());
    const sentAt = new Date(Date.now() - seconds * 1000);
    const kept: Partial<SentView> = { page: 'sent', door: 'plain', step: 'number', receipt: number, kept: '', hasOwnWord: false };
    const ticket = newTicket();
    const content = { until: sentAt.getTime() + ANSWER_SECONDS * 1000, kept: { ...kept, reading: null, onlyNumber: true } };
    await keepAnswer(running.db, await answerKey(ticket), await sealAnswer(ticket, secrets.FLOOD_SECRET, content), sentAt);
    const shown = await running.fetch(`/nl/answer/${ticket}/`);
    expect([shown.status, receiptIn(await shown.text())]).toEqual([status, status === 200 ? number : '']);
  });

  it('the person ends it: after “I kept it” the address in the history shows no number', async () => {
    const path = await sentWithNumber();
    const ticket = /answer\/(\w+)/.exec(path)?.[1] ?? '';
    await postForm(running, '/nl/letters', { kept: ticket, at: 'sent', action: 'kept' });
    expect(receiptIn(await (await running.fetch(path)).text())).toBe('');
  });

  it('a line that drops after 15 ms loses nothing: the number was on the form, and sending again stores once', async () => {
    const html = await (await running.fetch('/nl/refer/')).text();
    const [number, draft] = [receiptIn(html), fieldIn(html, 'draft')];
    const fields = { draft, stamp: fieldIn(html, 'stamp'), words: 'on a bad line', action: 'send' };
    for (const _try of [1, 2, 3]) await dropped('/nl/refer', new URLSearchParams(fields).toString());
    const again = await postForm(running, '/nl/refer', fields);
    expect(textOf(await (await running.fetch(again.headers.get('location') ?? '')).text())).toContain('Je brief is aangekomen');
    expect([await lettersOf(number), (await readAtDesk(running, (await mailboxOf(number)).key)).answers]).toEqual([
      1,
      { words: 'on a bad line' },
    ]);
  });
});

describe('with scripts', () => {
  it('a line that drops after 15 ms, whether the letter arrived or not: the same number, and one letter', async () => {
    const { page, leave } = await browser.visit();
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'on a bad line');
    await page.waitForSelector('.vl-receipt');
    const number = await numberOn(page);
    for (const arrives of [false, true]) {
      await page.route('**/api/v1/referrals', async (route) => {
        if (arrives) await route.fetch();
        await route.abort('connectionreset');
      });
      await page.click('button[value=send]');
      await page.locator('[data-alert]').filter({ hasText: NATIONAL_PHONE.number }).waitFor();
      await page.unroute('**/api/v1/referrals');
      expect([await numberOn(page), await page.inputValue('[name=words]')]).toEqual([number, 'on a bad line']);
    }
    await sendLetter(page);
    expect([await numberOn(page), await lettersOf(number)]).toEqual([number, 1]);
    await leave();
  });

  it('a reload asks before it takes the number away, and a minute takes nothing', async () => {
    const { page, leave } = await browser.visit();
    await page.clock.install();
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'x');
    const number = await sendLetter(page);
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(dialog.type()))),
    );
    await page.evaluate(() => void setTimeout(() => location.reload()));
    await page.clock.fastForward(66_000);
    expect([await asked, await numberOn(page)]).toEqual(['beforeunload', number]);
    await leave();
  });
});

/** Posts a form and drops the line after 15 ms, whatever has happened by then. */
async function dropped(path: string, body: string): Promise<void> {
  let isOver = false;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', 'content-length': Buffer.byteLength(body) };
  const call = request(new URL(path, running.origin), { method: 'POST', headers });
  call.on('error', () => undefined);
  call.on('close', () => {
    isOver = true;
  });
  call.end(body);
  setTimeout(() => call.destroy(), 15);
  await until(
    () => isOver,
    () => 'the line',
  );
}
