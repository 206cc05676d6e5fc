// `npm run bench`: the change of a key with 1,000 letters on the old lock: how long it takes, and how long the page ever stands still.
import { createTestHarness } from 'wrangler';
import type { Page } from 'playwright-core';
import type { Env } from '../../functions/env.ts';
import { saveInvitation } from '../../functions/storage/member.ts';
import { saveReferral } from '../../functions/storage/referral.ts';
import { newKeys, wrapKey } from '../../src/crypto/keyring.ts';
import { makeKeySet } from '../../src/crypto/keyset.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { fromBase64 } from '../../src/crypto/seal.ts';
import { launchBrowser } from '../chromium.ts';
import { keyOf } from '../letters.ts';
import { quiet } from '../../src/operator/quiet.ts';

const LETTERS = Number(process.env.LETTERS ?? 1000);

Object.assign(process.env, quiet);
const vars = { FLOOD_SECRET: 'bench', DESK_SECRET: 'bench' };
const harness = createTestHarness({ workers: [{ configPath: './dist/server/wrangler.desk.json', vars }] });
const { port } = (await harness.listen()).url;
await harness.getWorker().applyD1Migrations('DB');
const { DB: db } = (await harness.getWorker().getEnv()) as unknown as Env;

const old = await newKeys();
const set = await makeKeySet('demo', { recipients: [old.recipient], since: '2026-11-30', identity: old.identity });
const readers = { desk: { desk: 'demo', recipients: [old.recipient], key_set: set }, deputy: null };
for (let index = 0; index < LETTERS; index += 1) {
  const mailbox = await mailboxOf(await receiptOf(newDraft()));
  const envelope = await sealReferral(mailbox, { need: 'talk', words: 'x'.repeat(500) }, readers);
  await saveReferral(db, envelope, fromBase64(envelope.sealed), { now: new Date(), dueAt: null, marked: false });
}

const browser = await launchBrowser();
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
const session = await page.context().newCDPSession(page);
await session.send('WebAuthn.enable');
await session.send('WebAuthn.addVirtualAuthenticator', {
  options: {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    hasPrf: true,
    automaticPresenceSimulation: true,
  },
});
const secret = await saveInvitation(db, 'demo', 'lead', new Date());
await page.goto(`http://desk.localhost:${port}/en/#invitation=${secret}&key=${keyOf('demo')}`);
await page.fill('[name=name]', 'Bench');
await page.click('main button');
await page.getByText('Your passkey is made').waitFor();
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByRole('button', { name: 'Leave (Bench)' }).waitFor();
const { member, own_key: own } = (await db.prepare('SELECT member, own_key FROM members').first<{ member: string; own_key: string }>()) ?? {
  member: '',
  own_key: '',
};
await db
  .prepare("INSERT INTO desk_keys (desk, key, member, wrapped, turn) VALUES ('demo', ?, ?, ?, 0)")
  .bind(old.recipient, member, fromBase64(await wrapKey(old.identity, [own])))
  .run();
await page.getByRole('button', { name: 'Leave (Bench)' }).click();
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByRole('button', { name: 'Members', exact: true }).click();

/** Presses a button of the guide until a sentence stands there; milliseconds of that, and the longest time without a picture. */
async function timed(on: Page, button: string, sentence: string): Promise<{ 'all ms': string; 'longest still ms': string }> {
  await on.evaluate(() => {
    const seen = globalThis as unknown as { still: number };
    seen.still = 0;
    let last = performance.now();
    const frame = (now: number): void => {
      seen.still = Math.max(seen.still, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const started = performance.now();
  await on.getByRole('button', { name: button }).click();
  await on.getByText(sentence).waitFor({ timeout: 600_000 });
  const still = await on.evaluate(() => (globalThis as unknown as { still: number }).still);
  return { 'all ms': (performance.now() - started).toFixed(0), 'longest still ms': still.toFixed(0) };
}

const checking = await timed(page, 'Check everything', `Opens with the old key only: ${LETTERS}.`);
const locking = await timed(page, 'Put old letters on the new lock', 'Everything that opens is on the new lock.');
const destroying = await timed(page, 'Check everything', 'The old key is gone');
console.table({ [`check ${LETTERS}`]: checking, [`lock ${LETTERS} again`]: locking, 'check and destroy': destroying });
await browser.close();
await harness.close();
