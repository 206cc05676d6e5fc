// Pages say what was asked and no more before a tap; every page has a name of its own; notes of sources are in the reader's language.
import { describe, expect, it } from 'vitest';
import { noteWords } from '#domain/answers/note-words';
import { SourceNote } from '#domain/answers/source';
import { allTexts, at, files, interfaceIn, readYaml, wholeLocales, type Text } from '../content/texts.ts';
import { atLeastCore, CLIENT, few, inside, type Page, pageAt, pageOf, pages, tags, visibleWords, whole, wordsOf } from './pages.ts';

const asked = pages.filter(({ place }) => /^(?:rights\/(?!compare)|topics\/|situations\/|professionals\/).+/.test(place));
const middle = (counts: number[]): number => counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;

/** What a page is called: in the history of a phone, and at its top. */
const namesOf = ({ html, markup }: Page): { title: string; heading: string } => {
  const [heading] = tags(markup, 'h1');
  return { title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '', heading: heading ? wordsOf(inside(markup, heading)) : '' };
};

/** Pages of one language that are called the same. */
function doubles(of: Page[]): string[] {
  const seen = new Map<string, string>();
  return of.flatMap((page) =>
    Object.entries(namesOf(page)).flatMap(([part, name]) => {
      const other = seen.get(`${part} ${name}`);
      seen.set(`${part} ${name}`, page.url);
      return other === undefined ? [] : [`${part} “${name}” is that of ${other} and of ${page.url}`];
    }),
  );
}

describe('the words of a page', () => {
  it.each(whole)('are 150 or fewer before a tap on the middle page in %s, and nowhere more than 225', (locale) => {
    const counts = asked.filter((page) => page.locale === locale).map((page) => [page.url, visibleWords(page)] as const);
    expect(counts.length).toBeGreaterThan(10);
    expect(middle(counts.map(([, count]) => count))).toBeLessThanOrEqual(150);
    expect(few(counts.filter(([, count]) => count > 225).map(([url, count]) => `${url}: ${count} words before a tap`))).toEqual([]);
  });

  it.each(whole)('begin with a name that no other page in %s has', (locale) => {
    const own = pages.filter((page) => page.url.startsWith(`/${locale}/`) && page.place !== '404.html');
    expect(few(doubles(own))).toEqual([]);
    expect(doubles([pageAt(`/${locale}/`), pageOf(`${CLIENT}/${locale}/x/index.html`, pageAt(`/${locale}/`).html)])).toHaveLength(2);
  });
});

/** What only one language says in the date or the note of a source. */
const marks: Record<string, RegExp> = {
  nl: /zonder datum|tekst van|geldt sinds|bijgewerkt|oudere site|(?<!\p{L})(?:januari|februari|maart|mei|juni|juli|augustus|oktober|ongeveer|alleen|als citaat)(?!\p{L})/iu,
  en: /undated|text of|text in force|in force since|updated later|older site|(?<!\p{L})(?:January|February|March|May|June|July|October|about|read as)(?!\p{L})/u,
  ar: /\p{Script=Arabic}/u,
};

/** A note of a source in another language than that of its text. */
function foreign(text: Text): string[] {
  if (text.locale === null || !/^(?:topics|professionals)\/[^/]+\/sources\.date$/.test(text.place)) return [];
  const own = marks[text.locale];
  if (!own) throw new Error(`what notes of sources are made of has no rules for “${text.locale}”: write them in test/site/words.test.ts`);
  const other = Object.entries(marks).find(([locale, mark]) => locale !== text.locale && mark.test(text.text) && !own.test(text.text));
  return other ? [`${at(text)} says “${text.text}” in ${other[0]}`] : [];
}

describe('the note of a source', () => {
  const dates = allTexts().filter(({ place }) => place.endsWith('/sources.date'));

  it('is in the language of its reader', () => {
    expect(dates.length).toBeGreaterThan(100);
    expect(few(dates.flatMap(foreign))).toEqual([]);
  });

  it('is noticed in another language', () => {
    const [one] = dates.filter(({ locale }) => locale === 'en');
    if (!one) throw new Error('no date of a source');
    expect(foreign({ ...one, text: 'tekst van 1 juli 2026' })).toHaveLength(1);
    expect(foreign({ ...one, text: 'text of 1 July 2026' })).toEqual([]);
    expect(() => foreign({ ...one, locale: 'xx' })).toThrow(/no rules for “xx”: write them/);
    expect(wholeLocales.every((locale) => locale in marks)).toBe(true);
  });

  it.each(atLeastCore)('says nothing of another language on the pages in %s', (locale) => {
    const others =
      locale === 'en'
        ? /zonder datum|tekst van|oudere|kopie|proef/iu
        : /undated|consolidated|older|newer|layer|in force|archived|machine summary|unofficial|report published|quoted|renewed|or later|(?<!\p{L})(?:about|before|after|pilot|version|copy|treaty)(?!\p{L})/iu;
    const notes = pages
      .filter((page) => page.locale === locale && /^(?:rights|offices|topics|professionals|care)\//.test(page.place))
      .flatMap(({ url, markup }) =>
        [
          ...markup.matchAll(
            /<span class="vl-soft">\(([\s\S]*?)\)<\/span>|(?:<\/bdi> |<small class="vl-soft">)\(<bdi>([\s\S]*?)<\/bdi>\)/g,
          ),
        ].map(([, note = '', other = '']) => `${url}: ${wordsOf(note || other)}`),
      );
    expect(notes.length).toBeGreaterThan(50);
    expect(few(notes.filter((note) => others.test(note.slice(note.indexOf(': ')))))).toEqual([]);
  });

  it('is made of words that every language can say, so nobody can write it as prose', () => {
    for (const note of ['undated; about 2020–2022', 'text in force 2026-07-01', 'treaty of 1989-11-20; copy of 2015'])
      expect(SourceNote.safeParse(note).success).toBe(true);
    for (const note of ['undated; still says Wwb', 'inferred 2022', 'zonder datum', ''])
      expect(SourceNote.safeParse(note).success).toBe(false);
    expect(Object.values(noteWords).filter((key) => !(key in interfaceIn('nl')))).toEqual([]);
  });

  it('stands behind a title in the language of what it names, marked where that is not Dutch', () => {
    const english = /(?<!\p{L})(?:and|the|with|from|for|until|whole|page|amending|adopts|rights|reaction|answers|older)(?!\p{L})/iu;
    const unmarked = files('content/{rights,answers,authorities}/facts/*.yml').flatMap((file) =>
      (readYaml<{ sources?: { title: string; lang?: string }[] }>(file).sources ?? [])
        .filter(({ title, lang }) => !lang && english.test(title))
        .map(({ title }) => `${file}: “${title}”`),
    );
    expect(unmarked).toEqual([]);
  });
});
