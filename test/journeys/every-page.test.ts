// Every kind of page in every language, opened once for all checks: axe finds nothing, nothing overflows, nothing is stored, nobody else is asked.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, type Visitor, violations } from '../browser.ts';
import { files, slugOf } from '../content/texts.ts';
import { sampled } from '../sample.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const below = (folder: string, ...slugs: string[]): string[] => slugs.map((slug) => `${folder}/${slug}/`);
const care = ['care/', ...below('care', 'groningen', 'rotterdam', 'rotterdam/tonight', 'regions', 'lines', 'awake', 'thanks')];
const pages = [
  '',
  'rights/',
  ...below('rights', 'rest', 'lawyer', 'time-out', 'permit', 'now', 'compare'),
  ...below('situations', 'tonight', 'pay', 'fear', 'pictures', 'made-to', 'under-18', 'someone-else', 'professional'),
  ...['my-situation/', 'overview/', 'topics/', 'topics/sent-away/', 'professionals/', 'professionals/gp/', 'cards/', 'status/', 'kept/'],
  ...care,
  ...['about/', 'safe-use/', 'language/', 'places/', 'refer/', 'letters/'],
  ...['figures/', ...below('figures', 'reported', 'places', 'days'), 'offices/', 'offices/station/', 'rights/compare/gap/'],
];
const SMALL = { width: 320, height: 568 };
/** A wide screen at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const MARKED =
  '.vl-call a, main .vl-list a, .vl-columns a, button, summary, .vl-button, .vl-leave, .vl-doors a, .vl-nav a, .vl-help a, label.vl-choice, input.vl-input, select, textarea';

const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });

const wider = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Targets lower than 48 pixels, links inside sentences aside. */
const lowTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    (marked) =>
      [...document.querySelectorAll(marked)]
        .filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 47.5)
        .map((each) => each.outerHTML.slice(0, 80)),
    MARKED,
  );

const kept = (page: Page): Promise<object> =>
  page.evaluate(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: (await caches.keys()).length,
  }));

/** Everything that is checked of a page that stands open; axe, by far the slowest, only where it is asked. */
async function seenOn({ page, requests, errors }: Visitor, withAxe = true): Promise<Record<string, unknown>> {
  const overflow = [await wider(page)];
  await page.setViewportSize(ZOOMED);
  overflow.push(await wider(page));
  await page.setViewportSize(SMALL);
  await openAll(page);
  overflow.push(await wider(page));
  const axe = withAxe ? await violations(page) : [];
  const low = await lowTargets(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = withAxe ? await violations(page, 'color-contrast', 'link-in-text-block') : [];
  await page.emulateMedia({ colorScheme: 'light' });
  const elsewhere = requests.filter((url) => !url.startsWith(running.origin));
  return { overflow: overflow.filter((by) => by > 0), axe, low, dark, elsewhere, errors, kept: await kept(page) };
}

const nothing = { overflow: [], axe: [], low: [], dark: [], elsewhere: [], errors: [] };
const nothingKept = { cookies: '', local: 0, session: 0, databases: 0, workers: 0, caches: 0 };

describe.each(['nl', 'en', 'ar'])('in %s', (locale) => {
  // The same page differs between languages in words and direction only: axe sees all in Dutch, and a sample of the others.
  const withAxe = new Set(locale === 'nl' ? pages : sampled(pages, 3));
  let visitor: Visitor;
  let plain: Visitor;
  beforeAll(async () => {
    visitor = await browser.visit({ viewport: SMALL });
    plain = await browser.visit({ javaScriptEnabled: false, viewport: { width: 240, height: 320 } });
  });

  it.each(pages)('/%s passes axe, light and dark and opened, fits a small screen and a zoomed one, and keeps nothing', async (path) => {
    await visitor.page.goto(`${running.origin}/${locale}/${path}`);
    expect(await seenOn(visitor, withAxe.has(path))).toEqual({ ...nothing, kept: nothingKept });
    expect(await visitor.page.context().cookies()).toEqual([]);
  });

  it.each(pages)('/%s can be read and left with JavaScript off, on the smallest screen', async (path) => {
    await plain.page.goto(`${running.origin}/${locale}/${path}`);
    expect(await plain.page.locator('h1').first().isVisible()).toBe(true);
    expect(await plain.page.locator('[data-leave]').isVisible()).toBe(true);
  });
});

describe('the card of each language that is not there whole', () => {
  const whole = new Set(['nl', 'en', 'ar']);
  const cards = files('content/cards/*.yml')
    .map(slugOf)
    .filter((code) => !whole.has(code));

  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await browser.visit({ viewport: SMALL });
  });

  it.each(cards)('passes the same checks in %s', async (code) => {
    await visitor.page.goto(`${running.origin}/${code}/`);
    expect(await seenOn(visitor)).toEqual({ ...nothing, kept: nothingKept });
  });
});
