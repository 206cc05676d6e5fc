// A line of a list stands alone: no negation stands only in the heading above it, in any language.
import { describe, expect, it } from 'vitest';
import { allTexts, at, lineAt, planted, type Text } from './texts.ts';
import { rulesOf, saying } from './vocabulary.ts';

/** Lines that say the opposite of what they mean when the heading is not read. */
function torn(text: Text): string[] {
  if (text.locale === null || !text.place.endsWith('/body')) return [];
  const { heading, line } = rulesOf(text.locale).negation;
  return text.text.split(/^(?=## )/m).flatMap((section) => {
    const [title = '', ...rest] = section.split('\n');
    if (!title.startsWith('## ') || !saying(heading, title.slice(3))) return [];
    const bad = rest.filter((each) => each.startsWith('- ') && !saying(line, each));
    return bad.map((each) => `${at(lineAt(text, text.text.indexOf(each)))}: “${each}” has its negation in the heading: say it in the line`);
  });
}

describe('a line of a list', () => {
  it('stands alone: what is not to be done says so itself', () => {
    expect(allTexts().flatMap(torn)).toEqual([]);
  });

  it.each([
    ['nl', '## Niet doen\n\n- Foto’s maken.\n- Beloof niets.'],
    ['en', '## Do not\n\n- Promise secrecy.'],
    ['ar', '## ما يجب تجنبه\n\n- القيام بتحقيق بنفسك.'],
  ])('is noticed in %s when only the heading says not', (locale, body) => {
    expect(torn(planted(locale, body, 'planted/body')).length).toBeGreaterThan(0);
  });
});
