// Every phone number can be tapped and read, short numbers stay national, and the page tells what a call leaves behind (X16).
import { describe, expect, it } from 'vitest';
import { NATIONAL_PHONE, files, interfaceIn, readYaml } from '../content/texts.ts';
import { few, inside, type Page, pageAt, pages, planted, type Tag, tags, wordsOf } from './pages.ts';

const known = new Set(
  files('content/care/services/*.yml').flatMap((file) => readYaml<{ phones: { tel: string }[] }>(file).phones.map(({ tel }) => tel)),
);

/** The digits someone in the Netherlands dials. */
const national = (number: string): string => number.replace(/^(\+|00)31/, '0').replace(/\D/g, '');
const telLinks = (markup: string): Tag[] => tags(markup, 'a').filter(({ attributes }) => attributes.href?.startsWith('tel:'));
const dialled = ({ attributes }: Tag): string => (attributes.href ?? '').slice('tel:'.length);
/** Something that looks like a phone number: a leading 0 or +31 and at least eight digits, or 112. */
const phoneLike = /(?<![\w:/.,-])(?:\+31|0031|0)(?:[\s().-]*\d){7,}(?![\w-])|(?<![\w:/.,-])112(?![\d.,:]\d|[\dA-Za-z])/g;

/** What is wrong with the links to call of a page. */
function linkFaults({ url, markup }: Page): string[] {
  return telLinks(markup).flatMap((link) => {
    const dials = dialled(link);
    const reads = wordsOf(inside(markup, link));
    return [
      ...(national(reads) === national(dials) ? [] : [`${url} shows “${reads}” and dials ${dials}`]),
      ...(known.has(dials) ? [] : [`${url} dials ${dials}, which no service in content/care/services has`]),
      ...(/^\+31(112|[89]00)/.test(dials) ? [`${url} dials ${dials}: short and 0800/0900 numbers stay national`] : []),
    ];
  });
}

/** The card around a place in a page (an article, or nothing): a number named there must be there to tap. */
function cardAround(markup: string, index: number): string {
  const start = markup.lastIndexOf('<article', index);
  const end = markup.indexOf('</article>', Math.max(start, 0));
  return start >= 0 && index < end ? markup.slice(start, end) : '';
}

/** Numbers in plain text that nobody can tap: neither they themselves nor the same number in their card. */
function bareNumbers({ url, markup }: Page): string[] {
  const blank = (text: string): string => ' '.repeat(text.length);
  const visible = markup
    .replace(/<title>[^<]*<\/title>/g, blank)
    .replace(/<a [^>]*href="tel:[^>]*>[\s\S]*?<\/a>/g, blank)
    .replace(/<[^>]*>/g, blank);
  return [...visible.matchAll(phoneLike)]
    .filter(({ 0: number, index }) => !telLinks(cardAround(markup, index)).some((link) => national(dialled(link)) === national(number)))
    .map(([number]) => `${url} has the number “${number}” that cannot be tapped`);
}

const numberFaults = (page: Page): string[] => [...linkFaults(page), ...bareNumbers(page)];

/** Pages whose first number does not come with what a call leaves behind: it stands in the help bar, above the text. */
function silent({ url, locale, markup }: Page): string[] {
  if (!markup.includes('href="tel:')) return [];
  const bar = wordsOf(markup.slice(0, markup.indexOf('<main')));
  return bar.includes(interfaceIn(locale)['call.trace'] ?? '\u0000')
    ? []
    : [`${url} has a number to call and does not say that it stays in the call list`];
}

/** Notes about calling that a page says more than once: the bar above every page has said it. */
function repeated({ url, locale, markup }: Page): string[] {
  const words = interfaceIn(locale);
  const text = wordsOf(markup);
  return ['call.trace', 'call.national-hours']
    .filter((key) => words[key] !== undefined && text.split(words[key]).length > 2)
    .map((key) => `${url} says ${key} more than once`);
}

describe('a phone number', () => {
  it('can be tapped and read, dials what it shows, and stays national when short', () => {
    expect(few(pages.flatMap(numberFaults))).toEqual([]);
  });

  it('comes with what a call leaves behind, on every page', () => {
    expect(few(pages.flatMap(silent))).toEqual([]);
  });

  it('comes with each note about calling once, on every page', () => {
    expect(few(pages.flatMap(repeated))).toEqual([]);
    const twice = planted('/nl/', '</main>', `<p>${interfaceIn('nl')['call.trace']}</p></main>`);
    expect(repeated(twice)).toEqual(['/nl/ says call.trace more than once']);
  });

  it('is 112 on every page', () => {
    const bare = pages.filter(({ markup }) => !markup.includes('href="tel:112"'));
    expect(few(bare.map(({ url }) => url))).toEqual([]);
  });

  it('is noticed when bare, when it dials something else, when unknown, and when silent about the call list', () => {
    expect(numberFaults(planted('/nl/', '</main>', `<p>Bel ${NATIONAL_PHONE.number}</p></main>`))).toHaveLength(1);
    expect(numberFaults(planted('/nl/', '</main>', `<a href="tel:112">${NATIONAL_PHONE.number}</a></main>`))).toHaveLength(1);
    expect(numberFaults(planted('/nl/', '</main>', '<a href="tel:+31201234567">020 123 45 67</a></main>'))).toHaveLength(1);
    expect(numberFaults(planted('/nl/', '</main>', '<a href="tel:+318001234">0800-1234</a></main>'))).toHaveLength(2);
    for (const locale of new Set(pages.map((page) => page.locale))) {
      const trace = interfaceIn(locale)['call.trace'] ?? '';
      const { markup } = pageAt(`/${locale}/`);
      expect(silent({ ...pageAt(`/${locale}/`), markup: markup.replace(trace, '') })).toHaveLength(1);
    }
  });

  it('stands beside when somebody answers (or that this is not known), wherever contacts are listed to choose from', () => {
    const listed = pages.filter(({ place }) => /^(?:overview\/|my-situation\/|situations\/.+)$/.test(place));
    expect(listed.length).toBeGreaterThan(8);
    const silent = listed.flatMap(({ url, markup }) =>
      tags(markup, 'p')
        .filter(({ attributes }) => attributes.class === 'vl-call' && 'situations overview my-situation'.includes(url.split('/')[2] ?? ''))
        .map((tag) => inside(markup, tag))
        .filter((line) => !line.includes('href="tel:112"'))
        .filter((line) => {
          const [, ...notes] = tags(line, 'small').map((small) => inside(line, small));
          return !notes.some((note) => note.includes('<open-now') || wordsOf(note).length > 3);
        })
        .map((line) => `${url}: “${wordsOf(line)}” does not say when somebody answers`),
    );
    expect(few(silent)).toEqual([]);
  });
});
