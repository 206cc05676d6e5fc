// The frame of static pages, gathered from content; and what those pages may show under the publication gate.
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { Talk } from '#domain/care/care';
import { NATIONAL } from '#domain/care/contact';
import type { Desk } from '#domain/desk/desk';
import { hasPlace, PROMISE_KEY } from '#domain/language/ladder';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import type { Language } from '#domain/language/language';
import type { Page, Situation, Topic } from '#domain/site/page';
import { mayPublishLanguage, publishedDesks } from '#domain/site/publication';
import { mayPublishRight, type RightFacts, type RightWords } from '#domain/answers/rights';
import { Publish, type Site } from '#domain/site/site';
import type { Frame } from './i18n.ts';
import { translations } from './translations.ts';

/** What this build shows; a build shows only what was checked unless told otherwise. */
export const publish: Publish = Publish.parse(process.env.PUBLISH ?? 'checked');

/** Translated files whose Dutch source changed since. */
const outdated = new Set(translations().flatMap(({ path, carries, source }) => (carries === source ? [] : [path])));

/** The site's own settings; SITE_HOST stands in for the host of a real deployment. */
export async function siteSettings(): Promise<Site> {
  const entry = await getEntry('site', 'site');
  if (!entry) throw new Error('content/site.yml is missing');
  const site = entry.data as unknown as Site;
  return { ...site, host: process.env.SITE_HOST || site.host };
}

/** All languages in the order of the switch. */
export async function allLanguages(): Promise<Language[]> {
  const entries = (await getCollection('languages')).map(({ data }) => data as unknown as Language & { order: number });
  return entries.sort((a, b) => a.order - b.order).map(({ order: _order, ...language }) => language);
}

/** Languages that this build shows with more than their card: whole, or their core. */
export const servedLanguages = async (): Promise<Language[]> =>
  (await allLanguages()).filter((language) => mayPublishLanguage(language, publish));

/** Languages that this build shows whole. */
export const fullLanguages = async (): Promise<Language[]> => (await servedLanguages()).filter(({ promise }) => promise === 'full');

/** The frame of a static page; `text` names the translated file it shows, as `rights/rest`. */
export async function frameOf(locale: string, path: string, text?: string): Promise<Frame> {
  const languages = await allLanguages();
  const language = languages.find(({ code }) => code === locale);
  const words = await getEntry('words', locale);
  if (!language || !words) throw new Error(`language ${locale} has no words`);
  return {
    locale,
    dir: language.dir,
    words: { ...(words.data as unknown as Record<string, string>), [PROMISE_KEY]: language.promise },
    site: await siteSettings(),
    languages,
    publish,
    path,
    talk: await talkLine(),
    outdated: text !== undefined && outdated.has(`content/${text.replace('/', `/${locale}/`)}${text.endsWith('.yml') ? '' : '.md'}`),
  };
}

/** Whom the help bar of every page names: the national desk, with its hours. */
export async function talkLine(): Promise<Talk> {
  const entry = await getEntry('services', NATIONAL);
  if (!entry) throw new Error('the national desk is missing');
  const { phones, schedule, around_the_clock, assured_date } = entry.data as unknown as Talk;
  return { phones, schedule, around_the_clock, assured_date };
}

/** One static path for each language that has the page (domain/language/ladder), times what is given; `placeOf` tells its path after the language. */
export async function inEveryLanguage<P extends Record<string, unknown>>(
  params: P[],
  placeOf: (each: P) => string,
): Promise<{ params: P & { locale: string } }[]> {
  const languages = await servedLanguages();
  return params.flatMap((each) =>
    languages.filter(({ promise }) => hasPlace(promise, placeOf(each))).map(({ code }) => ({ params: { ...each, locale: code } })),
  );
}

/** A right in one language: slug, facts, words and the entry whose body is the wish. */
export interface ShownRight {
  slug: string;
  facts: RightFacts;
  words: RightWords;
  entry: CollectionEntry<'rights'>;
}

/** Facts of all rights by slug, checked or not. */
export async function allRightFacts(): Promise<Record<string, RightFacts>> {
  return Object.fromEntries((await getCollection('rightFacts')).map(({ id, data }) => [id, data as unknown as RightFacts]));
}

/** The rights this build may show, in their order. */
export async function shownRights(locale: string): Promise<ShownRight[]> {
  const facts = Object.entries(await allRightFacts()).filter(([, each]) => mayPublishRight(each, publish));
  const shown = facts.map(async ([slug, each]) => {
    const entry = await getEntry('rights', `${locale}/${slug}`);
    if (!entry) throw new Error(`right ${slug} has no words in ${locale}`);
    return { slug, facts: each, words: entry.data as unknown as RightWords, entry };
  });
  return (await Promise.all(shown)).sort((a, b) => a.facts.order - b.facts.order);
}

/** Titles of the rights this build may show, as words: `right-title.<slug>`; a core language has them among its sentences. */
export async function rightTitles(locale: string): Promise<Record<string, string>> {
  const shown = await shownRights((await isFull(locale)) ? locale : SOURCE_LOCALE);
  const { words: own } = await frameOf(locale, '');
  return Object.fromEntries(shown.map(({ slug, words }) => [`right-title.${slug}`, own[`right-title.${slug}`] ?? words.title]));
}

/** Whether this build shows a language whole. */
export const isFull = async (locale: string): Promise<boolean> => (await fullLanguages()).some(({ code }) => code === locale);

/** Whether this build shows a language with more than its card. */
export const isServed = async (locale: string): Promise<boolean> => (await servedLanguages()).some(({ code }) => code === locale);

/** The situations in one language, in the order of the doors. */
export async function situationsIn(locale: string): Promise<{ slug: string; words: Situation; entry: CollectionEntry<'situations'> }[]> {
  const entries = await getCollection('situations', ({ id }) => id.startsWith(`${locale}/`));
  const all = entries.map((entry) => ({ slug: slugOf(entry.id), words: entry.data as unknown as Situation, entry }));
  return all.sort((a, b) => a.words.order - b.words.order);
}

/** Slugs of the pages about the site. */
export const pageSlugs = async (): Promise<string[]> =>
  (await getCollection('pages', ({ id }) => id.startsWith('nl/'))).map(({ id }) => slugOf(id));

/** One page about the site in one language. Throws when it is not there. */
export async function pageIn(locale: string, slug: string): Promise<{ words: Page; entry: CollectionEntry<'pages'> }> {
  const entry = await getEntry('pages', `${locale}/${slug}`);
  if (!entry) throw new Error(`page ${slug} has no words in ${locale}`);
  return { words: entry.data as unknown as Page, entry };
}

const slugOf = (id: string): string => id.slice(id.indexOf('/') + 1);

/** A text with sources: before it goes wrong, or for who helps. */
export interface ShownTopic {
  slug: string;
  words: Topic;
  entry: CollectionEntry<'topics'> | CollectionEntry<'professionals'>;
}

/** The topics or the pages for professionals that this build may show, in their order. */
export async function topicsIn(kind: 'topics' | 'professionals', locale: string): Promise<ShownTopic[]> {
  const entries = await getCollection(kind, ({ id }: { id: string }) => id.startsWith(`${locale}/`));
  const all = entries.map((entry) => ({ slug: slugOf(entry.id), words: entry.data as unknown as Topic, entry }));
  const shown = all.filter(({ words }) => publish === 'all' || !words.awaits_outcome);
  return shown.sort((a, b) => a.words.order - b.words.order);
}

/** The desks that this build publishes, with their public keys. */
export async function desksShown(): Promise<Record<string, Desk>> {
  const desks = Object.fromEntries((await getCollection('desks')).map(({ id, data }) => [id, data as unknown as Desk]));
  return publishedDesks(desks, publish);
}
