// Danger without a yes at a desk of one: somebody of the national desk reads why and decides; with a second key holder it stays at the desk.
import { beforeAll, describe, expect, it } from 'vitest';
import { removeMember } from '../../functions/storage/member.ts';
import { saveReferral } from '../../functions/storage/referral.ts';
import { newKeys } from '../../src/crypto/keyring.ts';
import { readersOf } from '../../src/crypto/letter.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { fromBase64, seal } from '../../src/crypto/seal.ts';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation } from '../desk.ts';
import { builtDesks, newMailbox, today } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const inbox = ({ page }: Colleague) => page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
const toMembers = ({ page }: Colleague) => page.getByRole('button', { name: 'Members', exact: true }).click();
const toInbox = async (who: Colleague): Promise<void> => {
  await toMembers(who);
  await who.page.getByRole('button', { name: 'Letters', exact: true }).click();
  await who.page.locator('[data-total]').waitFor();
};
const open = ({ page }: Colleague, text: string) => page.locator('.vl-inbox__item').filter({ hasText: text }).first().click();

/** Somebody writes to the second practice desk. */
async function sendToDeputy(place: string): Promise<string> {
  const { mailbox } = await newMailbox();
  const envelope = await sealReferral(mailbox, { place, danger: 'yes' }, readersOf(builtDesks(), 'demo-deputy', false));
  await saveReferral(running.db, envelope, fromBase64(envelope.sealed), { now: new Date(), dueAt: null, marked: false });
  return mailbox.key;
}

/** Asks to hand somebody over in danger, and gives what the form says about who decides. */
async function askFor(who: Colleague, place: string, reason: string): Promise<string> {
  await toInbox(who);
  await open(who, place);
  await who.page.getByText('Hand over to another desk').click();
  await who.page.check('[name=in-danger]');
  const deciders = (await who.page.locator('[data-deciders]').textContent()) ?? '';
  await who.page.fill('[name=reason]', reason);
  await who.page.getByRole('button', { name: 'Ask a second member' }).click();
  await who.page.getByText('Nothing happens until a second member agrees').waitFor();
  return deciders;
}

const deskOf = (mailbox: string) => running.db.prepare('SELECT desk FROM mailboxes WHERE mailbox = ?').bind(mailbox).first();

let carla: Colleague;
let nora: Colleague;

beforeAll(async () => {
  [carla, nora] = await Promise.all([colleague(browser), colleague(browser)]);
  await enrol(carla, await invitation(running, 'lead', { desk: 'demo-deputy' }), 'Carla');
  await inbox(carla);
  await enrol(nora, await invitation(running, 'lead'), 'Nora');
  await inbox(nora);
});

describe('a desk of one', () => {
  it('is told before asking that the national desk decides; its member reads why, and agrees', async () => {
    const mailbox = await sendToDeputy('Tiel');
    const deciders = await askFor(carla, 'Tiel', 'Zij moet vanavond weg uit deze regio.');
    expect(deciders).toBe('Somebody of the practice desk decides about this, not you.');
    await toInbox(carla);
    await carla.page.locator('[data-request]').getByText('Waits for a second member.').waitFor();
    expect(await carla.page.getByRole('button', { name: 'I agree', exact: true }).count()).toBe(0);
    await carla.page.locator('[data-request]').getByRole('button', { name: 'Read their letters' }).click();
    await carla.page.locator('article').first().waitFor();
    await toInbox(nora);
    const request = nora.page.locator('[data-request]');
    await request.getByText('It is about the person whose first letter came on').waitFor();
    expect(await request.getByRole('button', { name: 'Read their letters' }).count(), 'not hers to open').toBe(0);
    await request.getByText('Zij moet vanavond weg uit deze regio.').waitFor();
    expect(await request.getByRole('heading').textContent()).toBe(
      'Carla of the second practice desk wants to hand somebody over to the practice desk: because of danger, or on a yes that Carla heard',
    );
    expect(await violations(nora.page)).toEqual([]);
    expect(await deskOf(mailbox)).toEqual({ desk: 'demo-deputy' });
    await nora.page.getByRole('button', { name: 'I agree', exact: true }).click();
    await nora.page.getByText('Only the other desk can read').waitFor();
    expect(await deskOf(mailbox)).toEqual({ desk: 'demo' });
    await toInbox(nora);
    await open(nora, 'Tiel');
    await nora.page.getByLabel('Your answer').waitFor();
  });

  it('can take its request back, and then nobody decides', async () => {
    const mailbox = await sendToDeputy('Heusden');
    await askFor(carla, 'Heusden', 'Toch niet nodig.');
    await toInbox(carla);
    await carla.page.getByRole('button', { name: 'Withdraw this request' }).click();
    await carla.page.getByText('Withdrawn. Nothing was handed over.').waitFor();
    await toInbox(nora);
    expect(await nora.page.locator('[data-request]').count()).toBe(0);
    expect(await deskOf(mailbox)).toEqual({ desk: 'demo-deputy' });
  });

  it('whose reason is locked with another key can still be told no, and nobody agrees to what they cannot read', async () => {
    const mailbox = await sendToDeputy('Zwolle');
    await askFor(carla, 'Zwolle', 'Op een andere sleutel.');
    const stranger = await newKeys();
    const closed = await seal({ reason: 'Op een andere sleutel.' }, 4096, [stranger.recipient]);
    await running.db.prepare('UPDATE handovers SET reason = ? WHERE mailbox = ?').bind(closed, mailbox).run();
    await toInbox(nora);
    await nora.page.locator('[data-request]').getByText('The reason does not open here').waitFor();
    expect(await nora.page.getByRole('button', { name: 'I agree', exact: true }).count()).toBe(0);
    expect(await violations(nora.page)).toEqual([]);
    await nora.page.getByRole('button', { name: 'I do not agree' }).click();
    await nora.page.getByText('Not handed over.').waitFor();
    expect(await deskOf(mailbox)).toEqual({ desk: 'demo-deputy' });
  });
});

describe('a desk with two key holders', () => {
  it('decides itself: the national desk sees nothing of it, and comes in again when one of them leaves', async () => {
    const dirk = await colleague(browser);
    await enrol(dirk, await invitation(running, 'lead', { desk: 'demo-deputy' }), 'Dirk');
    await inbox(dirk);
    const mailbox = await sendToDeputy('Goes');
    const deciders = await askFor(dirk, 'Goes', 'Iemand stond bij de deur.');
    expect(deciders).toBe('Somebody of the second practice desk decides about this, not you.');
    await toInbox(nora);
    expect(await nora.page.locator('[data-request]').count()).toBe(0);
    await toInbox(carla);
    await carla.page.locator('[data-request]').getByText('Iemand stond bij de deur.').waitFor();
    const left = await running.db.prepare("SELECT member FROM members WHERE called = 'Dirk'").first<{ member: string }>();
    expect(await removeMember(running.db, 'demo-deputy', left?.member ?? '', today())).toBe(true);
    await toInbox(nora);
    await nora.page.locator('[data-request]').getByText('Iemand stond bij de deur.').waitFor();
    await toInbox(carla);
    await carla.page.getByRole('button', { name: 'I agree', exact: true }).click();
    await carla.page.getByText('Only the other desk can read').waitFor();
    expect(await deskOf(mailbox)).toEqual({ desk: 'demo' });
    expect([...carla.errors, ...nora.errors]).toEqual([]);
    await Promise.all([carla.leave(), nora.leave(), dirk.leave()]);
  });
});
