// Addresses, titles and descriptions give nobody away: they stand in the history of a phone and in previews (X4).
import { describe, expect, it } from 'vitest';
import { unexcused } from './allowed.ts';
import { allTexts, at, type Fault, files, planted, read, slugOf, type Text } from './texts.ts';
import { revealingWord } from './vocabulary.ts';

/** Sentences of the interface that pages use as title or description. */
const inPages = files('src/pages/**/*.astro').flatMap((file) =>
  [...read(file).matchAll(/(?:title|description)=\{t\(\w+, '([^']+)'/g)].map(([, key = '']) => `interface/${key}`),
);
const inFrame = ['interface/preview.description', 'site/name', 'site/host'];

/** True for a text that becomes a title or a description. */
const isShownOutside = ({ place }: Text): boolean =>
  /^(rights|answers|authorities|situations|pages|topics|professionals)\/[^/]+\/(title|short|first)$/.test(place) ||
  [...inPages, ...inFrame].includes(place);

/** Revealing words in titles and descriptions. */
function revealed(text: Text): Fault[] {
  const word = revealingWord(text.text);
  if (word === null) return [];
  const message = `${at(text)} says “${word}” in “${text.text}”. This shows outside the page: say it neutrally, put the word in the text`;
  return [{ place: text.place, message }];
}

/** Revealing words in names that become addresses. */
function revealedName(file: string): Fault[] {
  const word = revealingWord(slugOf(file).replace(/[-_]/g, ' '));
  return word === null ? [] : [{ place: file, message: `${file} becomes an address with “${word}” in it: rename it neutrally` }];
}

describe('what shows outside the page', () => {
  const outside = allTexts().filter(isShownOutside);

  it('has no revealing word in any title or description', () => {
    expect(outside.length).toBeGreaterThan(80);
    expect(unexcused('revealing', outside.flatMap(revealed))).toEqual([]);
  });

  it('has no revealing word in any address', () => {
    expect(unexcused('revealing-address', files('{content,src/pages}/**/*.{md,yml,astro}').flatMap(revealedName))).toEqual([]);
  });

  it.each([
    ['nl', 'Opvang voor slachtoffers'],
    ['en', 'If you are exploited'],
    ['ar', 'المساعدة عند الاستغلال'],
    ['ar', 'المأوى'],
  ])('is noticed in %s: “%s”', (locale, title) => {
    expect(revealed(planted(locale, title))).toHaveLength(1);
  });

  it('is noticed in an address', () => {
    expect(revealedName('content/situations/nl/human-trafficking.md')).toHaveLength(1);
  });
});
