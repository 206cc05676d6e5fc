// A person's own words at the desk: copying takes a step, a machine translates only with what lies on the device, and a deputy sees whose letter it is.
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation } from '../desk.ts';
import { sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const open = async ({ page }: Colleague, text: string): Promise<void> => {
  await page
    .getByRole('button', { name: /Fetch again|Back to the letters/ })
    .first()
    .click();
  await page.locator('.vl-inbox__item').filter({ hasText: text }).click();
};

describe('the words of a person', () => {
  let anna: Colleague;

  beforeAll(async () => {
    anna = await colleague(browser);
    // Stands in for a browser that has one language on the device and could fetch another.
    await anna.page.addInitScript(() => {
      Object.assign(globalThis, {
        Translator: {
          availability: async ({ sourceLanguage }: { sourceLanguage: string }) => (sourceLanguage === 'pl' ? 'available' : 'downloadable'),
          create: async ({ sourceLanguage }: { sourceLanguage: string }) => {
            document.documentElement.dataset.made = sourceLanguage;
            return { translate: async (text: string) => `[${text.length} translated]` };
          },
        },
      });
    });
    await enrol(anna, await invitation(running, 'lead'), 'Anna');
    await anna.page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
  });

  it('cannot be copied by accident, and copying says where they must never go', async () => {
    await sendSealed(running, { place: 'Lochem', language: 'pl', words: 'Proszę o pomoc' });
    await open(anna, 'Lochem');
    const words = anna.page.locator('.vl-words').first();
    const copied = () =>
      words.evaluate((element) => element.dispatchEvent(new ClipboardEvent('copy', { cancelable: true, bubbles: true })));
    expect(await copied()).toBe(false);
    await anna.page.getByRole('button', { name: 'I need to copy this' }).click();
    await anna.page.getByText('Never paste this into a translation site').waitFor();
    expect(await copied()).toBe(true);
  });

  it('are translated on the device, marked as a machine’s, in the language they were written in', async () => {
    await anna.page.getByRole('button', { name: 'Translate on this device' }).click();
    await anna.page.getByText('Translated by a machine').waitFor();
    await anna.page.getByText('[14 translated]').waitFor();
    expect(await anna.page.locator('.vl-words').first().getAttribute('lang')).toBe('pl');
    expect(await violations(anna.page)).toEqual([]);
  });

  it('in a language that the browser would have to fetch first are left alone', async () => {
    await sendSealed(running, { place: 'Borne', language: 'ro', words: 'Am nevoie de ajutor' });
    await open(anna, 'Borne');
    await anna.page.getByRole('button', { name: 'Translate on this device' }).click();
    await anna.page.getByText('Ask an interpreter').waitFor();
    expect(await anna.page.locator('html').getAttribute('data-made')).toBe('pl');
    expect(anna.requests.filter((url) => !url.startsWith(running.deskOrigin) && !url.startsWith('blob:'))).toEqual([]);
    await anna.leave();
  });
});

it('a deputy sees whose letter waited too long, answers it, and cannot hand it over', async () => {
  const { mailbox } = await sendSealed(running, { place: 'Raalte', need: 'tonight', deputy: 'yes', words: 'Vannacht.' });
  await running.tick(new Date(Date.now() + 40 * 24 * 3_600_000));
  const carla = await colleague(browser);
  await enrol(carla, await invitation(running, 'lead', { desk: 'demo-deputy' }), 'Carla');
  await open(carla, 'Raalte');
  await carla.page.getByText('This person wrote to the practice desk.').waitFor();
  expect(await carla.page.getByText('Hand over to another desk').count()).toBe(0);
  await carla.page.fill('textarea[name=reply]', 'Wij lezen je brief.');
  await carla.page.getByRole('button', { name: 'Lock and send' }).click();
  await carla.page.getByText('The answer lies locked').waitFor();
  const row = await running.db
    .prepare("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-desk' AND read_on IS NOT NULL")
    .bind(mailbox.key)
    .first();
  expect(row).toEqual({ n: 1 });
  expect(carla.errors).toEqual([]);
  await carla.leave();
});
