// Every page is one light file: at most 14,336 bytes compressed, inlined styles, nothing fetched from elsewhere (X2).
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CLIENT, few, type Page, pageOf, pages, planted, tags } from './pages.ts';

/** What fits in the first round trip of a connection, in bytes. */
const MOST = 14_336;
/** Elements that fetch something or stand for something outside. */
const fetching = 'img picture source iframe object embed video audio track portal frame base applet'.split(' ');

const compressed = (html: string, quality: number): number =>
  brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

/** Compressed size; the careful way (as a host does for files) only where the quick way is not enough. */
function tooHeavy({ url, html }: Page): string[] {
  if (compressed(html, 5) <= MOST) return [];
  const bytes = compressed(html, 11);
  return bytes <= MOST ? [] : [`${url} is ${bytes} bytes compressed, more than ${MOST}: shorten it or split it`];
}

/** Everything a page would fetch besides its own modules and icon, and every style that is not one of those inlined. */
function fetches({ url, html, markup, style }: Page): string[] {
  const faults: string[] = [];
  const say = (what: string): void => void faults.push(`${url} ${what}`);
  const all = tags(markup);
  const styles = html.match(/<style/g)?.length ?? 0;
  if (styles < 1 || styles > 2) say(`has ${styles} <style> elements, not the shared one and perhaps one of its kind`);
  for (const { name, attributes } of all) {
    if (fetching.includes(name)) say(`has <${name}>: pages are text`);
    const isTold = name === 'link' && (attributes.rel === 'alternate' || attributes.rel === 'canonical');
    if (name === 'link' && attributes.rel !== 'icon' && !isTold) say(`has <link rel="${attributes.rel}">`);
    const isData = name === 'script' && attributes.type === 'application/ld+json';
    if (name === 'script' && !isData && (attributes.type !== 'module' || !attributes.src?.startsWith('/_astro/')))
      say('has a script that is no module of ours');
    if ('style' in attributes) say(`has an inline style on <${name}>, which the policy blocks`);
    const handler = Object.keys(attributes).find((attribute) => /^on[a-z]+$/.test(attribute));
    if (handler) say(`has an inline ${handler}, which the policy blocks`);
    const outside = ['src', 'srcset', 'poster', 'data', 'action', 'formaction', 'background'].find((each) =>
      /^\s*(https?:)?\/\//.test(attributes[each] ?? ''),
    );
    if (outside) say(`fetches ${attributes[outside]} from another site`);
    if (name === 'link' && !isTold && /^(https?:)?\/\//.test(attributes.href ?? '')) say(`fetches ${attributes.href} from another site`);
  }
  if (/url\(|@import|@font-face/.test(style)) say('has a style that fetches something');
  return faults;
}

/** One page of each kind: everything but municipalities, and the two heaviest of those. */
const isMunicipality = ({ place }: Page): boolean => /^care\/.+/.test(place);
const heaviest = pages.filter(isMunicipality).sort((a, b) => b.html.length - a.html.length);
const sample = [...pages.filter((page) => !isMunicipality(page)), ...heaviest.slice(0, 2)];

describe('the weight of a page', () => {
  it('is at most 14,336 bytes, for every page in every language', () => {
    expect(pages.length).toBeGreaterThan(1000);
    expect(few(pages.flatMap(tooHeavy))).toEqual([]);
  });

  it('is so as a host compresses it: one page of each kind', () => {
    expect(few(sample.filter(({ html }) => compressed(html, 11) > MOST).map(({ url }) => url))).toEqual([]);
  });

  it('is all in one file: own styles, own modules, nothing from elsewhere', () => {
    expect(few(pages.flatMap(fetches))).toEqual([]);
  });

  it('carries every style rule once', () => {
    const [
      {
        styles: [shared = ''],
      } = { styles: [] },
    ] = pages;
    const beginning = shared.slice(0, 120);
    expect(beginning.length).toBe(120);
    expect(
      few(pages.filter(({ style }) => style.split(beginning).length !== 2).map(({ url }) => url)),
      'the stylesheet stands in a page more than once',
    ).toEqual([]);
    expect(shared.split(beginning).length - 1, 'the stylesheet stands in the page more than once').toBe(1);
  });

  it('is noticed when too much, and so is anything fetched', () => {
    const noise = Array.from({ length: 9000 }, (_, index) => ((index * 2654435761) % 4294967296).toString(36)).join('');
    expect(tooHeavy(pageOf(`${CLIENT}/nl/index.html`, noise))).toHaveLength(1);
    for (const fault of [
      '<img src="/a.png">',
      '<link rel="stylesheet" href="/a.css">',
      '<link rel="preload" href="/a.woff2">',
      '<iframe></iframe>',
      '<script>let a</script>',
      '<script type="module" src="https://cdn.example/a.js"></script>',
      '<style>p{}</style><style>p{}</style>',
      '<p style="color:red">',
      '<form action="https://elsewhere.example/">',
    ]) {
      expect(fetches(planted('/nl/', '</body>', `${fault}</body>`)), fault).not.toEqual([]);
    }
    expect(fetches(planted('/nl/', '</style>', 'p{background:url(//a.example/b)}</style>'))).toHaveLength(1);
  });
});
