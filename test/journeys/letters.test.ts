// A person in the letter box: answers with a tap, deletes one letter, is closed, looks again later and writes again.
import { describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { numberOn, ready, sendLetter, tellMore } from '../doors.ts';
import { answerFromDesk, askFromDesk, closeAtDesk, newestAtDesk, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();
const phone = { viewport: { width: 320, height: 568 } };
const words = {
  nl: { closed: 'Het loket heeft dit afgesloten', lawyer: 'een advocaat', seen: 'De vorige keer geopend op' },
  ar: { closed: 'أغلق المكتب هذا', lawyer: 'محامٍ', seen: 'فُتح المرة السابقة في' },
} as const;

describe.each([
  ['nl', true],
  ['ar', true],
  ['nl', false],
  ['ar', false],
] as const)('in %s, JavaScript %s', (locale, javaScriptEnabled) => {
  it('answers a request for consent with one tap, and deletes a letter', async () => {
    const { receipt, mailbox } = await sendSealed(running, { deputy: 'yes' });
    const letter = await askFromDesk(running, mailbox.key, 'Mag dit?', {
      kind: 'consent',
      what: 'letters',
      who: 'lawyer',
      name: 'Bureau Wit',
    });
    await answerFromDesk(running, mailbox.key, 'Nog een brief');
    const { page, errors, requests, leave } = await browser.visit({ ...phone, javaScriptEnabled });
    await page.goto(`${running.origin}/${locale}/letters/`);
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    await page.waitForSelector('.vl-letter');
    expect(await page.locator('main').ariaSnapshot()).toContain(words[locale].lawyer);
    expect(await page.locator('[data-name]:visible').textContent()).toBe('Bureau Wit');
    expect(await page.locator('[data-police]:visible').count()).toBe(0);
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
    await page.click('button[value^="tap no"]');
    await page.waitForSelector('[data-outcome=answered]:visible');
    expect((await newestAtDesk(running, mailbox.key)).answer).toEqual({
      to: 'consent',
      letter,
      say: 'no',
      what: 'letters',
      who: 'lawyer',
      name: 'Bureau Wit',
    });

    expect(await page.locator('article').count()).toBe(2);
    await page.locator('article button[value^=delete-letter]').first().click();
    await page.click('[data-asking] button[value^=delete-letter-now]');
    await page.waitForSelector('[data-outcome=letter-deleted]:visible');
    expect(await page.locator('article').count()).toBe(1);
    expect(await page.locator('main').ariaSnapshot()).not.toContain('Nog een brief');
    expect([errors, requests.filter((url) => url.includes(receipt.slice(0, 8)))]).toEqual([[], []]);
    await leave();
  });

  it('finds it closed, says “I was listened to”, chooses to look again, and writes: the same desk opens again', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await closeAtDesk(running, mailbox.key);
    await running.db.prepare("UPDATE mailboxes SET seen_on = '2026-11-01' WHERE mailbox = ?").bind(mailbox.key).run();
    const { page, errors, leave } = await browser.visit({ ...phone, javaScriptEnabled });
    await page.goto(`${running.origin}/${locale}/letters/`);
    await page.fill('#number', receipt);
    await page.click('main button[value=open]');
    await page.waitForSelector('[data-closed]:visible');
    const text = await page.locator('main').ariaSnapshot();
    for (const said of [words[locale].closed, words[locale].seen]) expect([said, text.includes(said)]).toEqual([said, true]);
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
    await page.click('[data-closed] button[value="listened yes"]');
    await page.waitForSelector('[data-outcome=answered]:visible');
    expect((await newestAtDesk(running, mailbox.key)).answer).toEqual({ to: 'closing', say: 'yes' });
    await page.click('button[value="look-again 6"]');
    await page.waitForSelector('[data-day=again]:visible');
    await page.fill('#letter', 'het begint weer');
    await page.click('button[value=write]');
    await page.waitForSelector('[data-outcome=stored]:visible');
    expect(await page.locator('[data-closed]:visible').count()).toBe(0);
    const row = await running.db.prepare('SELECT desk, closed_on FROM mailboxes WHERE mailbox = ?').bind(mailbox.key).first();
    expect([row, (await newestAtDesk(running, mailbox.key)).text, errors]).toEqual([
      { desk: 'demo', closed_on: null },
      'het begint weer',
      [],
    ]);
    await leave();
  });

  it('keeps the number knowingly or not at all, and a word of one’s own opens the letters with it', async () => {
    const { page, errors, leave } = await browser.visit({ ...phone, javaScriptEnabled });
    await page.goto(`${running.origin}/${locale}/refer/`);
    await ready(page, 'referral-form', javaScriptEnabled);
    await page.locator('details:has(#own-word) summary').click();
    await page.fill('#own-word', 'Zeilboot');
    const receipt = await sendLetter(page);
    expect([
      /zeilboot/i.test(await page.locator('main').ariaSnapshot()),
      await page.locator('[data-only-number], [data-own-word]').count(),
    ]).toEqual([false, 1]);
    if (javaScriptEnabled) {
      const aloud = (await page.locator('.vl-receipt').ariaSnapshot()).split('\n');
      expect([aloud.length, aloud.slice(1).every((line) => /^\s*- listitem: ("?)\d \d \d \d\1$/.test(line))]).toEqual([8, true]);
      await page.click('button[value=skipped]');
      await page.waitForSelector('[data-only-number]:visible');
      expect(await violations(page)).toEqual([]);
      await page.click('button[value=number]');
      await page.waitForSelector('.vl-receipt:visible');
      expect(await numberOn(page)).toBe(receipt);
      await page.click('button[value=kept]');
      await page.waitForSelector('[data-step=kept]:visible');
    }
    expect(/(\d ){3}\d/.test(await page.locator('main').ariaSnapshot())).toBe(false);
    await page.click('#again a[href$="letters/"]');
    await page.fill('#number', receipt);
    await page.locator('details:has(#own-word) summary').click();
    await page.fill('#own-word', ' zeilboot');
    await page.click('main button[value=open]');
    await page.waitForSelector('[data-status=sent]:visible');
    expect(errors).toEqual([]);
    await leave();
  });
});

describe.each([true, false])('the three ways in, JavaScript %s', (javaScriptEnabled) => {
  it('are one tap apart; safe contact opens when somebody wants to be reached, and a number without hours says “do not call”', async () => {
    const { page, errors, leave } = await browser.visit({ ...phone, javaScriptEnabled });
    await page.goto(`${running.origin}/en/refer/`);
    await ready(page, 'referral-form', javaScriptEnabled);
    await page.click('.vl-ways button[value="way near"]');
    await page.waitForSelector('[name=seen]');
    await page.fill('[name=seen]', 'a van at night');
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
    expect(await page.locator('[name=contact_at]').isVisible()).toBe(false);
    await page.check('[name=contact][value=phone]');
    await page.fill('[name=contact_at]', '0612345678');
    await page.check('[name=days][value=tue]');
    await page.click('button[value=send]');
    await page.waitForSelector('[data-do-not-call]:visible');
    expect(errors).toEqual([]);
    await leave();
  });

  it('take how to reach somebody else only with their yes: it says so, and every word stays', async () => {
    const { page, leave } = await browser.visit({ ...phone, javaScriptEnabled });
    await page.goto(`${running.origin}/en/refer/professional/`);
    await ready(page, 'referral-form', javaScriptEnabled);
    await tellMore(page);
    await page.fill('[name=their_contact]', '0612345678');
    await page.fill('[name=words]', 'kept words');
    await page.click('button[value=send]');
    await page.waitForSelector('text=we only accept that if they said yes');
    expect([await page.inputValue('[name=their_contact]'), await page.inputValue('[name=words]')]).toEqual(['0612345678', 'kept words']);
    await page.check('[name=agreed][value=yes]');
    await sendLetter(page);
    await leave();
  });
});
