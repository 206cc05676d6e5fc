// No page claims that a visit leaves nothing behind; what stays is said (X7).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wholeLocales } from '../content/texts.ts';
import { rulesOf, saying } from '../content/vocabulary.ts';
import { CLIENT, few, pages, wordsOf, whole } from './pages.ts';

/** Claims of false safety in a text. */
function claims(where: string, locale: string, text: string): string[] {
  const found = saying(rulesOf(locale).traceless, text);
  return found ? [`${where} claims “${found[0]}”: something always stays behind; say what`] : [];
}

describe('false safety', () => {
  it('is claimed on no page', () => {
    expect(few(pages.flatMap(({ url, locale, markup }) => claims(url, locale, wordsOf(markup))))).toEqual([]);
  });

  it.each(whole)('is claimed in no sentence that pages for one person use, in %s', (locale) => {
    expect(claims(`words/${locale}.json`, locale, readFileSync(`${CLIENT}/data/words/${locale}.json`, 'utf8'))).toEqual([]);
  });

  it.each([
    ['nl', 'Deze site laat geen sporen na.'],
    ['nl', 'Je bent hier 100% anoniem.'],
    ['en', 'This site leaves no trace.'],
    ['en', 'Your visit is completely private.'],
    ['ar', 'هذا الموقع لا يترك أي أثر.'],
    ['ar', 'زيارتك آمنة تمامًا.'],
  ])('is noticed in %s: “%s”', (locale, sentence) => {
    expect(claims('planted', locale, sentence)).toHaveLength(1);
  });

  it('is not what the page on safe use says: there, what stays is named', () => {
    for (const locale of whole.filter((each) => wholeLocales.includes(each))) {
      const page = pages.find(({ url }) => url === `/${locale}/safe-use/`);
      expect(wordsOf(page?.markup ?? '')).toMatch(
        { nl: /geschiedenis.*bellijst/, en: /history.*call list/, ar: /سجل التصفح.*سجل المكالمات/ }[locale] ?? /never/,
      );
    }
  });
});
