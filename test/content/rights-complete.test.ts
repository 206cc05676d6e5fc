// Every right is whole: facts with law, link, source and date, and words for the same groups in every language.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fields, groups, RightFacts, RightWords } from '#domain/rights';
import { files, locales, read, readYaml, slugOf } from './texts.ts';

const slugs = files('content/rights/facts/*.yml').map(slugOf);

/** What is missing or thin in the facts of a right. */
function factFaults(file: string, content: unknown): string[] {
  const facts = RightFacts.safeParse(content);
  if (!facts.success) return facts.error.issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message}`);
  const { checked_on, confidence, legal_basis, sources } = facts.data;
  const faults: string[] = [];
  if (confidence === 'low') faults.push(`${file} has low confidence: nothing that thin is shown as a right (H6); find a better source`);
  if (!legal_basis.some(({ url }) => url.startsWith('https://'))) faults.push(`${file} has no legal basis with a link`);
  if (!sources.some(({ title, date }) => title && date)) faults.push(`${file} has no source with a date`);
  if (Number.isNaN(Date.parse(checked_on))) faults.push(`${file} checked_on is not a day of the calendar`);
  return faults;
}

/** The fields of each group, in one line per group: the same for every language. */
function shapeOf(words: RightWords): string[] {
  return groups.map((group) => {
    const own = words.groups[group];
    return `${group}: ${fields.filter((field) => own[field]).join(' ')}${own.variants ? ' + kinds of stay' : ''}`;
  });
}

/** What is missing in the words of a right, compared with the Dutch words. */
function wordFaults(file: string, content: unknown, source: unknown): string[] {
  const words = RightWords.safeParse(content);
  if (!words.success) return words.error.issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message}`);
  const [own, dutch] = [shapeOf(words.data), shapeOf(RightWords.parse(source))];
  return own
    .filter((line, index) => line !== dutch[index])
    .map((line) => `${file} tells ${line}, but the Dutch text tells another set: every language tells a group the same things`);
}

const wordsOf = (file: string): unknown => parse(/^---\n([\s\S]*?)\n---/.exec(read(file))?.[1] ?? '');

describe('a right', () => {
  it.each(slugs)('“%s” has facts with law, link, source and date, and is not thin', (slug) => {
    const file = `content/rights/facts/${slug}.yml`;
    expect(factFaults(file, readYaml(file))).toEqual([]);
  });

  it.each(slugs)('“%s” has words in every language, telling each group the same things', (slug) => {
    const source = wordsOf(`content/rights/nl/${slug}.md`);
    for (const locale of locales) {
      const file = `content/rights/${locale}/${slug}.md`;
      expect(wordFaults(file, wordsOf(file), source)).toEqual([]);
    }
  });

  it('has no words without facts, and a place of its own in the order', () => {
    expect(
      files('content/rights/{nl,en,ar}/*.md')
        .map(slugOf)
        .filter((slug) => !slugs.includes(slug)),
    ).toEqual([]);
    const orders = slugs.map((slug) => readYaml<{ order: number }>(`content/rights/facts/${slug}.yml`).order);
    expect(new Set(orders).size).toBe(slugs.length);
  });

  it('is refused when thin, when the law has no link, or when one language says less', () => {
    const facts = readYaml<Record<string, unknown>>('content/rights/facts/rest.yml');
    expect(factFaults('x', { ...facts, confidence: 'low' })).toHaveLength(1);
    expect(factFaults('x', { ...facts, legal_basis: [] })).toHaveLength(1);
    expect(factFaults('x', { ...facts, checked_on: '2026-13-45' })).toHaveLength(1);
    const words = wordsOf('content/rights/nl/rest.md') as RightWords;
    const { gap: _gap, ...less } = words.groups.third;
    expect(wordFaults('x', { ...words, groups: { ...words.groups, third: less } }, words)).toHaveLength(1);
  });
});
