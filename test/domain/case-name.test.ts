// Case names: sayable, different for every case of a desk, and far apart for cases that stand beside each other.
import { describe, expect, it } from 'vitest';
import { caseName } from '#domain/desk/case-name';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => caseName(index + 1));

describe('the name of a case', () => {
  it('is never the same twice, also beyond the last pair of words', () => {
    expect(new Set(names(20_000)).size).toBe(20_000);
  });

  it('is two plain words that fit on a line', () => {
    for (const name of names(5000)) expect(name).toMatch(/^[A-Z][a-z]+ [a-z]+$/);
    expect(Math.max(...names(5000).map(({ length }) => length))).toBeLessThanOrEqual(20);
  });

  it('shares no word with the case before it', () => {
    const all = names(2000).map((name) => name.toLowerCase().split(' '));
    for (const [index, own] of all.entries()) expect(all[index - 1]?.filter((word, at) => own[at] === word) ?? []).toEqual([]);
  });
});
