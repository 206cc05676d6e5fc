// What shows outside a page (address, title, description, preview, icon) gives nobody away and is the same for all (X4).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { revealingWord } from '../content/vocabulary.ts';
import { CLIENT, decoded, few, filesBelow, inside, type Page, pages, planted, tags } from './pages.ts';

/** Everything of a page that a history, a search result or a preview can show. */
function shownOutside({ url, markup }: Page): string[] {
  const head = markup.slice(0, markup.indexOf('</head>'));
  const titles = tags(head, 'title').map((tag) => decoded(inside(head, tag)));
  const metas = tags(head, 'meta').filter(({ attributes }) => attributes.name || attributes.property);
  const links = tags(head, 'link').map(({ attributes }) => attributes.href ?? '');
  return [decodeURIComponent(url), ...titles, ...metas.map(({ attributes }) => attributes.content ?? ''), ...links];
}

/** Revealing words outside a page. */
const revealed = (page: Page): string[] =>
  shownOutside(page).flatMap((text) => {
    const word = revealingWord(text.replace(/[-_/]/g, ' '));
    return word === null ? [] : [`${page.url} shows “${word}” outside the page, in “${text}”`];
  });

/** The preview of a page, as one line. */
const previewOf = ({ markup }: Page): string =>
  tags(markup, 'meta')
    .filter(({ attributes }) => /^(og|twitter):/.test(attributes.property ?? attributes.name ?? ''))
    .map(({ attributes }) => `${attributes.property ?? attributes.name}=${attributes.content}`)
    .join(' | ');

/** Pages whose preview tells more than the first page of their language does. */
function unlike(all: Page[]): string[] {
  const first = new Map(pages.filter(({ place }) => place === '').map((page) => [page.locale, previewOf(page)]));
  return all
    .filter((page) => previewOf(page) !== first.get(page.locale))
    .map((page) => `${page.url} has a preview of its own: ${previewOf(page)}`);
}

describe('what shows outside a page', () => {
  it('has no revealing word, in any language', () => {
    expect(few(pages.flatMap(revealed))).toEqual([]);
  });

  it('is one preview for all pages of a language: a shared link does not tell which page', () => {
    expect(previewOf(pages[0] as Page)).toContain('og:title=');
    expect(few(unlike(pages))).toEqual([]);
  });

  it('has a title on every page', () => {
    const untitled = pages.filter(({ markup }) => tags(markup, 'title').every((tag) => inside(markup, tag).trim() === ''));
    expect(few(untitled.map(({ url }) => url))).toEqual([]);
  });

  it('has an icon and file names without a word', () => {
    expect(readFileSync(`${CLIENT}/icon.svg`, 'utf8')).not.toMatch(/<(text|title|desc)/);
    expect(few(filesBelow(CLIENT).filter((file) => revealingWord(file.slice(CLIENT.length).replace(/[-_/]/g, ' ')) !== null))).toEqual([]);
  });

  it('is noticed when it reveals: in a title, a description or a preview', () => {
    expect(revealed(planted('/nl/care/', /<title>/, '<title>Slachtoffer: '))).toHaveLength(1);
    expect(revealed(planted('/en/care/', 'name="description" content="', 'name="description" content="Human trafficking. '))).toHaveLength(
      1,
    );
    expect(revealed(planted('/en/', 'property="og:title" content="', 'property="og:title" content="استغلال '))).toHaveLength(1);
    expect(unlike([planted('/nl/care/', 'property="og:title" content="', 'property="og:title" content="Rust ')])).toHaveLength(1);
  });
});
