// Whether a page breaks a word in two where there is no hyphen: on a small screen that reads as two words.
import type { Page } from 'playwright-core';

/** Words that stand on two lines, as they read; what only a screen reader gets (`vl-hidden`) is not measured. */
export const brokenWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (node.parentElement?.closest('script, style, noscript, .vl-hidden')) continue;
      for (const { index, 0: word } of (node.textContent ?? '').matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const place = document.createRange();
        place.setStart(node, index);
        place.setEnd(node, index + word.length);
        const lines = [...place.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
        if (new Set(lines).size > 1) broken.push(word);
      }
    }
    return broken;
  });
