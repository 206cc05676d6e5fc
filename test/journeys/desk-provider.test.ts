// Somebody of a shelter at the desk: one letter by name for 48 hours, after the person's yes; nothing else, and nothing after a no.
import { DESK_API } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { atDesk, type Colleague, colleague, enrol, invitation, signIn, tap } from '../desk.ts';
import { askFromDesk, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const toInbox = async ({ page }: Colleague): Promise<void> => {
  await page.getByRole('button', { name: 'Members', exact: true }).click();
  await page.getByRole('button', { name: 'Letters', exact: true }).click();
  await page.locator('[data-total]').waitFor();
};
const open = async ({ page }: Colleague, text: string): Promise<void> => {
  await page.locator('.vl-inbox__item').filter({ hasText: text }).first().click();
  await page.getByRole('heading', { name: 'One person' }).waitFor();
  await page.locator('.vl-person article').first().waitFor();
};
const offer = ({ page }: Colleague) => page.getByText('One letter for an interpreter');
/** The page of a person once it asked who could be given a letter. */
const openAsked = async (who: Colleague, text: string): Promise<void> => {
  await toInbox(who);
  const asked = who.page.waitForResponse((response) => response.url().endsWith(`${DESK_API}/members`));
  await open(who, text);
  await asked;
};
const again = async ({ page }: Colleague): Promise<void> => {
  await page.getByRole('button', { name: 'Leave (Vera)' }).click();
  await signIn({ page });
  await page.getByRole('heading', { name: 'Letters for you' }).waitFor();
};
const given = () => running.db.prepare('SELECT count(*) AS n FROM shares').first();

let anna: Colleague;
let vera: Colleague;

beforeAll(async () => {
  [anna, vera] = await Promise.all([colleague(browser), colleague(browser)]);
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
  await anna.page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
  await enrol(vera, await invitation(running, 'provider'), 'Vera');
});

describe('a care provider', () => {
  it('comes in to an empty page of their own: no members, no log', async () => {
    await vera.page.getByText('No letter is open to you now.').waitFor();
    expect(await vera.page.locator('nav button').allTextContents()).toEqual(['Letters', 'Places', 'My passkeys', 'Leave (Vera)']);
    expect(await violations(vera.page)).toEqual([]);
  });

  it('says which places are free on a page of its own: nothing starts chosen, everything can be taken back, and it is kept for a day', async () => {
    const { page } = vera;
    await page.getByRole('button', { name: 'Places', exact: true }).click();
    await page.getByRole('heading', { name: 'What everybody sees' }).waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
    const couple = page.getByRole('group', { name: 'A couple' });
    await couple.getByLabel('few').check();
    await page.getByRole('button', { name: 'Keep for a day' }).click();
    await page.getByText('Choose the organisation first. Nothing was kept yet.').waitFor();
    await page.getByLabel('For which organisation do you say this?').selectOption('kadera');
    await page.getByRole('group', { name: 'A man' }).getByLabel('none').check();
    await page.getByRole('group', { name: 'A man' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Keep for a day' }).click();
    await page.getByText('Kept. It counts for a day').waitFor();
    const row = await running.db.prepare('SELECT provider, words FROM places').first<{ provider: string; words: string }>();
    expect([row?.provider, JSON.parse(row?.words ?? '')]).toEqual(['kadera', { couple: 'few' }]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Letters', exact: true }).click();
    await page.getByText('No letter is open to you now.').waitFor();
    await page.getByRole('button', { name: 'Places', exact: true }).click();
    await page.getByText('You last said this on').waitFor();
    expect(await couple.getByLabel('few').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Letters', exact: true }).click();
  });

  it('is refused everything but these pages', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Almere', words: 'Alleen voor het loket.' });
    const [cookie] = await vera.context.cookies();
    const ask = async (action: string, body: unknown) =>
      (await atDesk(running, `${DESK_API}/${action}`, { body, cookie: `${cookie?.name}=${cookie?.value}` })).title;
    const about = { mailbox: mailbox.key };
    for (const [action, body] of [
      ['inbox', {}],
      ['thread', about],
      ['members', {}],
      ['bodies', { letters: [] }],
      ['log', {}],
      ['hand-overs', {}],
      ['withdraw-share', { ...about, member: 'a'.repeat(32) }],
    ] as const)
      expect([action, await ask(action, body)]).toEqual([action, 'not-yours']);
    expect(await ask('shared', {})).toBeNull();
  });

  it('is offered no letter of somebody who said nothing about a shelter, or yes to others only', async () => {
    await sendSealed(running, { place: 'Assen', share: ['lawyer', 'count'] });
    for (const place of ['Almere', 'Assen']) {
      await openAsked(anna, place);
      expect([place, await offer(anna).count()]).toEqual([place, 0]);
    }
  });

  it('after a yes in the form reads what is needed to look for a place: no word of the person’s own, and no way to reach them', async () => {
    await sendSealed(running, {
      place: 'Emmen',
      share: ['shelter'],
      mind_more: 'Mijn dochter slaapt slecht.',
      words: 'Ik zoek een plek met mijn dochter.',
      contact: 'phone',
      contact_at: '0612345678',
    });
    await openAsked(anna, 'Emmen');
    await offer(anna).click();
    expect(await anna.page.locator('[name=share-with] option:checked').textContent()).toBe('Vera · care provider');
    await anna.page.getByRole('button', { name: 'Give this letter' }).click();
    await anna.page.getByText('Vera can now open this letter for 48 hours.').waitFor();
    await anna.page.locator('[data-given]').getByText('Vera can read something of this person until').waitFor();
    expect(await violations(anna.page)).toEqual([]);
    await again(vera);
    await vera.page.getByText('Mijn dochter slaapt slecht.').waitFor();
    expect(await vera.page.locator('article').count()).toBe(1);
    const text = (await vera.page.locator('main').textContent()) ?? '';
    for (const hidden of ['0612345678', 'Ik zoek een plek met mijn dochter.', 'Alleen voor het loket.']) expect(text).not.toContain(hidden);
    expect(await violations(vera.page)).toEqual([]);
    for (const width of [320, 1280]) {
      await vera.page.setViewportSize({ width, height: 800 });
      expect(await vera.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });
});

describe('a yes and a no by tap', () => {
  it('give and take away: at the no the desk’s device takes back at once what was given', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Venlo', words: 'Ik weet nog niet waarheen.' });
    await openAsked(anna, 'Venlo');
    expect([await offer(anna).count(), await given()]).toEqual([0, { n: 1 }]);
    const consent = { kind: 'consent', what: 'letters', who: 'shelter', name: 'De Boei' } as const;
    await askFromDesk(running, mailbox.key, 'Mag De Boei je brieven lezen?', consent);
    await tap(running, mailbox, 'yes');
    await openAsked(anna, 'Venlo');
    await offer(anna).click();
    await anna.page.getByRole('button', { name: 'Give this letter' }).click();
    await anna.page.locator('[data-given]').waitFor();
    await again(vera);
    await vera.page.getByText('Ik weet nog niet waarheen.').waitFor();
    await tap(running, mailbox, 'no');
    await openAsked(anna, 'Venlo');
    await anna.page.getByText('What Vera could read was taken back.').waitFor();
    expect(await anna.page.locator('[data-given]').count()).toBe(0);
    expect([await offer(anna).count(), await given()]).toEqual([0, { n: 1 }]);
    await again(vera);
    await vera.page.getByText('Mijn dochter slaapt slecht.').waitFor();
    expect(await vera.page.locator('main').textContent()).not.toContain('Ik weet nog niet waarheen.');
  });

  it('a coordinator can take a letter back too, and the log says so without a word of anybody', async () => {
    await openAsked(anna, 'Emmen');
    await anna.page.getByRole('button', { name: 'Take back from Vera' }).click();
    await anna.page.getByText('Taken back. Vera can fetch nothing of it any more.').waitFor();
    expect(await given()).toEqual({ n: 0 });
    await offer(anna).waitFor();
    await anna.page.getByRole('button', { name: 'Log', exact: true }).click();
    await anna.page.getByRole('cell', { name: 'took back a letter that was given', exact: true }).first().waitFor();
    expect(await anna.page.locator('table').textContent()).not.toContain('Emmen');
  });
});

describe('after 48 hours', () => {
  it('a letter that was given is gone', async () => {
    await openAsked(anna, 'Emmen');
    await offer(anna).click();
    await anna.page.getByRole('button', { name: 'Give this letter' }).click();
    await anna.page.locator('[data-given]').waitFor();
    await again(vera);
    await vera.page.getByText('Mijn dochter slaapt slecht.').waitFor();
    expect([...anna.errors, ...vera.errors]).toEqual([]);
    await running.tick(new Date(Date.now() + 48 * 3_600_000 + 15 * 60_000));
    expect(await given()).toEqual({ n: 0 });
    await again(vera);
    await vera.page.getByText('No letter is open to you now.').waitFor();
    expect(await vera.page.locator('main').textContent()).not.toContain('Mijn dochter');
    await Promise.all([anna.leave(), vera.leave()]);
  });
});
