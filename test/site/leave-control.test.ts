// The first thing anybody reaches on a page is the way out: an ordinary link with words (X5).
import { describe, expect, it } from 'vitest';
import { few, inside, type Page, pages, planted, type Tag, tags, wordsOf } from './pages.ts';

/** True for an element that the Tab key reaches. */
function isReached({ name, attributes }: Tag): boolean {
  const order = attributes.tabindex;
  if (order !== undefined) return Number(order) >= 0;
  if (name === 'a' || name === 'area') return 'href' in attributes;
  if (name === 'input') return attributes.type !== 'hidden' && !('disabled' in attributes);
  return ['button', 'select', 'textarea', 'summary', 'iframe', 'audio', 'video'].includes(name) || 'contenteditable' in attributes;
}

/** What is wrong with the way out of a page. */
function trapped({ url, markup }: Page): string[] {
  const body = markup.slice(markup.indexOf('<body'));
  const all = tags(body);
  const first = all.find(isReached);
  const jumps = all.filter(({ attributes }) => Number(attributes.tabindex ?? 0) > 0);
  if (!first) return [`${url} has nothing to reach with the keyboard`];
  const { name, attributes } = first;
  const faults: string[] = [];
  if (name !== 'a' || attributes.href !== '/exit')
    faults.push(`${url} begins with <${name} href="${attributes.href}">, not with the way out`);
  if (!attributes.rel?.split(' ').includes('noreferrer')) faults.push(`${url} tells the next site where the visitor came from`);
  if (wordsOf(inside(body, first)) === '') faults.push(`${url} has a way out without words`);
  if ('hidden' in attributes || attributes['aria-hidden'] === 'true' || attributes.target)
    faults.push(`${url} hides its way out, or opens it elsewhere`);
  if (jumps.length > 0) faults.push(`${url} changes the order of the Tab key`);
  return faults;
}

describe('the way out', () => {
  it('is the first thing on every page that the keyboard reaches: a link with words', () => {
    expect(few(pages.flatMap(trapped))).toEqual([]);
  });

  it('is said in the language of the page', () => {
    const said = new Map(pages.map(({ locale, markup }) => [locale, /data-leave[^>]*>([^<]+)</.exec(markup)?.[1]]));
    expect(new Set(said.values()).size).toBe(said.size);
  });

  it('is missed when something stands before it, when it has no words, or when it tells where one came from', () => {
    expect(trapped(planted('/nl/', '<body>', '<body><a href="/nl/">Vlonder</a>'))).not.toEqual([]);
    expect(trapped(planted('/nl/', /(data-leave[^>]*>)[^<]+</, '$1<'))).toHaveLength(1);
    expect(trapped(planted('/nl/', 'rel="noreferrer nofollow"', ''))).toHaveLength(1);
    expect(trapped(planted('/nl/', '</main>', '<p tabindex="3">x</p></main>'))).toHaveLength(1);
  });
});
