// Every right is whole: facts with law, link, source and date, and words for the same groups in every language.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fields, groups, listDifferences, RightFacts, RightWords } from '#domain/answers/rights';
import { files, wholeLocales, read, readYaml, slugOf } from './texts.ts';

const slugs = files('content/rights/facts/*.yml').map(slugOf);

/** What is missing or thin in the facts of a right. */
function factFaults(file: string, content: unknown): string[] {
  const facts = RightFacts.safeParse(content);
  if (!facts.success) return facts.error.issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message}`);
  const { checked_on, confidence, legal_basis, sources } = facts.data;
  const faults: string[] = [];
  if (confidence !== 'low' && !legal_basis.some(({ url }) => url?.startsWith('https://')))
    faults.push(`${file} has no legal basis with a link`);
  if (!sources.some(({ title, date }) => title && date)) faults.push(`${file} has no source with a date`);
  if (Number.isNaN(Date.parse(checked_on))) faults.push(`${file} checked_on is not a day of the calendar`);
  return faults;
}

/** The fields of each group, then the circumstances, in one line each: the same for every language. */
function shapeOf(words: RightWords): string[] {
  const shapes = groups.map((group) => {
    const own = words.groups?.[group];
    return `${group}: ${fields.filter((field) => own?.[field]).join(' ')}${own?.variants ? ' + kinds of stay' : ''}`;
  });
  const different = listDifferences(words.differs).map(({ circumstance, value }) => `${circumstance}.${value}`);
  return [...shapes, `differs: ${different.join(' ')}`, `notes: ${words.notes?.map(({ date }) => date).join(' ') ?? ''}`];
}

/** H6: what is thin is said to be uncertain and nothing else; what is not thin says what applies. */
function certaintyFaults(file: string, confidence: string, words: RightWords): string[] {
  const thin = confidence === 'low';
  if (thin && (words.groups || words.differs || !words.uncertain))
    return [`${file}: low confidence shows only "uncertain", with whom to ask (H6)`];
  if (!thin && (!words.groups || words.uncertain)) return [`${file}: tells what applies for the three groups, and no "uncertain"`];
  return [];
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
  it.each(slugs)('“%s” has facts with law, link, source and date', (slug) => {
    const file = `content/rights/facts/${slug}.yml`;
    expect(factFaults(file, readYaml(file))).toEqual([]);
  });

  it.each(slugs)('“%s” has words in every language, telling each group the same things', (slug) => {
    const source = wordsOf(`content/rights/nl/${slug}.md`);
    const { confidence } = RightFacts.parse(readYaml(`content/rights/facts/${slug}.yml`));
    for (const locale of wholeLocales) {
      const file = `content/rights/${locale}/${slug}.md`;
      expect(wordFaults(file, wordsOf(file), source)).toEqual([]);
      expect(certaintyFaults(file, confidence, RightWords.parse(wordsOf(file)))).toEqual([]);
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
    const whole = wordsOf('content/rights/nl/rest.md') as RightWords;
    expect(certaintyFaults('x', 'low', whole)).toHaveLength(1);
    expect(certaintyFaults('x', 'medium', { ...whole, groups: undefined })).toHaveLength(1);
    expect(factFaults('x', { ...facts, legal_basis: [] })).toHaveLength(1);
    expect(factFaults('x', { ...facts, checked_on: '2026-13-45' })).toHaveLength(1);
    const words = wordsOf('content/rights/nl/rest.md') as RightWords;
    const { gap: _gap, ...less } = (words.groups ?? { third: {} }).third as Record<string, string>;
    expect(wordFaults('x', { ...words, groups: { ...words.groups, third: less } }, words)).toHaveLength(1);
  });
});
