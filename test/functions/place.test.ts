// Every municipality keeps its own address and its own name on the page it shares with others; nobody meets a page with gaps in it.
import { describe, expect, it } from 'vitest';
import type { Here } from '#domain/areas/place-page';
import { locales, read } from '../content/texts.ts';
import { portal } from '../server.ts';

const running = portal();
const here = JSON.parse(read('dist/client/data/here.json')) as Here;
const get = async (path: string, init: RequestInit = {}): Promise<[number, string | null]> => {
  const answer = await running.fetch(path, init);
  await answer.arrayBuffer();
  return [answer.status, answer.headers.get('location')];
};

/** One municipality for each page by day, and one for each by night. */
const samples = [
  ...new Map(Object.values(here.places).flatMap((each) => [[each.day, each] as const, [each.night, each] as const])).values(),
];

describe.each(locales)('in %s', (locale) => {
  it('a municipality of every answer sees its own name first, also without scripts, and no gap', async () => {
    expect(samples.length).toBeGreaterThan(20);
    for (const { place } of samples) {
      for (const part of ['', 'tonight/']) {
        const answer = await running.fetch(`/${locale}/care/${place.slug}/${part}`);
        const html = await answer.text();
        const [heading = ''] = /<h1[^>]*>[\s\S]*?<\/h1>/.exec(html) ?? [];
        expect([place.slug, part, answer.status, heading.replaceAll('&#39;', "'").includes(place.name), html.includes('⟦')]).toEqual([
          place.slug,
          part,
          200,
          true,
          false,
        ]);
      }
    }
  });
});

it('two municipalities with one answer differ in their name, address and regions only', async () => {
  const [one, other] = await Promise.all(['almere', 'lelystad'].map(async (slug) => (await running.fetch(`/nl/care/${slug}/`)).text()));
  expect(here.places.almere?.day).toBe(here.places.lelystad?.day);
  expect(one === other).toBe(false);
  expect(one?.replaceAll('Almere', 'Lelystad').replaceAll('almere', 'lelystad').replaceAll('GM0034', 'GM0995') === other).toBe(true);
});

it('it carries the headers of a file, and is not sent again to who has it', async () => {
  const [page, file] = [await running.fetch('/nl/care/almere/'), await running.fetch('/nl/care/')];
  for (const name of ['content-type', 'content-security-policy', 'referrer-policy', 'x-content-type-options', 'cache-control'])
    expect([name, page.headers.get(name)]).toEqual([name, file.headers.get(name)]);
  const etag = page.headers.get('etag') ?? '';
  expect(etag).toContain('almere');
  expect(await get('/nl/care/almere/', { headers: { 'if-none-match': etag } })).toEqual([304, null]);
  expect(await get('/nl/care/almelo/', { headers: { 'if-none-match': etag } })).toEqual([200, null]);
  expect(await get('/nl/care/almere/', { method: 'HEAD' })).toEqual([200, null]);
});

it.each([
  ['/nl/care/almere', '/nl/care/almere/'],
  ['/nl/care/almere/tonight', '/nl/care/almere/tonight/'],
  ['/nl/care/Almere/', '/nl/care/almere/'],
  ['/NL/care/almere/).', '/nl/care/almere/'],
  ['/nl/care/S%C3%BAdwest-Frysl%C3%A2n/', '/nl/care/sudwest-fryslan/'],
  ['/en/care/regions/twente/', '/en/care/regions/#twente'],
  ['/ar/care/regions/twente', '/ar/care/regions/#twente'],
  ['/NL/care/regions/Twente/', '/nl/care/regions/#twente'],
  ['/pl/care/regions/twente/', '/pl/language/?of=care/regions/'],
  ['/UK/care/regions/twente', '/uk/language/?of=care/regions/'],
])('%s leads to %s', async (from, to) => {
  expect(await get(from)).toEqual([301, to]);
});

it.each([
  `/nl/care/answers/day/${here.places.almere?.day}/`,
  `/nl/care/answers/night/${here.places.almere?.night}/`,
  `/nl/care/answers/day/${here.places.almere?.day}/index.html`,
  '/nl/care/answers/',
  '/nl/care/constructor/',
  '/nl/care/__proto__/',
  '/nl/care/almere/nothing/',
  '/nl/care/regions/constructor/',
  '/xx/care/almere/',
])('%s is no page', async (path) => {
  expect((await get(path))[0]).toBe(404);
});
