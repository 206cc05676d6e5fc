// Browser tests: one browser for the files of a test worker, a new visitor each time, watched for anything that leaves this machine.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './chromium.ts';

/** A browser for the tests of one file. */
export interface Browsing {
  /** A new visitor: own context, own page; `seen` collects requests and console errors. */
  visit(options?: BrowserContextOptions): Promise<Visitor>;
}

/** A visitor with everything that can be seen of them from outside. */
export interface Visitor {
  page: Page;
  requests: string[];
  errors: string[];
  leave(): Promise<void>;
}

/** A state that does not come within this is no matter of a busy machine. */
const NET_MS = 180_000;
/** The browser of this test worker; it ends with the process. */
let standing: Browser | undefined;

/** Has a browser ready before the tests of a file, and sends its visitors away after them. */
export function browsing(): Browsing {
  const inside = new Set<BrowserContext>();
  beforeAll(async () => {
    if (!standing?.isConnected()) standing = await launchBrowser();
  });
  afterAll(async () => {
    await Promise.all([...inside].map((context) => context.close()));
    inside.clear();
  });
  return {
    async visit(options = {}) {
      if (!standing) throw new Error('a visitor comes during a test, not before');
      const context = await standing.newContext(options);
      inside.add(context);
      context.setDefaultTimeout(NET_MS);
      const page = await context.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(error.message));
      const leave = async (): Promise<void> => {
        inside.delete(context);
        await context.close();
      };
      return { page, requests, errors, leave };
    },
  };
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations of WCAG 2.2 AA that axe finds on the page as it stands, as short lines; of some of its rules only, if they are named. */
export async function violations(page: Page, ...rules: string[]): Promise<string[]> {
  const runOnly = rules.length > 0 ? { type: 'rule' as const, values: rules } : WCAG;
  // A link half under the bar at the bottom is small only where the page happens to have been scrolled to.
  await page.evaluate(() => scrollTo(0, 0));
  // No page of ours holds another, so axe needs no second page to gather what it found.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly, resultTypes: ['violations'] })
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
