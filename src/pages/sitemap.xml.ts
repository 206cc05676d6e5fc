// The sitemap: every page this build shows, with its other languages (https://www.sitemaps.org/protocol.html).
import { originOf } from '#domain/site';
import { municipalityRows, regionRows } from '../areas.ts';
import { fullLanguages, pageSlugs, shownRights, siteSettings, situationsIn, topicsIn } from '../frame.ts';

const fixed = '. rights/ rights/compare/ care/ my-situation/ overview/ topics/ professionals/ cards/ care/regions/ care/lines/'
  .split(' ')
  .map((path) => (path === '.' ? '' : path));

export async function GET(): Promise<Response> {
  const origin = originOf((await siteSettings()).host);
  const languages = (await fullLanguages()).map(({ code }) => code);
  const paths = [
    ...fixed,
    ...(await shownRights('nl')).map(({ slug }) => `rights/${slug}/`),
    ...(await situationsIn('nl')).map(({ slug }) => `situations/${slug}/`),
    ...(await topicsIn('topics', 'nl')).map(({ slug }) => `topics/${slug}/`),
    ...(await topicsIn('professionals', 'nl')).map(({ slug }) => `professionals/${slug}/`),
    ...(await pageSlugs()).map((slug) => `${slug}/`),
    ...(await municipalityRows()).flatMap(({ slug }) => [`care/${slug}/`, `care/${slug}/tonight/`]),
    ...(await regionRows()).map(({ slug }) => `care/regions/${slug}/`),
  ];
  const links = (path: string): string =>
    languages.map((code) => `<xhtml:link rel="alternate" hreflang="${code}" href="${origin}/${code}/${path}"/>`).join('');
  const urls = paths.flatMap((path) => languages.map((code) => `<url><loc>${origin}/${code}/${path}</loc>${links(path)}</url>`));
  const head =
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">';
  return new Response(`${head}${urls.join('')}</urlset>`, { headers: { 'content-type': 'application/xml' } });
}
