// Served content: desks with their public keys, as reviewed in content/desks.
import { getCollection } from 'astro:content';
import type { Desk } from '#domain/desk';
import { publishedDesks } from '#domain/publication';
import { publish } from '../../frame.ts';

export async function GET(): Promise<Response> {
  const desks = Object.fromEntries((await getCollection('desks')).map(({ id, data }) => [id, data as unknown as Desk]));
  return Response.json(publishedDesks(desks, publish));
}
