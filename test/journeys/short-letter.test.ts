// The letter is short on opening, says what follows from an answer at once, and opens for whatever else somebody wants to tell.
import { describe, expect, it } from 'vitest';
import { brokenWords } from '../broken-words.ts';
import { browsing } from '../browser.ts';
import { locales, wholeLocales } from '../content/texts.ts';
import { ready, tellMore } from '../doors.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const phone = { viewport: { width: 390, height: 844 } };

describe.each([true, false])('the letter, JavaScript %s', (javaScriptEnabled) => {
  const open = async (path: string) => {
    const visit = await browser.visit({ ...phone, javaScriptEnabled });
    await visit.page.goto(`${running.origin}/${path}`);
    await ready(visit.page, 'referral-form', javaScriptEnabled);
    return visit;
  };

  it.each(locales)(
    'in %s ends within two and a half screens of a phone (a core language: not quite three), whole with its buttons, in each way in',
    async (locale) => {
      // Bulgarian and Ukrainian need more letters for the same; their pages are no longer than this.
      const screens = wholeLocales.includes(locale) ? 2.5 : 2.85;
      for (const path of ['refer/', 'refer/near/', 'refer/professional/']) {
        const { page, leave } = await open(`${locale}/${path}`);
        const end = await page.locator('#refer [data-stop]').boundingBox();
        expect(end).not.toBeNull();
        expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual(screens * phone.viewport.height);
        for (const width of [320, 390]) {
          await page.setViewportSize({ width, height: 844 });
          expect([path, width, await brokenWords(page)]).toEqual([path, width, []]);
        }
        await leave();
      }
    },
  );

  it('asks few things openly, says how many, and keeps the rest closed until somebody wants to tell more', async () => {
    const asked = { 'refer/': 5, 'refer/near/': 5, 'refer/professional/': 6 };
    for (const [path, count] of Object.entries(asked)) {
      const { page, leave } = await open(`en/${path}`);
      const names = page.locator('#refer :is(input:not([type=hidden]), textarea, select):visible');
      const shown = new Set(await names.evaluateAll((all) => all.map((each) => each.getAttribute('name'))));
      expect([path, shown.size]).toEqual([path, count]);
      expect(await page.locator('#refer > p').first().textContent()).toContain(`${count} short questions`);
      await tellMore(page);
      expect(await page.locator('#refer [name=language]').isVisible()).toBe(true);
      await leave();
    }
  });

  it('says what follows from an answer as soon as it is chosen, and takes it back with the choice', async () => {
    const { page, leave } = await open('en/refer/');
    await tellMore(page);
    const said: [name: string, value: string, what: RegExp][] = [
      ['need', 'tonight', /awake day and night|open now and reads this first/],
      ['danger', 'yes', /Call 112/],
      ['contact', 'phone', /Without days and hours we do not call/],
      ['age', 'under-18', /Who reads this: the practice desk\..*They tell you first/],
    ];
    for (const [name, value, what] of said) {
      const then = page.locator(`#then-${name}-${value}`);
      expect(await then.isVisible()).toBe(false);
      await page.check(`[name=${name}][value=${value}]`);
      expect(await then.isVisible()).toBe(true);
      expect(await then.textContent()).toMatch(what);
      expect(await page.getAttribute(`[name=${name}][value=${value}]`, 'aria-describedby')).toBe(`then-${name}-${value}`);
      await page.check(`[name=${name}][value=""]`);
      expect(await then.isVisible()).toBe(false);
    }
    await leave();
  });

  it('is open where something was told or not taken, after a language or another way in', async () => {
    const { page, leave } = await open('en/refer/');
    await tellMore(page);
    await page.fill('[name=count]', '3');
    await page.click('.vl-ways button[value="way professional"]');
    await page.locator('h1', { hasText: 'for your work' }).waitFor();
    expect(await page.locator('[name=count]').isVisible()).toBe(true);
    expect(await page.locator('[name=mind_more]').isVisible()).toBe(false);
    await leave();
  });
});

describe('a number typed in the digits of another script', () => {
  it.each([
    ['ar', '٠٦ ١٢ ٣٤ ٥٦ ٧٨', '06 12 34 56 78'],
    ['fa', '۰۶۱۲۳۴۵۶۷۸', '0612345678'],
    ['ar', 'رقم أختي ‏٠٦-١٢٣٤٥٦٧٨', '06-12345678'],
    ['nl', '0612345678', ''],
  ])('in %s, “%s” stands beside its field as “%s”, left to right', async (_script, typed, shown) => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/ar/refer/`);
    await ready(page, 'referral-form');
    await page.check('[name=contact][value=phone]');
    await page.fill('[name=contact_at]', typed);
    const beside = page.locator('output[for=ask-contact_at]');
    expect([await page.getAttribute('[name=contact_at]', 'dir'), await beside.locator('bdi[dir=ltr]').allTextContents()]).toEqual([
      'auto',
      shown === '' ? [] : [shown],
    ]);
    await leave();
  });

  it('without scripts stands there when the page comes back, in the form and where the number is asked', async () => {
    const { page, leave } = await browser.visit({ ...phone, javaScriptEnabled: false });
    await page.goto(`${running.origin}/ar/refer/`);
    await page.fill('[name=place]', '١٠١٢ AB');
    await page.fill('[name=words]', 'x'.repeat(4001));
    await page.click('button[value=send]');
    expect(await page.locator('output[for=ask-place] bdi[dir=ltr]').textContent()).toBe('1012 AB');
    await page.goto(`${running.origin}/ar/letters/`);
    await page.fill('#number', '١٢٣٤ ٥٦٧٨');
    await page.click('main button[value=open]');
    expect(await page.locator('output[for=number] bdi[dir=ltr]').textContent()).toBe('1234 5678');
    await leave();
  });
});
