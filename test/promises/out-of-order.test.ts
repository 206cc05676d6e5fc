// When the database does not work: a calm page with the phone route, every typed word still there, and never a false success.
import { describe, expect, it } from 'vitest';
import { ANSWER_BYTES } from '#domain/api';
import { browsing } from '../browser.ts';
import { newMailbox, sealedRequest } from '../letters.ts';
import { fieldIn, portal, postForm, postJson, textOf } from '../server.ts';

const running = portal('dist', { withTables: false });
const browser = browsing();
const phone = '033 448 11 86';

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
    const answer = await postForm(running, `/${locale}/refer`, fields);
    const html = await answer.text();
    expect([answer.status, Buffer.byteLength(html)]).toEqual([503, ANSWER_BYTES]);
    for (const words of [said, phone, '112', 'kept to the <b>last</b> word'])
      expect([words, textOf(html).includes(words)]).toEqual([words, true]);
    expect([fieldIn(html, 'place'), fieldIn(html, 'own_word')]).toEqual(['Utrecht', 'zee']);
    expect([/value="tue"[^>]* checked/.test(html), /(\d{4} ?){7}/.test(textOf(html))]).toEqual([true, false]);
  });

  it('keeps the draft of the form, so that a later try is the same letter', async () => {
    const draft = 'ab'.repeat(32);
    expect(fieldIn(await (await postForm(running, '/nl/refer/near', { draft, seen: 'x', action: 'send' })).text(), 'draft')).toBe(draft);
  });

  it('keeps the number of who wanted to read, and the words of who wanted to write', async () => {
    const { receipt } = await newMailbox();
    const read = await postForm(running, '/nl/letters', { number: receipt, action: 'open' });
    const html = await read.text();
    // Opening leads to a one-time page, which needs the database too.
    expect([read.status, fieldIn(html, 'number')]).toEqual([503, receipt]);
    expect(textOf(html)).toContain(phone);
    const written = await postForm(running, '/nl/letters', { number: receipt, text: 'words to keep', action: 'write' });
    const page = textOf(await written.text());
    expect([written.status, page.includes('words to keep'), page.includes(phone), page.includes('Hier liggen geen brieven')]).toEqual([
      503,
      true,
      true,
      false,
    ]);
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
      ['/api/v1/referrals', await sealedRequest(mailbox, {})],
      ['/api/v1/mailbox', { action: 'read', address: mailbox.address, page: 0 }],
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
    await page.route('**/nl/letters/', async (route) => {
      const answer = await route.fetch({
        url: `${running.origin}/nl/letters`,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        postData: 'number=1',
      });
      await route.fulfill({ response: answer, status: 200 });
    });
    await page.goto(`${running.origin}/nl/letters/`);
    await page.waitForFunction(() => customElements.get('letter-box') !== undefined);
    const { receipt } = await newMailbox();
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    await page.waitForFunction(() => document.querySelector('#number-error')?.textContent?.includes('Dat lukte nu niet'));
    expect(await page.inputValue('#number')).toBe(receipt);
    expect(await page.locator('[data-status]:visible').count()).toBe(0);
    await leave();
  });
});
