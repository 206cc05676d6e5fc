// Every link of ours leads somewhere, stays in the language of the page, and every page has one heading and clear names.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formPath, ways } from '#domain/letter/way';
import { files, locales, slugOf } from '../content/texts.ts';
import { cardPages, CLIENT, few, type Page, pages, planted, tags, whole } from './pages.ts';

const urls = new Set(pages.map(({ url }) => url));
const ids = new Map(pages.map((page) => [page.url, tags(page.markup).flatMap(({ attributes }) => attributes.id ?? [])]));
/** Paths that the Worker answers, with and without a slash at the end. */
const answered = [
  /^\/exit$/,
  ...[...ways.map(formPath), 'letters', 'language', 'places', 'care/find', 'care/wrong'].map(
    (path) => new RegExp(`^/(${locales.join('|')})/${path}/?$`),
  ),
];

/** True when an address of ours leads to a file, a page or an answer of the Worker. */
const leads = (path: string): boolean =>
  urls.has(path) ||
  cardPages.some(({ url }) => url === path) ||
  answered.some((each) => each.test(path)) ||
  (/\.\w+$/.test(path) && existsSync(CLIENT + path));

/** Links, forms and files of a page that lead nowhere. */
function dead(page: Page): string[] {
  const own = tags(page.markup).flatMap(({ attributes }) =>
    ['href', 'src', 'action', 'formaction', 'data-areas', 'data-districts', 'data-lines'].flatMap((name) =>
      attributes[name] === undefined ? [] : [attributes[name]],
    ),
  );
  return [...new Set(own)].flatMap((address) => {
    if (/^(https:\/\/|http:\/\/|mailto:|tel:)/.test(address)) return [];
    const [before = '', part] = address.split('#');
    const [given = ''] = before.split('?');
    const path = given === '' ? '' : new URL(given, `https://site.example${page.url}`).pathname;
    if (path !== '' && !leads(decodeURIComponent(path))) return [`${page.url} links to ${address}, which is not there`];
    const known = path === '' ? tags(page.markup).flatMap(({ attributes }) => attributes.id ?? []) : (ids.get(path) ?? []);
    return part === undefined || known.includes(decodeURIComponent(part))
      ? []
      : [`${page.url} links to ${address}, a part that is not there`];
  });
}

/** Links that silently change the language. */
function astray(page: Page): string[] {
  if (!page.url.startsWith(`/${page.locale}/`)) return [];
  return tags(page.markup, 'a')
    .filter(({ attributes }) => !attributes.hreflang)
    .map(({ attributes }) => attributes.href ?? '')
    .filter((href) => locales.some((locale) => locale !== page.locale && href.startsWith(`/${locale}/`)))
    .map((href) => `${page.url} leads to ${href} and so changes the language without saying it`);
}

/** Names that stand twice, headings too many or too few, languages that are none. */
function unclear({ url, markup }: Page): string[] {
  const all = tags(markup);
  const names = all.flatMap(({ attributes }) => attributes.id ?? []);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  const headings = all.filter(({ name }) => name === 'h1').length;
  const allowed = url === '/404.html' ? whole.length : 1;
  const langs = all.flatMap(({ attributes }) => [attributes.lang, attributes.hreflang].filter((lang) => lang !== undefined));
  const references = all.flatMap(({ attributes }) =>
    ['aria-labelledby', 'aria-describedby', 'for', 'form'].flatMap((name) => (attributes[name] ?? '').split(' ').filter(Boolean)),
  );
  return [
    ...twice.map((name) => `${url} has two elements with the id “${name}”`),
    ...(headings === 1 || headings === allowed ? [] : [`${url} has ${headings} main headings`]),
    ...langs.filter((lang) => !languages.includes(lang)).map((lang) => `${url} names a language “${lang}” that the site does not have`),
    ...references.filter((name) => !names.includes(name)).map((name) => `${url} points to “${name}”, which no element is called`),
  ];
}

/** Languages of the site, those with a card alone too. */
const languages = [...locales, ...files('content/cards/*.yml').map(slugOf)];

describe('the ways through the site', () => {
  it('all lead somewhere', () => {
    expect(few(pages.flatMap(dead))).toEqual([]);
  });

  it('stay in the language of the page, the language switch aside', () => {
    expect(few(pages.flatMap(astray))).toEqual([]);
  });

  it('are clear: one main heading, no name twice, languages that exist', () => {
    expect(few(pages.flatMap(unclear))).toEqual([]);
  });

  it('are noticed when dead, astray or unclear', () => {
    const plant = (html: string): Page => planted('/nl/', '</main>', `${html}</main>`);
    expect(dead(plant('<a href="/nl/nowhere/">x</a>'))).toHaveLength(1);
    expect(dead(plant('<a href="/nl/care">x</a>'))).toHaveLength(1);
    expect(dead(plant('<a href="#nowhere">x</a>'))).toHaveLength(1);
    expect(dead(plant('<a href="nowhere/">x</a>'))).toHaveLength(1);
    expect(dead(plant('<a href="care/">x</a>'))).toEqual([]);
    expect(astray(plant('<a href="/en/care/">x</a>'))).toHaveLength(1);
    expect(unclear(plant('<p id="main">x</p>'))).toHaveLength(1);
    expect(unclear(plant('<h1>x</h1>'))).toHaveLength(1);
    expect(unclear(plant('<p lang="dutch">x</p>'))).toHaveLength(1);
    expect(unclear(plant('<label for="nothing">x</label>'))).toHaveLength(1);
  });
});
