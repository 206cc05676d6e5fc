// A person looks for help nearby: on the device with JavaScript, by a plain form without, and it tells nobody where.
import { describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('%s', (_name, javaScriptEnabled) => {
  it('a postcode leads to the page of its municipality', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/en/care/`);
    await page.fill('#place', '2511 cv');
    await page.click('area-search button');
    await page.waitForURL('**/en/care/den-haag/');
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text.indexOf('112')).toBeLessThan(text.indexOf('033 448 11 86'));
    await leave();
  });

  it('a name that means several places asks one question, and one tap answers it', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/nl/care/`);
    await page.fill('#place', 'OOSTERWOLDE');
    await page.click('area-search button');
    const choice = page.locator('main .vl-list a', { hasText: 'Ooststellingwerf' });
    await choice.waitFor();
    await choice.click();
    await page.waitForURL('**/nl/care/ooststellingwerf/');
    await leave();
  });

  it('nonsense gets a clear sentence and stays in the field', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/nl/care/`);
    await page.fill('#place', 'ergens bij de rivier');
    await page.click('area-search button');
    await page.locator('#place-error', { hasText: 'Deze plaats kennen wij niet' }).waitFor();
    expect(await page.inputValue('#place')).toBe('ergens bij de rivier');
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
    await leave();
  });
});

describe('on the device', () => {
  it('no request tells what was searched, only which public page was opened', async () => {
    const { page, requests, leave } = await browser.visit();
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await page.goto(`${running.origin}/nl/care/`);
    await page.fill('#place', 'Scheveningse bosjes 2511');
    await page.click('area-search button');
    await page.locator('#place-error', { hasText: 'niet' }).waitFor();
    expect(requests.filter((url) => /schev|2511/i.test(url))).toEqual([]);
    expect(bodies.join('')).toBe('');
    await leave();
  });
});
