// One page of a list: every item is on exactly one page, and a page that does not exist is empty, never an error.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPage, PER_PAGE } from '#domain/api/list-page';

const items = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('a page', () => {
  it.each<[count: number, page: number, perPage: number, contents: number[], pages: number, first: boolean, last: boolean, why: string]>([
    [5, 1, 2, [1, 2], 3, true, false, 'the first of three'],
    [5, 2, 2, [3, 4], 3, false, false, 'the second'],
    [5, 3, 2, [5], 3, false, true, 'the last, not full'],
    [4, 2, 2, [3, 4], 2, false, true, 'the last, exactly full'],
    [1, 1, 1, [1], 1, true, true, 'the only one'],
    [0, 1, 50, [], 1, true, true, 'a list of nothing still has one page'],
    [5, 4, 2, [], 3, false, true, 'one beyond the last'],
    [5, 1_000_000_000, 100, [], 1, false, true, 'far beyond the last'],
  ])('of %i items, number %i of %i each, holds %j: %s', (count, page, perPage, contents, pages, first, last) => {
    expect(listPage(items(count), page, perPage)).toEqual({
      total_items: count,
      total_pages: pages,
      page_number: page,
      size: contents.length,
      first_page: first,
      last_page: last,
      empty: contents.length === 0,
      contents,
    });
  });

  it('is the first, of the usual size, unless asked otherwise', () => {
    expect(listPage(items(PER_PAGE + 1))).toMatchObject({ page_number: 1, size: PER_PAGE, total_pages: 2 });
    expect(listPage(items(3), undefined, undefined).contents).toEqual([1, 2, 3]);
  });

  it('leaves the list as it was', () => {
    const all = items(5);
    listPage(all, 2, 2);
    expect(all).toEqual(items(5));
  });
});

describe('all pages together', () => {
  it('hold every item once and in order, whatever the size; exactly one is first and one is last', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 100 }), (count, perPage) => {
        const { total_pages } = listPage(items(count), 1, perPage);
        const pages = items(total_pages).map((page) => listPage(items(count), page, perPage));
        expect(pages.flatMap(({ contents }) => contents)).toEqual(items(count));
        expect(pages.filter(({ first_page }) => first_page)).toHaveLength(1);
        expect(pages.filter(({ last_page }) => last_page)).toHaveLength(1);
        expect(pages.filter(({ empty }) => empty)).toHaveLength(count === 0 ? 1 : 0);
      }),
    );
  });
});
