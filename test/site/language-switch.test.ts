// Every page offers the other languages in their own script, without flags, and keeps the visitor's place (X9, X10).
import { describe, expect, it } from 'vitest';
import { readYaml } from '../content/texts.ts';
import { few, inside, type Page, pages, planted, tags, wordsOf } from './pages.ts';

interface Language {
  code: string;
  name: string;
  dir: string;
}
const languages = readYaml<Language[]>('content/languages.yml');
const urls = new Set(pages.map(({ url }) => url));

/** What is wrong with one language in the switch of a page. */
function entryFaults(page: Page, list: string, { code, name, dir }: Language): string[] {
  const item = tags(list, 'li').find(({ attributes }) => attributes.lang === code);
  if (!item) return [`${page.url} does not offer ${name}`];
  const entry = inside(list, item);
  const faults: string[] = [];
  if (item.attributes.dir !== dir) faults.push(`${page.url} writes ${name} in the wrong direction`);
  if (wordsOf(entry) !== name) faults.push(`${page.url} calls ${name} “${wordsOf(entry)}”`);
  const [link] = tags(entry, 'a');
  if (code === page.locale)
    return link || !entry.includes('aria-current="true"') ? [...faults, `${page.url} does not mark ${name} as its own`] : faults;
  const target = `/${code}/${page.place}`;
  if (link?.attributes.href !== target)
    faults.push(`${page.url} leads to ${link?.attributes.href} for ${name}: the place is lost, ${target} is right`);
  if (link?.attributes.hreflang !== code) faults.push(`${page.url} does not say that its link is in ${name}`);
  if (!urls.has(target)) faults.push(`${page.url} leads to ${target}, which is not there`);
  return faults;
}

/** What is wrong with the language switch of a page. */
function switchFaults(page: Page): string[] {
  const list = tags(page.markup, 'ul').find(({ attributes }) => attributes.class === 'vl-languages');
  if (!list) return [`${page.url} has no language switch`];
  const faults = languages.flatMap((language) => entryFaults(page, inside(page.markup, list), language));
  return /\p{Regional_Indicator}/u.test(page.html) ? [...faults, `${page.url} shows a flag: a language is not a country`] : faults;
}

describe('the language switch', () => {
  it('stands on every page, in the script of each language, and keeps the place', () => {
    expect(languages.length).toBeGreaterThanOrEqual(3);
    expect(few(pages.flatMap(switchFaults))).toEqual([]);
  });

  it('finds every page in every language', () => {
    const places = new Set(pages.filter(({ url }) => url !== '/404.html').map(({ place }) => place));
    const missing = [...places].flatMap((place) => languages.map(({ code }) => `/${code}/${place}`)).filter((url) => !urls.has(url));
    expect(few(missing)).toEqual([]);
  });

  it('is noticed when it loses the place, a language, its mark, or shows a flag', () => {
    expect(switchFaults(planted('/nl/rights/rest/', 'href="/en/rights/rest/"', 'href="/en/"'))).toHaveLength(1);
    expect(
      switchFaults(planted('/nl/rights/rest/', '/ar/rights/rest/" hreflang="ar">ال', '/ar/rights/rest/" hreflang="en">ال')),
    ).toHaveLength(1);
    expect(switchFaults(planted('/nl/rights/rest/', 'lang="ar" dir="rtl"', 'lang="ar" dir="ltr"'))).toHaveLength(1);
    expect(switchFaults(planted('/nl/rights/rest/', '>English<', '>Engels<'))).toHaveLength(1);
    expect(switchFaults(planted('/nl/rights/rest/', '</main>', '🇳🇱</main>'))).toHaveLength(1);
    expect(switchFaults(planted('/nl/rights/rest/', 'class="vl-languages"', 'class="other"'))).toHaveLength(1);
  });
});
