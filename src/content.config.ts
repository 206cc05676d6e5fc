// Which folder of content/ has which shape. The shapes live in domain/.
import { file, glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import * as z from 'zod/mini';
import Papa from 'papaparse';
import { parse } from 'yaml';
import { Organization, Service } from '#domain/care';
import { Desk } from '#domain/desk';
import { Language } from '#domain/language';
import { Page, Situation, Topic } from '#domain/page';
import { ReplyTemplate } from '#domain/reply';
import { RightFacts, RightWords } from '#domain/rights';
import { Site } from '#domain/site';

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
const words = defineCollection({
  loader: glob({ base: './content/interface', pattern: '*.yml' }),
  schema: z.record(z.string(), z.string()) as never,
});
const deskWords = defineCollection({
  loader: glob({ base: './content/desk-words', pattern: '*.yml' }),
  schema: z.record(z.string(), z.string()) as never,
});
const rightFacts = defineCollection({
  loader: glob({ base: './content/rights/facts', pattern: '*.yml' }),
  schema: RightFacts as never,
});
const rights = defineCollection({
  loader: glob({ base: './content/rights', pattern: '*/*.md' }),
  schema: RightWords as never,
});
const situations = defineCollection({
  loader: glob({ base: './content/situations', pattern: '*/*.md' }),
  schema: Situation as never,
});
const pages = defineCollection({ loader: glob({ base: './content/pages', pattern: '*/*.md' }), schema: Page as never });
const topics = defineCollection({ loader: glob({ base: './content/topics', pattern: '*/*.md' }), schema: Topic as never });
const professionals = defineCollection({ loader: glob({ base: './content/professionals', pattern: '*/*.md' }), schema: Topic as never });
const organizations = defineCollection({
  loader: glob({ base: './content/care/organizations', pattern: '*.yml' }),
  schema: Organization as never,
});
const services = defineCollection({
  loader: glob({ base: './content/care/services', pattern: '*.yml' }),
  schema: Service as never,
});
const desks = defineCollection({ loader: glob({ base: './content/desks', pattern: '*.yml' }), schema: Desk as never });
const replies = defineCollection({ loader: glob({ base: './content/replies', pattern: '*.yml' }), schema: ReplyTemplate as never });
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
const places = defineCollection({
  loader: file('content/areas/places.csv', { parser: rows((_row, index) => String(index)) }),
});

export const collections = {
  site,
  languages,
  words,
  deskWords,
  rightFacts,
  rights,
  situations,
  pages,
  topics,
  professionals,
  organizations,
  services,
  desks,
  replies,
  routing,
  municipalities,
  postcodes,
  places,
  districts,
  placeNames,
};
