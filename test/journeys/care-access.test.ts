// Results of care can be used by everybody (its pages: every-page.test.ts), and what is open now is told by the Dutch clock, wherever the device is.
import { describe, expect, it } from 'vitest';
import type { CareContent } from '#domain/care/care-content';
import { NATIONAL } from '#domain/care/contact';
import { addDays, instantOf, weekdayOf } from '#domain/time/days';
import { openingOf } from '#domain/care/opening';
import { browsing, violations } from '../browser.ts';
import { interfaceIn, read } from '../content/texts.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const care = JSON.parse(read('dist/client/data/care.json')) as CareContent;
const openAll = (): void =>
  document.querySelectorAll('details').forEach((each) => {
    each.open = true;
  });

describe.each(['nl', 'ar'])('in %s', (locale) => {
  it('axe finds no violation on a result, made on the device or by the Worker', async () => {
    const { page, leave } = await browser.visit({ viewport: { width: 320, height: 568 } });
    for (const isOnDevice of [true, false]) {
      await page.goto(`${running.origin}/${locale}/care/rotterdam/`);
      await page.waitForFunction(() => customElements.get('care-needs') !== undefined);
      await page.evaluate(openAll);
      await page.selectOption('#needs [name=form]', 'labour');
      if (isOnDevice) await page.click('#needs button[type=submit]');
      else
        await Promise.all([
          page.waitForURL('**/answer/**'),
          page.evaluate(() => document.querySelector<HTMLFormElement>('#needs')?.submit()),
        ]);
      await page
        .locator(isOnDevice ? '[data-found] article' : 'main > article')
        .first()
        .waitFor();
      await page.evaluate(openAll);
      expect([isOnDevice, (await violations(page)).map((line) => line.slice(0, 300))]).toEqual([isOnDevice, []]);
    }
    await leave();
  });
});

const national = care.services.find(({ record }) => record === NATIONAL);
const [hours] = national?.schedule ?? [];
if (!national || !hours) throw new Error('the national desk has no hours for a clock');
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
/** The first day from one on that is, or is not, one of the hours. */
const dayFrom = (day: string, isOpenDay: boolean): string =>
  hours.days.includes(weekdayOf(day)) === isOpenDay ? day : dayFrom(addDays(day, 1), isOpenDay);
const moments = ['2026-07-06', '2027-01-11'].flatMap((day): [when: string, at: Date][] => [
  [`${day}, a minute before it opens`, instantOf(dayFrom(day, true), minutes(hours.opens) - 1)],
  [`${day}, when it opens`, instantOf(dayFrom(day, true), minutes(hours.opens))],
  [`${day}, a minute before it closes`, instantOf(dayFrom(day, true), minutes(hours.closes) - 1)],
  [`${day}, when it closes`, instantOf(dayFrom(day, true), minutes(hours.closes))],
  [`${day}, on a day that it is closed`, instantOf(dayFrom(day, false), 12 * 60)],
]);

describe('open now', () => {
  it('is tried on both sides of every border', () => {
    const answers = moments.map(([, at]) => openingOf(national, at).open);
    expect(answers).toEqual(['no', 'yes', 'yes', 'no', 'no', 'no', 'yes', 'yes', 'no', 'no']);
  });

  it.each(['Europe/Amsterdam', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kathmandu'])(
    'is right on a device set to %s',
    async (timezoneId) => {
      const { page, leave } = await browser.visit({ timezoneId });
      for (const [when, at] of moments) {
        await page.clock.setFixedTime(at);
        await page.goto(`${running.origin}/nl/care/rotterdam/`);
        const told = page
          .locator('article', { hasText: national.name.nl ?? '' })
          .locator('open-now')
          .first();
        await page.waitForFunction(() => document.querySelector('open-now')?.textContent !== '');
        const words = interfaceIn('nl')[`open.${openingOf(national, at).open}`];
        expect([when, await told.textContent()]).toEqual([when, words]);
      }
      await leave();
    },
  );

  it('says nothing without JavaScript: the hours stand there in words', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled: false });
    await page.goto(`${running.origin}/nl/care/rotterdam/`);
    const card = page.locator('article', { hasText: national.name.nl ?? '' }).first();
    expect(await card.locator('open-now').textContent()).toBe('');
    expect(await card.textContent()).toContain(national.hours?.nl);
    await leave();
  });
});
