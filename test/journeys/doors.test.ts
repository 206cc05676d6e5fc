// The doors at their edges: what lifts the cover, whose draft it is, what leaving asks, and what a language change sends.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { mailboxOf, receiptOf } from '../../src/crypto/receipt.ts';
import { browsing } from '../browser.ts';
import { numberOn, openBox, ready, sendLetter } from '../doors.ts';
import { readAtDesk, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';
import { NATIONAL_PHONE } from '../content/texts.ts';

const running = portal();
const browser = browsing();
const phone = { viewport: { width: 320, height: 568 } };
const IDLE_MS = 5 * 60 * 1000;

describe('the cover after five minutes', () => {
  it.each(['click', 'tap', 'Enter', 'Space'])('is lifted by a %s, which does nothing to what lies under it', async (touch) => {
    const { receipt, mailbox } = await sendSealed(running, {});
    const { page, leave } = await browser.visit({ ...phone, hasTouch: true });
    await page.clock.install();
    await openBox(page, `${running.origin}/nl/letters/`, receipt);
    const button = page.locator('button[value=delete]');
    await button.focus();
    const box = await button.boundingBox();
    await page.clock.fastForward(IDLE_MS + 1000);
    await page.locator('idle-cover:visible').waitFor();
    expect(await button.isVisible()).toBe(false);
    const [x, y] = [(box?.x ?? 0) + 9, (box?.y ?? 0) + 9];
    if (touch === 'click') await page.mouse.click(x, y);
    else if (touch === 'tap') await page.touchscreen.tap(x, y);
    else await page.keyboard.press(touch);
    await page.locator('idle-cover').waitFor({ state: 'hidden' });
    expect([await page.locator('[data-asking]').count(), await button.isVisible()]).toEqual([0, true]);
    expect(await running.db.prepare('SELECT count(*) AS n FROM mailboxes WHERE mailbox = ?').bind(mailbox.key).first()).toEqual({ n: 1 });
    await leave();
  });
});

describe('the draft of a letter', () => {
  it('is drawn on the device: the number of the server’s draft is never shown with scripts, and opens nothing', async () => {
    const { page, requests, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/en/refer/`);
    await ready(page, 'referral-form');
    expect(await page.locator('.vl-receipt').count()).toBe(0);
    const fromServer = await receiptOf(await page.inputValue('[name=draft]'));
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await page.fill('[name=words]', 'mine alone');
    const number = await sendLetter(page);
    expect(number).not.toBe(fromServer);
    expect([...bodies, ...requests].filter((each) => each.includes(number) || each.includes('"draft"'))).toEqual([]);
    expect((await readAtDesk(running, (await mailboxOf(number)).key)).answers).toEqual({ words: 'mine alone' });
    expect(
      await running.db
        .prepare('SELECT count(*) AS n FROM mailboxes WHERE mailbox = ?')
        .bind((await mailboxOf(fromServer)).key)
        .first(),
    ).toEqual({ n: 0 });
    await leave();
  });
});

describe('before the scripts arrive', () => {
  it.each([
    ['scripts', /\.js$/],
    ['words', /\/data\/door\//],
  ])(
    'no number stands there that will not be theirs, and what is typed stays and brings it: while the %s are slow',
    async (_what, late) => {
      const { page, leave } = await browser.visit(phone);
      let bring = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        bring = resolve;
      });
      await page.route(late, (route) => held.then(() => route.continue()));
      await page.goto(`${running.origin}/en/refer/`, { waitUntil: 'commit' });
      await page.locator('button[value=send]').waitFor();
      expect([await page.locator('.vl-receipt:visible').count(), /(\d ){3}\d/.test(await page.locator('main').ariaSnapshot())]).toEqual([
        0,
        false,
      ]);
      await page.fill('[name=words]', 'typed early');
      await page.check('[name=need][value=talk]');
      await page.fill('[name=place]', 'Utrecht');
      bring();
      const number = await sendLetter(page);
      const { answers } = await readAtDesk(running, (await mailboxOf(number)).key);
      expect([answers, await numberOn(page)]).toEqual([{ words: 'typed early', need: 'talk', place: 'Utrecht' }, number]);
      await leave();
    },
  );

  it('a page to which they never come is the plain door, whole: the number stands on the page after sending', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.route(/\.js$/, (route) => route.abort());
    await page.goto(`${running.origin}/en/refer/`);
    await page.fill('[name=words]', 'without them');
    await page.click('button[value=send]');
    await page.waitForSelector('#again .vl-receipt');
    const { key } = await mailboxOf(await numberOn(page));
    expect((await readAtDesk(running, key)).answers).toEqual({ words: 'without them' });
    await leave();
  });

  it('a device to which no words come says so with the number to call, and sends as soon as they do', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.route(/\/data\/door\//, (route) => route.abort());
    for (const [path, field, button] of [
      ['letters', '#number', 'main button[value=open]'],
      ['refer', '[name=words]', 'button[value=send]'],
    ] as const) {
      await page.goto(`${running.origin}/nl/${path}/`);
      await page.waitForFunction(() => customElements.get('referral-form') ?? customElements.get('letter-box'));
      await page.fill(field, '1234');
      for (const _again of [1, 2]) await page.click(button);
      await page.locator('[data-alert]').filter({ hasText: NATIONAL_PHONE.number }).waitFor();
      expect([path, await page.locator('[data-alert]').count(), await page.inputValue(field)]).toEqual([path, 1, '1234']);
    }
    await page.unroute(/\/data\/door\//);
    await page.click('button[value=send]');
    await page.waitForSelector('#again');
    expect(await page.locator('[data-alert]').count()).toBe(0);
    await leave();
  });
});

describe('with scripts', () => {
  it('the language changes in every state and on the page alone: form, sent, letter box', async () => {
    const { page, leave } = await browser.visit(phone);
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
    const change = async (to: string): Promise<void> => {
      // The list stays open after a change.
      if ((await page.locator('details.vl-languages[open]').count()) === 0) await page.click('.vl-languages summary');
      await page.click(`.vl-languages li[lang=${to}] button`);
      await page.waitForSelector(`html[lang=${to}]`);
    };
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'half a letter');
    await page.waitForSelector('.vl-receipt');
    const number = await numberOn(page);
    await change('en');
    expect([await page.inputValue('[name=words]'), await numberOn(page), posts]).toEqual(['half a letter', number, []]);
    await sendLetter(page);
    await change('ar');
    expect([await page.locator('h1').textContent(), await numberOn(page)]).toEqual(['وصلت رسالتك', number]);
    await openBox(page, `${running.origin}/en/letters/`, number);
    await page.fill('#letter', 'half an answer');
    await change('nl');
    await page.locator('h1', { hasText: 'Jouw brieven' }).waitFor();
    expect(await page.inputValue('#letter')).toBe('half an answer');
    expect(new Set(posts)).toEqual(new Set([REFERRALS, MAILBOX]));
    await leave();
  });

  it('an answer that is no proof of storing is “not sent yet”', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'kept');
    await page.waitForSelector('.vl-receipt');
    await page.route(`**${REFERRALS}`, (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' }));
    await page.click('button[value=send]');
    await page.locator('[data-alert]').filter({ hasText: NATIONAL_PHONE.number }).waitFor();
    expect([await page.locator('#again').count(), await page.inputValue('[name=words]')]).toEqual([0, 'kept']);
    await page.unroute(`**${REFERRALS}`);
    await sendLetter(page);
    await leave();
  });

  it('a line that does not bring the sealing code is no device that cannot lock', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.route(/\/receipt\./, (route) => route.abort());
    await page.fill('[name=words]', 'kept');
    await page.click('button[value=send]');
    await page.locator('[data-alert]').filter({ hasText: NATIONAL_PHONE.number }).waitFor();
    expect(await page.locator('button[value=send]').textContent()).toBe('Verstuur');
    await page.unroute(/\/receipt\./);
    await page.click('button[value=send]');
    await page.waitForSelector('#again');
    await leave();
  });

  it('leaving with something typed asks; “stop, send nothing” can be taken back', async () => {
    const { page, leave } = await browser.visit(phone);
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form');
    await page.fill('[name=words]', 'not yet lost');
    await page.click('[data-stop]');
    await page.waitForSelector('[data-ended=stopped]');
    await page.click('button[value=undo]');
    expect(await page.inputValue('[name=words]')).toBe('not yet lost');
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(dialog.type()))),
    );
    await page.evaluate(() => void setTimeout(() => location.reload()));
    expect(await asked).toBe('beforeunload');
    expect(await page.inputValue('[name=words]')).toBe('not yet lost');
    await leave();
  });
});

describe.each([true, false])('an untouched form, JavaScript %s', (javaScriptEnabled) => {
  it('has no choice chosen, each can be taken back, and stores an empty, calm letter', async () => {
    const { page, leave } = await browser.visit({ ...phone, javaScriptEnabled });
    await page.goto(`${running.origin}/nl/refer/`);
    await ready(page, 'referral-form', javaScriptEnabled);
    expect(await page.locator('input:checked').count()).toBe(0);
    await page.check('[name=danger][value=yes]');
    await page.check('[name=danger][value=""]');
    const number = await sendLetter(page);
    const { key } = await mailboxOf(number);
    expect((await readAtDesk(running, key)).answers).toEqual({});
    expect(await running.db.prepare('SELECT urgent FROM letters WHERE mailbox = ?').bind(key).first()).toEqual({ urgent: 0 });
    await leave();
  });
});
