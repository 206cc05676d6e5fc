// Enter in a field goes on where that is meant, and never changes the language or sends a letter by accident.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
import { ready } from '../doors.ts';
import { sendSealed } from '../letters.ts';
import { portal, postForm } from '../server.ts';

const running = portal();
const browser = browsing();
const letters = async (): Promise<number> =>
  (await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>())?.n ?? -1;
const enterIn = (page: Page, field: string, text: string): Promise<void> =>
  page.fill(field, text).then(() => page.locator(field).press('Enter'));

describe.each([true, false])('Enter, JavaScript %s', (javaScriptEnabled) => {
  it('opens the letters from the field of the number, in the language of the page', async () => {
    const { receipt } = await sendSealed(running, {});
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/nl/letters/`);
    await ready(page, 'letter-box', javaScriptEnabled);
    await enterIn(page, '#number', receipt);
    await page.waitForSelector('[data-status=sent]');
    expect(await page.getAttribute('html', 'lang')).toBe('nl');
    await leave();
  });

  it('in a field of a letter sends nothing, and every word stays in the language of the page', async () => {
    const before = await letters();
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/nl/refer/professional/`);
    await ready(page, 'referral-form', javaScriptEnabled);
    await page.fill('[name=words]', 'half a letter');
    const turned = javaScriptEnabled ? Promise.resolve() : page.waitForURL('**/nl/answer/**');
    await enterIn(page, '[name=place]', 'Almere');
    await turned;
    expect([await page.inputValue('[name=words]'), await page.inputValue('[name=place]')]).toEqual(['half a letter', 'Almere']);
    expect([await page.getAttribute('html', 'lang'), await page.locator('#again, #refused').count(), await letters()]).toEqual([
      'nl',
      0,
      before,
    ]);
    await leave();
  });

  it('searches again from the field of a place that was not found', async () => {
    const asked = await postForm(running, '/nl/care/find', { place: 'nergens' });
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(running.origin + (asked.headers.get('location') ?? ''));
    await enterIn(page, '#place', 'Almere');
    await page.waitForURL('**/nl/care/almere/');
    await leave();
  });
});
