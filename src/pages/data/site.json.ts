// Served content: the site's settings, languages shown whole, and what this build held back.
import { getCollection } from 'astro:content';
import { awakeNow } from '#domain/care/awake';
import type { Service } from '#domain/care/care';
import type { Desk } from '#domain/desk/desk';
import type { Topic } from '#domain/site/page';
import { asLanguage } from '#domain/language/card';
import { heldBack } from '#domain/site/publication';
import { cardLanguages } from '../../cards.ts';
import { allAnswerFacts } from '../../answers.ts';
import { allLanguages, allRightFacts, servedLanguages, publish, siteSettings, talkLine } from '../../frame.ts';

export async function GET(): Promise<Response> {
  const services = (await getCollection('services')).map(({ data }) => data as unknown as Service);
  const desks = Object.fromEntries((await getCollection('desks')).map(({ id, data }) => [id, data as unknown as Desk]));
  const topics = Object.fromEntries(
    (await getCollection('topics')).map(({ id, data }) => [id.slice(id.indexOf('/') + 1), data as unknown as Topic]),
  );
  const everything = {
    topics,
    rights: await allRightFacts(),
    answers: await allAnswerFacts(),
    languages: await allLanguages(),
    services,
    desks,
  };
  return Response.json({
    site: await siteSettings(),
    languages: await servedLanguages(),
    publish,
    cards: (await cardLanguages()).map(asLanguage),
    talk: await talkLine(),
    awake: awakeNow(services),
    held_back: heldBack(everything, publish),
  });
}
