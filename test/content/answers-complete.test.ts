// Every question has one whole answer per position in every language, with as many conditions as the facts have.
import { describe, expect, it } from 'vitest';
import { answersTo } from '#domain/answers/answer';
import { AnswerFacts, AnswerWords, positions } from '#domain/answers/answer-content';
import { RightFacts } from '#domain/answers/rights';
import { files, wholeLocales, readYaml, slugOf } from './texts.ts';

const slugs = files('content/answers/facts/*.yml').map(slugOf);
const factsOf = (slug: string): AnswerFacts => AnswerFacts.parse(readYaml(`content/answers/facts/${slug}.yml`));
const told = (locale: string): string[] => files(`content/answers/${locale}/*.yml`).map(slugOf);
const records = files('content/care/services/*.yml').map(slugOf);
const authorities = files('content/authorities/facts/*.yml').map(slugOf);

/** What is missing or too much in the words of one question. */
function wordFaults(slug: string, facts: AnswerFacts, content: unknown): string[] {
  const words = AnswerWords.safeParse(content);
  if (!words.success) return words.error.issues.map(({ path, message }) => `${slug} ${path.join('.')}: ${message}`);
  const { title, why } = words.data;
  const faults = [
    ...(facts.kind === 'topic' && !title ? [`${slug} is a topic: give it a neutral “title”`] : []),
    ...(facts.withhold && !why ? [`${slug} is held back: say in “why” what is not known`] : []),
  ];
  try {
    answersTo(slug, facts, words.data);
  } catch (error) {
    faults.push((error as Error).message);
  }
  return faults;
}

describe('an answer', () => {
  it('stands for 61 questions, each with facts for seven positions', () => {
    expect(slugs).toHaveLength(61);
    for (const slug of slugs) expect(Object.keys(factsOf(slug).positions)).toEqual([...positions]);
  });

  it('has its law and sources: a provision in its right, a topic of its own', () => {
    const rights = files('content/rights/facts/*.yml').map(slugOf);
    for (const slug of slugs) {
      const { kind, fact_id, sources } = factsOf(slug);
      if (kind === 'topic') expect(sources?.length, slug).toBeGreaterThan(0);
      else expect([slug, RightFacts.parse(readYaml(`content/rights/facts/${slug}.yml`)).fact_id]).toEqual([slug, fact_id]);
    }
    expect(rights.filter((slug) => factsOf(slug).kind !== 'provision')).toEqual([]);
  });

  it('names a contact of the directory, and authorities that have a page', () => {
    for (const slug of slugs) {
      const { positions: cells } = factsOf(slug);
      for (const cell of [...Object.values(cells), ...Object.values(cells.eu.variants ?? {})]) {
        expect(records, slug).toContain(cell.call);
        for (const each of cell.authorities) expect(authorities, slug).toContain(each);
      }
    }
  });

  it.each(wholeLocales)('is whole in %s', (locale) => {
    const faults = told(locale).flatMap((slug) => wordFaults(slug, factsOf(slug), readYaml(`content/answers/${locale}/${slug}.yml`)));
    expect(told(locale).filter((slug) => !slugs.includes(slug))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each([
    ['nl', /\bje (verblijf|document)\b/],
    ['en', /\byour (stay|document)\b/],
    ['ar', /إقامتك|وثيقتك/],
  ] as const)('tells a Dutch citizen in %s nothing about a stay or a card that only others have', (locale, others) => {
    const said = slugs.flatMap((slug) => {
      const { all, positions: own } = AnswerWords.parse(readYaml(`content/answers/${locale}/${slug}.yml`));
      const whole = { ...all, ...own.dutch };
      const parts = [whole.sentence, whole.how_long, whole.who_decides, whole.first_step, whole.hears];
      return parts.some((part) => part && others.test(part)) ? [slug] : [];
    });
    // There the answer is that nothing can happen to it.
    expect(said.filter((slug) => slug !== 'who-hears')).toEqual([]);
    const lines = files(`content/authorities/${locale}/{permit-office,court-office,reception}.yml`);
    expect(lines).toHaveLength(3);
    expect(lines.map((file) => readYaml<{ line: string }>(file).line).filter((line) => others.test(line))).toEqual([]);
  });

  it('is refused without a part, with a condition less, or without a title or a reason', () => {
    const facts = factsOf('now');
    const words = readYaml<AnswerWords>('content/answers/nl/now.yml');
    const { sentence: _sentence, ...less } = words.positions.dutch;
    expect(wordFaults('x', facts, { ...words, positions: { ...words.positions, dutch: less } })).toEqual([
      expect.stringContaining('x, dutch has no “sentence”'),
    ]);
    expect(wordFaults('x', facts, { ...words, all: { ...words.all, if: [] } })).toEqual([expect.stringContaining('0 conditions')]);
    expect(wordFaults('x', { ...facts, kind: 'topic', withhold: true }, words)).toHaveLength(2);
  });
});
