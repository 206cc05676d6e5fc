// Served content: the site's settings, languages shown whole, and what this build held back.
import { getCollection } from 'astro:content';
import type { Service } from '#domain/care';
import type { Desk } from '#domain/desk';
import type { Topic } from '#domain/page';
import { heldBack } from '#domain/publication';
import { allLanguages, allRightFacts, fullLanguages, publish, siteSettings } from '../../frame.ts';

export async function GET(): Promise<Response> {
  const services = (await getCollection('services')).map(({ data }) => data as unknown as Service);
  const desks = Object.fromEntries((await getCollection('desks')).map(({ id, data }) => [id, data as unknown as Desk]));
  const topics = Object.fromEntries(
    (await getCollection('topics')).map(({ id, data }) => [id.slice(id.indexOf('/') + 1), data as unknown as Topic]),
  );
  const everything = { topics, rights: await allRightFacts(), languages: await allLanguages(), services, desks };
  return Response.json({
    site: await siteSettings(),
    languages: await fullLanguages(),
    publish,
    held_back: heldBack(everything, publish),
  });
}
