// Addresses as people share them lead to their page: one step, never round, and only to what is there.
import { describe, expect, it } from 'vitest';
import { portal } from '../server.ts';
import { NATIONAL_PHONE } from '../content/texts.ts';

const running = portal();

describe('an address that is nearly right', () => {
  it.each<[path: string, page: string]>([
    ['/NL/care/almere/', '/nl/care/almere/'],
    ['/nl/care/Almere/', '/nl/care/almere/'],
    ['/nl/care/s%C3%BAdwest-frysl%C3%A2n/', '/nl/care/sudwest-fryslan/'],
    ['/nl/care/almere/)', '/nl/care/almere/'],
    ['/nl/care/almere/).', '/nl/care/almere/'],
    ['/nl/care/almere,', '/nl/care/almere/'],
    ['/nl/care/almere/%E2%80%8F', '/nl/care/almere/'],
    ['/nl/care/almere%E2%80%9D', '/nl/care/almere/'],
    ['/nl/care/almere%2F', '/nl/care/almere/'],
    ['/nl/care/den%20haag', '/nl/care/den-haag/'],
    ['/nl/care/%27s-hertogenbosch', '/nl/care/s-hertogenbosch/'],
    ['/nl//care//almere/', '/nl/care/almere/'],
    ['/nl/care/almere/index.html', '/nl/care/almere/'],
    ['/nl/care/Almere/Tonight', '/nl/care/almere/tonight/'],
    ['/EN/Rights/Rest)', '/en/rights/rest/'],
    ['/en-GB/rights/', '/en/rights/'],
    ['/AR/', '/ar/'],
    ['/NL/Refer/', '/nl/refer/'],
    ['/nl/refer/near/)', '/nl/refer/near/'],
    ['/NL/letters', '/nl/letters/'],
  ])('%s leads to %s', async (path, page) => {
    const answer = await running.fetch(path);
    // The platform leads some on by itself, with 307; ours stay in no cache for long.
    expect([answer.status, answer.headers.get('location')]).toEqual([expect.toBeOneOf([301, 307]), page]);
    expect((await running.fetch(page)).status).toBe(200);
  });

  it.each([
    ['/pl/rights/', 'rights/'],
    ['/pl/rights/rest', 'rights/rest/'],
    ['/PL/care/lines/', 'care/lines/'],
    ['/bg/care/regions/', 'care/regions/'],
    ['/uk/places/', 'places/'],
    ['/es/figures/).', 'figures/'],
    ['/ro/about', 'about/'],
  ])('%s, which this language lacks, leads to the page that says so, in which languages it is, and to it there', async (path, place) => {
    const answer = await running.fetch(path);
    const locale = path.slice(1, 3).toLowerCase();
    expect([answer.status, answer.headers.get('location')]).toEqual([expect.toBeOneOf([301, 303]), `/${locale}/language/?of=${place}`]);
    const html = await (await running.fetch(`/${locale}/language/?of=${place}`)).text();
    expect(html).toContain(`href="/nl/${place}"`);
    expect((await running.fetch(`/nl/${place}`)).status).toBe(200);
  });

  it.each([
    '/xx/care/almere/',
    '/nl/care/nowhere/',
    '/nl/care/Nowhere/)',
    '/wp-login.php',
    '/nl/%E0%A4%A',
    '/nl/care/almere/tonight/more/',
    '/pl/care/nowhere/',
    '/pl/nowhere/',
    '/pl/care/regions/nowhere/',
  ])('%s stays what it is: nothing, said in every language, with the phone route', async (path) => {
    const answer = await running.fetch(path);
    const html = await answer.text();
    expect(answer.status).toBe(404);
    for (const said of ['lang="nl"', 'lang="ar"', `tel:${NATIONAL_PHONE.tel}`]) expect([said, html.includes(said)]).toEqual([said, true]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('never sends a letter on: a form goes where it says, or nowhere', async () => {
    const answer = await running.fetch('/NL/refer/', {
      method: 'POST',
      body: 'words=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nl/answer/not-found/']);
    expect((await running.fetch('/nl/answer/not-found/')).status).toBe(404);
  });

  it('of the machine door is not guessed at', async () => {
    expect((await running.fetch('/API/v1/areas?place=Almere')).status).toBe(404);
  });
});
