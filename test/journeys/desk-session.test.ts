// No end without a warning: writing counts as being there, idling and the hour are told in time, and signing in again loses nothing.
import { DESK_API } from '#domain/api/paths';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, hold, invitation, newDevice, signIn, takePasskeys } from '../desk.ts';
import { sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
let anna: Colleague;
/** Bram's passkey, put away until it is his turn. */
let brams: Awaited<ReturnType<typeof takePasskeys>>;

const reply = () => anna.page.locator('textarea[name=reply]');
const stay = () => anna.page.getByRole('button', { name: 'I am still here' });
const again = () => anna.page.getByRole('button', { name: 'Sign in again now' });
const gone = (button: ReturnType<typeof stay>) => button.waitFor({ state: 'detached' });
/** Lets time pass on the device alone; the server's own clock goes on as it does. */
const pass = (time: string) => anna.page.clock.fastForward(time);
const heard = (): number => anna.requests.filter((url) => url.endsWith(`${DESK_API}/me`)).length;
/** The server heard, and the page took its answer in: it got another one after that. */
const told = async (): Promise<void> => {
  const answer = await anna.page.waitForResponse('**/api/desk/me');
  await answer.finished();
  await anna.page.evaluate(async () => (await fetch('/robots.txt')).text());
};
/** Lets six minutes pass some times over, with one key pressed at the start of each: the server hears of it every time. */
const write = async (times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    await reply().press('End');
    await Promise.all([told(), pass('06:00')]);
  }
};
/** Writes these words, and goes on until the end of the hour is told. */
const nearlyAnHour = async (words: string): Promise<void> => {
  await reply().fill(words);
  await write(8);
  expect(await again().count()).toBe(0);
  await reply().press('End');
  await pass('06:40');
  await again().waitFor();
};
const openGoes = async (): Promise<void> => {
  await anna.page.locator('.vl-inbox__item').filter({ hasText: 'Goes' }).click();
  await reply().waitFor();
};

beforeAll(async () => {
  anna = await colleague(browser);
  await anna.page.clock.install();
  await enrol(anna, await invitation(running, 'lead'), 'Bram');
  await anna.page.getByRole('button', { name: 'Leave (Bram)' }).click();
  brams = await takePasskeys(anna, anna.device);
  await anna.page.goto('about:blank');
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
  await sendSealed(running, { place: 'Goes', words: 'Ik wil praten.' });
  await anna.page.getByRole('button', { name: 'Fetch again' }).click();
  await openGoes();
});

/** A session of its own for every test: what another left typed, open or unfinished disturbs none. */
beforeEach(async () => {
  await anna.page.reload();
  await signIn(anna);
  await reply().waitFor();
});

describe('somebody who writes for long', () => {
  it('is there as far as the server knows: it is told so once in five minutes, and only while somebody is', async () => {
    await reply().fill('Dit blijft staan.');
    const before = heard();
    await pass('04:30');
    expect(heard()).toBe(before);
    await Promise.all([told(), pass('00:40')]);
    await pass('05:10');
    expect(heard()).toBe(before + 1);
    expect(await stay().count()).toBe(0);
  });
});

describe('somebody who is away', () => {
  it('is warned two minutes before, calmly and once, and stays by one button', async () => {
    await reply().focus();
    await pass('12:40');
    await stay().waitFor();
    const notice = anna.page.getByRole('status').filter({ has: stay() });
    expect(await notice.textContent()).toMatch(/heard nothing from this device for a while. At \d\d:\d\d the key goes/);
    expect(await violations(anna.page)).toEqual([]);
    const changes = await anna.page.evaluateHandle(() => {
      const seen: MutationRecord[] = [];
      const ending = document.querySelector('.vl-ending');
      if (ending)
        new MutationObserver((more) => seen.push(...more)).observe(ending, { subtree: true, childList: true, characterData: true });
      return seen;
    });
    await anna.page.clock.runFor('00:20');
    expect(await changes.evaluate((seen) => seen.length)).toBe(0);
    await Promise.all([told(), stay().click()]);
    await gone(stay());
    expect(await changes.evaluate((seen) => seen.length)).toBeGreaterThan(0);
    expect(await reply().evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('lifts the warning by any touch too', async () => {
    await pass('12:40');
    await stay().waitFor();
    await reply().press('End');
    await gone(stay());
    await pass('12:40');
    await stay().waitFor();
    await anna.page.mouse.click(5, 500);
    await gone(stay());
  });

  it('is kept in view wherever the page stands, at 320 px too, and covers at most half of it', async () => {
    await anna.page.setViewportSize({ width: 320, height: 480 });
    await pass('12:40');
    await stay().waitFor();
    await anna.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const box = await anna.page.locator('.vl-ending').boundingBox();
    expect([box?.y, (box?.height ?? 999) <= 240]).toEqual([0, true]);
    expect(await anna.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await anna.page.setViewportSize({ width: 1280, height: 900 });
    await stay().click();
    await gone(stay());
  });

  it('finds the screen empty after that, and what was typed is still there after signing in', async () => {
    await reply().fill('Dit blijft staan.');
    await pass('12:40');
    await stay().waitFor();
    await pass('02:00');
    await anna.page.getByText('Nothing happened for a quarter of an hour.').waitFor();
    expect(await anna.page.locator('main').textContent()).not.toContain('Ik wil praten.');
    await signIn(anna);
    await reply().waitFor();
    expect(await reply().inputValue()).toBe('Dit blijft staan.');
  });
});

describe('the end of the hour', () => {
  it('is told five minutes before, and one touch of the passkey goes on with everything as it is', async () => {
    await nearlyAnHour('Halverwege een zin');
    await reply().focus();
    expect(await violations(anna.page)).toEqual([]);
    const touchedBefore = anna.touches();
    await again().click();
    await anna.page.getByText('You are signed in again. Everything is still as it was.').waitFor();
    await gone(again());
    expect(anna.touches() - touchedBefore).toBe(1);
    expect(await reply().inputValue()).toBe('Halverwege een zin');
    expect(await reply().evaluate((field) => field === document.activeElement)).toBe(true);
    await write(3);
    expect(await again().count()).toBe(0);
    expect(await reply().inputValue()).toBe('Halverwege een zin');
  });

  it('with the passkey of somebody else says so, and changes nothing', async () => {
    await nearlyAnHour('Halverwege een zin');
    await hold(anna, anna.device, false);
    const authenticatorId = await newDevice(anna);
    for (const credential of brams) await anna.authenticator.send('WebAuthn.addCredential', { authenticatorId, credential });
    await again().click();
    await anna.page.getByText('This passkey belongs to another member. Nothing was changed.').waitFor();
    await anna.authenticator.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    await hold(anna, anna.device, true);
    await again().waitFor();
    await anna.page.getByRole('button', { name: 'Leave (Anna)' }).waitFor();
    expect(await reply().inputValue()).toBe('Halverwege een zin');
    await anna.page.getByRole('button', { name: 'Lock and send' }).click();
    await anna.page.getByText('The answer lies locked').waitFor();
    const answered = await running.db
      .prepare("SELECT m.called FROM desk_log l JOIN members m ON m.member = l.member WHERE l.action = 'reply'")
      .all();
    expect(answered.results).toEqual([{ called: 'Anna' }]);
  });

  it('comes all the same when nobody signs in again, and the screen forgets', async () => {
    await nearlyAnHour('Nog niet af');
    await pass('05:00');
    await anna.page.getByText('Your session was an hour old.').waitFor();
    expect(await anna.page.locator('main').textContent()).not.toContain('Ik wil praten.');
    await signIn(anna);
    await reply().waitFor();
    expect(await reply().inputValue()).toBe('Nog niet af');
    expect(anna.errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
    await anna.leave();
  });
});
