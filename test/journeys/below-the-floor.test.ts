// An engine that cannot read our scripts gets the plain door, whole: it writes, comes back, finds and leaves.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
import { numberOn } from '../doors.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();

/** Every script is answered with what this engine cannot parse, as a newer syntax is to an old one. */
const old = async (page: Page): Promise<void> => {
  await page.route('**/_astro/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '@@ newer than this engine' }));
};

describe('below the floor', () => {
  it('a letter is written, and opened with its number', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 568 } });
    await old(page);
    await page.goto(`${running.origin}/nl/refer/`);
    await page.fill('[name=words]', 'zonder scripts');
    // Its number stands where only an engine without scripts shows it, so this one reads it on the page after sending.
    await page.click('button[value=send]');
    await page.waitForSelector('#again .vl-receipt');
    const receipt = await numberOn(page);
    expect(receipt).toHaveLength(28);
    await page.goto(`${running.origin}/nl/letters/`);
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    await page.getByText('Nog niemand heeft hem geopend').waitFor();
    await leave();
  });

  it('a place is found, and leaving works', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 568 } });
    await old(page);
    await page.goto(`${running.origin}/nl/care/`);
    await page.fill('#place', 'Almere');
    await page.click('main [role=search] button');
    await page.waitForURL('**/nl/care/almere/');
    expect(await page.getAttribute('[data-leave]', 'href')).toBe('/exit');
    await leave();
  });
});
