// Old and odd devices: a small screen without scripts, an engine without modern cryptography, and the strictest Tor setting.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mailboxOf } from '../../src/crypto/receipt.ts';
import { browsing } from '../browser.ts';
import { sendLetter } from '../doors.ts';
import { answerFromDesk, askFromDesk, newestAtDesk, readAtDesk, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();

/** Sends a letter from a form and gives its number. */
const send = (page: Page): Promise<string> => sendLetter(page);

/** True when nothing on the page is wider than the screen. */
const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/** Opens a letter box with its number. */
async function open(page: Page, locale: string, number: string): Promise<void> {
  await page.goto(`${running.origin}/${locale}/letters/`);
  await page.fill('#number', number);
  await page.click('main button[value=open]');
}

describe('a phone of 240 by 320 without scripts', () => {
  it.each(['nl', 'ar'])('in %s writes, reads, answers and leaves; nothing is wider than its screen', async (locale) => {
    const { page, leave } = await browser.visit({ viewport: { width: 240, height: 320 }, javaScriptEnabled: false });
    for (const way of ['', 'professional/', 'near/']) {
      await page.goto(`${running.origin}/${locale}/refer/${way}`);
      expect([way, await fits(page)]).toEqual([way, true]);
    }
    await page.fill('[name=seen]', 'from a small phone');
    const number = await send(page);
    expect(await fits(page)).toBe(true);
    const { key } = await mailboxOf(number);
    expect((await readAtDesk(running, key)).answers).toEqual({ way: 'near', seen: 'from a small phone' });
    await askFromDesk(running, key, 'Kan dat?', { kind: 'question' });
    await open(page, locale, number);
    expect(await fits(page)).toBe(true);
    await page.click('button[value^="tap later"]');
    await page.waitForSelector('[data-outcome=answered]');
    expect((await newestAtDesk(running, key)).answer).toMatchObject({ say: 'later' });
    expect(await page.locator('[data-leave]').getAttribute('href')).toBe('/exit');
    await leave();
  });
});

describe.each([
  ['web cryptography', () => Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined })],
  ['large numbers', () => Object.defineProperty(globalThis, 'BigInt', { value: undefined })],
] as const)('an engine without %s', (_name, takeAway) => {
  it('writes through the plain door after one more tap, and its words stay meanwhile', async () => {
    const { page, leave } = await browser.visit();
    await page.addInitScript(takeAway);
    await page.goto(`${running.origin}/en/refer/`);
    await page.fill('[name=words]', 'plainly then');
    await page.waitForFunction(() => customElements.get('referral-form') !== undefined);
    await page.click('button[value=send]');
    await page.waitForFunction(() => document.querySelector('button[value=send]')?.textContent?.includes('without'));
    expect([await page.locator('#again').count(), await page.inputValue('[name=words]')]).toEqual([0, 'plainly then']);
    const { key } = await mailboxOf(await send(page));
    expect((await readAtDesk(running, key)).answers).toEqual({ words: 'plainly then' });
    await leave();
  });

  it('reads through the plain door after one more tap, its number stays meanwhile, and it answers there', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await answerFromDesk(running, mailbox.key, 'for an old phone');
    const { page, leave } = await browser.visit();
    await page.addInitScript(takeAway);
    await page.goto(`${running.origin}/en/letters/`);
    await page.waitForFunction(() => customElements.get('letter-box') !== undefined);
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    await page.waitForFunction(() => document.querySelector('main button[value=open]')?.textContent?.includes('without'));
    expect(await page.inputValue('#number')).toBe(receipt);
    await page.click('main button[value=open]');
    await page.waitForSelector('.vl-letter');
    await page.fill('#letter', 'thank you');
    await page.click('button[value=write]');
    await page.waitForSelector('[data-outcome=stored]');
    expect((await newestAtDesk(running, mailbox.key)).text).toBe('thank you');
    await leave();
  });
});

describe('the strictest setting of Tor', () => {
  it('as far as Chromium can be made so (no scripts, pictures, fonts, media or SVG): writes and reads', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled: false });
    await page.route(/\.(svg|png|jpe?g|webp|gif|woff2?|mp3|m?js)(\?|$)/, (route) => route.abort());
    await page.goto(`${running.origin}/ar/refer/`);
    await page.fill('[name=words]', 'from behind Tor');
    await open(page, 'ar', await send(page));
    await page.waitForSelector('[data-status=sent]');
    await leave();
  });
});

console.warn('NOT RUN here: Tor Browser itself on “Safest”; the check by hand is in docs/OPERATIONS.md');
