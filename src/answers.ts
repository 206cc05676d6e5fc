// Questions with their whole answers, and authorities, as this build may show them. The only place that reads the words of answers.
import { getCollection, getEntry } from 'astro:content';
import { type Answer, answersTo, asides, briefSays, type Labels } from '#domain/answers/answer';
import type { AnswerFacts, AnswerWords, Theme } from '#domain/answers/answer-content';
import { type AuthorityFacts, type AuthorityWords, linkNames, names } from '#domain/answers/authority';
import type { Service } from '#domain/care/care';
import { NATIONAL } from '#domain/care/contact';
import { hasPlace } from '#domain/language/ladder';
import { matching, type Pack, plain } from '#domain/language/pack';
import { mayPublishAnswer } from '#domain/site/publication';
import { piecesOf } from '#domain/language/numbers-in-text';
import { allLanguages, publish, type ShownRight, shownRights } from './frame.ts';
import { careDirectory } from './care.ts';
import { type Frame, localised, t } from './i18n.ts';

/** One question: its answers, and the right it belongs to, if it is a provision. */
export interface ShownQuestion {
  slug: string;
  facts: AnswerFacts;
  theme: Theme;
  title: string;
  question: string;
  /** Why it is held back from the public. */
  why?: string | undefined;
  answers: Answer[];
  right: ShownRight | null;
}

const factsOf = async (): Promise<[string, AnswerFacts][]> =>
  (await getCollection('answerFacts'))
    .map(({ id, data }): [string, AnswerFacts] => [id, data as unknown as AnswerFacts])
    .sort(([, a], [, b]) => a.order - b.order);

/** Facts of every question by slug, shown or not. */
export const allAnswerFacts = async (): Promise<Record<string, AnswerFacts>> => Object.fromEntries(await factsOf());

const asked = new Map<string, Promise<ShownQuestion[]>>();

/** The questions this build may show in a language, in their order. */
export function questionsIn(locale: string): Promise<ShownQuestion[]> {
  const known = asked.get(locale) ?? readQuestions(locale, ([, facts]) => mayPublishAnswer(facts, publish));
  asked.set(locale, known);
  return known;
}

/** Questions about which too little is known, each with the reason: named in every build, answered in none for the public. */
export const heldQuestions = async (locale: string): Promise<ShownQuestion[]> =>
  readQuestions(locale, ([, facts]) => facts.withhold === true);

async function readQuestions(locale: string, may: (entry: [string, AnswerFacts]) => boolean): Promise<ShownQuestion[]> {
  const rights = new Map((await shownRights(locale)).map((right) => [right.slug, right]));
  const shown = (await factsOf()).filter(may).map(async ([slug, facts]): Promise<ShownQuestion> => {
    const entry = await getEntry('answers', `${locale}/${slug}`);
    if (!entry) throw new Error(`content/answers/${locale}/${slug}.yml is missing: every question has words in every language`);
    const words = entry.data as unknown as AnswerWords;
    const right = facts.kind === 'provision' ? (rights.get(slug) ?? null) : null;
    const title = words.title ?? right?.words.title ?? words.question;
    return {
      slug,
      facts,
      theme: facts.theme,
      title,
      question: words.question,
      why: words.why,
      answers: answersTo(slug, facts, words),
      right,
    };
  });
  return Promise.all(shown);
}

/** An authority with its facts and words. */
export interface ShownAuthority {
  slug: string;
  facts: AuthorityFacts;
  words: AuthorityWords;
}

/** The authorities this build may show in a language, in their order; none in one that has no pages about them (domain/language/ladder). */
export async function authoritiesIn(locale: string): Promise<ShownAuthority[]> {
  const promise = (await allLanguages()).find(({ code }) => code === locale)?.promise;
  if (promise !== undefined && !hasPlace(promise, 'authorities/')) return [];
  const all = (await getCollection('authorityFacts')).filter(({ data }) => mayPublishAnswer(data as unknown as AuthorityFacts, publish));
  const entries = all.map(async ({ id, data }): Promise<ShownAuthority> => {
    const entry = await getEntry('authorities', `${locale}/${id}`);
    if (!entry) throw new Error(`content/authorities/${locale}/${id}.yml is missing: every authority has words in every language`);
    return { slug: id, facts: data as unknown as AuthorityFacts, words: entry.data as unknown as AuthorityWords };
  });
  return (await Promise.all(entries)).sort((a, b) => a.facts.order - b.facts.order);
}

/** Authorities that can start most and that brief answers name: their lines stand once, above those answers; others are links. */
export const startingIn = (authorities: ShownAuthority[], answers: Answer[]): ShownAuthority[] =>
  authorities.filter(({ slug, facts, words }) =>
    answers.some((answer) => facts.line_first && answer.authorities.includes(slug) && briefSays(answer, (text) => names(words, text))),
  );

/** The words around the parts of an answer. */
export const labelsIn = (frame: Frame): Labels =>
  Object.fromEntries((['conditions', ...asides] as const).map((part) => [part, t(frame, `answer.${part}`)])) as Labels;

/** Numbers in markup as links. */
export const dialled = (html: string): string =>
  piecesOf(html)
    .map(({ text, tel }) => (tel ? `<a href="tel:${tel}"><bdi class="vl-number" dir="ltr">${text}</bdi></a>` : text))
    .join('');

/** Markup in which the first name of each authority that can start something leads to its page; `done`: those whose line stands above. */
export const leading = (frame: Frame, authorities: ShownAuthority[], html: string, done: Set<string>): string =>
  linkNames(
    html,
    authorities.filter(({ facts }) => facts.starts),
    (slug) => localised(frame, `offices/${slug}/`),
    done,
  );

/** How the words of one answer are made ready: numbers and names as links, but not of authorities whose line stands above it. */
export function madeReady(frame: Frame, authorities: ShownAuthority[], above: ShownAuthority[]): (html: string) => string {
  const done = new Set(above.map(({ slug }) => slug));
  return (html) => leading(frame, authorities, dialled(html), done);
}

/** The words of markup that are no link already, up to a line that says what talking starts. */
const unsaid = (html: string, line: string): string =>
  (html.split(line)[0] ?? '').replace(/<a[\s>][\s\S]*?<\/a>/g, ' ').replace(/<[^>]+>/g, ' ');

/** Authorities of which the line has to stand before markup that names them. */
export const namedFirst = (authorities: ShownAuthority[], html: string): ShownAuthority[] =>
  authorities.filter(({ facts, words }) => facts.line_first && names(words, unsaid(html, words.line)));

/** Whether markup names the police before its line: a build, or a language, that shows no authority says the line all the same. */
export async function namesStation(frame: Frame, html: string): Promise<boolean> {
  const station = (await getCollection('authorities')).find(({ id }) => id === `${frame.locale}/station`);
  const words = station?.data as unknown as AuthorityWords | undefined;
  if (words) return names(words, unsaid(html, words.line));
  const pack = (await getEntry('packs', frame.locale))?.data as unknown as Pack | undefined;
  if (!pack) throw new Error(`content/packs/${frame.locale}.yml is missing: it says how the police are named`);
  return matching(pack.police).test(plain(unsaid(html, t(frame, 'police.first'))));
}

/** Whom to call: the contact, and the national desk where it has no number or may not be shown. */
export async function callsFor(records: string[]): Promise<Service[]> {
  const { services } = await careDirectory();
  const found = [...new Set(records)].flatMap((record) => services.find((service) => service.record === record) ?? []);
  const national = services.find(({ record }) => record === NATIONAL);
  return found.some(({ phones }) => phones.length > 0) || !national ? found : [...found, national];
}

/** The contact that fits most positions of a question. */
export function mainCall({ answers }: ShownQuestion): string {
  const counts = new Map<string, number>();
  for (const { call } of answers) counts.set(call, (counts.get(call) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? NATIONAL;
}
