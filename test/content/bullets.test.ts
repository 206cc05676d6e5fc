// A line of a list stands alone: no negation stands only in the heading above it, in any language.
import { describe, expect, it } from 'vitest';
import { packOf } from '../../src/operator/packs.ts';
import { allTexts, at, files, lineAt, locales, planted, slugOf, type Text } from './texts.ts';
import { rulesOf } from './vocabulary.ts';

/** How a heading says that what follows is not to be done, and how a line says so itself. */
const negations: Record<string, { heading: RegExp; line: RegExp }> = {
  nl: {
    heading: /^(?:doe dit )?niet(?: doen)?$|erger|gevaarlijk kan/iu,
    line: /(?<!\p{L})(?:geen|niet|niets|niemand|nooit|nergens)(?!\p{L})/iu,
  },
  en: { heading: /do not|don’t|not to do|worse|can be dangerous/iu, line: /(?<!\p{L})(?:not|no|nobody|never|none|nothing)(?!\p{L})/iu },
  ar: { heading: /تجنب|سوءا|قد يكون خطر/u, line: /عدم|(?<!\p{L})(?:لا|ألا|ليس|ليست)(?!\p{L})/u },
};

// Languages that came later bring their rules in their pack.
for (const code of files('content/packs/*.yml').map(slugOf)) {
  const { heading, line } = packOf(code).negation;
  negations[code] = { heading: new RegExp(heading, 'iu'), line: new RegExp(line, 'iu') };
}

/** Lines that say the opposite of what they mean when the heading is not read. */
function torn(text: Text): string[] {
  if (text.locale === null || !text.place.endsWith('/body')) return [];
  const { heading, line } = rulesOf(negations, text.locale, 'the list of negations');
  return text.text.split(/^(?=## )/m).flatMap((section) => {
    const [title = '', ...rest] = section.split('\n');
    if (!title.startsWith('## ') || !heading.test(title.slice(3))) return [];
    const bad = rest.filter((each) => each.startsWith('- ') && !line.test(each));
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

  it('has rules in every language, and one without them is told what to write', () => {
    for (const locale of locales) expect(() => rulesOf(negations, locale, 'the list of negations')).not.toThrow();
    expect(() => torn(planted('xx', '## A\n\n- b', 'planted/body'))).toThrow(/no rules for “xx”: write them/);
  });
});
