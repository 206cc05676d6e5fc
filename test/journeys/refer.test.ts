// A person writes, keeps the number, reads the answer, writes again and stops: on a phone, with and without JavaScript.
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readReceipt } from '#domain/receipt';
import { mailboxOf } from '../../src/crypto/receipt.ts';
import { browsing, violations } from '../browser.ts';
import { answerFromDesk, readAtDesk } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const phone = { viewport: { width: 320, height: 568 } };
const words = 'Ik wil hier weg, أريد المغادرة';

describe.each([
  ['nl', 'with JavaScript', true],
  ['ar', 'with JavaScript', true],
  ['nl', 'without JavaScript', false],
  ['ar', 'without JavaScript', false],
] as const)('in %s %s', (locale, _name, javaScriptEnabled) => {
  it('writes, reads the answer, writes again, and deletes', async () => {
    const { page, requests, errors, leave } = await browser.visit({ ...phone, javaScriptEnabled });
    await page.goto(`${running.origin}/${locale}/refer/`);
    await page.check('input[name=need][value=tonight]');
    await page.check('input[name=company][value=children]');
    await page.fill('[name=words]', words);
    if (javaScriptEnabled) await page.waitForFunction(() => customElements.get('referral-form') !== undefined);
    await page.click('button[value=send]');
    await page.waitForSelector('.vl-receipt');
    const typed = (await page.locator('.vl-receipt li').allTextContents()).join('').replace(/\D/g, '');
    expect(readReceipt(typed).kind).toBe('receipt');
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
    const { key } = await mailboxOf(typed);
    expect((await readAtDesk(running, key)).answers).toEqual({ need: 'tonight', company: ['children'], words });

    await answerFromDesk(running, key, 'Wij lezen je brief.\nTot morgen.');
    await page.goto(`${running.origin}/${locale}/letters/`);
    await page.fill('#number', typed.replace(/(\d{4})/g, '$1 '));
    await page.click('main button[value=open]');
    await page.waitForSelector('.vl-letter');
    expect(await page.locator('.vl-letter').textContent()).toBe('Wij lezen je brief.\nTot morgen.');
    expect(await page.locator('main').textContent()).not.toContain(words);
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);

    await page.fill('#letter', 'dank je');
    await page.click('button[value=write]');
    await page.waitForSelector('[data-outcome=stored]:visible');
    const sent = await running.db
      .prepare("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-desk'")
      .bind(key)
      .first();
    expect(sent).toEqual({ n: 2 });

    await page.click('button[value=delete]');
    await page.locator('main form').first().waitFor({ state: 'detached' });
    expect(await running.db.prepare('SELECT count(*) AS n FROM mailboxes WHERE mailbox = ?').bind(key).first()).toEqual({ n: 0 });
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(running.origin))).toEqual([]);
    expect(requests.filter((url) => url.includes(typed.slice(0, 8)) || url.includes('hier'))).toEqual([]);
    await leave();
  });
});

describe('on a device that seals', () => {
  it('nothing that was written leaves the device readable', async () => {
    const { page, leave } = await browser.visit(phone);
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await page.goto(`${running.origin}/en/refer/`);
    await page.fill('[name=words]', 'a canary on a wire');
    await page.check('[name=contact][value=phone]');
    await page.fill('[name=contact_at]', '0612345678');
    await page.click('button[value=send]');
    await page.waitForSelector('.vl-receipt');
    const receipt = (await page.locator('.vl-receipt li').allTextContents()).join('').replace(/\D/g, '');
    expect(bodies.some((body) => body.includes('"sealed"'))).toBe(true);
    for (const secret of ['canary', '0612345678', receipt]) expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
    await leave();
  });

  it('a lost connection keeps the text, says it was not sent, and the next try stores it once', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/en/refer/`);
    await page.fill('[name=words]', 'please keep this');
    await page.waitForFunction(() => customElements.get('referral-form') !== undefined);
    const before = await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>();
    let lost = 0;
    await page.route('**/api/v1/referrals', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.click('button[value=send]');
    await page.waitForFunction(() => document.querySelector('[data-state]')?.textContent?.includes('Not sent yet'));
    expect(await page.inputValue('[name=words]')).toBe('please keep this');
    await page.click('button[value=send]');
    await page.waitForSelector('.vl-receipt');
    const after = await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>();
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(1);
    await leave();
  });

  it('too long words are told beside the field and kept', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await page.fill('[name=words]', 'x'.repeat(4001));
    await page.click('button[value=send]');
    await page.waitForFunction(() => document.querySelector('[data-state]')?.textContent?.includes('4000'));
    expect((await page.inputValue('[name=words]')).length).toBe(4001);
    await leave();
  });

  it('a number with one wrong digit is told as a typing error, and nothing is asked of the server', async () => {
    const { page, requests, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/letters/`);
    await page.fill('#number', '1234567890123456789012345677');
    const before = requests.length;
    await page.click('main button[value=open]');
    await page.waitForFunction(() => document.querySelector('#number-error')?.textContent !== '');
    expect(requests.slice(before).filter((url) => url.includes('/api/'))).toEqual([]);
    await leave();
  });

  it('switching the language keeps what was typed', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await page.fill('[name=words]', 'half a letter');
    await page.click('.vl-languages button[lang], .vl-languages li[lang=ar] button');
    await page.waitForSelector('html[lang=ar]');
    expect(await page.inputValue('[name=words]')).toBe('half a letter');
    await leave();
  });

  it('the sealing code is fetched only when somebody starts writing', async () => {
    const { page, requests, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/en/refer/`);
    await page.waitForLoadState('networkidle');
    const before = requests.filter((url) => /receipt|letter|seal/.test(url.split('/').at(-1) ?? ''));
    expect(before.filter((url) => /receipt/.test(url))).toEqual([]);
    await Promise.all([page.waitForRequest(/receipt/), page.fill('[name=words]', 'a')]);
    await leave();
  });

  it('two tabs with a letter each do not collide', async () => {
    const { page, leave } = await browser.visit(phone);
    const other = await page.context().newPage();
    const numbers: string[] = [];
    for (const tab of [page, other]) {
      await tab.goto(`${running.origin}/en/refer/`);
      await tab.fill('[name=words]', 'the same words in both');
    }
    for (const tab of [page, other]) {
      await tab.click('button[value=send]');
      await tab.waitForSelector('.vl-receipt');
      numbers.push((await tab.locator('.vl-receipt li').allTextContents()).join('').replace(/\D/g, ''));
    }
    expect(new Set(numbers).size).toBe(2);
    for (const number of numbers)
      expect((await readAtDesk(running, (await mailboxOf(number)).key)).answers.words).toBe('the same words in both');
    await leave();
  });

  it('the number prints as a plain slip, without the name of the site or a word of the page', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await page.fill('[name=words]', 'to print');
    await page.click('button[value=send]');
    await page.waitForSelector('.vl-receipt');
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((each) => each.children.length === 0 && (each as HTMLElement).offsetParent !== null)
        .map(({ textContent }) => textContent?.trim()),
    );
    expect(printed.filter((text) => text && !/^(\d ?){4}$/.test(text))).toEqual([]);
    expect(printed.filter((text) => /^(\d ?){4}$/.test(text ?? ''))).toHaveLength(7);
    await leave();
  });

  it.each([
    ['refer', '[name=words]'],
    ['letters', '#number'],
  ])('everything fetched on the page “%s” weighs at most 45 kB as a host compresses it', async (path, field) => {
    const { page, leave } = await browser.visit(phone);
    const scripts: Buffer[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/_astro/')) scripts.push(await response.body());
    });
    await page.goto(`${running.origin}/en/${path}/`);
    await Promise.all([page.waitForRequest(/receipt/), page.fill(field, '1')]);
    await page.waitForLoadState('networkidle');
    const total = scripts.reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
    expect(scripts.length).toBeGreaterThan(3);
    expect(total).toBeLessThan(46_080);
    await leave();
  });
});
