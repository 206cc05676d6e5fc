// A person writes, keeps the number, reads the answer, writes again and deletes: one journey, in every way that people have.
import { describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { firefox, missingFirefox } from '../firefox.ts';
import { letterJourney } from '../journey.ts';
import { pageDriver } from '../page-driver.ts';
import { portal } from '../server.ts';
import { stillDutch } from '../still-dutch.ts';

const running = portal();
const browser = browsing();
const phone = { viewport: { width: 320, height: 568 } };
const words = 'Ik wil hier weg, أريد المغادرة';

describe('a letter, from its first word to its end', () => {
  it.each([
    ['nl', 'with scripts', { javaScriptEnabled: true }],
    ['pl', 'with scripts', { javaScriptEnabled: true }],
    ['ar', 'with scripts, by touch', { javaScriptEnabled: true, hasTouch: true }],
    ['bg', 'with scripts, by touch', { javaScriptEnabled: true, hasTouch: true }],
    ['nl', 'without scripts', { javaScriptEnabled: false }],
    ['uk', 'without scripts', { javaScriptEnabled: false }],
    ['ro', 'without scripts', { javaScriptEnabled: false }],
    ['ar', 'without scripts, by touch', { javaScriptEnabled: false, hasTouch: true }],
    ['es', 'without scripts, by touch', { javaScriptEnabled: false, hasTouch: true }],
  ] as const)('in %s %s', async (locale, _name, options) => {
    const { page, requests, errors, leave } = await browser.visit({ ...phone, ...options });
    const look = async (): Promise<void> => {
      expect(await stillDutch(page, locale)).toEqual([]);
      expect(options.javaScriptEnabled ? await violations(page) : []).toEqual([]);
    };
    const driver = pageDriver(page, { origin: running.origin, scripts: options.javaScriptEnabled, touch: 'hasTouch' in options, look });
    const number = await letterJourney(running, driver, { locale, words });
    const leaks = requests.filter((url) => !url.startsWith(running.origin) || url.includes(number.slice(0, 8)) || url.includes('hier'));
    expect([errors, leaks]).toEqual([[], []]);
    await leave();
  });

  it('on a line that loses the first answer to everything', async () => {
    const { page, leave } = await browser.visit(phone);
    const lost = new Set<string>();
    await page.route('**/api/v1/**', async (route) => {
      const { action = 'send' } = route.request().postDataJSON() as { action?: string };
      if (lost.has(action)) return route.continue();
      lost.add(action);
      await route.fetch();
      return route.abort('connectionreset');
    });
    await letterJourney(running, pageDriver(page, { origin: running.origin, scripts: true }), { locale: 'nl', words });
    expect([...lost]).toEqual(['send', 'read', 'write', 'delete']);
    await leave();
  });

  it.each([true, false])('in Firefox, JavaScript %s', async (javaScriptEnabled) => {
    const missing = missingFirefox();
    if (missing !== null) {
      console.warn(`NOT RUN: the journey in Firefox: there is no ${missing} on this machine`);
      return;
    }
    const driver = await firefox(running.origin, javaScriptEnabled);
    await letterJourney(running, driver, { locale: 'nl', words }).finally(driver.close);
  });
});
