// The state of every language: what is whole, outdated, reviewed, recorded; for the status page and its JSON.
import { existsSync, globSync } from 'node:fs';
import { getCollection } from 'astro:content';
import type { RightFacts } from '#domain/answers/rights';
import { allLanguages, allRightFacts } from './frame.ts';
import { translations } from './translations.ts';

/** Kinds of text that are translated, by folder of content/. */
const kinds = ['rights', 'situations', 'pages', 'topics', 'professionals'] as const;

/** The state of one language. */
export interface LanguageState {
  code: string;
  name: string;
  dir: 'ltr' | 'rtl';
  reviewed_by: string | null;
  /** Texts there are, and how many of them are older than their Dutch source. */
  texts: number;
  outdated: string[];
  /** Recorded clips that are missing, by page. */
  missing_clips: string[];
}

/** The state of the whole content. */
export interface Status {
  languages: LanguageState[];
  rights: { slug: string; checked_on: string; lawyer_checked_on: string | null; confidence: RightFacts['confidence'] }[];
  contacts: { total: number; phoned: number };
}

/** Reads the state as it is at build time. */
export async function statusNow(): Promise<Status> {
  const services = (await getCollection('services')).map(({ data }) => data as unknown as { assured_date: string | null });
  const facts = Object.entries(await allRightFacts()).sort(([, a], [, b]) => a.order - b.order);
  return {
    languages: (await allLanguages()).map(({ code, name, dir, reviewed_by }) => ({ code, name, dir, reviewed_by, ...stateOf(code) })),
    rights: facts.map(([slug, { checked_on, lawyer_checked_on, confidence }]) => ({ slug, checked_on, lawyer_checked_on, confidence })),
    contacts: { total: services.length, phoned: services.filter(({ assured_date }) => assured_date !== null).length },
  };
}

function stateOf(code: string): Pick<LanguageState, 'texts' | 'outdated' | 'missing_clips'> {
  const texts = kinds.flatMap((kind) => globSync(`content/${kind}/${code}/*.md`));
  const old = translations().filter(({ locale, carries, source }) => locale === code && carries !== source);
  const clips = globSync(`content/situations/${code}/*.md`).map((path) => `situations-${path.split(/[\\/]/).at(-1)?.replace('.md', '')}`);
  return {
    texts: texts.length,
    outdated: old.map(({ path }) => path),
    missing_clips: clips.filter((clip) => !existsSync(`content/audio/${code}/${clip}.mp3`)),
  };
}
