// My situation, my overview and side by side: what is chosen filters on the device, is sent nowhere and stays off paper.
import { describe, expect, it } from 'vitest';
import { dangerAnswers } from '#domain/self-check';
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
    await page.check('input[value=dutch]');
    await page.check('input[value=together]');
    expect(await page.locator('[data-passport~=dutch]').first().isVisible()).toBe(true);
    expect(await page.locator('[data-passport~=third]').first().isVisible()).toBe(false);
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
    await page.check('input[value=quiet]');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.vl-filter').isVisible()).toBe(false);
    expect(await page.locator('.vl-leave').isVisible()).toBe(false);
    expect(await page.locator('[data-pick=quiet]').isVisible()).toBe(true);
    await leave();
  });

  it('side by side leaves only the chosen group and circumstance, and a heading for each', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
    await page.goto(`${running.origin}/ar/rights/compare/`);
    await page.click('main summary');
    await page.check('input[name=passport][value=no_stay]');
    await page.check('input[name=ages][value=minor]');
    expect(await page.locator('td[data-for=dutch]').first().isVisible()).toBe(false);
    expect(await page.locator('td[data-for~=no_stay]').first().isVisible()).toBe(true);
    expect(await page.locator('li[data-ages=adult]:visible').count()).toBe(0);
    expect(await page.locator('li[data-ages=minor]:visible').count()).toBeGreaterThan(0);
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
    }
    await leave();
  });

  it('all questions unanswered or all answered, the same three ways on are there', async () => {
    const { page, leave } = await browser.visit({ javaScriptEnabled });
    await page.goto(`${running.origin}/en/my-situation/`);
    for (let question = 1; question <= 15; question += 1) await page.check(`input[name=q${question}][value=yes]`);
    expect(await page.locator('.vl-check__answer a').count()).toBe(3);
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

  it('is offered per block where the device has a voice of its own, and reads that block', async () => {
    const { page, leave } = await browser.visit();
    await page.addInitScript(voice(true));
    await page.goto(`${running.origin}/nl/rights/lawyer/`);
    await page.locator('.vl-listen').first().waitFor();
    expect(await page.locator('.vl-listen').count()).toBeGreaterThan(3);
    await page.locator('section.vl-wish .vl-listen').click();
    const spoken = await page.evaluate(() => (globalThis as unknown as { spoken: string }).spoken);
    expect((await page.locator('section.vl-wish').textContent())?.replace(/\s+/g, ' ')).toContain(
      spoken.replace(/\s+/g, ' ').trim().slice(0, 40),
    );
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
