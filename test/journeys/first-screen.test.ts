// Without scripts, the comparison fits two screens and a phone shows two positions; an overview is one sheet of paper.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { positions } from '#domain/answers/answer-content';
import { browsing } from '../browser.ts';
import { wholeLocales } from '../content/texts.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();

/** Heads of columns whose words run into the next one. */
const outsideOwnColumn = (page: Page): Promise<string[]> =>
  page.locator('.vl-compare thead th:visible').evaluateAll((heads) =>
    heads
      .filter((head) => {
        const words = document.createRange();
        words.selectNodeContents(head);
        return Math.max(...[...words.getClientRects()].map(({ width }) => width)) > head.clientWidth + 1;
      })
      .map((head) => head.textContent ?? ''),
  );

it.each(wholeLocales)('side by side in %s takes two screens at most, and two positions at a time on a phone', async (locale) => {
  const { page, leave } = await browser.visit({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false });
  for (const place of ['rights/compare/', 'rights/compare/gap/']) {
    await page.goto(`${running.origin}/${locale}/${place}`);
    const bottom = await page.locator('.vl-halves').boundingBox();
    expect(Math.round((bottom?.y ?? 9999) + (bottom?.height ?? 0))).toBeLessThanOrEqual(1600);
    expect(await outsideOwnColumn(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 640 });
  const shown = async (): Promise<string[]> =>
    page
      .locator('.vl-compare')
      .first()
      .locator('thead tr')
      .first()
      .locator('[data-p]:visible')
      .evaluateAll((all) => all.map((each) => each.dataset.p ?? ''));
  expect(await shown()).toEqual(['dutch', 'no_stay']);
  await page.click('.vl-pair summary');
  await page.check('[name=a][value=eu]');
  await page.check('[name=b][value=minor]');
  expect(await shown()).toEqual(['eu', 'minor']);
  expect(await outsideOwnColumn(page)).toEqual([]);
  await leave();
});

it.each(wholeLocales)('an overview in %s is one sheet of paper for every choice', async (locale) => {
  const { page, leave } = await browser.visit({ javaScriptEnabled: false });
  await page.goto(`${running.origin}/${locale}/overview/`);
  for (const position of positions) {
    await page.check(`[name=position][value=${position}]`);
    const sheet = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '12mm', right: '12mm' } });
    expect([position, sheet.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length]).toEqual([position, 1]);
  }
  await leave();
});
