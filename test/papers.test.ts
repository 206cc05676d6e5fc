// The papers beside the code: links lead somewhere, each promise leads to its test, each decision has a day and says when it ended.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(path, 'utf8');
const papers = globSync(['*.md', 'docs/*.md', 'content/**/README.md']).sort();
/** Where the links of a text lead that stay in the project. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, to = '']) => (/^[a-z]+:/.test(to) ? [] : [to]));

describe('a paper', () => {
  it.each(papers)('%s links only to what is there', (path) => {
    const lost = linksIn(read(path)).filter((to) => !to.startsWith('/') && !existsSync(join(dirname(path), to)));
    expect(lost).toEqual([]);
  });

  it('lists promises that each lead to a test', () => {
    const [, table = ''] = /\| promise \| proof \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(read('README.md')) ?? [];
    const promises = table.trim().split('\n');
    expect(promises.length).toBeGreaterThan(30);
    expect(promises.filter((row) => !linksIn(row).some((to) => to.startsWith('test/')))).toEqual([]);
  });

  it('tells the two commands before anything else that is typed', () => {
    const [, first = ''] = /```sh\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    expect(
      first
        .trim()
        .split('\n')
        .map((line) => line.split('#')[0]?.trim()),
    ).toEqual(['npm ci && npm start', 'npm cit']);
  });
});

describe('a decision', () => {
  const groups = read('DECISIONS.md').split('\n## ').slice(1);
  const decisions = groups.flatMap((group) => {
    const [title = '', ...lines] = group.split('\n');
    return lines.flatMap((text) => {
      const [, number] = /^(\d+)\. \*\*/.exec(text) ?? [];
      return number ? [{ number: Number(number), text, title }] : [];
    });
  });
  const numbers = new Set(decisions.map(({ number }) => number));

  it('has a number of its own', () => {
    expect(decisions.length).toBeGreaterThan(150);
    expect(decisions.length).toBe(numbers.size);
    // Every numbered line is one: none escapes for want of a title.
    expect(read('DECISIONS.md').match(/^\d+\. /gm)).toHaveLength(decisions.length);
  });

  it('has a day, behind its title or that of its group', () => {
    const undated = decisions.filter(({ text, title }) => ![title, text].some((each) => /\(2\d{3}-\d{2}-\d{2}[);,]/.test(each)));
    expect(undated.map(({ number }) => number)).toEqual([]);
  });

  it('that ended says at its end which one took its place, and that one is there', () => {
    const told = decisions.flatMap(({ number, text }) =>
      [...text.matchAll(/\*Status: ([^*]*)\*/g)].map(([all, status = '']) => ({ number, status, isLast: text.trim().endsWith(all) })),
    );
    expect(told.length).toBeGreaterThan(4);
    const wrong = told.filter(({ status, isLast }) => {
      const by = [...(status.match(/\d+/g) ?? [])].map(Number);
      return !isLast || by.length === 0 || !by.every((each) => numbers.has(each));
    });
    expect(wrong).toEqual([]);
  });
});
