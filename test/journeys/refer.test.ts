// What the form of a letter promises on a phone: nothing readable leaves it, nothing typed is lost, and what is wrong stands beside its field.
import { REFERRALS } from '#domain/api/paths';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mailboxOf } from '../../src/crypto/receipt.ts';
import { browsing } from '../browser.ts';
import { numberOn, ready, sendLetter } from '../doors.ts';
import { readAtDesk } from '../letters.ts';
import { portal } from '../server.ts';
import { interfaceIn, locales, NATIONAL_PHONE } from '../content/texts.ts';

const running = portal();
const browser = browsing();
const phone = { viewport: { width: 320, height: 568 } };

describe('on a device that seals', () => {
  it('nothing that was written leaves the device readable', async () => {
    const { page, leave } = await browser.visit(phone);
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await page.goto(`${running.origin}/en/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'a canary on a wire');
    await page.check('[name=contact][value=phone]');
    await page.fill('[name=contact_at]', '0612345678');
    const receipt = await sendLetter(page);
    expect(bodies.some((body) => body.includes('"sealed"'))).toBe(true);
    for (const secret of ['canary', '0612345678', receipt]) expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
    await leave();
  });

  it('a lost connection keeps the text, says it was not sent, and the next try stores it once', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/en/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'please keep this');
    await page.waitForFunction(() => customElements.get('referral-form') !== undefined);
    const before = await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>();
    let lost = 0;
    await page.route(`**${REFERRALS}`, async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.click('button[value=send]');
    await page.locator('[data-alert]').filter({ hasText: 'Not sent yet' }).waitFor();
    expect(await page.locator('[data-alert]').textContent()).toContain(NATIONAL_PHONE.number);
    expect(await page.inputValue('[name=words]')).toBe('please keep this');
    await page.click('button[value=send]');
    await page.waitForSelector('#again');
    const after = await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>();
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(1);
    await leave();
  });

  it('too long words are told beside the field and kept', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'x'.repeat(4001));
    await page.click('button[value=send]');
    await page.locator('#ask-words-error').filter({ hasText: '4000' }).waitFor();
    expect([await page.title(), await page.getAttribute('#ask-words', 'aria-invalid')]).toEqual([
      expect.stringContaining('Nog niet verstuurd'),
      'true',
    ]);
    expect((await page.inputValue('[name=words]')).length).toBe(4001);
    await leave();
  });

  it('a number with one wrong digit is told as a typing error, and nothing is asked of the server', async () => {
    const { page, requests, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/letters/`);
    await page.fill('#number', '1234567890123456789012345677');
    const before = requests.length;
    await page.click('main button[value=open]');
    await page.waitForFunction(() => document.querySelector('#number-error') !== null);
    expect(requests.slice(before).filter((url) => url.includes('/api/'))).toEqual([]);
    await leave();
  });

  it.each([true, false])(
    'switching the language, through all of them, keeps the place and what was typed (JavaScript %s)',
    async (javaScriptEnabled) => {
      const { page, leave } = await browser.visit({ ...phone, javaScriptEnabled });
      await page.goto(`${running.origin}/nl/refer/near/`);
      await ready(page, 'referral-form', javaScriptEnabled);
      await page.fill('[name=seen]', 'half a letter');
      for (const locale of [...locales.slice(1), 'nl']) {
        await page.click('.vl-languages summary');
        await page.click(`.vl-languages li[lang=${locale}] button`);
        await page.waitForSelector(`html[lang=${locale}]`);
        expect([locale, await page.inputValue('[name=seen]')]).toEqual([locale, 'half a letter']);
        expect(await page.locator('h1').textContent()).toBe(interfaceIn(locale)['refer.title.near'] ?? 'no title');
      }
      await leave();
    },
  );

  it('the sealing code is fetched only when somebody starts writing', async () => {
    const { page, requests, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/en/refer/`);
    await ready(page, 'referral-form');
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
      await ready(tab, 'referral-form');
      await tab.fill('[name=words]', 'the same words in both');
    }
    for (const tab of [page, other]) {
      numbers.push(await sendLetter(tab));
    }
    expect(new Set(numbers).size).toBe(2);
    for (const number of numbers)
      expect((await readAtDesk(running, (await mailboxOf(number)).key)).answers.words).toBe('the same words in both');
    await leave();
  });

  it('the number prints as a plain slip, without the name of the site or a word of the page', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'to print');
    expect(await sendLetter(page)).toBe(await numberOn(page));
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
  ])('what the page “%s” fetches to seal weighs at most 45 kB as a host compresses it, everything together 60', async (path, field) => {
    const { page, leave } = await browser.visit(phone);
    const fetched: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/_astro/')) fetched.push(pathname);
    });
    await page.goto(`${running.origin}/en/${path}/`);
    await page.waitForLoadState('networkidle');
    const before = fetched.length;
    await Promise.all([page.waitForResponse(/\/letter\./), page.waitForResponse(/\/receipt\./), page.fill(field, '1')]);
    await page.waitForLoadState('networkidle');
    const weight = (files: string[]): number =>
      files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(`dist/client${file}`)).length, 0);
    expect([before > 3, fetched.length > before]).toEqual([true, true]);
    expect(weight(fetched.slice(before))).toBeLessThan(46_080);
    expect(weight(fetched)).toBeLessThan(61_440);
    await leave();
  });
});
