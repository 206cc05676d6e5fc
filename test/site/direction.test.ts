// Arabic and Persian run from right to left, everything else from left to right; the style knows no left or right (X11).
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { files, readYaml, slugOf } from '../content/texts.ts';
import { attributeOf, type Element } from './document.ts';
import { cardPages, few, inside, type Page, pageAt, pages, planted, sharedPages, tags, whole } from './pages.ts';

/** Languages that run from right to left, as their cards say. */
const fromRight = files('content/cards/*.yml')
  .filter((file) => readYaml<{ dir: string }>(file).dir === 'rtl')
  .map(slugOf);
const sideways = whole.filter((locale) => fromRight.includes(locale));

/** Elements whose direction does not fit their language. */
function misdirected({ url, locale, markup }: Page): string[] {
  const faults: string[] = [];
  for (const { name, attributes } of tags(markup)) {
    const { lang, dir } = attributes;
    const isFromRight = fromRight.includes(lang?.split('-')[0] ?? '');
    if (dir === 'rtl' && !isFromRight) faults.push(`${url} sets <${name} lang="${lang}"> from right to left`);
    if (isFromRight && dir !== 'rtl' && name !== 'option')
      faults.push(`${url} does not set its <${name} lang="${lang}"> from right to left`);
    if (dir === 'ltr' && !lang && (name === 'cite' || (name === 'a' && attributes.rel === 'noreferrer')))
      faults.push(`${url} names a source without its language`);
    if (name === 'html' && lang !== locale) faults.push(`${url} says it is in “${lang}”, not in “${locale}”`);
  }
  return faults;
}

/** Properties that mean left or right instead of start or end. */
const sided =
  /(?:^|[;{])\s*((?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right)(?:-(?:color|style|width))?|border-(?:top|bottom)-(?:left|right)-radius|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)|transform\s*:[^;}]*translateX?\()/g;
/** Four values: top, right, bottom, left. The second and fourth must be the same. */
const four = /(?:^|[;{])\s*((?:margin|padding|inset|border-width)\s*:\s*[^\s;}]+\s+([^\s;}]+)\s+[^\s;}]+\s+([^\s;}!]+))/g;

/** Declarations of a style that would be mirrored wrongly. */
const sides = (style: string): string[] => [
  ...[...style.matchAll(sided)].map(([, found = '']) => `the style says “${found}”: say start or end`),
  ...[...style.matchAll(four)]
    .filter(([, , right, left]) => right !== left)
    .map(([, found]) => `the style says “${found}”: say inline and block`),
];

/** Numbers to call that would turn around inside right-to-left text. */
function turning({ url, markup, style }: Page): string[] {
  const rule = /a\[href\^="?tel\\?:"?\]\{([^}]*)\}/.exec(style)?.[1] ?? '';
  if (/direction:\s*ltr/.test(rule) && /unicode-bidi:\s*isolate/.test(rule)) return [];
  return tags(markup, 'a')
    .filter(({ attributes }) => attributes.href?.startsWith('tel:'))
    .filter((tag) => !/^\s*<bdi[^>]*dir="ltr"[^>]*>[^<]*<\/bdi>\s*$/.test(inside(markup, tag)))
    .map(({ attributes }) => `${url} does not keep ${attributes.href} from left to right`);
}

type Node = DefaultTreeAdapterTypes.Node;

/** Whether what stands in an element runs in its own direction, or is read by nobody on the page. */
const isApart = (element: Element): boolean =>
  ['bdi', 'code', 'pre', 'head', 'script', 'style', 'svg', 'textarea', 'option', 'template'].includes(element.tagName) ||
  attributeOf(element, 'dir') === 'ltr' ||
  (attributeOf(element, 'lang') !== undefined && element.tagName !== 'html' && !fromRight.includes(attributeOf(element, 'lang') ?? ''));

/** Text that runs with the page, piece by piece. */
function running(node: Node): string[] {
  if ('tagName' in node && isApart(node)) return [];
  if (node.nodeName === '#text' && 'value' in node) return [node.value.replace(/\u2066[^\u2069]*\u2069/g, ' ')];
  return 'childNodes' in node ? node.childNodes.flatMap(running) : [];
}

/** Groups of digits that read the other way around in text from right to left: 2018-2019 as 2019-2018. A point, comma, colon or slash keeps two numbers together there (UAX #9, W4). */
const reversed = ({ url, html }: Page): string[] =>
  running(parse(html)).flatMap((text) =>
    [...text.matchAll(/\d+(?:[/.:,]\d+)*(?:[-–]\d+(?:[/.:,]\d+)*)+/g)].map(
      ([group]) => `${url} does not isolate ${group} in “${text.trim().slice(0, 60)}”`,
    ),
  );

/** Texts in Markdown, where Dutch phrases stand among the words of another language; what comes from records (`vl-first`) has names only, which keep their order. */
const phrases = ({ url, html, place }: Page): string[] =>
  /^(?:situations|topics|professionals)\/./.test(place)
    ? running(
        parse(
          (/<article[\s\S]*?<\/article>|<div class="vl-text[\s\S]*?<\/div>/.exec(html)?.[0] ?? '').replace(
            /<p class="vl-first">.*?<\/p>/g,
            '',
          ),
        ),
      ).flatMap((text) =>
        [...text.matchAll(/\p{Script=Latin}{2,}[ -]\p{Script=Latin}{2,}/gu)].map(
          ([phrase]) => `${url} does not say that “${phrase}” is Dutch`,
        ),
      )
    : [];

describe('the direction of writing', () => {
  it('is right to left in Arabic and Persian, and nowhere else', () => {
    expect(fromRight).toEqual(['ar', 'fa']);
    expect(few(pages.flatMap(misdirected))).toEqual([]);
  });

  it('is not in the style: it says start and end, never left and right', () => {
    expect(few(sides(pageAt('/nl/').style))).toEqual([]);
  });

  it('turns no group of digits around, and tells a Dutch phrase apart', () => {
    const sidewaysPages = [...pages, ...cardPages, ...sharedPages].filter(({ url }) => fromRight.includes(url.split('/')[1] ?? ''));
    const each = [...new Map(sidewaysPages.map((page) => [page.file, page])).values()];
    expect(few(each.flatMap(reversed))).toEqual([]);
    expect(few(each.flatMap(phrases))).toEqual([]);
    const [one] = each;
    if (one)
      expect(reversed({ ...one, html: one.html.replace('</main>', '<p>من 2018-2019 <bdi>09.00–17.00</bdi></p></main>') })).toHaveLength(1);
  });

  it('never turns a phone number around', () => {
    expect(few(pages.flatMap(turning))).toEqual([]);
  });

  it('is noticed when wrong', () => {
    for (const locale of sideways) expect(misdirected(planted(`/${locale}/`, 'dir="rtl"', 'dir="ltr"'))).toHaveLength(1);
    expect(misdirected(planted('/nl/', 'dir="ltr"', 'dir="rtl"'))).toHaveLength(1);
    expect(misdirected(planted('/nl/', 'lang="nl"', 'lang="en"'))).toHaveLength(1);
    for (const rule of ['margin-left:1px', 'float:right', 'left:0', 'text-align:left', 'border-top-left-radius:1px', 'padding:0 1px 0 2px'])
      expect(sides(`p{color:red;${rule}}`), rule).toHaveLength(1);
    expect(sides('p{margin:0 1px 2px;padding:0 1px 0 1px;text-align:center;inset-inline-start:0}')).toEqual([]);
    const bare = { ...pageAt('/nl/'), style: '', markup: '<a href="tel:112">112</a>' };
    expect(turning(bare)).toHaveLength(1);
  });
});
