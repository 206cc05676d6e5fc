// Whatever fails where people write or read: what was typed stays or goes again, and whom to call stands right there with its number.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
import { interfaceIn, NATIONAL_PHONE } from '../content/texts.ts';
import { numberOn, openBox, ready } from '../doors.ts';
import { sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const failures = ['abort', 200, 400, 403, 404, 409, 413, 422, 429, 500, 503] as const;

/** Answers every question of the device in one way, until the returned function is called. */
async function failing(page: Page, how: (typeof failures)[number]): Promise<() => Promise<void>> {
  await page.route('**/api/v1/**', (route) =>
    how === 'abort' ? route.abort() : route.fulfill({ status: how, contentType: 'text/html', body: '<p>something in between</p>' }),
  );
  return () => page.unroute('**/api/v1/**');
}

/** Taps what asks the server, and waits until the page says what happened, in one alert, with the number. */
async function failsWith(page: Page, button: string, said: string): Promise<void> {
  await Promise.all([page.waitForRequest('**/api/v1/**'), page.click(button)]);
  await page.locator('[data-alert]', { hasText: said }).filter({ hasText: NATIONAL_PHONE.number }).waitFor();
  expect(await page.locator('[data-alert], [aria-invalid]').count()).toBe(1);
}

describe('the form to write', () => {
  it('says “not sent yet” with the number to call after every failure of the line and every refusal', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 568 } });
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'kept');
    for (const how of failures) {
      const over = await failing(page, how);
      await failsWith(page, 'button[value=send]', 'Nog niet verstuurd');
      expect([how, await page.inputValue('[name=words]')]).toEqual([how, 'kept']);
      await over();
    }
    await page.fill('[name=words]', 'x'.repeat(4001));
    await page.click('button[value=send]');
    await page.locator('#refused', { hasText: NATIONAL_PHONE.number }).waitFor();
    await leave();
  });
});

describe('without scripts', () => {
  it.each(['abort', 502] as const)(
    'a letter that did not go (%s) goes once when the page is loaded again, as the form said',
    async (how) => {
      const { page, leave } = await browser.visit({ javaScriptEnabled: false });
      await page.goto(`${running.origin}/nl/refer/`);
      expect(await page.locator('noscript p').allTextContents()).toContainEqual(
        expect.stringContaining(interfaceIn('nl')['personal.reload'] ?? 'no'),
      );
      await page.fill('[name=words]', 'op een slechte lijn');
      const number = await numberOn(page);
      const letters = (): Promise<{ n: number } | null> => running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>();
      const before = (await letters())?.n ?? 0;
      const failed = page.waitForRequest((request) => request.method() === 'POST');
      await page.route('**/nl/refer', (route) =>
        how === 'abort' ? route.abort('connectionreset') : route.fulfill({ status: how, body: '' }),
      );
      await page.click('button[value=send]');
      await failed;
      await page.unroute('**/nl/refer');
      await page.reload();
      await page.locator('h1', { hasText: interfaceIn('nl')['sent.title'] ?? '' }).waitFor();
      expect((await letters())?.n).toBe(before + 1);
      await openBox(page, `${running.origin}/nl/letters/`, number);
      await page.getByText('Nog niemand heeft hem geopend').waitFor();
      await leave();
    },
  );
});

describe('the letter box', () => {
  it('says whom to call after every failure, at its door and inside, and keeps the number and the words', async () => {
    const { receipt } = await sendSealed(running, {});
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 568 } });
    await page.goto(`${running.origin}/nl/letters/`);
    await ready(page, 'letter-box');
    await page.fill('#number', '1234');
    await page.click('main button[value=open]');
    await page.locator('#refused', { hasText: NATIONAL_PHONE.number }).waitFor();
    await page.fill('#number', receipt);
    for (const how of failures) {
      const over = await failing(page, how);
      await failsWith(page, 'main button[value=open]', 'Dat lukte nu niet');
      expect([how, await page.inputValue('#number')]).toEqual([how, receipt]);
      await over();
    }
    await page.click('main button[value=open]');
    await page.waitForSelector('#letter');
    await page.click('button[value=write]');
    await page.locator('#refused', { hasText: NATIONAL_PHONE.number }).waitFor();
    await page.fill('#letter', 'kept');
    for (const how of failures) {
      const over = await failing(page, how);
      await failsWith(page, 'button[value=write]', 'Dat lukte niet');
      expect([how, await page.inputValue('#letter')]).toEqual([how, 'kept']);
      await over();
    }
    await leave();
  });
});

describe('choosing what fits', () => {
  it('gives the number to call when the contacts do not arrive', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 568 } });
    await page.goto(`${running.origin}/nl/care/amsterdam/`);
    await page.waitForFunction(() => customElements.get('care-needs') !== undefined);
    await page.route('**/data/lines/**', (route) => route.abort());
    await page.locator('care-needs form').evaluate((form: HTMLFormElement) => form.requestSubmit());
    await page.locator(`[data-found] a[href="tel:${NATIONAL_PHONE.tel}"]`).waitFor();
    await leave();
  });
});
