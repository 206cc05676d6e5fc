// The comparison: every right for the three groups in one order, every unequal cell names its gap and leads on.
import { describe, expect, it } from 'vitest';
import { groups, hasLess, RightFacts, RightWords } from '#domain/rights';
import { parse } from 'yaml';
import { files, interfaceIn, locales, read, readYaml, slugOf } from '../content/texts.ts';
import { inside, type Page, pages, tags, wordsOf } from './pages.ts';

const slugs = files('content/rights/facts/*.yml').map(slugOf);
const facts = (slug: string): RightFacts => RightFacts.parse(readYaml(`content/rights/facts/${slug}.yml`));
const words = (locale: string, slug: string): RightWords =>
  RightWords.parse(parse(/^---\n([\s\S]*?)\n---/.exec(read(`content/rights/${locale}/${slug}.md`))?.[1] ?? ''));
const compare = (locale: string): Page => {
  const page = pages.find(({ url }) => url === `/${locale}/rights/compare/`);
  if (!page) throw new Error('no comparison');
  return page;
};

/** The cells of a right's first row, in order. */
function cellsOf(markup: string, slug: string): string[] {
  const row = tags(markup, 'tr').find((tag) => inside(markup, tag).includes(`/rights/${slug}/">`));
  return row ? tags(inside(markup, row), 'td').map((tag) => inside(inside(markup, row), tag)) : [];
}

describe('side by side', () => {
  it('stands every right of the fact base, thirty-five in all, once', () => {
    expect(slugs).toHaveLength(35);
    for (const locale of locales) {
      for (const slug of slugs) expect([slug, cellsOf(compare(locale).markup, slug).length]).toEqual([slug, groups.length]);
    }
  });

  it('the columns have one order, and each cell says what a group has and leads to the right', () => {
    for (const locale of locales) {
      const { markup } = compare(locale);
      const columns = tags(markup, 'th')
        .filter(({ attributes }) => attributes.scope === 'col')
        .map((tag) => wordsOf(inside(markup, tag)));
      expect(columns.slice(1)).toEqual(groups.map((group) => interfaceIn(locale)[`passport.${group}`]));
      for (const slug of slugs) {
        for (const cell of cellsOf(markup, slug)) expect([slug, cell.includes(`/${locale}/rights/${slug}/`)]).toEqual([slug, true]);
      }
    }
  });

  it('every cell where a group gets less names the gap in a sentence of its own', () => {
    const silent = slugs.flatMap((slug) => {
      const known = facts(slug);
      const own = words('nl', slug).groups;
      return own ? groups.filter((group) => hasLess(known, group) && !own[group].gap).map((group) => `${slug}: ${group}`) : [];
    });
    expect(silent).toEqual([]);
  });

  it('a right of low confidence says only that it is not certain', () => {
    const thin = slugs.filter((slug) => facts(slug).confidence === 'low');
    expect(thin.length).toBeGreaterThan(0);
    for (const slug of thin) {
      const page = pages.find(({ url }) => url === `/nl/rights/${slug}/`);
      expect(page?.markup).toContain('Niet zeker');
      expect(page?.markup).not.toContain('id="group-');
      expect(page?.markup, 'an open question never stands under “this applies now”').not.toContain('Dit geldt nu');
    }
  });

  it('is open data with a documented shape', () => {
    const data = JSON.parse(read('dist/client/data/rights.json')) as {
      rights: { slug: string; facts: unknown; words: Record<string, unknown> }[];
    };
    expect(data.rights).toHaveLength(35);
    for (const { facts: known, words: told } of data.rights) {
      expect(RightFacts.safeParse(known).success).toBe(true);
      for (const locale of locales) expect(RightWords.safeParse(told[locale]).success).toBe(true);
    }
    expect(JSON.parse(read('dist/client/data/rights.schema.json'))).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['rights']),
    });
  });
});
