// Pages and islands keep working when the browser's page translator rewrites them, and it never gets the desk.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mailboxOf } from '../../src/crypto/receipt.ts';
import { browsing } from '../browser.ts';
import { interfaceIn } from '../content/texts.ts';
import { ready, sendLetter } from '../doors.ts';
import { answerFromDesk, readAtDesk, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();

/** What a page translator does: another language on the document, and every text wrapped twice, also texts that come later. */
const translate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const root = document.documentElement;
    root.lang = 'tr';
    root.classList.add('translated-ltr');
    const wrap = (node: Node): void => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        const parent = text.parentElement;
        if (!parent || parent.closest('script, style, textarea, font, [translate=no]') || text.textContent?.trim() === '') continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        parent.replaceChild(outer, text);
        inner.appendChild(text);
        outer.appendChild(inner);
      }
    };
    wrap(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) wrap(node);
    }).observe(document.body, { subtree: true, childList: true });
  });

describe('under a page translator', () => {
  it('contacts that are found keep their names and hours', async () => {
    const { page, errors, leave } = await browser.visit();
    await page.goto(`${running.origin}/nl/care/amsterdam/`);
    await page.waitForFunction(() => customElements.get('care-needs') !== undefined);
    await translate(page);
    await page.locator('care-needs form').evaluate((form: HTMLFormElement) => form.requestSubmit());
    const found = page.locator('[data-found] article');
    await found.locator('h3').first().waitFor({ state: 'attached' });
    const names = await found.locator('h3').allTextContents();
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    const hours = await found.locator('p', { hasText: interfaceIn('nl')['care.hours'] ?? 'no hours' }).allTextContents();
    expect([hours.length > 0, hours.filter((each) => !/\d\d[.:]\d\d/.test(each))]).toEqual([true, []]);
    expect(errors).toEqual([]);
    await leave();
  });

  it('the form still says what changes, refuses, changes its way and its language, and sends', async () => {
    const { page, errors, leave } = await browser.visit();
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await translate(page);
    await page.fill('[name=words]', 'x'.repeat(4001));
    await page.click('button[value=send]');
    await page.locator('#ask-words-error', { hasText: '4000' }).waitFor();
    await page.fill('[name=words]', 'kort');
    await page.route('**/api/v1/**', (route) => route.abort());
    await page.click('button[value=send]');
    await page.locator('[data-alert]', { hasText: 'Nog niet verstuurd' }).waitFor();
    expect(await page.locator('#ask-words-error').count()).toBe(0);
    await page.unroute('**/api/v1/**');
    await page.click('button[value="way near"]');
    await page.waitForURL('**/nl/refer/near/');
    await page.locator('h1', { hasText: interfaceIn('nl')['refer.title.near'] ?? '' }).waitFor();
    await page.fill('[name=seen]', 'een busje');
    await page.click('.vl-languages summary');
    await page.click('.vl-languages li[lang=en] button');
    await page.locator('h1', { hasText: interfaceIn('en')['refer.title.near'] ?? '' }).waitFor();
    await translate(page);
    const number = await sendLetter(page);
    await page.locator('h1', { hasText: interfaceIn('en')['sent.title'] ?? '' }).waitFor();
    expect([await page.locator('.vl-receipt font').count(), errors.filter((each) => !/ERR_FAILED/.test(each))]).toEqual([0, []]);
    const { key } = await mailboxOf(number);
    expect((await readAtDesk(running, key)).answers).toMatchObject({ way: 'near', seen: 'een busje' });
    await leave();
  });

  it('the letter box shows each state in its own words, and the letters stay as they were written', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await answerFromDesk(running, mailbox.key, 'Wij lezen je brief.');
    const { page, errors, leave } = await browser.visit();
    await page.goto(`${running.origin}/nl/letters/`);
    await ready(page, 'letter-box');
    await translate(page);
    await page.fill('#number', `${receipt}7`);
    await page.click('main button[value=open]');
    await page.waitForSelector('#number-error');
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    await page.waitForSelector('.vl-letter');
    expect([await page.innerHTML('.vl-letter'), await page.locator('.vl-letter font').count()]).toEqual(['Wij lezen je brief.', 0]);
    for (const [text, outcome] of [
      ['', '#letter-error'],
      ['dank je', '[data-outcome=stored]'],
    ] as const) {
      await page.fill('#letter', text);
      await page.click('button[value=write]');
      await page.waitForSelector(outcome);
    }
    await page.locator('[data-outcome]', { hasText: interfaceIn('nl')['mailbox.stored'] ?? '' }).waitFor();
    await page.click('button[value=delete]');
    await page.click('button[value=delete-now]');
    await page.locator('h1', { hasText: interfaceIn('nl')['deleted.title'] ?? '' }).waitFor();
    expect(errors).toEqual([]);
    await leave();
  });

  it('the number and the own letters are never translated, and text reads in its own direction', async () => {
    const refer = await (await running.fetch('/nl/refer/')).text();
    expect(refer).toMatch(/<textarea[^>]*dir="auto"/);
    expect(refer).toMatch(/<input[^>]*dir="auto"[^>]*name="contact_at"/);
    expect(refer).toMatch(/<ol class="vl-receipt"[^>]*translate="no"/);
  });

  it('the desk is never translated', () => {
    for (const locale of ['nl', 'en'])
      expect(readFileSync(`dist/client/desk/${locale}/index.html`, 'utf8')).toMatch(/<html[^>]*translate="no"/);
  });
});
