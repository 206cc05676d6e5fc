// Every page leads to the page of all languages and keeps the visitor's place; no page carries a list of languages (X9, X10).
import { describe, expect, it } from 'vitest';
import { languageChoices } from '#domain/language/language-choice';
import type { Language } from '#domain/language/language';
import { locales, readYaml } from '../content/texts.ts';
import { cardPages, few, type Page, pageAt, pages, planted, tags } from './pages.ts';

const languages = readYaml<Language[]>('content/languages.yml');
const urls = new Set([...pages, ...cardPages].map(({ url }) => url));
/** Languages that this build shows whole. */
const whole = languages.filter(({ code }) => urls.has(`/${code}/care/`));
const cards = languages.filter((language) => !whole.includes(language));

/** The path after the language and the question mark of a page of languages. */
const placeOf = (page: Page): string => (page.url === '/404.html' ? '' : page.place);

/** What is wrong with the language switch of a page. */
function switchFaults(page: Page): string[] {
  const [link, more] = tags(page.markup, 'a').filter(({ attributes }) => attributes.class === 'vl-languages');
  const isWhole = whole.some(({ code }) => code === page.locale);
  const target = `/${isWhole ? page.locale : 'en'}/language/${placeOf(page) && `?of=${placeOf(page)}`}`;
  const elsewhere = tags(page.markup.slice(0, page.markup.indexOf('<main')), 'a').filter(
    ({ attributes }) => attributes.hreflang && attributes.class !== 'vl-languages',
  );
  const own = languages.find(({ code }) => code === page.locale)?.name ?? '';
  return [
    ...(link && !more ? [] : [`${page.url} does not have one language switch`]),
    ...(link?.attributes.href === target ? [] : [`${page.url} leads to ${link?.attributes.href}: the place is lost, ${target} is right`]),
    ...(link?.attributes['aria-label']?.includes(own) ? [] : [`${page.url} does not say that it is in ${own}`]),
    ...(elsewhere.length > 0 ? [`${page.url} carries a list that grows with the languages`] : []),
    ...(page.markup.includes('rel="alternate"') ? [`${page.url} names its other languages twice: the sitemap does`] : []),
    ...(/\p{Regional_Indicator}/u.test(page.html) ? [`${page.url} shows a flag: a language is not a country`] : []),
  ];
}

describe('the language switch', () => {
  it('stands once on every page, says the language of the page, and keeps the place', () => {
    expect(few(pages.flatMap(switchFaults))).toEqual([]);
  });

  it('leads from every page to the same page in every language that is shown whole, else to its card', () => {
    const lost = pages
      .filter(({ url }) => url !== '/404.html' && url !== '/')
      .filter(({ locale }) => whole.some(({ code }) => code === locale))
      .flatMap((page) => {
        const { of, choices } = languageChoices(whole, cards, page.place, '');
        return [
          ...(of === page.place ? [] : [`${page.url} is no place that the page of languages knows`]),
          ...choices.map(({ code, path }) => `/${code}/${path}`).filter((url) => !urls.has(url)),
        ];
      });
    expect(few(lost)).toEqual([]);
  });

  it('is noticed when it loses the place, stands twice, carries a list, or shows a flag', () => {
    const url = '/nl/situations/tonight/';
    expect(switchFaults(pageAt(url))).toEqual([]);
    expect(switchFaults(planted(url, '?of=situations/tonight/', ''))).toHaveLength(1);
    expect(switchFaults(planted(url, 'class="vl-languages"', 'class="other"')).length).toBeGreaterThan(1);
    expect(switchFaults(planted(url, '<main', '<a class="vl-languages" href="/en/">x</a><main'))).toHaveLength(1);
    expect(switchFaults(planted(url, '<main', '<a href="/en/" hreflang="en">English</a><main'))).toHaveLength(1);
    expect(switchFaults(planted(url, '</main>', '🇳🇱</main>'))).toHaveLength(1);
  });
});

describe('the page of languages', () => {
  const offered = (asked: string, accepted: string): string[] =>
    languageChoices(languages, [], asked, accepted).choices.map(({ code }) => code);

  it('has every language, those the browser asks for first', () => {
    expect([...offered('', '')]).toEqual(locales);
    expect(offered('', 'ar-SY,ar;q=0.9,en;q=0.5')[0]).toBe('ar');
    expect(offered('', 'hu, en;q=0.4').slice(0, 1)).toEqual(['en']);
    expect([...offered('', 'xx;;,,q')].sort()).toEqual([...locales].sort());
  });

  it('repeats no address that is not a place of ours', () => {
    for (const asked of ['//elsewhere.example/', 'https://elsewhere.example/', '../exit', 'care/"><b>/', 'a'.repeat(200), 'a/b/c/d/e/'])
      expect([asked, languageChoices(languages, [], asked, '').of]).toEqual([asked, '']);
  });

  it('leads a language without a reviewer to its card', () => {
    const { choices } = languageChoices(whole, languages.slice(-1), 'care/groningen/', '');
    expect(choices.at(-1)?.path === '' || choices.some(({ path }) => path === '')).toBe(true);
  });
});
