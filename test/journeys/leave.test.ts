// Leaving: at once with JavaScript, by an ordinary link without; first in tab order and always in sight.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const small = { viewport: { width: 320, height: 480 } };
const paths = ['/nl/', '/ar/', '/en/rights/rest/', '/nl/care/amsterdam/', '/ar/refer/', '/nl/letters/'];

const target = 'https://www.knmi.nl/';

/** Waits until the browser asks for the neutral site, which has no name in a test browser. */
const left = async (page: Page): Promise<void> => {
  await page.waitForEvent('requestfailed', { predicate: (request) => request.url() === target });
  await page.waitForURL(/knmi|chrome-error/).catch(() => undefined);
};

describe('the leave control', () => {
  it.each(paths)('on %s is the first thing the keyboard reaches, in sight at 320 by 480, and covers nothing', async (path) => {
    const { page, leave } = await browser.visit(small);
    await page.goto(running.origin + path);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/exit');
    const covered = await page.evaluate(() => {
      const own = document.querySelector('[data-leave]') as Element;
      const box = own.getBoundingClientRect();
      const inSight = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && box.height >= 48;
      const others = [...document.querySelectorAll('main *, nav *')].filter((each) => {
        const other = each.getBoundingClientRect();
        return other.width > 0 && other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top;
      });
      return { inSight, others: others.map((each) => each.outerHTML.slice(0, 80)) };
    });
    expect(covered).toEqual({ inSight: true, others: [] });
    await leave();
  });

  it('blanks the page in the same moment as the tap, before anything is fetched, and replaces its entry in the history', async () => {
    const { page, leave } = await browser.visit(small);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/exit', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${running.origin}/nl/refer/`);
    const before = await page.evaluate(() => history.length);
    const shown = await page.evaluate(() => {
      (document.querySelector('[data-leave]') as HTMLElement).click();
      return { text: document.body.textContent, title: document.title.trim(), visibility: document.documentElement.style.visibility };
    });
    expect(shown).toEqual({ text: '', title: '', visibility: 'hidden' });
    const gone = left(page);
    release();
    await gone;
    expect(await page.evaluate(() => history.length)).toBe(before);
    await leave();
  });

  it('answers to Shift three times, with one hand, and counts them in sight and aloud', async () => {
    const { page, leave } = await browser.visit(small);
    await page.goto(`${running.origin}/en/rights/`);
    await page.waitForLoadState('networkidle');
    const counted = page.locator('[role=status][data-leave-count]');
    for (const left of ['2 × Shift', '1 × Shift']) {
      await page.keyboard.press('Shift');
      expect(await counted.textContent()).toContain(left);
      expect(await counted.isVisible()).toBe(true);
    }
    const gone = left(page);
    await page.keyboard.press('Shift');
    await gone;
    await leave();
  });

  it('forgets presses after a few seconds, and says so no longer', async () => {
    const { page, leave } = await browser.visit(small);
    await page.clock.install();
    await page.goto(`${running.origin}/en/rights/`);
    await page.waitForLoadState('networkidle');
    for (const _press of [1, 2]) await page.keyboard.press('Shift');
    await page.clock.fastForward(10_000);
    expect(await page.locator('[data-leave-count]').textContent()).toBe('');
    await leave();
  });

  it.each<[doing: string, act: (page: Page) => Promise<void>]>([
    ['another layout with Alt and Shift', async ({ keyboard }) => keyboard.press('Alt+Shift')],
    [
      'another layout with Shift and Alt',
      async ({ keyboard }) => {
        await keyboard.down('Shift');
        await keyboard.press('Alt');
        await keyboard.up('Shift');
      },
    ],
    ['the direction of writing with Control and Shift', async ({ keyboard }) => keyboard.press('Control+Shift')],
    ['a system key with Shift', async ({ keyboard }) => keyboard.press('Meta+Shift')],
    [
      'both Shift keys',
      async ({ keyboard }) => {
        await keyboard.down('ShiftLeft');
        await keyboard.press('ShiftRight');
        await keyboard.up('ShiftLeft');
      },
    ],
    ['capitals', async ({ keyboard }) => keyboard.press('Shift+A')],
    [
      'a letter between presses',
      async ({ keyboard }) => {
        await keyboard.press('Shift');
        await keyboard.press('a');
      },
    ],
    ['selecting with arrows', async ({ keyboard }) => keyboard.press('Shift+ArrowLeft')],
    [
      'selecting with the mouse',
      async (page) => {
        await page.keyboard.down('Shift');
        await page.locator('[name=words]').click();
        await page.keyboard.up('Shift');
      },
    ],
    [
      'an input method that takes Shift',
      async (page) => {
        await page.locator('[name=words]').dispatchEvent('keydown', { key: 'Shift', isComposing: true, bubbles: true });
        await page.locator('[name=words]').dispatchEvent('keyup', { key: 'Shift', isComposing: true, bubbles: true });
      },
    ],
    [
      'Shift held down',
      async (page) => {
        for (const repeat of [false, true, true])
          await page.locator('[name=words]').dispatchEvent('keydown', { key: 'Shift', repeat, bubbles: true });
        await page.locator('[name=words]').dispatchEvent('keyup', { key: 'Shift', bubbles: true });
      },
    ],
  ])('stays for %s, four times, with every word', async (_doing, act) => {
    const { page, requests, leave } = await browser.visit(small);
    await page.goto(`${running.origin}/nl/refer/`);
    await page.waitForLoadState('networkidle');
    await page.fill('[name=words]', 'half a letter');
    for (const _time of [1, 2, 3, 4]) await act(page);
    expect(requests.filter((url) => url.endsWith('/exit'))).toEqual([]);
    expect(await page.inputValue('[name=words]')).toMatch(/half/);
    await leave();
  });

  it('does not show the letter box again when Back is pressed after leaving', async () => {
    const { page, leave } = await browser.visit(small);
    await page.goto(`${running.origin}/nl/care/`);
    await page.goto(`${running.origin}/nl/refer/`);
    await page.fill('[name=words]', 'a canary behind Back');
    const gone = left(page);
    await page.click('[data-leave]');
    await gone;
    await page.goBack();
    expect(await page.content()).not.toContain('canary');
    expect(page.url()).toBe(`${running.origin}/nl/care/`);
    await leave();
  });

  it('works as an ordinary link without JavaScript', async () => {
    const { page, leave } = await browser.visit({ ...small, javaScriptEnabled: false });
    await page.goto(`${running.origin}/ar/letters/`);
    const gone = left(page);
    await page.click('[data-leave]');
    await gone;
    await leave();
  });
});

describe('a page where somebody writes', () => {
  it('hides behind a neutral cover after five minutes without a touch; any touch lifts it and every word is still there', async () => {
    const { page, leave } = await browser.visit(small);
    await page.clock.install();
    await page.goto(`${running.origin}/nl/refer/`);
    await page.fill('[name=words]', 'still here');
    await page.clock.fastForward('04:50');
    expect(await page.locator('idle-cover').isVisible()).toBe(false);
    await page.clock.fastForward('00:15');
    expect(await page.locator('idle-cover').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.elementFromPoint(100, 100)?.closest('idle-cover') !== null)).toBe(true);
    await page.mouse.click(100, 100);
    expect(await page.locator('idle-cover').isVisible()).toBe(false);
    expect(await page.inputValue('[name=words]')).toBe('still here');
    await leave();
  });
});
