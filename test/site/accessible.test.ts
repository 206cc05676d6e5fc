// What a page is made of says what it is: tables and their heads, forms and their buttons, references that lead somewhere.
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { attributeOf, type Element, elements } from './document.ts';
import { type Page, pages } from './pages.ts';

const nameOf = (element: Element): string | undefined => attributeOf(element, 'aria-label') ?? attributeOf(element, 'aria-labelledby');
const having = (all: Element[], ...tags: string[]): Element[] => all.filter(({ tagName }) => tags.includes(tagName));

/** Why people who hear a page, or see little of it, would not know what it is made of. */
function faults(html: string): string[] {
  const all = elements(parse(html));
  const ids = new Set(all.map((each) => attributeOf(each, 'id')));
  const lost = (name: string) =>
    all
      .filter((each) => (attributeOf(each, name) ?? '').split(' ').some((id) => id !== '' && !ids.has(id)))
      .map(() => `${name} of nothing`);
  const tables = having(all, 'table').flatMap((table) => {
    const inside = elements(table);
    const heads = having(inside, 'th');
    return [
      ...(nameOf(table) || having(inside, 'caption').length > 0 ? [] : ['a table without a name']),
      ...(heads.length > 0 && heads.every((head) => attributeOf(head, 'scope')) ? [] : ['a table without heads that say of what']),
    ];
  });
  const forms = having(all, 'form');
  const names = forms.map((form) => nameOf(form) ?? attributeOf(form, 'id') ?? attributeOf(form, 'action'));
  return [
    ...tables,
    ...having(all, 'nav')
      .filter((nav) => !nameOf(nav))
      .map(() => 'a navigation without a name'),
    ...forms.filter((form) => having(elements(form), 'button').length === 0).map(() => 'a form without a button'),
    ...(new Set(names).size < names.length ? ['two forms of one name'] : []),
    ...all.filter((each) => ![undefined, 'true'].includes(attributeOf(each, 'aria-invalid'))).map(() => 'a field said to be valid'),
    ...lost('aria-labelledby'),
    ...lost('aria-describedby'),
  ];
}

const parts = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

/** Tables that a style sheet takes apart on a small screen are tables to nobody any more, unless each part says its role. */
function takenApart({ html, style }: Pick<Page, 'html' | 'style'>): string[] {
  const classes = [...style.matchAll(/\.([\w-]+) (?:tr|td|th)(?=\s*[,{])[^{}]*\{[^}]*display:\s*(?:block|grid|flex)/g)].map(
    ([, name = '']) => name,
  );
  return having(elements(parse(html)), 'table')
    .filter((table) => classes.includes(attributeOf(table, 'class') ?? ''))
    .flatMap((table) => having([table, ...elements(table)], ...parts))
    .filter((part) => attributeOf(part, 'role') === undefined)
    .map(({ tagName }) => `a ${tagName} without its role`);
}

describe('what a page is made of', () => {
  it('stays a table where a small screen shows its rows as cards', () => {
    expect(pages.filter(({ style }) => style.includes('.vl-matrix td')).length).toBeGreaterThan(0);
    expect(pages.flatMap((page) => takenApart(page).map((fault) => [page.url, fault]))).toEqual([]);
    const style = '.a th,.a td{display:block}';
    expect(takenApart({ html: '<table class="a"><tbody><tr><td></td></tr></tbody></table>', style })).toHaveLength(4);
  });

  it('is named and leads somewhere, on every page of every language', () => {
    expect(pages.flatMap(({ url, html }) => faults(html).map((fault) => [url, fault]))).toEqual([]);
  });

  it('would be caught if it were not', () => {
    const form = '<form action="/a"><input /></form>';
    expect(faults(`<nav></nav><table><tr><th>a</th></tr></table>${form}${form}<p aria-describedby="b" aria-invalid="false">`)).toEqual([
      'a table without a name',
      'a table without heads that say of what',
      'a navigation without a name',
      'a form without a button',
      'a form without a button',
      'two forms of one name',
      'a field said to be valid',
      'aria-describedby of nothing',
    ]);
  });
});
