// Every municipality has its page and its page for tonight, in every language: 112 and CoMensha first, all numbers to tap, no promise.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Service } from '#domain/care/care';
import type { CareContent } from '#domain/care/care-content';
import { EMERGENCY, isReachable, NATIONAL } from '#domain/care/contact';
import { findCare, oncePerNumber } from '#domain/care/find-care';
import { slugOf } from '#domain/areas/place-name';
import { interfaceIn, read } from '../content/texts.ts';
import { rulesOf, saying } from '../content/vocabulary.ts';
import { atLeastCore, CLIENT, few, inside, type Page, pageAt, planted, tags, wordsOf, whole } from './pages.ts';
import { IS_CHECKED } from '../built.ts';

const care = JSON.parse(read(`${CLIENT}/data/care.json`)) as CareContent;
const municipalities = Papa.parse<{ gm_code: string; display_name: string }>(read('content/areas/municipalities.csv'), {
  header: true,
  skipEmptyLines: true,
}).data.map(({ gm_code, display_name }) => ({ code: gm_code, name: display_name, slug: slugOf(display_name) }));
const TODAY = new Date().toISOString().slice(0, 10);
const named = (record: string): Service => {
  const found = care.services.find((service) => service.record === record);
  if (!found) throw new Error(`the site does not serve ${record}`);
  return found;
};
const first = [named(EMERGENCY), named(NATIONAL)];

/** The contacts of a page, as pieces of its HTML, in order. */
const cardsOf = (markup: string): string[] => [...markup.matchAll(/<article class="vl-card">[\s\S]*?<\/article>/g)].map(([card]) => card);
const titleOf = (card: string): string => wordsOf(/<h[23][^>]*>([\s\S]*?)<\/h[23]>/.exec(card)?.[1] ?? '');
const dialled = (card: string): string[] =>
  tags(card, 'a').flatMap(({ attributes }) => (attributes.href?.startsWith('tel:') ? [attributes.href.slice(4)] : []));
const linked = (card: string): string[] => tags(card, 'a').map(({ attributes }) => attributes.href ?? '');
const nameIn = (service: Service, locale: string): string => wordsOf(service.name[locale] ?? '');

/** What is wrong with the contacts of a page, next to those that the lookup finds. */
function contactFaults({ url, locale, markup }: Page, expected: Service[]): string[] {
  const cards = cardsOf(markup).slice(0, expected.length);
  const seen = cards.map(titleOf);
  const order = expected.map((service) => nameIn(service, locale));
  const numbers = expected.flatMap((service, at) => {
    const taps = dialled(cards[at] ?? '');
    return service.phones.every(({ tel }) => taps.includes(tel)) ? [] : [`${url} has a number of ${service.record} that cannot be tapped`];
  });
  const own = first.flatMap(({ phones }) => phones.map(({ tel }) => tel));
  const before = dialled(markup.slice(0, markup.indexOf('<article'))).filter((number) => !own.includes(number));
  return [
    ...(JSON.stringify(seen) === JSON.stringify(order) ? [] : [`${url} shows other contacts than the lookup finds, or in another order`]),
    ...(before.length > 0 ? [`${url} has a number before 112 and CoMensha`] : []),
    ...numbers,
  ];
}

/** Everything that a page for tonight says besides its contacts, and that it promises no place. */
function nightFaults({ url, locale, markup }: Page): string[] {
  const words = interfaceIn(locale);
  const text = wordsOf(markup);
  const letters = text.replaceAll(' ', '');
  const quote = tags(markup, 'blockquote').map((tag) => ({ ...tag, text: wordsOf(inside(markup, tag)) }))[0];
  const isDutch = quote?.attributes.lang === 'nl' && quote.attributes.dir === 'ltr' && quote.text === interfaceIn('nl')['night.sentence'];
  const silent = care.services.filter(({ names, status }) => status === 'active' && names?.also?.includes('hearing-speech'));
  const said = Object.keys(words)
    .filter((key) => /^night\.(show|show-how|sentence|limits?|promise|promise-text|until|silent|silent-text)\b/.test(key))
    .filter((key) => silent.length > 0 || !key.startsWith('night.silent'));
  const titles = cardsOf(markup).map(titleOf);
  return [
    ...(isDutch ? [] : [`${url} has no Dutch sentence to show, marked as Dutch and read from left to right`]),
    ...said.filter((key) => !letters.includes(wordsOf(words[key] ?? '').replaceAll(' ', ''))).map((key) => `${url} does not say ${key}`),
    ...(saying(rulesOf(locale).sure_place, text) ? [`${url} promises a place: nobody can`] : []),
    ...silent
      .filter((service) => !titles.includes(nameIn(service, locale)))
      .map(({ record }) => `${url} leaves out ${record}, a way without a voice`),
  ];
}

const lookedUp = (municipality: string): Service[] => findCare(care, { municipality }, TODAY).map(({ service }) => service);
/** Who answers tonight, as far as the sources go: 112, the national desk, and whoever is there day and night; each number once. */
const awake = (municipality: string): Service[] => {
  const steps = findCare(care, { municipality, tonight: true }, TODAY);
  return oncePerNumber(steps.filter(({ service }) => first.includes(service) || service.around_the_clock)).map(({ service }) => service);
};

describe.each(whole)('in %s', (locale) => {
  it('every municipality has its page, with the contacts that the lookup finds, each number to tap', () => {
    expect(municipalities).toHaveLength(342);
    const faults = municipalities.flatMap(({ code, slug }) => contactFaults(pageAt(`/${locale}/care/${slug}/`), lookedUp(code)));
    expect(few(faults)).toEqual([]);
  });

  it('112 and CoMensha stand before anything else on every page of a municipality, day and night', () => {
    const wrong = municipalities.flatMap(({ slug }) =>
      ['', 'tonight/']
        .map((part) => `/${locale}/care/${slug}/${part}`)
        .filter((url) => {
          const titles = cardsOf(pageAt(url).markup).slice(0, 2).map(titleOf);
          return JSON.stringify(titles) !== JSON.stringify(first.map((service) => nameIn(service, locale)));
        }),
    );
    expect(few(wrong)).toEqual([]);
  });

  it('every municipality has its page for tonight: who is awake, the Dutch sentence, its limits, no promise, ways without a voice', () => {
    const faults = municipalities.flatMap(({ code, slug }) => {
      const page = pageAt(`/${locale}/care/${slug}/tonight/`);
      return [...contactFaults(page, awake(code)), ...nightFaults(page)];
    });
    expect(few(faults)).toEqual([]);
  });

  it('the page and the page for tonight lead to each other', () => {
    const lost = municipalities.flatMap(({ slug }) => {
      const [day, night] = [`/${locale}/care/${slug}/`, `/${locale}/care/${slug}/tonight/`];
      const leads = (from: string, to: string): boolean => linked(pageAt(from).markup).includes(to);
      return leads(day, night) && leads(night, day) ? [] : [slug];
    });
    expect(few(lost)).toEqual([]);
  });

  it('whoever can be reached at all can be reached from the page, by a number, a mail address or a site to tap', () => {
    const shown = new Map<string, string>();
    const pages = [...municipalities.map(({ slug }) => pageAt(`/${locale}/care/${slug}/`)), pageAt(`/${locale}/care/lines/`)];
    for (const card of pages.flatMap(({ markup }) => cardsOf(markup))) shown.set(titleOf(card), card);
    const reachable = care.services.filter((service) => service.status === 'active' && isReachable(service));
    const cut = reachable.filter((service) => {
      const links = linked(shown.get(nameIn(service, locale)) ?? '');
      const ways = [...service.phones.map(({ tel }) => `tel:${tel}`), `mailto:${service.email}`, service.url ?? ''];
      return !ways.some((way) => way !== '' && links.includes(way));
    });
    expect(few(cut.map(({ record, url, email }) => `${record} can be reached by ${url ?? email}, and the page does not say so`))).toEqual(
      [],
    );
  });
});

if (!IS_CHECKED)
  describe('a page that is wrong is noticed', () => {
    const [any] = municipalities;
    if (!any) throw new Error('no municipality at all');
    const day = `/nl/care/${any.slug}/`;
    const night = `${day}tonight/`;

    it('with contacts in another order, a number that is not to tap, or a number before 112', () => {
      const [, second = ''] = cardsOf(pageAt(day).markup);
      const silent = second.replaceAll('href="tel:', 'href="#');
      expect(contactFaults(planted(day, second, ''), lookedUp(any.code)).length).toBeGreaterThan(0);
      expect(contactFaults(planted(day, second, silent), lookedUp(any.code))).toHaveLength(1);
      expect(contactFaults(planted(day, '<article', '<a href="tel:0900">0900</a><article'), lookedUp(any.code))).toHaveLength(1);
    });

    it.each(atLeastCore)('with a promise in %s', (locale) => {
      const promises: Record<string, string> = {
        nl: 'Er is altijd een plek.',
        en: 'There is always a place.',
        ar: 'ستحصل على مكان.',
        pl: 'Zawsze jest miejsce.',
        es: 'Siempre hay un lugar.',
        ro: 'Există întotdeauna un loc.',
        bg: 'Винаги има място.',
        uk: 'Завжди є місце.',
      };
      const promise = promises[locale] ?? rulesOf(locale).sure_place[0] ?? '';
      expect(nightFaults(planted(night.replace('/nl/', `/${locale}/`), '</main>', `<p>${promise}</p></main>`))).toHaveLength(1);
    });

    it('without the Dutch sentence, a limit, or a way without a voice', () => {
      expect(nightFaults(planted(night, '<blockquote class="vl-now" lang="nl"', '<blockquote class="vl-now" lang="en"'))).toHaveLength(1);
      expect(nightFaults(planted(night, interfaceIn('nl')['night.limit.minor'] ?? '', ''))).toHaveLength(1);
      const silent = cardsOf(pageAt(night).markup).at(-1) ?? '';
      expect(nightFaults(planted(night, silent, '')).length).toBeGreaterThan(0);
    });
  });
