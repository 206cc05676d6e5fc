// Free places for machines: the words that are told, each with its moment; empty while nobody takes part.
import { Hono } from 'hono';
import { readQuery } from '#domain/api/care-query';
import { quarterOf } from '#domain/time/days';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import { placesShown } from '#domain/care/places';
import { placesAnswer } from '#domain/api/places-answer';
import { siteContent, wordsIn } from '../content.ts';
import { type Context, type Door, refuse } from '../problem.ts';
import { placeWordsOf } from '../storage/places.ts';

export const placesApi = new Hono<Door>();

placesApi.get('/places', async function places(c) {
  const read = readQuery('places', new URL(c.req.url).searchParams);
  if ('wrong' in read) return refuse(c as Context, 'bad-query', read.wrong);
  const locale = read.query.language ?? SOURCE_LOCALE;
  const { languages } = await siteContent(c.env.ASSETS);
  if (!languages.some(({ code }) => code === locale)) return refuse(c as Context, 'no-language');
  // Without the database nothing is told: a word that may be wrong is worse.
  const [told, words] = await Promise.all([placeWordsOf(c.env.DB).catch(() => []), wordsIn(c.env.ASSETS, locale)]);
  return c.json(placesAnswer(placesShown(told, quarterOf(new Date())), words, read.query.kind));
});
