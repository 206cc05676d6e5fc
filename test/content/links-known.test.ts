// Links: texts lead only to our own pages and to numbers; law and treaty links lead to the publishers of law.
import { describe, expect, it } from 'vitest';
import { files, read, readYaml } from './texts.ts';

/** Who publishes law, treaties and rulings, and the few official pages that stand in where no text has an address. */
const publishers = [
  'wetten.overheid.nl',
  'zoek.officielebekendmakingen.nl',
  'eur-lex.europa.eu',
  'www.coe.int',
  'treaties.un.org',
  'www.ohchr.org',
  'uitspraken.rechtspraak.nl',
  'hudoc.echr.coe.int',
];

/** Links in a text that lead anywhere but to a page of ours in the same language, our open data, or a number. */
function strangeLinks(file: string, text: string): string[] {
  const locale = file.split('/')[2];
  return [...text.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(tel:|\/data\/)/.test(target) && !target.startsWith(`/${locale}/`))
    .map((target) => `${file} links to ${target}: a text leads to /${locale}/… or to a number; sources stand under the text`);
}

/** Legal bases whose link is not to a publisher of law; official guidance is listed by name so that it can be seen. */
function strangeBases(file: string, bases: { url: string; verification: string }[]): string[] {
  return bases
    .filter(({ url, verification }) => verification === 'read' && !publishers.includes(new URL(url).host))
    .map(({ url }) => `${file} says it read the law at ${url}, which does not publish law`);
}

describe('links', () => {
  it('in texts lead to our own pages or to a number', () => {
    const texts = files('content/{rights,situations,pages,topics,professionals}/*/*.md');
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.flatMap((file) => strangeLinks(file, read(file)))).toEqual([]);
  });

  it('to a law that was read lead to a publisher of law', () => {
    const facts = files('content/rights/facts/*.yml');
    expect(
      facts.flatMap((file) => strangeBases(file, readYaml<{ legal_basis: { url: string; verification: string }[] }>(file).legal_basis)),
    ).toEqual([]);
  });

  it('are noticed when they lead elsewhere', () => {
    expect(strangeLinks('content/pages/nl/x.md', '[a](https://elsewhere.example) [b](/en/care/) [c](/nl/care/) [d](tel:112)')).toHaveLength(
      2,
    );
    expect(strangeBases('x', [{ url: 'https://blog.example/law', verification: 'read' }])).toHaveLength(1);
  });
});
