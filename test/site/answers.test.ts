// An answer never stands without its conditions, on no page and in no language (H15); what talking can start stands before it (H16).
import { describe, expect, it } from 'vitest';
import { AuthorityFacts, AuthorityWords, names } from '#domain/answers/authority';
import { positions } from '#domain/answers/answer-content';
import { answerFacts, answerSlugs, answerWords, signOf, toldIn } from '../content/answers.ts';
import { files, interfaceIn, wholeLocales, readYaml, slugOf } from '../content/texts.ts';
import { few, inside, type Page, pageAt, pageOf, pages, tags, visibleWords, wordsOf } from './pages.ts';

/** Words without spaces: a number that became a link has other spaces around it. */
const bare = (text: string): string => wordsOf(text).replace(/\s/g, '');
const firstPiece = (text: string): string => (text.split('112')[0] ?? '').replace(/\s+/g, ' ').trim();
/** Sentences of a language with the sets of conditions they may stand with. */
const sentences = new Map(
  wholeLocales.map((locale) => {
    const known = new Map<string, string[][]>();
    for (const { words } of toldIn(locale))
      known.set(firstPiece(words.sentence), [...(known.get(firstPiece(words.sentence)) ?? []), words.if]);
    return [locale, known] as const;
  }),
);

/** Sentences of answers on a page that stand outside a whole answer, or without a condition of theirs. */
function torn({ url, markup }: Page): string[] {
  const blocks = tags(markup, 'div')
    .filter(({ attributes }) => 'data-answer' in attributes)
    .map((tag) => ({ start: tag.start, end: tag.end + inside(markup, tag).length, words: bare(inside(markup, tag)) }));
  const faults: string[] = [];
  for (const match of markup.matchAll(/>([^<>]{12,})</g)) {
    const piece = firstPiece(wordsOf(match[1] ?? ''));
    const sets = wholeLocales.flatMap((locale) => sentences.get(locale)?.get(piece) ?? []);
    if (sets.length === 0) continue;
    const block = blocks.find(({ start, end }) => start < match.index && match.index < end);
    const isWhole = block && sets.some((set) => set.every((condition) => block.words.includes(bare(condition))));
    if (!isWhole) faults.push(`${url} says “${piece.slice(0, 60)}” without its conditions`);
  }
  return faults;
}

const questionPages = pages.filter(({ place }) => /^rights\/(?!compare)[^/]+\/$/.test(place));

describe('an answer on a page', () => {
  it('stands with all its conditions wherever it is printed, in every language', () => {
    expect(questionPages).toHaveLength(answerSlugs.length * wholeLocales.length);
    expect(few(pages.flatMap(torn))).toEqual([]);
  });

  it('is printed whole for every position on the page of its question, in one order', () => {
    for (const locale of wholeLocales) {
      for (const { slug, position, residence, words } of toldIn(locale)) {
        const { markup } = pageAt(`/${locale}/rights/${slug}/`);
        const section = tags(markup, 'section').find(
          ({ attributes }) => attributes.id === (residence ? `${position}-${residence}` : position),
        );
        const told = section ? bare(inside(markup, section)) : '';
        const parts = [words.sentence, ...words.if, words.how_long ?? '', words.who_decides, words.first_step, words.hears];
        expect([locale, slug, position, parts.filter((part) => !told.includes(bare(part)))]).toEqual([locale, slug, position, []]);
      }
    }
    for (const { markup } of questionPages) {
      const lines = tags(markup, 'details').flatMap(({ attributes }) => attributes['data-position'] ?? []);
      expect(lines).toEqual([...positions]);
    }
  });

  it('that is a no never says how long others get it', () => {
    for (const locale of wholeLocales) {
      const short = toldIn(locale).filter(({ words }) => words.how_long === null);
      expect(short.map(({ slug, position }) => `${slug} ${position}`)).toContain('rest permit');
      const said = short.filter(({ slug, position, residence }) => {
        const { markup } = pageAt(`/${locale}/rights/${slug}/`);
        const id = residence ? `${position}-${residence}` : position;
        const section = tags(markup, 'section').find(({ attributes }) => attributes.id === id);
        const told = section ? bare(inside(markup, section)) : 'no section';
        return told.includes(bare(answerWords(locale, slug).all.how_long ?? 'nothing'));
      });
      expect(said.map(({ slug, position }) => `${locale} ${slug} ${position}`)).toEqual([]);
    }
  });

  it('is noticed when its conditions are cut off, or when only its sentence is printed', () => {
    const page = pageAt('/nl/rights/now/');
    const condition = answerWords('nl', 'now').all.if?.[0] ?? 'no condition';
    expect(torn(pageOf(page.file, page.html.replaceAll(condition, ''))).length).toBeGreaterThan(0);
    const sentence = answerWords('nl', 'now').positions.dutch.sentence ?? '';
    expect(torn(pageOf('dist/client/nl/index.html', `<p>${sentence}</p>`))).toHaveLength(1);
  });
});

describe('the page of a question', () => {
  it('has the question as its heading, a sign with its word for each position, and a number', () => {
    for (const page of questionPages) {
      const slug = page.place.split('/')[1] ?? '';
      const [heading] = tags(page.markup, 'h1');
      expect(heading && wordsOf(inside(page.markup, heading))).toBe(wordsOf(answerWords(page.locale, slug).question));
      const facts = answerFacts(slug);
      for (const tag of tags(page.markup, 'details').filter(({ attributes }) => attributes['data-position'])) {
        const position = tag.attributes['data-position'] as (typeof positions)[number];
        const sign = signOf(facts.positions[position]);
        const summary = inside(page.markup, tags(page.markup, 'summary').find(({ start }) => start > tag.start) ?? tag);
        expect([page.url, position, summary.includes(`data-sign="${sign}"`)]).toEqual([page.url, position, true]);
        expect(wordsOf(summary)).toContain(interfaceIn(page.locale)[`verdict.${sign}`]);
        expect([page.url, position, wordsOf(summary).includes('≈')]).toEqual([
          page.url,
          position,
          facts.positions[position].confidence === 'low',
        ]);
      }
      expect([page.url, page.markup.includes('href="tel:')]).toEqual([page.url, true]);
    }
  });

  it('shows at most 150 words before a tap', () => {
    const long = questionPages.map((page) => [page.url, visibleWords(page)] as const).filter(([, count]) => count > 150);
    expect(few(long.map(([url, count]) => `${url}: ${count} words`))).toEqual([]);
    expect(visibleWords(pageAt('/nl/about/'))).toBeGreaterThan(150);
  });

  it('names an authority only after its line, or as a link to what talking to it can start', () => {
    const slugs = files('content/authorities/facts/*.yml').map(slugOf);
    const starting = slugs.filter((slug) => AuthorityFacts.parse(readYaml(`content/authorities/facts/${slug}.yml`)).starts);
    const faults: string[] = [];
    for (const locale of wholeLocales) {
      const words = new Map(starting.map((slug) => [slug, AuthorityWords.parse(readYaml(`content/authorities/${locale}/${slug}.yml`))]));
      for (const { slug, position, residence, cell, words: said } of toldIn(locale)) {
        const text = [said.sentence, ...said.if, said.who_decides, said.first_step, said.hears].join(' ');
        const named = starting.filter((each) => names(words.get(each) as AuthorityWords, text));
        const anchor = residence ? `${position}-${residence}` : position;
        const { markup } = pageAt(`/${locale}/rights/${slug}/`);
        const section = tags(markup, 'section').find(({ attributes }) => attributes.id === anchor);
        const content = section ? inside(markup, section) : '';
        for (const each of named) {
          if (!content.includes(`/offices/${each}/`))
            faults.push(`${locale} ${slug}, ${anchor} names ${each} without its line or a link to it`);
        }
        const before = content.slice(0, content.indexOf('data-answer'));
        for (const each of cell.authorities.filter((one) => starting.includes(one))) {
          if (!before.includes(`/offices/${each}/`)) faults.push(`${locale} ${slug}, ${anchor} has no line of ${each} before the answer`);
        }
      }
    }
    expect(few(faults)).toEqual([]);
  });
});
