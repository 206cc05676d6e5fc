// The lookup for machines: /api/v1/areas and /api/v1/care, by the same rules as the pages.
import { type Context as HonoContext, Hono } from 'hono';
import { type AreaAnswer, searchArea } from '#domain/areas/areas';
import { areasAnswer, careAnswer, needOf } from '#domain/api/care-answer';
import type { Query } from '#domain/api/care-query';
import { readQuery } from '#domain/api/care-query';
import { dayOf } from '#domain/time/days';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import { areaIndex, careContent, districtIndex, siteContent, wordsIn } from '../content.ts';
import { type Context, type Door, refuse } from '../problem.ts';

export const careApi = new Hono<Door>();

careApi.get('/areas', async function areas(c) {
  const read = readQuery('areas', new URL(c.req.url).searchParams);
  if ('wrong' in read) return refuse(c as Context, 'bad-query', read.wrong);
  c.header('ETag', `W/"${(await careContent(c.env.ASSETS)).version}"`);
  return c.json(areasAnswer(await areaNamed(c, read.query.q)));
});

careApi.get('/care', async function care(c) {
  const read = readQuery('care', new URL(c.req.url).searchParams);
  if ('wrong' in read) return refuse(c as Context, 'bad-query', read.wrong);
  const { query } = read;
  const places = [query.postcode, query.place, query.municipality].filter((given) => given !== undefined);
  if (places.length > 1) return refuse(c as Context, 'two-places');
  const locale = query.language ?? SOURCE_LOCALE;
  const { languages } = await siteContent(c.env.ASSETS);
  if (!languages.some(({ code }) => code === locale)) return refuse(c as Context, 'no-language');
  const [content, words] = await Promise.all([careContent(c.env.ASSETS), wordsIn(c.env.ASSETS, locale)]);
  const found = await areaAsked(c, query, content.merged);
  const need = needOf(query, found.kind === 'one' ? found.municipality.code : null);
  const today = dayOf(new Date());
  c.header('ETag', `W/"${content.version}-${today}"`);
  const make = (): string => JSON.stringify(careAnswer(content, words, locale, found, need, today));
  const body = found.kind === 'one' ? heldAnswer(`${today} ${locale} ${JSON.stringify(need)}`, make) : make();
  return c.body(body, 200, { 'content-type': 'application/json' });
});

/** Answers made lately, by everything they depend on; what was typed is not part of it, only the municipality it led to. */
const held = new Map<string, string>();
const MOST_HELD = 1000;

function heldAnswer(key: string, make: () => string): string {
  const known = held.get(key);
  if (known !== undefined) return known;
  if (held.size >= MOST_HELD) held.clear();
  const made = make();
  held.set(key, made);
  return made;
}

/** The area by code (also the code of one that merged), or by what people type. */
async function areaAsked(
  c: HonoContext<Door>,
  { municipality, postcode, place }: Query<'care'>,
  merged: Record<string, string>,
): Promise<AreaAnswer> {
  if (municipality === undefined) return areaNamed(c, postcode ?? place ?? '');
  const known = (await areaIndex(c.env.ASSETS)).byCode.get(merged[municipality] ?? municipality);
  return known ? { kind: 'one', municipality: known } : { kind: 'none' };
}

const areaNamed = async (c: HonoContext<Door>, text: string): Promise<AreaAnswer> =>
  searchArea(await areaIndex(c.env.ASSETS), () => districtIndex(c.env.ASSETS), text);
