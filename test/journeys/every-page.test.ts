// Every kind of page in every language: axe finds nothing, nothing overflows, nothing is stored, nobody else is asked.
import { describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const rights = ['rest', 'lawyer', 'time-out', 'permit', 'now', 'compare'].map((slug) => `rights/${slug}/`);
const situations = ['tonight', 'pay', 'fear', 'pictures', 'made-to', 'under-18', 'someone-else', 'professional'].map(
  (slug) => `situations/${slug}/`,
);
const others = [
  'my-situation/',
  'overview/',
  'topics/',
  'topics/sent-away/',
  'professionals/',
  'professionals/gp/',
  'cards/',
  'status/',
  'kept/',
];
const pages = ['', 'rights/', ...rights, ...situations, ...others, 'care/', 'care/groningen/', 'about/', 'safe-use/', 'refer/', 'letters/'];

describe.each(['nl', 'en', 'ar'])('in %s', (locale) => {
  it.each(['light', 'dark'] as const)(
    'axe finds no violation on any page, %s',
    async (colorScheme) => {
      const { page, requests, errors, leave } = await browser.visit({ colorScheme, viewport: { width: 320, height: 568 } });
      const found: string[] = [];
      for (const path of pages) {
        await page.goto(`${running.origin}/${locale}/${path}`);
        found.push(...(await violations(page)).map((line) => `${path} ${line}`));
      }
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(running.origin))).toEqual([]);
      await leave();
    },
    240_000,
  );

  it('nothing is wider than the screen at 320 pixels, nor at 400 % zoom of a wide one', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 256 } });
    const wide: string[] = [];
    for (const path of pages) {
      await page.goto(`${running.origin}/${locale}/${path}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wide.push(`${path} by ${over}px`);
    }
    expect(wide).toEqual([]);
    await leave();
  });

  it('targets are at least 48 pixels high, links inside sentences aside', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 568 } });
    const low: string[] = [];
    for (const path of pages) {
      await page.goto(`${running.origin}/${locale}/${path}`);
      low.push(
        ...(await page.evaluate(
          (where) =>
            [
              ...document.querySelectorAll(
                'button, summary, .vl-button, .vl-leave, .vl-doors a, .vl-languages a, label.vl-choice, input.vl-input, select, textarea',
              ),
            ]
              .filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 47.5)
              .map((each) => `${where} ${each.outerHTML.slice(0, 80)}`),
          path,
        )),
      );
    }
    expect(low).toEqual([]);
    await leave();
  });

  it('nothing is stored in the browser', async () => {
    const { page, leave } = await browser.visit();
    for (const path of pages) {
      await page.goto(`${running.origin}/${locale}/${path}`);
      const kept = await page.evaluate(async () => ({
        cookies: document.cookie,
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        caches: (await caches.keys()).length,
      }));
      expect([path, kept]).toEqual([path, { cookies: '', local: 0, session: 0, databases: 0, workers: 0, caches: 0 }]);
    }
    expect(await page.context().cookies()).toEqual([]);
    await leave();
  });

  it('every page can be read and left with JavaScript off', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled: false, viewport: { width: 240, height: 320 } });
    for (const path of pages) {
      await page.goto(`${running.origin}/${locale}/${path}`);
      expect([path, await page.locator('h1').first().isVisible()]).toEqual([path, true]);
      expect([path, await page.locator('[data-leave]').isVisible()]).toEqual([path, true]);
    }
    await leave();
  });
});
