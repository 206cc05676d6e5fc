// Browser tests: one browser a file, pages with and without JavaScript, watched for anything that leaves this machine.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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

/** Launches a browser before the tests of a file and closes it after them. */
export function browsing(): Browsing {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());
  return {
    async visit(options = {}) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(error.message));
      return { page, requests, errors, leave: () => context.close() };
    },
  };
}

/** Violations of WCAG 2.2 AA that axe finds on the page as it stands, as short lines. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
