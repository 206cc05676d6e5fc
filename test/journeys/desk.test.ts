// Coordinators at the desk, each with a passkey of their own: invited, signed in, reading, answering, handing over, closing, recovering.
import { MAILBOX } from '#domain/api/paths';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { signersOf } from '#domain/desk/desk';
import { readersOf } from '../../src/crypto/letter.ts';
import { openBox } from '../../src/crypto/opened-box.ts';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation, makeKit, signIn, tap } from '../desk.ts';
import { builtDesks, sendSealed } from '../letters.ts';
import { portal, postJson } from '../server.ts';
import type { MailboxAnswer } from '#domain/api/api';

const running = portal('dist', { desk: true });
const browser = browsing();
const inbox = ({ page }: Colleague) => page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
const openPerson = async ({ page }: Colleague, text: string): Promise<void> => {
  await page.locator('.vl-inbox__item').filter({ hasText: text }).click();
  await page.getByRole('heading', { name: 'One person' }).waitFor();
};

/** Up, down, into a letter and back to where one was, by keys alone. */
async function goesThroughByKeys(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.locator('.vl-inbox__item').first().focus();
  for (const key of ['ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByText('Ik wil praten.').waitFor();
  await page.getByRole('button', { name: 'Back to the letters' }).click();
  await page.locator('.vl-inbox__item:focus').filter({ hasText: 'Almere' }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByText('Proszę o pomoc').waitFor();
}

/** What the owner of a letter box is given of it. */
async function readBox(address: string): Promise<MailboxAnswer> {
  return (await postJson(running, MAILBOX, { action: 'read', address, page: 0 })).json() as Promise<MailboxAnswer>;
}

/** The clock of the desk, in words of the weekday and the minute. */
const onTheClock = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Amsterdam',
});

describe('from invitation to recovery', () => {
  let anna: Colleague;
  let papers: string[];

  beforeAll(async () => {
    anna = await colleague(browser);
    await enrol(anna, await invitation(running, 'lead'), 'Anna');
    await inbox(anna);
  });

  it('one touch signs in and unlocks, and the link’s secrets are off the address at once', async () => {
    expect(anna.page.url()).toBe(`${running.deskOrigin}/en/`);
    expect(anna.touches()).toBe(1);
    await anna.page.getByRole('button', { name: 'Leave (Anna)' }).click();
    await signIn(anna);
    await inbox(anna);
    expect(anna.touches()).toBe(2);
  });

  it('somebody writes “tonight”: it stands first, opens on this device alone, and the answer reaches the person', async () => {
    await sendSealed(running, { need: 'talk', place: 'Almere', words: 'Ik wil praten.' });
    const { mailbox } = await sendSealed(running, { need: 'tonight', language: 'pl', words: 'Proszę o pomoc', company: ['children'] });
    const { page } = anna;
    await page.getByRole('button', { name: 'Fetch again' }).click();
    await page.getByText('2 people, 2 letters').waitFor();
    expect(await page.locator('.vl-inbox__item').first().textContent()).toContain('Tonight');
    expect(await violations(page)).toEqual([]);
    await goesThroughByKeys(page);
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    const top = async (name: string): Promise<number> => (await page.locator(name).boundingBox())?.y ?? -1;
    expect(await top('.vl-person__contact')).toBeLessThan(await top('.vl-person__letters'));
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Start from a text').selectOption({ index: 1 });
    expect(await page.locator('textarea[name=reply]').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Put it in' }).click();
    expect(await page.locator('textarea[name=reply]').inputValue()).toContain('Przeczytaliśmy');
    await page.fill('textarea[name=reply]', 'Wij lezen je brief.\nTot morgen.');
    await page.getByRole('button', { name: 'Lock and send' }).click();
    await page.getByText('The answer lies locked').waitFor();
    expect(await page.locator('article').last().textContent()).toContain('not visible yet');

    const before = await readBox(mailbox.address);
    expect([before.status, before.letters.length]).toEqual(['read', 0]);
    const row = await running.db
      .prepare("SELECT due_at FROM letters WHERE mailbox = ? AND direction = 'to-person'")
      .bind(mailbox.key)
      .first<{ due_at: number }>();
    await running.tick(new Date((row?.due_at ?? 0) * 15 * 60_000));
    await running.db.prepare("UPDATE letters SET due_at = NULL WHERE mailbox = ? AND direction = 'to-person'").bind(mailbox.key).run();
    expect((await openBox(mailbox, await readBox(mailbox.address), signersOf(builtDesks()))).letters[0]?.text).toBe(
      'Wij lezen je brief.\nTot morgen.',
    );
  });

  it('a reply with an address, a time or the police takes a second look', async () => {
    const { page } = anna;
    const send = page.getByRole('button', { name: 'Lock and send' });
    await page.fill('textarea[name=reply]', 'Kom om 10:30 naar Dorpsstraat 5.');
    await page.getByText('There seems to be an address').waitFor();
    await page.getByText('There seems to be a time').waitFor();
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await send.click({ force: true });
    expect(await page.locator('article').count()).toBe(2);
    await page.selectOption('[name=finding-reason]', 'asked-for');
    expect(await send.getAttribute('aria-disabled')).toBe('false');
    await page.selectOption('[name=finding-reason]', '');
    await page.fill('textarea[name=reply]', 'De politie kan helpen.');
    await page.getByText('You name the police').waitFor();
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.fill('textarea[name=reply]', 'Przyjdź o trzeciej, zadzwoń ٠٦٨٧٦٥٤٣٢١');
    for (const finding of ['moment', 'number']) await page.locator(`[data-finding=${finding}]`).waitFor();
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.selectOption('[name=finding-reason]', 'public');
    expect(await send.getAttribute('aria-disabled')).toBe('false');
    await page.fill('textarea[name=reply]', '');
  });

  it('a number stands below its rules, and outside its hours takes a conscious step', async () => {
    await sendSealed(running, { need: 'pay', place: 'Zwolle', contact: 'phone', contact_at: '06 12 34 56 78', avoid: ['no-message'] });
    await anna.page.getByRole('button', { name: 'Letters', exact: true }).click();
    await openPerson(anna, 'Zwolle');
    const card = anna.page.locator('[data-contact]');
    const text = (await card.textContent()) ?? '';
    expect(text).toContain('Do not call');
    expect(text).not.toContain('06 12 34 56 78');
    const show = card.getByRole('button');
    await show.click({ force: true });
    expect(await card.textContent()).not.toContain('06 12 34 56 78');
    await card.getByRole('checkbox').check();
    await show.click();
    const shown = (await card.textContent()) ?? '';
    expect(shown.indexOf('Do not call')).toBeLessThan(shown.indexOf('06 12 34 56 78'));
  });

  it('every way in a line is read: digits from left to right beside the line as written, with days and the clock', async () => {
    const { page } = anna;
    await sendSealed(running, { place: 'Borne', contact: 'person', contact_at: 'اتصل على ٠٦٨٧٦٥٤٣٢١ / @lena_k', days: ['any'] });
    await sendSealed(running, {
      place: 'Hulst',
      contact: 'phone',
      contact_at: '\u202E12345678 60',
      days: ['tue'],
      from: '10:00',
      to: '12:00',
    });
    await sendSealed(running, { place: 'Tiel', contact: 'none' });
    await page.getByRole('button', { name: 'Letters', exact: true }).click();
    await page.getByRole('button', { name: 'Fetch again' }).click();
    expect(await page.locator('.vl-inbox__item').filter({ hasText: 'Hulst' }).textContent()).toMatch(/Tuesday, from 10:00 to 12:00/);
    await openPerson(anna, 'Borne');
    const card = page.locator('[data-contact]');
    const said = (await card.locator('[data-clock]').textContent()) ?? '';
    expect([0, 1, 2].some((ago) => said.includes(onTheClock.format(Date.now() - ago * 60_000)))).toBe(true);
    expect(said).toContain('You may call every day');
    await card.getByRole('button').click();
    expect(await card.locator('[data-way]').allTextContents()).toEqual(['0687654321', '@lena_k']);
    const digits = card.locator('bdo').first();
    expect(await digits.evaluate((each) => getComputedStyle(each).direction)).toBe('ltr');
    expect(await card.locator('[data-written]').textContent()).toContain('٠٦٨٧٦٥٤٣٢١');
    await page.getByRole('button', { name: 'Back to the letters' }).click();
    await openPerson(anna, 'Hulst');
    await card.getByRole('button').waitFor();
    if (await card.getByRole('checkbox').count()) await card.getByRole('checkbox').check();
    await card.getByRole('button').click();
    expect(await card.locator('[data-way]').allTextContents()).toEqual(['06 87654321', '12345678 60']);
    await card.getByText('turns the direction of writing').waitFor();
    expect(await card.textContent()).not.toContain('\u202E');
    await page.getByRole('button', { name: 'Back to the letters' }).click();
    await openPerson(anna, 'Tiel');
    await page.locator('[data-unread-answer]').waitFor();
  });

  it('a colleague is invited, compares a fingerprint by voice, and reads only after the key was handed over', async () => {
    const { page } = anna;
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = (await page.locator('[data-invitation]').textContent()) ?? '';
    const bram = await colleague(browser);
    await enrol(bram, link, 'Bram');
    await bram.page.getByRole('heading', { name: 'You have no key of this desk yet' }).waitFor();
    const spoken = await bram.page.locator('[data-fingerprint]').textContent();
    expect(spoken).toMatch(/^\d{4}( \d{4}){5}$/);
    await page.getByRole('button', { name: 'Letters', exact: true }).click();
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    const row = page.locator('.vl-card').filter({ hasText: 'Bram' });
    await row.locator('[data-fingerprint]', { hasText: spoken ?? '' }).waitFor();
    await row.getByRole('button', { name: 'Hand over the key' }).click({ force: true });
    await row.getByLabel('The digits are the same').check();
    await row.getByRole('button', { name: 'Hand over the key' }).click();
    await page.getByText('Bram now has the key.').waitFor();
    expect(await violations(page)).toEqual([]);
    await bram.page.getByRole('button', { name: 'Leave (Bram)' }).click();
    await signIn(bram);
    await inbox(bram);
    await bram.page.getByText('Pol').first().waitFor();
    expect(bram.errors).toEqual([]);
    await bram.leave();
    const again = await colleague(browser);
    await again.page.goto(link);
    await again.page.fill('[name=name]', 'Somebody else');
    await again.page.click('main button');
    await again.page.getByText('This invitation was already used').waitFor();
    await again.leave();
  });

  it('a letter box is handed over after a yes in it, and only the other desk reads on', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Emmen', words: 'Ik woon nu ergens anders.' });
    await anna.page.getByRole('button', { name: 'Letters', exact: true }).click();
    await openPerson(anna, 'Emmen');
    const { page } = anna;
    await page.getByText('Hand over to another desk').click();
    expect(await page.getByRole('button', { name: 'Hand over', exact: true }).count()).toBe(0);
    await page.fill('textarea[name=reply]', 'Mag het andere loket je brieven lezen?');
    await page.selectOption('[name=asks]', 'consent');
    await page.getByRole('button', { name: 'Lock and send' }).click();
    await page.getByText('The answer lies locked').waitFor();
    await tap(running, mailbox, 'yes');
    await page.getByRole('button', { name: 'Back to the letters' }).click();
    await openPerson(anna, 'Emmen');
    await page.getByText('Hand over to another desk').click();
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await page.getByText('Only the other desk can read').waitFor();
    await page.locator('.vl-inbox__item').filter({ hasText: 'Emmen' }).waitFor({ state: 'detached' });

    const carla = await colleague(browser);
    await enrol(carla, await invitation(running, 'lead', { desk: 'demo-deputy' }), 'Carla');
    await inbox(carla);
    await openPerson(carla, 'Emmen');
    await carla.page.getByText('Ik woon nu ergens anders.').waitFor();
    await carla.page.getByText('From now on another desk').or(carla.page.getByText('Vanaf nu leest een ander loket')).waitFor();
    await carla.page.fill('textarea[name=reply]', 'Welkom hier.');
    await carla.page.getByRole('button', { name: 'Lock and send' }).click();
    await carla.page.getByText('The answer lies locked').waitFor();
    await running.db.prepare("UPDATE letters SET due_at = NULL WHERE mailbox = ? AND direction = 'to-person'").bind(mailbox.key).run();
    const answer = (await (
      await postJson(running, MAILBOX, { action: 'read', address: mailbox.address, page: 0 })
    ).json()) as MailboxAnswer;
    expect(answer.desk).toBe('demo-deputy');
    expect(readersOf(builtDesks(), answer.desk ?? '', false).desk.recipients).toEqual(builtDesks()['demo-deputy']?.recipients);
    expect((await openBox(mailbox, answer, signersOf(builtDesks()))).letters.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Welkom hier.']),
    );
    await carla.leave();
  });

  it('rounding off adds to separate counts, writes no row about anybody, and a new letter opens it again', async () => {
    const { page } = anna;
    await openPerson(anna, 'Zwolle');
    await page.getByText('Round off').first().click();
    await page.selectOption('[name=given]', 'lawyer');
    await page.selectOption('[name=group]', 'eu');
    await page.getByRole('button', { name: 'Round off' }).click();
    await page.getByText('Rounded off.').waitFor();
    const { results } = await running.db
      .prepare('SELECT first, first_value, second, second_value, people FROM tallies ORDER BY first, second')
      .all();
    // What somebody chose or what is known; the rest is counted as not known (domain/figures/tally).
    const known = results.filter((row) => ![row.first_value, row.second_value].includes('unknown'));
    expect(known).toEqual([
      { first: 'asked', first_value: 'pay', second: '', second_value: '', people: 1 },
      { first: 'asked', first_value: 'pay', second: 'given', second_value: 'lawyer', people: 1 },
      { first: 'given', first_value: 'lawyer', second: '', second_value: '', people: 1 },
      { first: 'group', first_value: 'eu', second: '', second_value: '', people: 1 },
      { first: 'group', first_value: 'eu', second: 'given', second_value: 'lawyer', people: 1 },
    ]);
    expect(await page.locator('.vl-inbox__item').last().textContent()).toContain('Rounded off');
  });

  it('a kit of three papers is made; after a lost passkey a new one and two papers bring everything back', async () => {
    const { page } = anna;
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    papers = await makeKit(anna);
    expect(papers).toHaveLength(3);
    const again = await colleague(browser);
    await enrol(again, await invitation(running, 'lead', { withKey: false }), 'Anna, new passkey');
    await again.page.getByText('Recover with two papers').click();
    await again.page.fill('[name=paper-1]', papers[2] ?? '');
    await again.page.fill('[name=paper-2]', papers[2] ?? '');
    await again.page.getByRole('button', { name: 'Recover the key' }).click();
    await again.page.getByText('This is the same paper twice').waitFor();
    await again.page.fill('[name=paper-2]', (papers[0] ?? '').slice(0, -3));
    await again.page.getByRole('button', { name: 'Recover the key' }).click();
    await again.page.getByText('55 letters and digits').waitFor();
    await again.page.fill('[name=paper-2]', `${(papers[0] ?? '').slice(0, 40).replaceAll('-', '–')} ${(papers[0] ?? '').slice(40)}`);
    await again.page.getByRole('button', { name: 'Recover the key' }).click();
    await inbox(again);
    await openPerson(again, 'Almere');
    await again.page.getByText('Ik wil praten.').waitFor();
    expect(again.errors).toEqual([]);
    await again.leave();
  });

  it('nothing secret left the device in all of this, and nothing was asked elsewhere', async () => {
    expect(anna.errors).toEqual([]);
    expect(anna.requests.filter((url) => !url.startsWith(running.deskOrigin) && !url.startsWith('blob:'))).toEqual([]);
    expect(anna.requests.filter((url) => /invitation|AGE-SECRET/.test(url.split('#')[0] ?? ''))).toEqual([]);
    await anna.leave();
  });
});
