// My situation, my overview and side by side: what is chosen filters on the device, is sent nowhere and stays off paper.
import { describe, expect, it } from 'vitest';
import { dangerAnswers } from '#domain/answers/self-check';
import { browsing } from '../browser.ts';
import { portal } from '../server.ts';

const running = portal();
const browser = browsing();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('%s', (_name, javaScriptEnabled) => {
  it('the overview shows what fits the choices, keeps the page’s address, and asks nobody', async () => {
    const { page, requests, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/en/overview/`);
    await page.waitForLoadState('networkidle');
    const asked = requests.length;
    expect(await page.locator('[data-for]:visible').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.for))).toEqual([
      'unsure',
    ]);
    await page.check('input[value=dutch]');
    await page.click('.vl-filter summary');
    await page.check('input[value=together]');
    expect(await page.locator('[data-for=dutch]').isVisible()).toBe(true);
    expect(await page.locator('[data-for=unsure]').isVisible()).toBe(false);
    expect(await page.locator('[data-pick=together]').isVisible()).toBe(true);
    expect(await page.locator('[data-pick=turning]').isVisible()).toBe(false);
    expect(page.url()).toBe(`${running.origin}/en/overview/`);
    expect(requests.length).toBe(asked);
    await leave();
  });

  it('on paper stand the chosen steps and never the choices', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/nl/overview/`);
    await page.check('input[value=eu]');
    await page.click('.vl-filter summary');
    await page.check('input[value=quiet]');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.vl-filter').isVisible()).toBe(false);
    expect(await page.locator('.vl-leave').isVisible()).toBe(false);
    expect(await page.locator('[data-pick=quiet]').isVisible()).toBe(true);
    await leave();
  });

  it('Dutch to show stands beside the reader’s language, and is left out where it is not certain', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/ar/overview/`);
    const both = page.locator('[data-for=unsure] .vl-both');
    expect(await both.count()).toBe(5);
    expect(await both.first().locator('[lang=nl]').textContent()).toMatch(/[a-z]{4}/);
    expect(await page.locator('li:has(h3:has-text("≈")) [lang=nl]').count()).toBe(0);
    await leave();
  });

  it('an answer that means danger puts 112 before the rest, whatever else is answered', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    for (const { question, answer } of dangerAnswers) {
      await page.goto(`${running.origin}/nl/my-situation/`);
      const order = async (): Promise<number> => {
        const danger = await page.locator('.vl-check__danger').boundingBox();
        const rest = await page.locator('.vl-check__answer').boundingBox();
        return (danger?.y ?? 0) - (rest?.y ?? 0);
      };
      expect(await order()).toBeGreaterThan(0);
      await page.check(`input[name=q${question}][value=${answer}]`);
      expect([question, answer, (await order()) < 0]).toEqual([question, answer, true]);
      const below = page.locator(`fieldset:has([name=q${question}]) + .vl-fit`);
      expect([question, answer, await below.locator('a[href="tel:112"]').first().isVisible()]).toEqual([question, answer, true]);
    }
    await leave();
  });

  it('an answer brings a whole answer below its question, and three stand at the end whatever is answered', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/en/my-situation/`);
    expect(await page.locator('.vl-fit:visible').count()).toBe(0);
    expect(await page.locator('.vl-check__answer [data-answer]').count()).toBe(3);
    expect(await page.locator('.vl-check__answer a[href^="tel:"]').count()).toBeGreaterThanOrEqual(3);
    await page.check('input[name=q4][value=sometimes]');
    expect(await page.locator('fieldset:has([name=q4]) + .vl-fit [data-answer]').isVisible()).toBe(true);
    expect(await page.locator('.vl-fit:visible').count()).toBe(1);
    for (let question = 1; question <= 15; question += 1) await page.check(`input[name=q${question}][value=yes]`);
    expect(await page.locator('.vl-check__answer [data-answer]').count()).toBe(3);
    expect(page.url()).toBe(`${running.origin}/en/my-situation/`);
    await leave();
  });
});

describe('listening', () => {
  const voice = (localService: boolean) => `
    const voice = { lang: 'nl-NL', localService: ${localService}, name: 'test', default: true, voiceURI: 'test' };
    Object.defineProperty(speechSynthesis, 'getVoices', { value: () => [voice] });
    Object.defineProperty(speechSynthesis, 'speak', { value: (words) => { globalThis.spoken = words.text; } });
    globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };`;

  it('is offered per block where the device has a voice of its own, and reads an answer with all its conditions', async () => {
    const { page, leave } = await browser.visit();
    await page.addInitScript(voice(true));
    await page.goto(`${running.origin}/nl/rights/lawyer/`);
    await page.locator('.vl-listen').first().waitFor();
    expect(await page.locator('.vl-listen').count()).toBeGreaterThan(3);
    await page.click('[data-position=dutch] summary');
    await page.locator('#dutch .vl-listen').click();
    const spoken = await page.evaluate(() => (globalThis as unknown as { spoken: string }).spoken);
    const bare = (text: string | null): string => (text ?? '').replace(/\s+/g, '');
    for (const condition of await page.locator('#dutch [data-answer] li').allTextContents())
      expect(bare(spoken)).toContain(bare(condition));
    expect(bare(spoken)).toContain(bare(await page.locator('#dutch [data-answer] strong').textContent()));
    await leave();
  });

  it('is absent where the only voices are a service elsewhere', async () => {
    const { page, leave } = await browser.visit();
    await page.addInitScript(voice(false));
    await page.goto(`${running.origin}/nl/rights/lawyer/`);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.vl-listen').count()).toBe(0);
    await leave();
  });
});
