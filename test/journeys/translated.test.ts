// Pages and islands keep working when the browser's page translator rewrites them, and it never gets the desk.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
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
    await page.locator('[data-found] [data-slot=name]').first().waitFor({ state: 'attached' });
    const names = await page.locator('[data-found] [data-slot=name]').allTextContents();
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
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
