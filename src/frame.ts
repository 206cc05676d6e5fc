// The frame of static pages, gathered from content; and what those pages may show under the publication gate.
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { Desk } from '#domain/desk';
import type { DeskContent } from '#domain/desk-page';
import type { Language } from '#domain/language';
import type { Page, Situation, Topic } from '#domain/page';
import { mayPublishLanguage, publishedDesks } from '#domain/publication';
import { questions } from '#domain/referral';
import type { ReplyTemplate } from '#domain/reply';
import { mayPublishRight, type RightFacts, type RightWords } from '#domain/rights';
import { Publish, type Site } from '#domain/site';
import { regionCodes } from './areas.ts';
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

/** Languages that this build shows whole. */
export const fullLanguages = async (): Promise<Language[]> =>
  (await allLanguages()).filter((language) => mayPublishLanguage(language, publish));

/** The frame of a static page; `text` names the translated file it shows, as `rights/rest`. */
export async function frameOf(locale: string, path: string, text?: string): Promise<Frame> {
  const languages = await allLanguages();
  const language = languages.find(({ code }) => code === locale);
  const words = await getEntry('words', locale);
  if (!language || !words) throw new Error(`language ${locale} has no words`);
  return {
    locale,
    dir: language.dir,
    words: words.data as unknown as Record<string, string>,
    site: await siteSettings(),
    languages,
    publish,
    path,
    outdated: text !== undefined && outdated.has(`content/${text.replace('/', `/${locale}/`)}.md`),
  };
}

/** One static path for each language shown whole, times what is given. */
export async function inEveryLanguage<P extends Record<string, unknown>>(params: P[]): Promise<{ params: P & { locale: string } }[]> {
  const languages = await fullLanguages();
  return languages.flatMap(({ code }) => params.map((each) => ({ params: { ...each, locale: code } })));
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

/** Titles of the rights this build may show, as words: `right-title.<slug>`. */
export const rightTitles = async (locale: string): Promise<Record<string, string>> =>
  Object.fromEntries((await shownRights(locale)).map(({ slug, words }) => [`right-title.${slug}`, words.title]));

/** Whether this build shows a language whole. */
export const isFull = async (locale: string): Promise<boolean> => (await fullLanguages()).some(({ code }) => code === locale);

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

/** Languages of the desk. */
export const deskLocales = ['nl', 'en'];

/** Everything the desk's page needs besides letters: its sentences, the words of the questions, and the desks with their public keys. */
export async function deskContent(locale: string): Promise<DeskContent> {
  const own = await getEntry('deskWords', locale);
  const interfaceWords = await getEntry('words', locale);
  if (!own || !interfaceWords) throw new Error(`the desk has no words in ${locale}`);
  const desks = Object.fromEntries((await getCollection('desks')).map(({ id, data }) => [id, data as unknown as Desk]));
  return {
    locale,
    words: {
      ...pickAnswers(interfaceWords.data as unknown as Record<string, string>),
      ...(await rightTitles(locale)),
      ...(own.data as unknown as Record<string, string>),
    },
    desks: publishedDesks(desks, publish),
    regions: await regionCodes(),
    ...(await replyTexts()),
  };
}

/** Texts that replies start from (a build for the public keeps only what somebody reviewed), and the one the desk sends by itself. */
async function replyTexts(): Promise<Pick<DeskContent, 'templates' | 'handedOver'>> {
  const all = (await getCollection('replies')).map(({ data }) => data as unknown as ReplyTemplate);
  const shown = all
    .filter((each) => !each.handed_over)
    .map((each) => ({
      ...each,
      text: Object.fromEntries(Object.entries(each.text).filter(([code]) => publish === 'all' || each.reviewed.includes(code))),
    }));
  return {
    templates: shown.filter(({ text }) => Object.keys(text).length > 0).sort((a, b) => a.order - b.order),
    handedOver: all.find((each) => each.handed_over)?.text ?? {},
  };
}

/** Of the interface only what letters are made of: questions, answers, languages, and the overview a person sees. */
function pickAnswers(all: Record<string, string>): Record<string, string> {
  const families = new Set(['ask', 'plan', ...questions.filter((each) => 'options' in each).map(({ name }) => name as string)]);
  return Object.fromEntries(Object.entries(all).filter(([key]) => families.has(key.split('.')[0] ?? '')));
}
