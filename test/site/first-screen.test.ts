// On every page and error, in the first 300 px of a small phone: the way out, 112 and somebody to talk to (X5, X17).
import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
import { CLIENT, few, type Page, pages } from './pages.ts';
import { NATIONAL_PHONE } from '../content/texts.ts';

const browser = browsing();
let server: Server;
let origin = '';

/** Static files only. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/');
    const file = join(CLIENT, path);
    response.setHeader('content-type', file.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript');
    response.statusCode = existsSync(file) ? 200 : 404;
    response.end(existsSync(file) ? readFileSync(file) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://localhost:${address.port}` : '';
});
afterAll(() => server.close());

/** What lies above a line of the screen: the way out, numbers to call, and where the text begins. */
interface Seen {
  leave: number;
  calls: Record<string, number>;
  heading: number;
  wide: number;
  /** Numbers that run out of the box they stand in. */
  cut: string[];
}
const look = (): Seen => {
  const bottom = (each: Element): number => each.getBoundingClientRect().bottom;
  const visible = [...document.querySelectorAll('a[href^="tel:"]')].filter((each) => each.getBoundingClientRect().height > 0);
  const leave = document.querySelector('[data-leave]');
  const heading = document.querySelector('main h1');
  const [calls, numbers] = [{} as Record<string, number>, visible.map((each) => [each.getAttribute('href') ?? '', bottom(each)] as const)];
  for (const [href, at] of numbers) calls[href] = Math.min(at, calls[href] ?? Number.POSITIVE_INFINITY);
  return {
    leave: leave ? bottom(leave) : Number.POSITIVE_INFINITY,
    calls,
    heading: heading?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: visible.filter((each) => each.scrollWidth > each.clientWidth && each.clientWidth > 0).map((each) => each.textContent ?? ''),
  };
};

/** What a page lacks in its first 300 px, or in the whole of a very small screen. */
function lacks(url: string, { leave, calls, heading, wide, cut }: Seen, height: number): string[] {
  const least = Math.min(300, height);
  const far = (at: number | undefined): boolean => at === undefined || at > least;
  return [
    ...(far(leave) ? [`${url} has its way out at ${leave} px`] : []),
    ...(far(calls['tel:112']) ? [`${url} has 112 at ${calls['tel:112']} px`] : []),
    ...(Object.entries(calls).some(([href, at]) => href !== 'tel:112' && at <= least) ? [] : [`${url} has nobody to talk to`]),
    ...(heading < height ? [] : [`${url} begins below the first screen, at ${heading} px`]),
    ...cut.map((number) => `${url} cuts “${number}”`),
    ...(wide > 0 ? [`${url} is ${wide} px wider than the screen`] : []),
  ];
}

const sizes = [
  [320, 568],
  [390, 844],
  [240, 320],
  [320, 480],
] as const;

/** Everything above the first heading, places aside: pages that are the same up to there look the same up to there. */
const above = ({ markup }: Page): string =>
  markup.slice(markup.indexOf('<body'), markup.indexOf('<h1')).replace(/\?of=[^"]*|aria-current="page"/g, '');

describe('the first screen', () => {
  it('has the way out, 112, somebody to talk to and the beginning of the text, on every page and on small screens', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled: false });
    const kinds = new Map(pages.map((each) => [above(each), each]));
    expect(kinds.size).toBeGreaterThan(0);
    const faults: string[] = [];
    for (const first of kinds.values()) {
      await page.goto(origin + first.file.slice(CLIENT.length), { waitUntil: 'domcontentloaded' });
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        faults.push(...lacks(`${first.url} at ${width} by ${height}`, await page.evaluate(look), height));
      }
    }
    expect(few(faults)).toEqual([]);
    await leave();
  });

  it('of every question and topic holds, at 360 by 640, an answer line (or that answers wait for a lawyer) and whom to call', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
    const asked = pages.filter(({ place }) => /^(?:rights\/(?!compare)|topics\/).+/.test(place));
    expect(asked.length).toBeGreaterThan(0);
    const low: string[] = [];
    for (const { url, file, markup } of asked) {
      await page.goto(origin + file.slice(CLIENT.length), { waitUntil: 'domcontentloaded' });
      const answer = markup.includes('data-position') ? '.vl-lines summary' : 'main .vl-notice';
      const bottoms = await page.evaluate(
        (all) => all.map((each) => document.querySelector(each)?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY),
        [answer, 'main a[href^="tel:"]'],
      );
      low.push(...bottoms.flatMap((at, index) => (at > 640 ? [`${url}: ${index === 0 ? answer : 'the number'} ends at ${at} px`] : [])));
    }
    expect(few(low)).toEqual([]);
    await leave();
  });

  it('is missed when it holds no number, no way out, or only what stands above the text', () => {
    const good = { leave: 60, calls: { 'tel:112': 120, [`tel:${NATIONAL_PHONE.tel}`]: 120 }, heading: 260, wide: 0, cut: [] };
    expect(lacks('/', good, 568)).toEqual([]);
    expect(lacks('/', { ...good, leave: 301 }, 568)).toHaveLength(1);
    expect(lacks('/', { ...good, calls: { 'tel:112': 120 } }, 568)).toHaveLength(1);
    expect(lacks('/', { ...good, calls: {} }, 568)).toHaveLength(2);
    expect(lacks('/', { ...good, heading: 400 }, 320)).toHaveLength(1);
    expect(lacks('/', { ...good, wide: 1 }, 568)).toHaveLength(1);
    expect(lacks('/', { ...good, cut: ['033'] }, 568)).toHaveLength(1);
  });
});
