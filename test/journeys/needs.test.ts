// Choosing what fits gives the same contacts, reasons and numbers with and without JavaScript, and what was chosen leaves no trace.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ANSWER_BYTES } from '#domain/api/api';
import type { CareContent } from '#domain/care/care-content';
import { dayOf } from '#domain/time/days';
import { findCare } from '#domain/care/find-care';
import { inLanguage } from '#domain/language/in-language';
import { needIn } from '#domain/care/need';
import { slugOf } from '#domain/areas/place-name';
import { terms } from '#domain/care/terms';
import { browsing } from '../browser.ts';
import { interfaceIn, locales, read } from '../content/texts.ts';
import { follow, portal, postForm } from '../server.ts';

const running = portal();
const browser = browsing();
const care = JSON.parse(read('dist/client/data/care.json')) as CareContent;
const municipality = Object.values(care.regions).find(({ municipality: name }) => name === 'Rotterdam');
const [code, slug] = [municipality?.gm_code ?? '', slugOf(municipality?.municipality ?? '')];

type Chosen = Record<string, string>;
const choices: Chosen[] = [
  {},
  { form: 'labour', group: 'workers' },
  { when: 'tonight', age: 'under-18' },
  { group: 'men', also: 'addiction', form: 'sexual', speaks: 'en', caller: 'self' },
  { group: 'without-papers', also: 'several-problems', when: 'tonight', speaks: 'ar' },
];
const lookedUp = (chosen: Chosen, where = code) => findCare(care, needIn(new URLSearchParams(chosen), where), dayOf(new Date()));

/** What somebody reads of the contacts on a result. */
interface Shown {
  name: string;
  because: string[];
  calls: string[];
  /** Open or closed now, what the source says of calling, and how sure we are. */
  state: string[];
  /** Every word of it, in order. */
  words: string;
}

async function choose(page: Page, locale: string, chosen: Chosen, isScripted: boolean): Promise<void> {
  await page.goto(`${running.origin}/${locale}/care/${slug}/`);
  if (isScripted) await page.waitForFunction(() => customElements.get('care-needs') !== undefined);
  await page.click('care-needs > details > summary');
  for (const [name, value] of Object.entries(chosen)) await page.selectOption(`#needs [name=${name}]`, value);
  await page.click('#needs button[type=submit]');
  await page
    .locator(isScripted ? '[data-found] article' : 'main h1', { hasText: isScripted ? '112' : (interfaceIn(locale)['needs.found'] ?? '') })
    .first()
    .waitFor();
}

/** Sentences about the moment and about certainty. */
const states = (locale: string): string[] => {
  const words = interfaceIn(locale);
  const keys = 'open.yes open.no open.unsure care.free care.nameless care.advice care.chat care.not-assured'.split(' ');
  return keys.map((key) => words[key] ?? '');
};

const shownOn = (page: Page, isScripted: boolean, locale: string): Promise<Shown[]> =>
  page.locator(`${isScripted ? '[data-found]' : 'main >'} article.vl-card`).evaluateAll(
    (cards, sentences) =>
      cards.map((card) => ({
        name: card.querySelector('h2, h3')?.textContent?.trim() ?? '',
        because: [...card.querySelectorAll('ul.vl-soft li')].map(({ textContent }) => textContent ?? ''),
        calls: [...card.querySelectorAll('a[href^="tel:"], a[href^="mailto:"]')].map((link) => link.getAttribute('href') ?? ''),
        state: sentences.filter((sentence) => card.textContent?.includes(sentence)),
        words: (card.textContent ?? '').replace(/\s+/g, ' ').trim(),
      })),
    states(locale),
  );

describe.each(['nl', 'ar', 'pl'])('in %s', (locale) => {
  it.each(choices)(
    '%j gives the same both ways, to the word: the contacts of the lookup, in its order, for the same reasons',
    async (chosen) => {
      const results: Shown[][] = [];
      for (const isScripted of [true, false]) {
        const { page, leave } = await browser.visit({ javaScriptEnabled: isScripted });
        await choose(page, locale, chosen, isScripted);
        results.push(await shownOn(page, isScripted, locale));
        await leave();
      }
      const [scripted = [], plain] = results;
      expect(scripted.map(({ name }) => name)).toEqual(lookedUp(chosen).map(({ service }) => inLanguage(service.name, locale).text));
      expect(scripted.filter(({ because }) => because.length === 0)).toEqual([]);
      expect(plain).toEqual(scripted);
      expect(scripted[1]?.state.length).toBeGreaterThan(1);
      const [yes = '', no = ''] = [interfaceIn(locale)['open.yes'], interfaceIn(locale)['open.no']];
      expect(scripted.some(({ state }) => state.includes(yes) || state.includes(no))).toBe(true);
    },
  );

  it('each number keeps what it is for, both ways', async () => {
    const chosen = { form: 'labour' };
    const notes = lookedUp(chosen).flatMap(({ service }) => service.phones.flatMap(({ note }) => note?.[locale] ?? []));
    expect(notes.length).toBeGreaterThan(0);
    for (const isScripted of [true, false]) {
      const { page, leave } = await browser.visit({ javaScriptEnabled: isScripted });
      await choose(page, locale, chosen, isScripted);
      const text = (await page.locator(isScripted ? '[data-found]' : 'main').textContent()) ?? '';
      expect([isScripted, notes.filter((note) => !text.includes(note))]).toEqual([isScripted, []]);
      await leave();
    }
  });
});

const chosen: Chosen = { group: 'without-papers', also: 'addiction', form: 'organs', age: '23-plus', when: 'tonight', speaks: 'ti' };
/** Choices that a text carries, and the names of the fields that only the form has. */
const told = (text: string): string[] =>
  [...Object.values(chosen).filter((choice) => choice.length > 3), 'speaks', 'needs=1'].filter((each) => text.includes(each));

describe('with JavaScript', () => {
  it('no request carries a choice: only the whole list of contacts is fetched, and the address stays the same', async () => {
    const { page, requests, errors, leave } = await browser.visit();
    const bodies: string[] = [];
    page.on('request', (request) =>
      bodies.push(request.method() === 'GET' ? (request.postData() ?? '') : `${request.method()} ${request.postData()}`),
    );
    await choose(page, 'en', chosen, true);
    const since = requests.slice(requests.findIndex((url) => url.endsWith(`/care/${slug}/`)) + 1);
    expect(since.filter((url) => !url.includes('/_astro/') && !url.endsWith('/icon.svg'))).toEqual([
      `${running.origin}/data/lines/en.json`,
    ]);
    expect([told(requests.join(' ')), bodies.filter(Boolean), errors]).toEqual([[], [], []]);
    expect(page.url()).toBe(`${running.origin}/en/care/${slug}/`);
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);
    await leave();
  });

  it('no request carries a choice either when the list cannot be fetched: what is chosen stays on the device', async () => {
    const { page, leave } = await browser.visit();
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.route('**/data/lines/**', (route) => route.abort());
    await page.goto(`${running.origin}/en/care/${slug}/`);
    await page.waitForFunction(() => customElements.get('care-needs') !== undefined);
    await page.click('care-needs > details > summary');
    for (const [name, value] of Object.entries(chosen)) await page.selectOption(`#needs [name=${name}]`, value);
    const failed = page.waitForEvent('requestfailed');
    await page.click('#needs button[type=submit]');
    await failed;
    // Whatever the page does about it, it does before the answer of a request that it makes itself comes back.
    await page.evaluate(async () => {
      await (await fetch('/icon.svg', { cache: 'no-store' })).text();
    });
    expect(told(bodies.join(' '))).toEqual([]);
    await leave();
  });

  it('the result is announced: the focus goes to it, and it starts with its title', async () => {
    const { page, leave } = await browser.visit();
    await choose(page, 'nl', { form: 'labour' }, true);
    expect(await page.evaluate(() => document.activeElement?.matches('[data-found]'))).toBe(true);
    expect(await page.locator('[data-found] > :first-child').textContent()).toBe(interfaceIn('nl')['needs.found']);
    await leave();
  });
});

describe('without JavaScript', () => {
  it('choices travel in the body, the answer is 64 KiB, and its address tells nothing', async () => {
    const { page, requests, leave } = await browser.visit({ javaScriptEnabled: false });
    const answered = page.waitForResponse((response) => response.url().includes('/answer/'));
    await choose(page, 'ar', chosen, false);
    const answer = await answered;
    expect([answer.status(), (await answer.body()).length]).toEqual([200, ANSWER_BYTES]);
    expect((await answer.allHeaders())['cache-control']).toContain('no-store');
    expect([new URL(page.url()).pathname, told(requests.join(' '))]).toEqual([expect.stringMatching(/^\/ar\/answer\/[0-9a-f]{64}\/$/), []]);
    expect(await Promise.all(['form', 'group'].map((name) => page.inputValue(`#needs [name=${name}]`)))).toEqual([
      chosen.form,
      chosen.group,
    ]);
    await leave();
  });

  it('every answer is one size, also the longest there is, in every language', async () => {
    const needs = terms.form.flatMap((form) =>
      terms.group.flatMap((group) => terms.also.map((also) => ({ form, group, also, when: 'tonight' }))),
    );
    const length = (need: Chosen, where: string): number => lookedUp(need, where).length;
    const all = Object.keys(care.routing).sort((a, b) => (care.routing[b]?.length ?? 0) - (care.routing[a]?.length ?? 0));
    const where = all[0] ?? '';
    const [longest = {}] = [...needs].sort((a, b) => length(b, where) - length(a, where));
    expect(length(longest, where)).toBeGreaterThan(length({}, where));
    const place = slugOf(care.regions[where]?.municipality ?? '');
    for (const locale of locales) {
      for (const need of [{}, longest] as Chosen[]) {
        const sent = await postForm(running, `/${locale}/care/find`, { municipality: place, needs: '1', ...need });
        const answer = await running.fetch(sent.headers.get('location') ?? '');
        expect([locale, answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([locale, 200, ANSWER_BYTES]);
      }
    }
  });

  it('a choice that is none of ours counts as not chosen', async () => {
    const ask = async (fields: Chosen): Promise<string> =>
      (await follow(running, await postForm(running, '/nl/care/find', { municipality: slug, needs: '1', ...fields })))
        .replace(/<form[\s\S]*<\/form>/g, '')
        .trimEnd();
    const strange = await ask({ form: 'kanarie', age: '<b>17</b>', speaks: 'xx', when: 'then', also: 'constructor' });
    expect([strange.includes('kanarie'), strange.includes('<b>17')]).toEqual([false, false]);
    expect(strange.match(/<h2>[^<]*/g)).toEqual((await ask({})).match(/<h2>[^<]*/g));
  });
});
