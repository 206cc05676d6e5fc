// Every form of the site, in every outcome, in a real profile: nothing typed lies there afterwards, also not for “restore session”.
import { NATIONAL_PHONE } from '../content/texts.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { mailboxOf } from '../../src/crypto/receipt.ts';
import { chromiumFlags, fullChromium } from '../chromium.ts';
import { ready, sendLetter } from '../doors.ts';
import { askFromDesk } from '../letters.ts';
import { filesWith } from '../search.ts';
import { follow, portal, postForm } from '../server.ts';
import { pages, tags } from '../site/pages.ts';

const running = portal();
const folder = mkdtempSync(join(tmpdir(), 'forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Walker {
  page: Page;
  scripts: boolean;
  /** What nobody may find afterwards. */
  secrets: string[];
}
const visit = (page: Page, path: string): Promise<unknown> => page.goto(`${running.origin}/nl/${path}`);

/** Another language and back again, as the page offers it. */
async function speaksOtherwise(page: Page): Promise<void> {
  for (const to of ['ar', 'nl']) {
    if ((await page.locator('details.vl-languages[open]').count()) === 0) await page.click('.vl-languages summary');
    await page.click(`.vl-languages li[lang=${to}] button`);
    await page.waitForSelector(`html[lang=${to}]`);
  }
}

/** Ways in which what is sent does not arrive, or something between here and us answers it. */
const breaks: Record<string, (page: Page) => Promise<unknown>> = {
  offline: (page) => page.context().setOffline(true),
  'a closed server': (page) => page.route('**', (route) => route.abort('connectionrefused')),
  'a dropped line': (page) => page.route('**', (route) => route.abort('connectionreset')),
  'a fault': (page) => page.route('**', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>fault</h1>' })),
};

/** It fails in each of these ways: a device says so beside the words; without scripts the browser shows a page of its own, and Back leads here again. */
async function fails({ page, scripts }: Walker, button: string): Promise<void> {
  const from = page.url();
  for (const [how, breaksIt] of Object.entries(breaks)) {
    await breaksIt(page);
    if (scripts) await Promise.all([page.waitForRequest('**/api/v1/**'), page.click(button)]);
    else await page.click(button);
    if (scripts) await page.locator('[data-alert]', { hasText: NATIONAL_PHONE.number }).waitFor();
    else await page.locator('main').waitFor({ state: 'detached' });
    await page.context().setOffline(false);
    await page.unroute('**');
    if (!scripts) await page.goBack();
    expect([how, page.url()]).toEqual([how, from]);
  }
}

/** Writes by one of the ways in: refused, failed, in another language, sent; then Back. */
async function writes(walker: Walker, way: string, field: string): Promise<string> {
  const { page, scripts, secrets } = walker;
  const [words, ownWord] = [`kanarie${way || 'zelf'}brief`, `kanarie${way || 'zelf'}woord`];
  secrets.push(words, ownWord);
  await visit(page, `refer/${way}`);
  await ready(page, 'referral-form', scripts);
  await page.fill(`[name=${field}]`, `${words} ${'x'.repeat(4001)}`);
  await page.click('button[value=send]');
  await page.waitForSelector('#refused');
  await page.fill(`[name=${field}]`, words);
  await page.locator('details:has(#own-word)').evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  await page.fill('#own-word', ownWord);
  await speaksOtherwise(page);
  await fails(walker, 'button[value=send]');
  await page.waitForSelector('.vl-receipt');
  if (!scripts) secrets.push(await page.inputValue('[name=draft]'));
  const number = await sendLetter(page);
  secrets.push(number, number.replace(/(\d{4})(?=\d)/g, '$1 '));
  if (scripts) await page.click('button[value=kept]');
  await visit(page, '');
  await page.goBack().catch(() => undefined);
  return number;
}

/** Reads and answers in the letter box: mistyped, failed, in another language, tapped, refused, written, deleted, closed; then Back. */
async function reads(walker: Walker): Promise<void> {
  const { page, scripts, secrets } = walker;
  const number = await writes(walker, '', 'words');
  const mailbox = await mailboxOf(number, 'kanariezelfwoord');
  secrets.push('loketkanarie', 'antwoordkanarie');
  await askFromDesk(running, mailbox.key, 'loketkanarie', { kind: 'question' });
  await visit(page, 'letters/');
  await ready(page, 'letter-box', scripts);
  await page.fill('#number', `${number}7`);
  await page.click('main button[value=open]');
  await page.waitForSelector('#refused');
  await page.fill('#number', number);
  await page.locator('details:has(#own-word)').evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  await page.fill('#own-word', 'kanariezelfwoord');
  await speaksOtherwise(page);
  await fails(walker, 'main button[value=open]');
  await page.click('main button[value=open]');
  await page.waitForSelector('.vl-letter');
  await page.click('button[value^="tap later"]');
  await page.waitForSelector('[data-outcome=answered]');
  await page.click('button[value=write]');
  await page.waitForSelector('#letter-error');
  await page.fill('#letter', 'antwoordkanarie');
  await speaksOtherwise(page);
  await fails(walker, 'button[value=write]');
  await page.click('button[value=write]');
  await page.waitForSelector('[data-outcome=stored]');
  await page.click('article button[value^=delete-letter]');
  await page.click('[data-asking] button[value^=delete-letter-now]');
  await page.waitForSelector('[data-outcome=letter-deleted]');
  await page.click('button[value=close]');
  await page.waitForSelector('#number');
  await page.goBack().catch(() => undefined);
  await deletesAll(walker, number);
}

/** Opens the box once more, and ends it. */
async function deletesAll({ page, scripts }: Walker, number: string): Promise<void> {
  await visit(page, 'letters/');
  await ready(page, 'letter-box', scripts);
  await page.fill('#number', number);
  await page.locator('details:has(#own-word) summary').click();
  await page.fill('#own-word', 'kanariezelfwoord');
  await page.click('main button[value=open]');
  await page.click('button[value=delete]');
  await page.click('button[value=delete-now]');
  await page.waitForSelector('[data-ended=deleted]');
}

/** How each form is walked, by its id or the place it is sent to. A form without a line here fails the first test below. */
const walks: Record<string, (walker: Walker) => Promise<unknown>> = {
  refer: (walker) => writes(walker, 'near/', 'seen'),
  'refer/professional': (walker) => writes(walker, 'professional/', 'words'),
  box: reads,
  // Both stand on the way of `box`.
  'number-form': async () => undefined,
  again: async () => undefined,
  async find({ page, scripts, secrets }) {
    secrets.push('kanarieplaats');
    await visit(page, 'care/');
    if (scripts) await page.waitForFunction(() => customElements.get('area-search') !== undefined);
    await page.fill('#place', 'kanarieplaats');
    await page.click('[role=search] button');
    await page.locator('#place-error', { hasText: 'kennen wij niet' }).waitFor();
    if (!scripts) await speaksOtherwise(page);
    await page.goBack().catch(() => undefined);
  },
  async needs({ page, scripts, secrets }) {
    secrets.push('group=without-papers');
    await visit(page, 'care/amsterdam/');
    if (scripts) await page.waitForFunction(() => customElements.get('care-needs') !== undefined);
    await page.locator('details:has(#needs) > summary').click();
    await page.selectOption('#group', 'without-papers');
    await page.click('#needs button');
    await page.locator('h1, [data-found] h2').filter({ hasText: 'past bij wat je koos' }).waitFor();
    await page.goBack().catch(() => undefined);
  },
  async 'care/wrong'({ page, secrets }) {
    secrets.push('&what=');
    await visit(page, 'care/amsterdam/');
    await page.locator('details:has(form[action$="care/wrong"]) > summary').first().click();
    await page.locator('form[action$="care/wrong"] button').first().click();
    await page.waitForURL('**/care/thanks/');
    await page.goBack().catch(() => undefined);
  },
  async places({ page, secrets }) {
    secrets.push('&reason=');
    await visit(page, 'places/');
    await page.locator('form[action$="places/"] button[name=for]').first().click();
    await page.waitForURL('**/places/?for=*');
    await page.locator('form[method=post][action*=places] button').first().click();
    await page.waitForURL('**/places/?*counted=*');
    await page.goBack().catch(() => undefined);
  },
};

/** The forms of a page: by id, or by where they are sent. Choices that are never sent stand in no form. */
const formsOf = (html: string): string[] =>
  tags(html, 'form').map(({ attributes: { action = '', id } }) => {
    const path = action.replace(/^\/[a-z]+\/|\/$/g, '');
    return path === 'refer/professional' ? path : (id ?? path);
  });

describe('every form', () => {
  it('has its walk, and every walk has its form', async () => {
    const there = pages.flatMap(({ html }) => formsOf(html));
    for (const path of [
      'refer/',
      'refer/near/',
      'refer/professional/',
      'letters/',
      'care/find/',
      'places/',
      'places/?for=one',
      'care/amsterdam/',
    ])
      there.push(...formsOf(await (await running.fetch(`/nl/${path}`)).text()));
    const sent = await follow(running, await postForm(running, '/nl/refer', { action: 'send' }));
    const number = [...sent.matchAll(/<li>((?:\d ?){4})<\/li>/g)].map(([, group = '']) => group.replace(/ /g, '')).join('');
    const box = await follow(running, await postForm(running, '/nl/letters', { number, action: 'open' }));
    there.push(...formsOf(sent), ...formsOf(box));
    expect([...new Set(there)].sort()).toEqual(Object.keys(walks).sort());
  });

  it.each([true, false])('leaves nothing that was typed in the profile, in any outcome, JavaScript %s', async (scripts) => {
    const path = fullChromium();
    if (!path) {
      console.warn('NOT RUN: the search of a browser profile needs a full Chromium, and there is none on this machine');
      return;
    }
    const profile = mkdtempSync(join(folder, 'profile-'));
    const open = (args: string[]): Promise<BrowserContext> =>
      chromium.launchPersistentContext(profile, { executablePath: path, args: [...chromiumFlags, ...args], javaScriptEnabled: scripts });
    const context = await open([]);
    const secrets: string[] = [];
    for (const walk of Object.values(walks)) {
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('dialog', (dialog) => void dialog.accept());
      await walk({ page, scripts, secrets });
    }
    await context.close();
    const restored = await open(['--restore-last-session']);
    for (const page of restored.pages()) {
      const shown = await page.content();
      for (const secret of secrets) expect([page.url(), secret, shown.includes(`>${secret}`)]).toEqual([page.url(), secret, false]);
    }
    await restored.close();
    expect([secrets.length > 10, filesWith(profile, '/nl/care/thanks/').length > 0]).toEqual([true, true]);
    for (const secret of secrets) expect([secret, filesWith(profile, secret)]).toEqual([secret, []]);
  });
});
