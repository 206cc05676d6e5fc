// Drives the portal in a browser of the tests: by click or by finger, on a good line or one that loses the first answer to everything.
import type { Locator, Page } from 'playwright-core';
import { NATIONAL_PHONE } from './content/texts.ts';
import { numberOn } from './doors.ts';
import type { Driver } from './journey.ts';

interface Hands {
  origin: string;
  scripts: boolean;
  /** A finger instead of a mouse. */
  touch?: boolean;
  /** Called when something new was drawn. */
  look?: (page: Page) => Promise<void>;
}

/** A visitor at a page. Where it says that something did not work, and whom to call, they try the same once more. */
export function pageDriver(page: Page, { origin, scripts, touch = false, look = async () => undefined }: Hands): Driver {
  const main = page.locator('main');
  const hit = (place: Locator): Promise<void> => (touch ? place.tap() : place.click());
  const failed = main.locator('[data-alert]').filter({ hasText: NATIONAL_PHONE.number });
  let last = async (): Promise<void> => undefined;
  return {
    async go(path) {
      await page.goto(origin + path);
      if (scripts) await page.waitForSelector('[data-door=sealed]');
    },
    choose: (label) => hit(main.locator('label').filter({ hasText: label }).first()),
    async type(label, words) {
      await hit(main.getByRole('textbox', { name: label }));
      await main.getByRole('textbox', { name: label }).fill(words);
    },
    press(button) {
      last = () => hit(main.getByRole('button', { name: button, exact: true }));
      return last();
    },
    async sees(words) {
      const there = main.getByText(words).filter({ visible: true }).first();
      await there.or(failed).first().waitFor();
      if (!(await there.isVisible())) await last();
      await there.waitFor();
      await look(page);
    },
    reads: async () => (await main.textContent()) ?? '',
    async number() {
      await page.waitForSelector('.vl-receipt');
      return numberOn(page);
    },
  };
}
