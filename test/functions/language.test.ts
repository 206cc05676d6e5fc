// The page of all languages answers without JavaScript, keeps the place, and puts first what the browser asks for.
import { describe, expect, it } from 'vitest';
import { portal } from '../server.ts';

const running = portal();
const linksOf = async (path: string, accepted: string): Promise<string[]> => {
  const html = await (await running.fetch(path, { headers: { 'accept-language': accepted } })).text();
  return [...(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').matchAll(/href="([^"]+)" hreflang/g)].map(([, href = '']) => href);
};

describe('the page of languages', () => {
  it('leads to the page one came from, in every language', async () => {
    const [nl, en, ar, ...cards] = await linksOf('/nl/language/?of=care/groningen/', '');
    expect([nl, en, ar]).toEqual(['/nl/care/groningen/', '/en/care/groningen/', '/ar/care/groningen/']);
    expect(cards).toEqual(expect.arrayContaining(['/pl/care/groningen/', '/hu/']));
    expect((await linksOf('/ar/language/', 'de')).slice(0, 3)).toEqual(['/nl/', '/en/', '/ar/']);
    expect((await linksOf('/nl/language/?of=rights/', 'pl'))[0]).toBe('/pl/');
  });

  it('has first what the browser asks for', async () => {
    expect((await linksOf('/nl/language/?of=rights/', 'ar,en;q=0.8'))[0]).toBe('/ar/rights/');
  });

  it('repeats nothing from its address that is not a place of the site', async () => {
    const answer = await running.fetch('/nl/language/?of=%22%3E%3Cscript%3Ehalloween');
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('halloween');
  });

  it('is nowhere for a language the site does not have, and takes no other method', async () => {
    expect((await running.fetch('/xx/language/')).status).toBe(404);
    // What is posted is answered by the way to a page, never by a page; anything else is told by its status.
    const posted = await running.fetch('/nl/language/', { method: 'POST' });
    expect([posted.status, posted.headers.get('location')]).toEqual([303, '/nl/answer/not-allowed/']);
    expect((await running.fetch('/nl/language/', { method: 'DELETE' })).status).toBe(405);
  });

  it('says whether the national desk is open now, because it is made at this moment', async () => {
    const html = await (await running.fetch('/en/language/')).text();
    expect(html).toMatch(/<open-now[^>]*>(Open|Closed) now\./);
  });
});
