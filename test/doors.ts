// What a visitor does at the doors, the same with and without scripts: reads the number before sending, sends, and opens the letter box.
import type { Page } from 'playwright-core';

/** The number that stands on the page, as digits. */
export const numberOn = async (page: Page): Promise<string> =>
  (await page.locator('.vl-receipt li').allTextContents()).join('').replace(/\D/g, '');

/** Waits until a page with scripts is in the hands of the device, if it has any. */
export async function ready(page: Page, element: 'referral-form' | 'letter-box', javaScriptEnabled = true): Promise<void> {
  if (javaScriptEnabled) await page.waitForSelector(`${element} [data-door=sealed]`);
}

/** Opens what need not be told, all of it, as somebody does who wants to tell more. */
export async function tellMore(page: Page): Promise<void> {
  const closed = page.locator('[data-more]:not([open]) > summary, [data-more] details:not([open]) > summary');
  for (let left = await closed.count(); left > 0; left = await closed.count()) await closed.first().click();
}

/** Sends the letter on the page, and gives the number that stood there before it was sent. */
export async function sendLetter(page: Page): Promise<string> {
  await page.waitForSelector('.vl-receipt');
  const number = await numberOn(page);
  await page.click('button[value=send]');
  await page.waitForSelector('#again');
  return number;
}

/** Opens a letter box with its number, from the page that asks for it. */
export async function openBox(page: Page, address: string, number: string): Promise<void> {
  await page.goto(address);
  await page.fill('#number', number);
  await page.click('main button[value=open]');
}
