// A server, a network or a cache that only watches opens nothing and makes no number: with scripts everything secret is drawn on the device.
import { describe, expect, it } from 'vitest';
import { mailboxOf, receiptOf } from '../../src/crypto/receipt.ts';
import { open } from '../../src/crypto/seal.ts';
import { browsing } from '../browser.ts';
import { openBox, ready, sendLetter } from '../doors.ts';
import { answerFromDesk, readAtDesk } from '../letters.ts';
import { portal, secrets } from '../server.ts';

const running = portal();
const browser = browsing();
const canary = 'kanarie in de brief';

/** Everything a watcher saw that could be a draft or a number, tried as one: what of the sealed files opens. */
async function openedBy(seen: string, files: Uint8Array[]): Promise<number> {
  const drafts = new Set(seen.match(/[0-9a-f]{64}/g) ?? []);
  const numbers = new Set(seen.replace(/[^0-9]+/g, ' ').match(/\d{28}/g) ?? []);
  for (const draft of [...drafts, ...Object.values(secrets)]) numbers.add(await receiptOf(draft));
  expect(numbers.size).toBeGreaterThan(10);
  let opened = 0;
  for (const number of numbers) {
    const { identity } = await mailboxOf(number);
    for (const file of files) if ((await open(file, identity)) !== null) opened += 1;
  }
  return opened;
}

describe('whoever only watches', () => {
  it('sees no word, no number and nothing that leads to one, while somebody writes, reads, answers and deletes a letter', async () => {
    const { page, leave } = await browser.visit();
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? ''));
    const bodies: Promise<void>[] = [];
    page.on('response', (response) =>
      bodies.push(
        response
          .text()
          .then((text) => void seen.push(text))
          .catch(() => undefined),
      ),
    );
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', canary);
    const number = await sendLetter(page);
    const { key } = await mailboxOf(number);
    expect((await readAtDesk(running, key)).answers.words).toBe(canary);
    await answerFromDesk(running, key, 'antwoord met kanarie');
    await openBox(page, `${running.origin}/nl/letters/`, number);
    await page.waitForSelector('.vl-letter');
    await page.fill('#letter', `nog een ${canary}`);
    await page.click('button[value=write]');
    await page.waitForSelector('[data-outcome=stored]:visible');
    const { results } = await running.db.prepare('SELECT sealed FROM letters WHERE mailbox = ?').bind(key).all<{ sealed: ArrayBuffer }>();
    const files = results.map(({ sealed }) => new Uint8Array(sealed));
    await page.click('button[value=delete]');
    await page.click('[data-asking] button[value=delete-now]');
    await page.waitForSelector('[data-ended=deleted]');
    await Promise.all(bodies);
    const all = seen.join('\n');
    for (const secret of [canary, 'kanarie', number, number.match(/.{4}/g)?.join(' ') ?? '', (await mailboxOf(number)).identity])
      expect(all.includes(secret)).toBe(false);
    expect(files).toHaveLength(3);
    expect(await openedBy(all, files)).toBe(0);
    await leave();
  });

  it('is not what the plain door is for: there the number comes with the page, and the page says so', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled: false });
    await page.goto(`${running.origin}/en/refer/`);
    const draft = await page.inputValue('[name=draft]');
    await page.fill('[name=words]', canary);
    const number = await sendLetter(page);
    expect(await receiptOf(draft)).toBe(number);
    await leave();
  });
});
