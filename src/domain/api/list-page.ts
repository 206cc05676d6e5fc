// One page of a list, as HSDS counts it.

/** A page with every field of the specification; a page beyond the last is empty. */
export interface ListPage<T> {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: T[];
}

/** Items on a page unless asked otherwise. */
export const PER_PAGE = 50;

/** Cuts one page out of all items; pages count from 1. */
export function listPage<T>(items: T[], page = 1, perPage = PER_PAGE): ListPage<T> {
  const contents = items.slice((page - 1) * perPage, page * perPage);
  const total = Math.max(1, Math.ceil(items.length / perPage));
  return {
    total_items: items.length,
    total_pages: total,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= total,
    empty: contents.length === 0,
    contents,
  };
}
