// What the desk's page is given at build time: its words, desks with their keys, templates, and who can say that places are free.
import { getCollection, getEntry } from 'astro:content';
import type { Service } from '#domain/care/care';
import type { DeskContent } from '#domain/desk/desk-page';
import { questions } from '#domain/letter/referral';
import type { ReplyTemplate } from '#domain/desk/reply';
import type { ReplyWords } from '#domain/desk/reply-check';
import { regionCodes } from './areas.ts';
import { desksShown, publish, rightTitles } from './frame.ts';

/** Languages of the desk. */
export const deskLocales = ['nl', 'en'];

/** Everything the desk's page needs besides letters: its sentences, the words of the questions, and the desks with their public keys. */
export async function deskContent(locale: string): Promise<DeskContent> {
  const own = await getEntry('deskWords', locale);
  const interfaceWords = await getEntry('words', locale);
  if (!own || !interfaceWords) throw new Error(`the desk has no words in ${locale}`);
  return {
    locale,
    words: {
      ...pickAnswers(interfaceWords.data as unknown as Record<string, string>),
      ...(await rightTitles(locale)),
      ...(own.data as unknown as Record<string, string>),
    },
    desks: await desksShown(),
    regions: await regionCodes(),
    providers: await shelters(),
    checks: Object.fromEntries((await getCollection('replyChecks')).map(({ id, data }) => [id, data as unknown as ReplyWords])),
    publicNumbers: await nationalNumbers(),
    ...(await replyTexts()),
  };
}

/** What a link dials of every line for the whole country. */
async function nationalNumbers(): Promise<string[]> {
  const services = (await getCollection('services')).map(({ data }) => data as unknown as Service);
  return services.filter(({ municipality_codes: area }) => !area).flatMap(({ phones }) => phones.map(({ tel }) => tel));
}

/** Organisations with a shelter, by record; all of them, because the desk's page is no publication of contacts. */
async function shelters(): Promise<Record<string, string>> {
  const kinds = (await getCollection('services')).map(({ data }) => data as unknown as Service);
  const named = new Set(kinds.filter(({ kind }) => kind === 'shelter').map(({ organization }) => organization));
  const all = (await getCollection('organizations')).filter(({ id }) => named.has(id));
  return Object.fromEntries(all.map(({ id, data }) => [id, (data as unknown as { name: string }).name]));
}

/** Texts that replies start from (a build for the public keeps only what somebody reviewed), and the one the desk sends by itself. */
async function replyTexts(): Promise<Pick<DeskContent, 'templates' | 'handedOver' | 'heard'>> {
  const all = (await getCollection('replies')).map(({ data }) => data as unknown as ReplyTemplate);
  const shown = all
    .filter((each) => !each.handed_over && !each.heard)
    .map((each) => ({
      ...each,
      text: Object.fromEntries(Object.entries(each.text).filter(([code]) => publish === 'all' || each.reviewed.includes(code))),
    }));
  return {
    templates: shown.filter(({ text }) => Object.keys(text).length > 0).sort((a, b) => a.order - b.order),
    handedOver: all.find((each) => each.handed_over)?.text ?? {},
    heard: all.find((each) => each.heard)?.text ?? {},
  };
}

/** Of the interface only what letters are made of: questions, answers, languages, and the overview a person sees. */
function pickAnswers(all: Record<string, string>): Record<string, string> {
  const families = new Set(['ask', 'plan', ...questions.filter((each) => 'options' in each).map(({ name }) => name as string)]);
  return Object.fromEntries(Object.entries(all).filter(([key]) => families.has(key.split('.')[0] ?? '')));
}
