// A GP, a municipality, the police, a shelter or a school types a postcode and has on one sheet: who, the number, open now, who pays, what to share, the code, the letter.
import { describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
import { files, interfaceIn, slugOf, unmarked, wholeLocales } from '../content/texts.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const roles = files('content/professionals/nl/*.md').map(slugOf);
const said = ['here.pays', 'here.share', 'here.share-text', 'here.code', 'here.code-text', 'here.centre'] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('%s', (_name, javaScriptEnabled) => {
  it('a postcode on the page of a role leads to who is responsible there, whole, with the number in the first screen', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    for (const [index, role] of roles.entries()) {
      const locale = wholeLocales[index % wholeLocales.length] ?? 'nl';
      const size = sizes[index % sizes.length] ?? sizes[0];
      if (size) await page.setViewportSize(size);
      await page.goto(`${running.origin}/${locale}/professionals/${role}/`);
      await page.fill('#place', '2511 cv');
      await page.click('area-search button');
      await page.waitForURL(`**/${locale}/care/den-haag/#here`);
      const here = page.locator('#here');
      await here.waitFor({ state: 'visible' });
      const number = await here.locator('a[href^="tel:"]').first().boundingBox();
      expect([role, number !== null && number.y > 0 && number.y + number.height < (size?.height ?? 0)]).toEqual([role, true]);
      const text = unmarked((await here.textContent()) ?? '');
      for (const key of said) expect(text).toContain(interfaceIn(locale)[key]);
      const letter = page.locator(`main a[href="/${locale}/refer/professional/"]`).first();
      expect(await letter.isVisible()).toBe(true);
    }
    await leave();
  });

  it('a slip of the hand still ends there', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/nl/professionals/gp/`);
    await page.fill('#place', 'Rottredam');
    await page.click('area-search button');
    await page.locator('main .vl-list a', { hasText: 'Rotterdam' }).first().click();
    await page.waitForURL('**/nl/care/rotterdam/#here');
    await leave();
  });
});

it.each(wholeLocales)('what a helper needs in a place is one sheet of paper and one and a half screens in %s', async (locale) => {
  const { page, leave } = await browser.visit({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
  await page.goto(`${running.origin}/${locale}/care/den-haag/#here`);
  const box = await page.locator('details:has(#here)').boundingBox();
  expect(box?.height).toBeLessThanOrEqual(1200);
  expect(sheetsOf(await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }))).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#here').isVisible()).toBe(true);
  expect(await page.locator('article.vl-card').first().isVisible()).toBe(false);
  await leave();
});

it.each(wholeLocales)(
  'the page of a role has its number in the first screen and is one sheet with every part of it in %s',
  async (locale) => {
    const { page, leave } = await browser.visit({ javaScriptEnabled: false });
    for (const role of roles) {
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.goto(`${running.origin}/${locale}/professionals/${role}/`);
        const box = await page.locator('main a[href^="tel:"]').first().boundingBox();
        expect([role, size.width, (box?.y ?? 9999) + (box?.height ?? 0) <= size.height]).toEqual([role, size.width, true]);
      }
      const sheet = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '12mm', right: '12mm' } });
      expect([role, sheetsOf(sheet)]).toEqual([role, 1]);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.vl-text li').last().isVisible()).toBe(true);
      await page.emulateMedia({ media: null });
    }
    await leave();
  },
);
