// One overview for two: the coordinator makes it at the desk, the person sees the same in the letter box, with and without scripts.
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#domain/time/days';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation, tap } from '../desk.ts';
import { askFromDesk, sendSealed, today } from '../letters.ts';
import type { Mailbox } from '../../src/crypto/receipt.ts';
import { portal, postForm } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const publish = (): Promise<unknown> => running.db.prepare('UPDATE letters SET due_at = NULL WHERE plan = 1').run();

async function openPerson({ page }: Colleague, text: string): Promise<void> {
  await page
    .getByRole('button', { name: /Fetch again|Letters|Back to the letters/ })
    .first()
    .click();
  await page.locator('.vl-inbox__item').filter({ hasText: text }).click();
  await page.getByRole('heading', { name: 'One person' }).waitFor();
}

describe('the overview that both see', () => {
  let anna: Colleague;
  let receipt: string;
  let mailbox: Mailbox;

  beforeAll(async () => {
    ({ receipt, mailbox } = await sendSealed(running, { need: 'lawyer', place: 'Zwolle', age: '18-22', share: ['shelter'] }));
    await askFromDesk(running, mailbox.key, 'Mag de politie dit weten?', { kind: 'consent', what: 'needs', who: 'police', name: '' });
    await tap(running, mailbox, 'no');
    anna = await colleague(browser);
    await enrol(anna, await invitation(running, 'lead'), 'Anna');
    await anna.page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
    await anna.page.getByText('1 person, 2 letters').waitFor();
  });

  it('begins with pages that fit what was answered, and with what the person said about sharing', async () => {
    const { page } = anna;
    await openPerson(anna, 'Zwolle');
    await page.getByRole('button', { name: 'Make an overview' }).click();
    const card = page.locator('[data-overview]');
    expect(await card.locator('input[type=checkbox]:checked').evaluateAll((all) => all.map((each) => each.getAttribute('name')))).toEqual([
      'page-after-18',
      'page-lawyer',
    ]);
    const shares = await card.locator('ul').last().textContent();
    expect(shares).toContain('yes');
    expect(shares).toContain('no');
    expect(await violations(page)).toEqual([]);
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('an appointment or an address needs that the person asked for it; the police needs the sentence before it', async () => {
    const { page } = anna;
    const card = page.locator('[data-overview]');
    const send = card.getByRole('button', { name: 'Lock and put in the letter box' });
    const isStopped = async (): Promise<boolean> => (await send.getAttribute('aria-disabled')) === 'true';
    await card.locator('[name=step-lawyer]').selectOption('asked');
    await card.locator('[name=with-lawyer]').fill('Advocatenkantoor');
    await card.locator('[name=step-doctor]').selectOption('done');
    await card.locator('[name=agreements]').fill('Wij bellen de dokter.');
    expect(await isStopped()).toBe(false);
    await card.locator('[name=day-rest-ends]').fill(addDays(today(), 30));
    expect(await isStopped()).toBe(false);
    await card.locator('[name=day-appointment]').fill(addDays(today(), 3));
    expect(await isStopped()).toBe(true);
    await card.locator('[name=overview-asked-for]').check();
    expect(await isStopped()).toBe(false);
    await card.locator('[name=agreements]').fill('Wij bellen de dokter.\nJij praat met de politie.');
    expect(await isStopped()).toBe(true);
    await card.locator('[name=agreements]').fill('Wij bellen de dokter.\nJij kiest de dag.');
    await send.click();
    await page.getByText('The overview lies locked in the letter box.').waitFor();
    expect(await card.textContent()).toContain('not visible yet');
    expect(await card.textContent()).toContain('Advocatenkantoor');
    expect(await violations(page)).toEqual([]);
  });

  const said = [
    'Jouw overzicht',
    'Een advocaat',
    'gevraagd, wij wachten op antwoord',
    'Advocatenkantoor',
    'Een dokter',
    'geregeld',
    'Jij kiest de dag.',
  ];

  it('the person sees the same on a device with scripts, with police only after what talking can start', async () => {
    await publish();
    const { page, errors, leave } = await browser.visit({ viewport: { width: 320, height: 640 } });
    await page.goto(`${running.origin}/nl/letters/`);
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    const card = page.locator('letter-box [data-plan]');
    await card.waitFor();
    const text = await card.ariaSnapshot();
    for (const each of said) expect(text).toContain(each);
    expect(text).not.toContain('Een veilige plek');
    expect(text.indexOf('Praten met de politie kan een onderzoek starten')).toBeLessThan(text.lastIndexOf('de politie') - 20);
    expect(text.indexOf('Praten met de politie kan een onderzoek starten')).toBeGreaterThan(-1);
    expect(await card.locator('a[href="/nl/rights/lawyer/"]:visible').count()).toBe(2);
    expect(await card.locator('[data-plan-part=agreements] li').count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(errors).toEqual([]);
    await leave();
  });

  it.each([
    ['nl', said],
    ['ar', ['نظرة عامة على وضعك', 'محامٍ', 'Advocatenkantoor', 'Jij kiest de dag.']],
  ])('and the same without scripts (%s)', async (locale, expected) => {
    const answer = await postForm(running, `/${locale}/letters`, { number: receipt, action: 'open' });
    const html = await (await running.fetch(answer.headers.get('location') ?? '/')).text();
    for (const each of expected) expect(html).toContain(each);
    expect(html).not.toContain('data-plan-on="turns-18"');
    expect(html).not.toContain('data-step="work"');
    expect(html).not.toMatch(/<(section|div|li|span|strong|p|ul)[^>]* hidden/);
  });

  it('the coordinator changes it; a colleague’s page that is older loses nothing', async () => {
    const { page } = anna;
    await openPerson(anna, 'Zwolle');
    const card = page.locator('[data-overview]');
    await card.getByRole('button', { name: 'Change the overview' }).click();
    expect(await card.locator('[name=step-lawyer]').inputValue()).toBe('asked');
    expect(await card.locator('[name=agreements]').inputValue()).toBe('Wij bellen de dokter.\nJij kiest de dag.');
    await running.db.prepare('DELETE FROM letters WHERE mailbox = ? AND plan = 1').bind(mailbox.key).run();
    await card.locator('[name=step-lawyer]').selectOption('done');
    await card.locator('[name=overview-asked-for]').check();
    await card.getByRole('button', { name: 'Lock and put in the letter box' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /colleague|changed/ })
      .waitFor();
    expect(await card.locator('[name=step-lawyer]').inputValue()).toBe('done');
    await card.getByRole('button', { name: 'Lock and put in the letter box' }).click();
    await page.getByText('The overview lies locked in the letter box.').waitFor();
    await publish();
  });
});
