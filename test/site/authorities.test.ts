// Wherever a text names somebody to whom talking can start something, what it can start stands before it or is one tap away (H4, H16).
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AuthorityFacts, AuthorityWords, names } from '#domain/answers/authority';
import { files, readYaml, slugOf, wholeLocales } from '../content/texts.ts';
import { CLIENT, few, inside, type Page, pageOf, pages, tags, wordsOf } from './pages.ts';

const facts = new Map(
  files('content/authorities/facts/*.yml').map((file) => [slugOf(file), AuthorityFacts.parse(readYaml(file))] as const),
);
/** A build that shows no page of an authority yet still says the line of the police. */
const hasPages = existsSync(`${CLIENT}/nl/offices/station/index.html`);
const starting = [...facts].flatMap(([slug, { starts }]) => (starts && (hasPages || slug === 'station') ? slug : []));
const wordsIn = (locale: string): Map<string, AuthorityWords> =>
  new Map(starting.map((slug) => [slug, AuthorityWords.parse(readYaml(`content/authorities/${locale}/${slug}.yml`))]));
const words = new Map(wholeLocales.map((locale) => [locale, wordsIn(locale)]));

/** Pages that tell somebody what to do or what holds; a page about one authority is about nothing else. */
const telling = pages.filter(({ place }) =>
  /^(?:(?:situations|topics|professionals)\/.+|rights\/(?!compare).+|my-situation\/|overview\/|about\/|kept\/|safe-use\/|)$/.test(place),
);

/** Words that lead to their answer, are a question themselves, are for showing, or name a contact or a source, or are the Dutch to show beside the reader's own: they stand as they are. */
const leads = /^(?:a|h[1-6]|summary|button|blockquote|cite|legend|label|script)$/;
const isScope = (name: string, rest: string): boolean => name === 'details' || /data-for|vl-fit|vl-check__answer/.test(rest);

interface Open {
  name: string;
  rest: string;
  led: Set<string>;
}
const scopeOf = (open: Open[]): Open | undefined => open.findLast((each) => each.name === 'main' || isScope(each.name, each.rest));

/** Names of authorities before which nothing leads to what talking to them can start. */
function unled({ url, locale, markup }: Page): string[] {
  const [main] = tags(markup, 'main');
  const content = main ? inside(markup, main) : '';
  const open: Open[] = [{ name: 'main', rest: 'details', led: new Set() }];
  const faults: string[] = [];
  for (const [piece] of content.matchAll(/<[^>]+>|[^<]+/g)) {
    const [, end, name = '', rest = ''] = /^<(\/?)([\w-]+)([^>]*)>$/.exec(piece) ?? [];
    if (end === '/') {
      const at = open.findLastIndex((each) => each.name === name);
      if (at > 0) open.length = at;
    } else if (end === '' && !/\/$/.test(rest) && !/^(?:br|hr|img|input|link|meta|path|circle|rect|line|use)$/.test(name)) {
      open.push({ name, rest, led: new Set() });
      const office = /\/offices\/([\w-]+)\//.exec(rest)?.[1];
      if (office) scopeOf(open)?.led.add(office);
    } else if (end === undefined) {
      const text = wordsOf(piece);
      const stands = open.some((each) => leads.test(each.name) || /vl-call|lang="nl"/.test(each.rest));
      for (const [slug, own] of words.get(locale) ?? []) {
        const [before = '', ...after] = text.split(own.line);
        if (after.length > 0 && !names(own, before)) scopeOf(open)?.led.add(slug);
        else if (
          !stands &&
          !open.some(({ rest: each }) => /vl-first/.test(each)) &&
          names(own, text) &&
          !open.some(({ led }) => led.has(slug))
        )
          faults.push(`${url} names ${slug} in “${text.slice(0, 70)}”: put its line before it, or a link to offices/${slug}/`);
      }
    }
  }
  return faults;
}

describe('somebody to whom talking can start something', () => {
  it('has names to look for in every language, or the check says what to write', () => {
    const nameless = wholeLocales.flatMap((locale) =>
      starting
        .filter((slug) => words.get(locale)?.get(slug)?.named.length === 0)
        .map((slug) => `content/authorities/${locale}/${slug}.yml: write under “named” how texts in this language name it`),
    );
    expect(nameless).toEqual([]);
  });

  it('is named on no page before its line, or before a link to what talking to them can start', () => {
    expect(telling.length).toBeGreaterThan(30);
    expect(few(telling.flatMap(unled))).toEqual([]);
  });

  const police = [
    ['nl', 'Doe een melding bij de politie.'],
    ['nl', 'Doe aangifte.'],
    ['nl', 'De autoriteiten helpen je.'],
    ['en', 'You can report it.'],
    ['en', 'Tell the authorities.'],
    ['ar', 'يمكنك تقديم بلاغ.'],
    ['ar', 'أخبر السلطات.'],
  ] as const;
  const others = [
    ['nl', 'Vertel het je huisarts.'],
    ['nl', 'Praat met je baas.'],
    ['nl', 'Ga naar school.'],
    ['nl', 'Vraag het de bank.'],
    ['nl', 'Vraag het je verhuurder.'],
    ['en', 'Ask your GP.'],
    ['en', 'Tell your employer.'],
    ['en', 'Ask the bank.'],
    ['en', 'Tell the school.'],
    ['ar', 'اسأل طبيبك.'],
    ['ar', 'اسأل صاحب العمل.'],
    ['ar', 'اسأل البنك.'],
    ['ar', 'أخبر المدرسة.'],
  ] as const;

  it.each(hasPages ? [...police, ...others] : police)('is noticed in %s: “%s”', (locale, sentence) => {
    const of = (html: string): string[] => unled(pageOf(`${CLIENT}/${locale}/planted/index.html`, `<main>${html}</main>`));
    expect(of(`<p>${sentence}</p>`).length).toBeGreaterThan(0);
    expect(of(`<details><p>${sentence}</p></details>`).length).toBeGreaterThan(0);
    const led = starting.map((slug) => `<a href="/${locale}/offices/${slug}/">x</a>`).join('');
    expect(of(`<details>${led}<p>${sentence}</p></details>`)).toEqual([]);
    expect(of(`<details>${led}</details><p>${sentence}</p>`).length).toBeGreaterThan(0);
  });

  it('is not found where a word only looks like a name', () => {
    const of = (html: string): string[] => unled(pageOf(`${CLIENT}/en/planted/index.html`, `<main><p>${html}</p></main>`));
    expect(of('The reporting code ends in a decision. Report sick in writing.')).toEqual([]);
  });
});
