// When the database does not work: a calm page with the phone route, every typed word still there, and never a false success.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { ANSWER_BYTES } from '#domain/api/api';
import { browsing } from '../browser.ts';
import { newMailbox, sealedRequest } from '../letters.ts';
import { fieldIn, follow, portal, postForm, postJson, receiptIn, textOf } from '../server.ts';
import { receiptOf } from '../../src/crypto/receipt.ts';
import { NATIONAL_PHONE } from '../content/texts.ts';

const running = portal('dist', { withTables: false });
const browser = browsing();
const phone = NATIONAL_PHONE.number;

describe('a database that does not answer', () => {
  it.each([
    ['nl', 'Nog niet verstuurd'],
    ['en', 'Not sent yet'],
    ['ar', 'لم تُرسَل بعد'],
  ])('in %s, leaves everything typed in the form, says “not sent yet” and whom to call', async (locale, said) => {
    const fields = {
      words: 'kept to the <b>last</b> word',
      place: 'Utrecht',
      need: 'tonight',
      days: 'tue',
      own_word: 'zee',
      action: 'send',
    };
    const html = await follow(running, await postForm(running, `/${locale}/refer`, fields));
    expect(Buffer.byteLength(html)).toBe(ANSWER_BYTES);
    for (const words of [said, phone, '112', 'kept to the <b>last</b> word'])
      expect([words, textOf(html).includes(words)]).toEqual([words, true]);
    expect([fieldIn(html, 'place'), fieldIn(html, 'own_word')]).toEqual(['Utrecht', 'zee']);
    expect([/value="tue"[^>]* checked/.test(html), textOf(html).includes('aangekomen')]).toEqual([true, false]);
  });

  it('keeps the draft of the form, so that a later try is the same letter', async () => {
    const draft = 'ab'.repeat(32);
    const html = await follow(running, await postForm(running, '/nl/refer/near', { draft, seen: 'x', action: 'send' }));
    expect([fieldIn(html, 'draft'), receiptIn(html)]).toEqual([draft, await receiptOf(draft)]);
  });

  it('keeps the number of who wanted to read, and the words of who wanted to write', async () => {
    const { receipt } = await newMailbox();
    const read = await follow(running, await postForm(running, '/nl/letters', { number: receipt, action: 'open' }));
    expect([fieldIn(read, 'number'), textOf(read).includes(phone)]).toEqual([receipt, true]);
    const written = await postForm(running, '/nl/letters', { number: receipt, text: 'words to keep', action: 'write' });
    const page = textOf(await follow(running, written));
    expect([page.includes('words to keep'), page.includes(phone), page.includes('Hier liggen geen brieven')]).toEqual([true, true, false]);
  });

  it('shows a calm page with the phone route where nothing was typed yet', async () => {
    for (const path of ['/nl/refer/', '/nl/refer/near/', '/nl/letters/', `/nl/answer/${'a'.repeat(64)}/`]) {
      const answer = await running.fetch(path);
      const text = textOf(await answer.text());
      expect([path, answer.status, text.includes(phone), text.includes('Er is niets veranderd')]).toEqual([path, 503, true, true]);
    }
  });

  it('is told to machines as a fault without a word of the fault', async () => {
    const { mailbox } = await newMailbox();
    for (const [path, body] of [
      [REFERRALS, await sealedRequest(mailbox, {})],
      [MAILBOX, { action: 'read', address: mailbox.address, page: 0 }],
    ] as const) {
      const answer = await postJson(running, path, body);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
      expect(await answer.text()).not.toMatch(/sql|table|D1/i);
    }
  });

  it('leaves pages to read and the search as they are', async () => {
    expect((await running.fetch('/nl/rights/rest/')).status).toBe(200);
    expect((await postForm(running, '/nl/care/find', { place: 'Almere' })).status).toBe(303);
  });

  it('keeps the letter box of a device where it is: the number stays in its field, and nothing is shown as empty', async () => {
    const { page, leave } = await browser.visit();
    await page.goto(`${running.origin}/nl/letters/`);
    await page.waitForSelector('[data-door=sealed]');
    const { receipt } = await newMailbox();
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    await page.locator('[data-alert]').filter({ hasText: phone }).waitFor();
    expect(await page.inputValue('#number')).toBe(receipt);
    expect(await page.locator('[data-status]:visible').count()).toBe(0);
    await leave();
  });
});
