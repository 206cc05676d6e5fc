// A municipality of every answer fits one screen of a phone, in the order to call; why, hours and sources are one tap away, with and without scripts.
import { describe, expect, it } from 'vitest';
import type { CareContent } from '#domain/care/care-content';
import { isReachable } from '#domain/care/contact';
import { dayOf } from '#domain/time/days';
import { findCare } from '#domain/care/find-care';
import type { Here } from '#domain/areas/place-page';
import { browsing } from '../browser.ts';
import { interfaceIn, locales, read, wholeLocales } from '../content/texts.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const { places } = JSON.parse(read('dist/client/data/here.json')) as Here;
const care = JSON.parse(read('dist/client/data/care.json')) as CareContent;
const samples = [...new Map(Object.values(places).map((each) => [each.day, each.place])).values()];

describe.each(locales)('in %s', (locale) => {
  it('every answer stands in one screen of 390 by 844: name, numbers, open or closed, one mark each', async () => {
    expect(samples.length).toBeGreaterThan(20);
    const { page, leave } = await browser.visit({ viewport: { width: 390, height: 844 } });
    const faults: string[] = [];
    // Words of the core languages are longer: their longest answer goes a little below the screen.
    const bottom = wholeLocales.includes(locale) ? 844 : 1000;
    const unreachable = care.services.filter((service) => !isReachable(service)).map(({ name }) => name[locale]);
    for (const place of samples) {
      await page.goto(`${running.origin}/${locale}/care/${place.slug}/`);
      const rows = page.locator('.vl-contacts > article');
      const shown = await rows.evaluateAll((all) =>
        all.map((row) => {
          const call = row.querySelector(':scope > p a')?.getBoundingClientRect();
          return {
            name: row.querySelector('h2')?.textContent?.trim() ?? '',
            call: call ? { top: call.top, bottom: call.bottom } : null,
            state: row.querySelector('.vl-contact__state')?.textContent?.trim() ?? '',
            marks: row.querySelectorAll('.vl-mark').length,
            end: row.getBoundingClientRect().bottom,
          };
        }),
      );
      const expected = findCare(care, { municipality: place.code }, dayOf(new Date())).map(({ service }) => service.name[locale] ?? '');
      if (shown.map(({ name }) => name).join() !== expected.join()) faults.push(`${place.slug} shows others than the lookup finds`);
      for (const row of shown) {
        if (row.end > bottom) faults.push(`${place.slug}: ${row.name} ends at ${Math.round(row.end)}`);
        if (row.state === '') faults.push(`${place.slug}: ${row.name} does not say when`);
        const silent = unreachable.includes(row.name) && row.state.includes(interfaceIn(locale)['care.no-number'] ?? '\u0000');
        if (!silent && (row.call === null || row.call.bottom - row.call.top < 44))
          faults.push(`${place.slug}: ${row.name} has nothing to tap`);
      }
      if (shown.slice(1).some(({ marks }) => marks !== 1)) faults.push(`${place.slug} has contacts without one mark`);
    }
    expect(faults).toEqual([]);
    await leave();
  });

  it.each([true, false])('one tap shows why, the hours and the source (scripts: %s)', async (javaScriptEnabled) => {
    const { page, leave } = await browser.visit({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
    await page.goto(`${running.origin}/${locale}/care/almere/`);
    const row = page.locator('.vl-contacts > article').nth(1);
    const words = interfaceIn(locale);
    const why = row.getByText(words['because.national'] ?? '');
    expect(await why.isVisible()).toBe(false);
    await row.locator('summary').click();
    await why.waitFor({ state: 'visible' });
    expect(await row.getByText(words['care.source'] ?? '').isVisible()).toBe(true);
    await leave();
  });

  it.each([
    [390, 844],
    [1280, 800],
  ])(
    'whoever helps as a job has a number in the first screen at %s by %s, and who is responsible on the same page',
    async (width, height) => {
      const { page, leave } = await browser.visit({ viewport: { width, height } });
      await page.goto(`${running.origin}/${locale}/care/utrecht/`);
      const call = await page.locator('.vl-contacts a[href^="tel:"]').nth(1).boundingBox();
      expect((call?.y ?? height) + (call?.height ?? 0)).toBeLessThanOrEqual(height);
      await page.locator('summary', { hasText: interfaceIn(locale)['here.title'] ?? '' }).click();
      expect(await page.locator('dd', { hasText: 'Utrecht' }).first().isVisible()).toBe(true);
      await page.goto(`${running.origin}/${locale}/professionals/gp/`);
      const first = await page.locator('a[href^="tel:"]').nth(1).boundingBox();
      expect((first?.y ?? height) + (first?.height ?? 0)).toBeLessThanOrEqual(height);
      await leave();
    },
  );
});
