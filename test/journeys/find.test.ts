// A person looks for help nearby: on the device with JavaScript, by a plain form without, and it tells nobody where.
import { describe, expect, it } from 'vitest';
import { type Areas, type Districts, indexAreas, indexDistricts, type Municipality } from '#domain/areas/area-index';
import { findArea } from '#domain/areas/areas';
import { browsing, violations } from '../browser.ts';
import { NATIONAL_PHONE, interfaceIn, read } from '../content/texts.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();

const areas = indexAreas(JSON.parse(read('dist/client/data/areas.json')) as Areas);
const districts = indexDistricts(areas, JSON.parse(read('dist/client/data/districts.json')) as Districts);
/** A name that only the second list knows, written in a script, with the one municipality it leads to. */
function onlyFurther(script: RegExp): { name: string; municipality: Municipality } {
  for (const { name } of districts.names.filter((each) => script.test(each.name) && each.name.length > 7)) {
    const answer = findArea(districts, name);
    if (findArea(areas, name).kind === 'none' && answer.kind === 'one') return { name, municipality: answer.municipality };
  }
  throw new Error('the second list adds nothing');
}
const district = onlyFurther(/^\p{Script=Latin}+$/u);
const arabic = onlyFurther(/^[\p{Script=Arabic} ]+$/u);

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
    expect(text.indexOf('112')).toBeLessThan(text.indexOf(NATIONAL_PHONE.number));
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

  it('a slip of the hand is asked about, and one tap leads on', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/nl/care/`);
    await page.fill('#place', 'Rottredam');
    await page.click('area-search button');
    await page.locator('main h2', { hasText: interfaceIn('nl')['find.suggest'] ?? '' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(javaScriptEnabled ? /^\/nl\/care\/$/ : /^\/nl\/answer\/[0-9a-f]{64}\/$/);
    expect(await page.inputValue('#place')).toBe('Rottredam');
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
    await page.locator('main .vl-list a', { hasText: 'Rotterdam' }).first().click();
    await page.waitForURL('**/nl/care/rotterdam/');
    await leave();
  });

  it.each([
    ['a district', 'en', district],
    ['a name in Arabic script', 'ar', arabic],
  ])('%s leads to the page of its municipality', async (_what, locale, { name, municipality }) => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/${locale}/care/`);
    await page.fill('#place', ` ${name} `);
    await page.click('area-search button');
    await page.waitForURL(`**/${locale}/care/${municipality.slug}/`);
    expect(await page.locator('h1').textContent()).toContain(municipality.name);
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

  it('the second list is loaded only for what the first does not know, and neither is asked for what was typed', async () => {
    const listsAfter = async (typed: string, target: string): Promise<string[]> => {
      const { page, requests, leave } = await browser.visit();
      await page.goto(`${running.origin}/nl/care/`);
      await page.waitForFunction(() => customElements.get('area-search') !== undefined);
      expect(requests.filter((url) => url.includes('/data/'))).toEqual([]);
      await page.fill('#place', typed);
      await page.click('area-search button');
      await page.waitForURL(target);
      await leave();
      expect(requests.filter((url) => url.includes('?') || decodeURIComponent(url).includes(typed))).toEqual([]);
      return requests.flatMap((url) => /\/data\/(\w+)\.json$/.exec(url)?.[1] ?? []);
    };
    expect(await listsAfter('2511 CV', '**/nl/care/den-haag/')).toEqual(['areas']);
    expect(await listsAfter(district.name, `**/nl/care/${district.municipality.slug}/`)).toEqual(['areas', 'districts']);
  });
});
