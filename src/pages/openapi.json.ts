// The description of the open API, made from the shapes that validate it.
import { openApi } from '#domain/api/open-api';
import { originOf } from '#domain/site/site';
import { siteSettings } from '../frame.ts';

export async function GET(): Promise<Response> {
  const site = await siteSettings();
  return Response.json(openApi(originOf(site.host), site.operator));
}
