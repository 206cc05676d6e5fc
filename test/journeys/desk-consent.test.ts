// A yes said aloud, written down at the desk: it moves a letter box to the desk it names and to no other, and the person sees it and can take it back.
import { MAILBOX } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { signersOf } from '#domain/desk/desk';
import { openBox } from '../../src/crypto/opened-box.ts';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, hearAtDesk, invitation, seated, tap } from '../desk.ts';
import { builtDesks, openedBox, sendSealed } from '../letters.ts';
import { portal, postJson } from '../server.ts';
import type { MailboxAnswer } from '#domain/api/api';

const running = portal('dist', { desk: true });
const browser = browsing();
let anna: Colleague;

const open = async (text: string): Promise<void> => {
  for (const name of ['Members', 'Letters']) await anna.page.getByRole('button', { name, exact: true }).click();
  await anna.page.locator('.vl-inbox__item').filter({ hasText: text }).click();
  await anna.page.locator('.vl-person article').first().waitFor();
};
const hear = async (say: string, to: string): Promise<void> => {
  const { page } = anna;
  const form = page.locator('[data-fold=hearing]');
  await form.locator('summary').click();
  await form.locator('[name=which]').selectOption({ label: to });
  await form.locator(`[name=heard-say][value=${say}]`).check();
  await form.locator('[name=heard-how][value=voice]').check();
  await form.getByRole('button').click();
  await page.getByText('Written down.').waitFor();
};

beforeAll(async () => {
  anna = await colleague(browser);
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
  await anna.page.locator('[data-total]').waitFor();
});

describe('a yes on the phone', () => {
  it('is written down with who heard it, and hands over to the desk it names by the hand of a colleague, or of whoever decides', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Meppel', words: 'Bel mij.' });
    await open('Meppel');
    const { page } = anna;
    const names = await page.locator('[name=to-desk] option').allTextContents();
    expect(names).toHaveLength(1);
    await page.getByText('Hand over to another desk').click();
    expect(await page.getByRole('button', { name: 'Hand over', exact: true }).count()).toBe(0);
    await hear('yes', names[0] ?? '');
    await page.locator('[data-said]').getByText('heard by Anna').waitFor();
    expect(await violations(page)).toEqual([]);
    const answer = await postJson(running, MAILBOX, { action: 'read', address: mailbox.address, page: 0 });
    const [shown] = (await openBox(mailbox, (await answer.json()) as MailboxAnswer, signersOf(builtDesks()))).letters;
    expect(shown?.ask).toEqual({ kind: 'consent', what: 'letters', who: 'desk', name: names[0] });
    expect(shown?.heard).toMatchObject({ say: 'yes', by: 'Anna' });
    await page.getByText('Hand over to another desk').click();
    await page.getByText('You wrote this yes down yourself').waitFor();
    await page.locator('[data-deciders]').waitFor();
    expect(await page.getByRole('button', { name: 'Hand over', exact: true }).count(), 'not by the same hand').toBe(0);
    const bea = await seated(running, 'coordinator');
    await hearAtDesk(running, bea, mailbox.key, { what: 'letters', who: 'desk', name: names[0] ?? '', say: 'yes' });
    await open('Meppel');
    await page.getByText('Hand over to another desk').click();
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await page.getByText('Only the other desk can read').waitFor();
    const logged = await running.db
      .prepare("SELECT action FROM desk_log WHERE action IN ('hear', 'reseal', 'hand-over') ORDER BY entry DESC LIMIT 3")
      .all();
    expect(logged.results.map(({ action }) => action)).toEqual(['hand-over', 'reseal', 'hear']);
    expect(
      (await openedBox(running, mailbox)).letters.map(({ text }) => text).includes(null),
      'each says outside what it says inside',
    ).toBe(false);
  });

  it('is taken back by a tap of the person, and then hands over nothing', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Tiel', words: 'Bel mij.' });
    await open('Tiel');
    const { page } = anna;
    const [name = ''] = await page.locator('[name=to-desk] option').allTextContents();
    await hear('yes', name);
    await tap(running, mailbox, 'no');
    await open('Tiel');
    await page.getByText('Hand over to another desk').click();
    await page.getByText('did not say yes to this desk').waitFor();
    expect(await page.getByRole('button', { name: 'Hand over', exact: true }).count()).toBe(0);
    expect(anna.errors).toEqual([]);
    await anna.leave();
  });
});
