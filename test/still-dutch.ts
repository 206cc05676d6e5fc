// Whether a page of a language still speaks Dutch.
import type { Page } from 'playwright-core';
import { interfaceIn } from './content/texts.ts';

/** Sentences of four words or more that a page says in Dutch though its own language has them. */
export async function stillDutch(page: Page, locale: string): Promise<string[]> {
  const [dutch, own] = [interfaceIn('nl'), interfaceIn(locale)];
  const said =
    (await page.locator('html').getAttribute('lang')) === locale
      ? (await page.locator('main').allInnerTexts()).join(' ')
      : 'another language';
  return Object.entries(dutch)
    .filter(([key, text]) => own[key] !== undefined && own[key] !== text && /^(?:[^\s{]+ ){3}/.test(text) && !key.endsWith('.sentence'))
    .flatMap(([key, text]) => (said === 'another language' || said.includes(text.split('{')[0] ?? text) ? [key] : []));
}
