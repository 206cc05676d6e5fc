// Which folder of content/ has which shape. The shapes live in domain/.
import { file } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import * as z from 'zod/mini';
import Papa from 'papaparse';
import { parse } from 'yaml';
import { AnswerFacts, AnswerWords } from '#domain/answers/answer-content';
import { AuthorityFacts, AuthorityWords } from '#domain/answers/authority';
import { Card } from '#domain/language/card';
import { Organization, Service } from '#domain/care/care';
import { Desk } from '#domain/desk/desk';
import { Language } from '#domain/language/language';
import { Pack } from '#domain/language/pack';
import { Page, Situation, Topic } from '#domain/site/page';
import { ReplyTemplate } from '#domain/desk/reply';
import { ReplyWords } from '#domain/desk/reply-check';
import { RightFacts, RightWords } from '#domain/answers/rights';
import { Site } from '#domain/site/site';
import { texts } from './records.ts';

type Row = Record<string, string>;
const rows = (key: (row: Row, index: number) => string) => (text: string) =>
  Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data.map((row, index) => ({ id: key(row, index), ...row }));

const site = defineCollection({
  loader: file('content/site.yml', { parser: (text) => ({ site: parse(text) }) }),
  schema: Site as never,
});
const languages = defineCollection({
  loader: file('content/languages.yml', {
    parser: (text) => (parse(text) as Language[]).map((language, order) => ({ id: language.code, order, ...language })),
  }),
  schema: z.extend(Language, { order: z.number() }) as never,
});
const cards = defineCollection({
  loader: texts('content/cards', '*.yml'),
  schema: Card as never,
});
const words = defineCollection({
  loader: texts('content/interface', '*.yml'),
  schema: z.record(z.string(), z.string()) as never,
});
const deskWords = defineCollection({
  loader: texts('content/desk-words', '*.yml'),
  schema: z.record(z.string(), z.string()) as never,
});
const rightFacts = defineCollection({
  loader: texts('content/rights/facts', '*.yml'),
  schema: RightFacts as never,
});
const rights = defineCollection({
  loader: texts('content/rights', '*/*.md'),
  schema: RightWords as never,
});
const answerFacts = defineCollection({
  loader: texts('content/answers/facts', '*.yml'),
  schema: AnswerFacts as never,
});
const answers = defineCollection({
  loader: texts('content/answers', '!(facts)/*.yml'),
  schema: AnswerWords as never,
});
const authorityFacts = defineCollection({
  loader: texts('content/authorities/facts', '*.yml'),
  schema: AuthorityFacts as never,
});
const authorities = defineCollection({
  loader: texts('content/authorities', '!(facts)/*.yml'),
  schema: AuthorityWords as never,
});
const situations = defineCollection({
  loader: texts('content/situations', '*/*.md'),
  schema: Situation as never,
});
const pages = defineCollection({ loader: texts('content/pages', '*/*.md'), schema: Page as never });
const topics = defineCollection({ loader: texts('content/topics', '*/*.md'), schema: Topic as never });
const professionals = defineCollection({ loader: texts('content/professionals', '*/*.md'), schema: Topic as never });
const organizations = defineCollection({
  loader: texts('content/care/organizations', '*.yml'),
  schema: Organization as never,
});
const services = defineCollection({
  loader: texts('content/care/services', '*.yml'),
  schema: Service as never,
});
const desks = defineCollection({ loader: texts('content/desks', '*.yml'), schema: Desk as never });
const replyChecks = defineCollection({
  loader: texts('content/reply-checks', '*.yml'),
  schema: ReplyWords as never,
});
const packs = defineCollection({ loader: texts('content/packs', '*.yml'), schema: Pack as never });
const replies = defineCollection({ loader: texts('content/replies', '*.yml'), schema: ReplyTemplate as never });
const routing = defineCollection({
  loader: file('content/care/routing.csv', { parser: rows((row) => row.gm_code ?? '') }),
});
const municipalities = defineCollection({
  loader: file('content/areas/municipalities.csv', { parser: rows((row) => row.gm_code ?? '') }),
});
const postcodes = defineCollection({
  loader: file('content/areas/postcodes.csv', { parser: rows((row) => row.pc4 ?? '') }),
});
const districts = defineCollection({
  loader: file('content/areas/districts.csv', { parser: rows((_row, index) => String(index)) }),
});
const placeNames = defineCollection({
  loader: file('content/areas/names.csv', { parser: rows((_row, index) => String(index)) }),
});
const spoken = defineCollection({
  loader: file('content/areas/spoken.csv', { parser: rows((_row, index) => String(index)) }),
});
const places = defineCollection({
  loader: file('content/areas/places.csv', { parser: rows((_row, index) => String(index)) }),
});

export const collections = {
  site,
  languages,
  cards,
  words,
  deskWords,
  rightFacts,
  rights,
  answerFacts,
  answers,
  authorityFacts,
  authorities,
  situations,
  pages,
  topics,
  professionals,
  organizations,
  services,
  desks,
  replies,
  replyChecks,
  packs,
  routing,
  municipalities,
  postcodes,
  places,
  districts,
  placeNames,
  spoken,
};
