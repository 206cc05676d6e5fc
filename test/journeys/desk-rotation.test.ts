// The desk gets a new key, as every year: handed over by voice alone, published, and the old one destroyed only when nothing needs it.
import { DESK_API } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dayOf } from '#domain/time/days';
import { saveReferral } from '../../functions/storage/referral.ts';
import { fingerprintOf, newKeys } from '../../src/crypto/keyring.ts';
import { isKeySet, type Keyed, mayFollow } from '../../src/crypto/keyset.ts';
import { readersOf } from '../../src/crypto/letter.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { fromBase64 } from '../../src/crypto/seal.ts';
import { browsing, violations } from '../browser.ts';
import { atDesk, type Colleague, colleague, enrol, invitation, makeKit, signIn } from '../desk.ts';
import { builtDesks, newMailbox, sendSealed } from '../letters.ts';
import { publishKey } from '../publish.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const inbox = ({ page }: Colleague) => page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
const toInbox = ({ page }: Colleague) => page.getByRole('button', { name: 'Letters', exact: true }).click();
const toMembers = async ({ page }: Colleague): Promise<void> => {
  await page.getByRole('button', { name: 'Members', exact: true }).click();
  await page.locator('[data-rotate]').waitFor();
};
const open = ({ page }: Colleague, text: string) => page.locator('.vl-inbox__item').filter({ hasText: text }).first().click();
const next = ({ page }: Colleague, step: string) => page.locator(`[data-rotate=${step}]`).waitFor();
const button = ({ page }: Colleague, name: string) => page.locator('[data-rotate]').getByRole('button', { name });
const rowOf = ({ page }: Colleague, name: string) => page.locator('.vl-inbox .vl-card').filter({ hasText: name });
const again = async (who: Colleague): Promise<void> => {
  await who.page.reload();
  await signIn(who);
  await toInbox(who);
  await inbox(who);
};
const cookieOf = async ({ context }: Colleague): Promise<string> => {
  const [cookie] = await context.cookies();
  return `${cookie?.name}=${cookie?.value}`;
};
const holders = async (key: string): Promise<string[]> =>
  (
    await running.db
      .prepare('SELECT m.called FROM desk_keys k JOIN members m ON m.member = k.member WHERE k.key = ? ORDER BY m.called')
      .bind(key)
      .all<{ called: string }>()
  ).results.map(({ called }) => called);

const old = builtDesks().demo?.recipients[0] ?? '';
let anna: Colleague;
let bram: Colleague;
let fresh = '';
let keySet = '';

beforeAll(async () => {
  [anna, bram] = await Promise.all([colleague(browser), colleague(browser)]);
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
  await inbox(anna);
  await enrol(bram, await invitation(running, 'lead'), 'Bram');
  await inbox(bram);
  await sendSealed(running, { place: 'Hoorn', words: 'Een brief van voor de nieuwe sleutel.' });
  await sendSealed(running, { place: 'Tiel', danger: 'yes' });
  await bram.page.getByRole('button', { name: 'Fetch again' }).click();
  await open(bram, 'Hoorn');
  await bram.page.getByRole('button', { name: 'Make an overview' }).click();
  await bram.page.locator('[data-overview] textarea').fill('Elke week een brief.');
  await bram.page.getByRole('button', { name: 'Lock and put in the letter box' }).click();
  await bram.page.getByText('The overview lies locked').waitFor();
  await bram.page.locator('summary', { hasText: 'Write down for the desk' }).click();
  await bram.page.fill('[name=note]', 'Gebeld met de huisarts.');
  await bram.page.getByRole('button', { name: 'Lock and keep' }).click();
  await bram.page.locator('[data-note=note]').waitFor();
  await toInbox(bram);
  await open(bram, 'Tiel');
  await bram.page.getByText('Hand over to another desk').click();
  await bram.page.check('[name=in-danger]');
  await bram.page.fill('[name=reason]', 'Moet vanavond naar een andere regio.');
  await bram.page.getByRole('button', { name: 'Ask a second member' }).click();
  await bram.page.getByText('Nothing happens until a second member agrees').waitFor();
  // Whoever is away needs the new key as much as anybody.
  await running.db.prepare("UPDATE members SET away_until = '2099-01-01' WHERE called = 'Bram'").run();
});

describe('a new key', () => {
  it('needs a recovery kit of its own, and the page says which one there is', async () => {
    await toMembers(anna);
    await anna.page.getByText('there is no recovery kit').waitFor();
    await makeKit(anna);
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${dayOf(new Date())}T12:00:00Z`));
    await anna.page.getByText(`a kit was made on ${day}`).waitFor();
    await next(anna, 'make');
  });

  it('is wrapped to who made it and to nobody else; the guide names who is without, and remembers after a reload', async () => {
    await button(anna, 'Make a new key').click();
    await anna.page.getByText('Only you have it now').waitFor();
    await next(anna, 'hand');
    fresh = (await anna.page.locator('[data-new-key]').textContent()) ?? '';
    expect(fresh).toMatch(/^age1[0-9a-z]{58}$/);
    expect(await holders(fresh)).toEqual(['Anna']);
    await again(anna);
    await toMembers(anna);
    await next(anna, 'hand');
    expect(await anna.page.locator('[data-without]').textContent()).toBe('Still without the new key: Bram.');
    await anna.page.getByText('Publish only once everybody has it.').waitFor();
    expect(await anna.page.locator('[data-new-key]').isVisible()).toBe(false);
    expect(await violations(anna.page)).toEqual([]);
    await toMembers(bram);
    await bram.page.getByText('You get it from Anna.').waitFor();
    expect(await bram.page.locator('[data-rotate] button:visible').count()).toBe(0);
  });

  it('does not go to a recipient that the server slipped in, nor to anybody whose digits were not compared', async () => {
    const row = await running.db
      .prepare("SELECT member, own_key FROM members WHERE called = 'Bram'")
      .first<{ member: string; own_key: string }>();
    const spoken = await fingerprintOf(row?.own_key ?? '');
    const stranger = await newKeys();
    const swap = (key: string) => running.db.prepare('UPDATE members SET own_key = ? WHERE member = ?').bind(key, row?.member).run();
    await swap(stranger.recipient);
    await toInbox(anna);
    await toMembers(anna);
    await rowOf(anna, 'Bram').locator('[data-fingerprint]', { hasText: /\d{4}/ }).waitFor();
    expect(await rowOf(anna, 'Bram').locator('[data-fingerprint]').textContent()).not.toBe(spoken);
    await rowOf(anna, 'Bram').getByRole('button', { name: 'Hand over the key' }).click({ force: true });
    await swap(row?.own_key ?? '');
    await toInbox(anna);
    await toMembers(anna);
    await rowOf(anna, 'Bram').locator('[data-fingerprint]', { hasText: spoken }).waitFor();
    expect(await holders(fresh)).toEqual(['Anna']);
  });

  it('is published once everybody has it, by the exact line', async () => {
    await rowOf(anna, 'Bram').getByLabel('The digits are the same').check();
    await rowOf(anna, 'Bram').getByRole('button', { name: 'Hand over the key' }).click();
    await anna.page.getByText('Bram now has the key.').waitFor();
    expect(await holders(fresh)).toEqual(['Anna', 'Bram']);
    await next(anna, 'kit');
    expect(await anna.page.locator('[data-new-key]').isVisible()).toBe(false);
    await makeKit(anna);
    await next(anna, 'publish');
    expect(await anna.page.locator('[data-new-key]').textContent()).toBe(fresh);
    expect(await anna.page.locator('[data-new-key]').isVisible()).toBe(true);
    await anna.page.getByText('content/desks/demo.yml').waitFor();
    await anna.page.locator('[data-key-set]', { hasText: 'handed_on' }).waitFor();
    keySet = (await anna.page.locator('[data-key-set]').textContent()) ?? '';
    const lines = parse((await anna.page.locator('[data-key-set]').textContent()) ?? '') as Keyed;
    expect([lines.recipients, await isKeySet('demo', lines)]).toEqual([[fresh], true]);
    expect(await mayFollow('demo', builtDesks().demo as Keyed, lines), 'an open page follows').toBe(true);
  });

  it('does not let the key go that is published now: the server refuses', async () => {
    const refused = await atDesk(running, `${DESK_API}/drop-key`, { body: { key: old }, cookie: await cookieOf(anna) });
    expect([refused.status, refused.title]).toEqual([422, 'still-published']);
    expect(await holders(old)).toEqual(['Anna', 'Bram']);
  });
});

describe('the old key', () => {
  /** What a page that was open before the change sends after it: sealed to the key of then. */
  const sendFromOldPage = async (place: string): Promise<void> => {
    const { mailbox } = await newMailbox();
    const envelope = await sealReferral(mailbox, { place }, readersOf(builtDesks(), 'demo', false));
    await saveReferral(running.db, envelope, fromBase64(envelope.sealed), { now: new Date(), dueAt: null, marked: false });
  };

  it('is not destroyed while a letter, an overview, a note or a request opens with it only', async () => {
    await toInbox(bram);
    await open(bram, 'Hoorn');
    await bram.page.fill('textarea[name=reply]', 'Wij lezen dit.');
    await bram.page.getByText('Somebody handed you a key of this desk.').waitFor();
    await bram.page.getByRole('button', { name: 'Go on with the keys of now' }).click();
    await bram.page.getByText('Somebody handed you a key of this desk.').waitFor({ state: 'detached' });
    await publishKey(running, 'demo', fresh, parse(keySet) as Keyed);
    // This page was open before: it cannot seal to the old key, says what happened, and goes on with the new one.
    const send = () => bram.page.getByRole('button', { name: 'Lock and send' }).click();
    await send();
    await bram.page.getByText('The key before it vouches for it.').waitFor();
    expect(await bram.page.locator('textarea[name=reply]').inputValue()).toBe('Wij lezen dit.');
    await send();
    await bram.page.getByText('The answer lies locked').waitFor();
    await again(anna);
    await toMembers(anna);
    await next(anna, 'lock');
    await button(anna, 'Check everything').click();
    await anna.page.getByText('Nothing was destroyed.').waitFor();
    await anna.page.getByText('Opens with the old key only: 5.').waitFor();
    await anna.page.getByText('6 of 6 checked').waitFor();
    expect(await violations(anna.page)).toEqual([]);
    await button(anna, 'Destroy the old key all the same').click({ force: true });
    expect(await holders(old)).toEqual(['Anna', 'Bram']);
    await next(anna, 'lock');
  });

  it('is not needed any more once everything is on the new lock', async () => {
    await button(anna, 'Put old letters on the new lock').click();
    await anna.page.getByText('Everything that opens is on the new lock.').waitFor();
    await next(anna, 'destroy');
  });

  it('stays when a letter comes in meanwhile from a page that was open before, also after its box was ticked', async () => {
    await sendFromOldPage('Venlo');
    await button(anna, 'Check everything').click();
    await anna.page.getByText('Opens with the old key only: 1.').waitFor();
    await anna.page.getByLabel('I know that this one letter can then never be read').check();
    await sendFromOldPage('Sittard');
    await button(anna, 'Destroy the old key all the same').click();
    await anna.page.getByText('Opens with the old key only: 2.').waitFor();
    expect(await anna.page.locator('[name=know]').isChecked()).toBe(false);
    expect(await holders(old)).toEqual(['Anna', 'Bram']);
    await next(anna, 'lock');
    await button(anna, 'Put old letters on the new lock').click();
    await anna.page.getByText('Everything that opens is on the new lock.').waitFor();
    await button(anna, 'Check everything').click();
    await anna.page.getByText('The old key is gone').waitFor();
    await next(anna, 'make');
    expect(await holders(old)).toEqual([]);
    expect(await running.db.prepare('SELECT count(*) AS n FROM recovery_files').first()).toEqual({ n: 3 });
  });

  it('is missed by nobody: a colleague who was away reads every letter, the overview, the note, and the reason of the request', async () => {
    await toInbox(bram);
    await bram.page.getByText('A key that you had here was destroyed').waitFor();
    await again(bram);
    await bram.page.getByText('4 people, 4 letters').waitFor();
    for (const place of ['Venlo', 'Sittard']) expect(await bram.page.locator('.vl-inbox__item').filter({ hasText: place }).count()).toBe(1);
    await bram.page.locator('[data-request]').getByText('Moet vanavond naar een andere regio.').waitFor();
    await open(bram, 'Hoorn');
    await bram.page.getByText('Een brief van voor de nieuwe sleutel.').waitFor();
    await bram.page.locator('[data-overview]').getByText('Elke week een brief.').waitFor();
    await bram.page.locator('[data-note=note]').getByText('Gebeld met de huisarts.').waitFor();
    expect([...anna.errors, ...bram.errors].filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
    await Promise.all([anna.leave(), bram.leave()]);
  });
});
