// The desk's list in each order, in a real browser: groups under headings, and not a word of what was typed leaves the device.
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation } from '../desk.ts';
import { sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const typed = ['zwolle', '8011', 'زفوله', 'Zwole', 'near the bridge', 'Assen'];

/** Each section in short: its heading, and the place that each line says. */
async function sections({ page }: Colleague): Promise<string[]> {
  return page.locator('[data-list] section').evaluateAll((all) =>
    all.map((section) => {
      const lines = [...section.querySelectorAll('.vl-inbox__item')].map(
        (line) => line.querySelector('[data-about=place]')?.textContent?.slice(3) ?? '–',
      );
      return `${section.querySelector('h2')?.textContent}: ${lines.join(' | ')}`;
    }),
  );
}
/** Letters of a test come without the marks of a form that somebody filled in; here they count as written by people. */
const asByHand = () => running.db.prepare('UPDATE letters SET marked = 0').run();
const orderBy = ({ page }: Colleague, order: string) => page.getByLabel('Order').selectOption(order);

let anna: Colleague;

beforeAll(async () => {
  for (const place of typed) await sendSealed(running, { place });
  await sendSealed(running, {});
  await sendSealed(running, { place: 'Emmen', need: 'tonight' });
  await asByHand();
  anna = await colleague(browser);
  await anna.page.route('**/data/districts.json', (route) => route.abort());
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
  await anna.page.getByText('8 people, 8 letters').waitFor();
});

describe('the list by region', () => {
  it('stays as it was, with a calm sentence, when the lists of places do not arrive', async () => {
    await orderBy(anna, 'region');
    await anna.page.getByText('The list of places did not arrive. The letters are all here.').waitFor();
    expect(await anna.page.getByLabel('Order').inputValue()).toBe('urgency');
    expect(await anna.page.locator('.vl-inbox__item').count()).toBe(8);
    await anna.page.unroute('**/data/districts.json');
  });

  it('is made ready while nobody waits, once every letter is open', async () => {
    const asked = anna.page.waitForRequest('**/data/districts.json');
    await anna.page.getByRole('button', { name: 'Fetch again' }).click();
    await asked;
    expect(await anna.page.getByLabel('Order').inputValue()).toBe('urgency');
  });

  it('brings a region together however it was typed, by name; what nobody can tell comes last, as it was typed', async () => {
    await orderBy(anna, 'region');
    await anna.page.getByRole('heading', { name: 'IJsselland (3)' }).waitFor();
    expect(await sections(anna)).toEqual([
      'Cannot wait (1): Emmen (Drenthe)',
      'Drenthe (1): Assen',
      'IJsselland (3): zwolle | 8011 (Zwolle) | زفوله (Zwolle)',
      'Place not known (3): Zwole | near the bridge | –',
    ]);
    expect(await violations(anna.page)).toEqual([]);
  });

  it('asked for two whole lists, and for nothing else', async () => {
    const sent: string[] = [];
    anna.page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`));
    for (const order of ['urgency', 'contact', 'language', 'company', 'region']) await orderBy(anna, order);
    await anna.page.getByRole('heading', { name: 'IJsselland (3)' }).waitFor();
    expect(sent).toEqual([]);
    const fetched = anna.requests.map((url) => new URL(url)).filter(({ pathname }) => pathname.startsWith('/data/'));
    expect(new Set(fetched.map(({ pathname, search, host }) => `${host} ${pathname}${search}`))).toEqual(
      new Set(['/data/areas.json', '/data/districts.json'].map((path) => `${new URL(running.deskOrigin).host} ${path}`)),
    );
    const all = anna.requests.map((url) => decodeURIComponent(url)).join(' ');
    for (const place of typed.filter((each) => each !== '8011')) expect(all).not.toContain(place);
  });

  it('is one list for the keyboard, and fits a narrow screen', async () => {
    const { page } = anna;
    await page.locator('.vl-inbox__item').first().focus();
    for (const key of ['ArrowDown', 'j', 'ArrowDown', 'k']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.querySelector('bdi')?.textContent)).toBe('zwolle');
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      const tops = await page
        .locator('[name=filter-owner], [name=filter-state]')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      expect([tops.length, new Set(tops).size], 'choices share a line, so that letters come soon').toEqual([2, 1]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('the list by who may be called', () => {
  it('says so above them, with how they may be reached in each line', async () => {
    await sendSealed(running, { place: 'Goes', contact: 'phone', contact_at: '0612345678', days: ['any'] });
    await sendSealed(running, { place: 'Tholen', contact: 'phone', contact_at: '0612345678' });
    await asByHand();
    await anna.page.getByRole('button', { name: 'Fetch again' }).click();
    await anna.page.getByText('10 people, 10 letters').waitFor();
    await orderBy(anna, 'contact');
    await anna.page.getByRole('heading', { name: 'You may call now (1)' }).waitFor();
    expect((await sections(anna)).map((each) => each.replace(/: .*/, ''))).toEqual([
      'Cannot wait (1)',
      'You may call now (1)',
      'Only by the letter box (7)',
      'Do not call (1)',
    ]);
    expect(await anna.page.locator('section', { hasText: 'You may call now' }).textContent()).toContain('Goes');
    expect(anna.errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
  });
});
