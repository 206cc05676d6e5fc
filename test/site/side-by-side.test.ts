// Side by side: every question once, one sign per position that is the sign of its own page, and who gets less, counted.
import { describe, expect, it } from 'vitest';
import { AnswersData } from '#domain/api/answer-schema';
import { positions, themes } from '#domain/answers/answer-content';
import { RightFacts, RightWords } from '#domain/answers/rights';
import { answerFacts, answerSlugs, answerWords, signOf } from '../content/answers.ts';
import { interfaceIn, wholeLocales, read } from '../content/texts.ts';
import { inside, pageAt, type Tag, tags, wordsOf } from './pages.ts';

const orders = ['rights/compare/', 'rights/compare/gap/'];

/** The rows of a comparison: the question, where it leads, and its cells. */
function rowsOf(markup: string): { question: string; slug: string; cells: { sign: string; words: string; href: string }[] }[] {
  return tags(markup, 'tr').flatMap((tag) => {
    const row = inside(markup, tag);
    const [head] = tags(row, 'th').filter(({ attributes }) => attributes.scope === 'row');
    const slug = /\/rights\/([\w-]+)\/"/.exec(head ? inside(row, head) : '')?.[1];
    if (!head || !slug) return [];
    const cellOf = (cell: Tag) => {
      const content = inside(row, cell);
      return {
        sign: /data-sign="([\w-]+)"/.exec(content)?.[1] ?? '',
        words: wordsOf(content),
        href: /href="([^"]+)"/.exec(content)?.[1] ?? '',
      };
    };
    return [{ question: wordsOf(inside(row, head)), slug, cells: tags(row, 'td').map(cellOf) }];
  });
}

describe.each(orders)('%s', (place) => {
  it('stands every question once, with one answer for each position', () => {
    for (const locale of wholeLocales) {
      const rows = rowsOf(pageAt(`/${locale}/${place}`).markup);
      expect(rows.map(({ slug }) => slug).sort()).toEqual([...answerSlugs].sort());
      for (const { cells } of rows) expect(cells).toHaveLength(positions.length);
    }
  });

  it('no row answers another question than it asks: question, sign and answer are those of one page', () => {
    for (const locale of wholeLocales) {
      for (const { slug, question, cells } of rowsOf(pageAt(`/${locale}/${place}`).markup)) {
        const target = pageAt(`/${locale}/rights/${slug}/`).markup;
        expect(question).toBe(wordsOf(answerWords(locale, slug).question));
        cells.forEach(({ sign, words, href }, index) => {
          const position = positions[index] ?? 'dutch';
          const cell = answerFacts(slug).positions[position];
          expect([slug, position, sign]).toEqual([slug, position, signOf(cell)]);
          expect(words.replace(' ≈', '')).toBe(interfaceIn(locale)[`verdict.${sign}`]);
          expect(words.endsWith('≈')).toBe(cell.confidence === 'low');
          expect(new URL(href, `http://x/${locale}/${place}`).href).toBe(`http://x/${locale}/rights/${slug}/#${position}`);
          expect([slug, position, target.includes(`id="${position}"`)]).toEqual([slug, position, true]);
        });
      }
    }
  });
});

describe('side by side', () => {
  it('groups by theme, and puts the widest gap first on its other page', () => {
    const order = rowsOf(pageAt('/nl/rights/compare/').markup).map(({ slug }) => themes.indexOf(answerFacts(slug).theme));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const [first] = rowsOf(pageAt('/nl/rights/compare/gap/').markup);
    expect(new Set(first?.cells.slice(0, 5).map(({ sign }) => sign)).size).toBeGreaterThan(1);
  });

  it('says who gets less with the numbers that the facts give', () => {
    const ranks: Record<string, number> = { yes: 4, 'yes-if': 3, partly: 2, depends: 1, no: 0 };
    const compared = ['dutch', 'eu', 'permit', 'asylum', 'no_stay'] as const;
    const less = compared.map((position) => {
      const rows = answerSlugs.filter((slug) => {
        const known = compared
          .map((each) => answerFacts(slug).positions[each])
          .flatMap((cell) => (cell.confidence === 'low' ? [] : (ranks[signOf(cell)] ?? [])));
        const own = answerFacts(slug).positions[position];
        const rank = own.confidence === 'low' ? undefined : ranks[signOf(own)];
        return rank !== undefined && Math.max(...known) > rank;
      });
      return `${interfaceIn('nl')[`position.short.${position}`]} ${rows.length}`;
    });
    expect(wordsOf(pageAt('/nl/rights/compare/').markup)).toContain(`op ${answerSlugs.length} vragen: ${less.join(', ')}.`);
  });
});

describe('open data', () => {
  it('has every answer whole, in every language, in a documented shape', () => {
    const data = AnswersData.parse(JSON.parse(read('dist/client/data/answers.json')));
    expect(data.questions.map(({ slug }) => slug).sort()).toEqual([...answerSlugs].sort());
    for (const { slug, facts, words } of data.questions) {
      for (const locale of wholeLocales) {
        for (const answer of words[locale]?.answers ?? []) {
          const cell = facts.positions[answer.position];
          const eu =
            answer.right_of_residence === undefined ? cell : facts.positions.eu.variants?.[answer.right_of_residence ? 'with' : 'without'];
          expect([slug, locale, answer.position, answer.conditions.length]).toEqual([slug, locale, answer.position, eu?.conditions]);
        }
      }
    }
    expect(JSON.parse(read('dist/client/data/answers.schema.json'))).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['questions']),
    });
  });

  it('keeps the file of rights in its shape', () => {
    const data = JSON.parse(read('dist/client/data/rights.json')) as { rights: { facts: unknown; words: Record<string, unknown> }[] };
    expect(data.rights).toHaveLength(35);
    for (const { facts, words } of data.rights) {
      expect(RightFacts.safeParse(facts).success).toBe(true);
      for (const locale of wholeLocales) expect(RightWords.safeParse(words[locale]).success).toBe(true);
    }
    expect(JSON.parse(read('dist/client/data/rights.schema.json'))).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['rights']),
    });
  });
});
