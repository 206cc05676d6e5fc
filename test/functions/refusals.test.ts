// Bad input is answered clearly, in the visitor's language or as RFC 9457; nothing half-stored, nothing repeated.
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { newMailbox, sealedRequest } from '../letters.ts';
import { fieldIn, portal, postForm, postJson, textOf } from '../server.ts';

const running = portal();
const form = 'application/x-www-form-urlencoded';
const stored = async (): Promise<number> => (await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>())?.n ?? -1;
const post = (path: string, body: BodyInit, headers: Record<string, string>): Promise<Response> =>
  running.fetch(path, { method: 'POST', body, headers });

describe('a page', () => {
  it.each([
    ['a body over 128 KiB', '/nl/refer', `words=${'a'.repeat(128 * 1024)}`, form, 413, 'Dit is te groot'],
    ['text that is not UTF-8', '/nl/refer', new Uint8Array([0x77, 0x6f, 0x3d, 0xff, 0xfe]), form, 400, 'beschadigd'],
    ['escaped bytes that are not UTF-8', '/nl/refer', 'words=%FF%FE', form, 400, 'beschadigd'],
    ['another kind of body', '/en/refer', '{"words":"x"}', 'application/json', 415, 'other kinds of messages'],
    ['a language we do not have', '/xx/refer', 'action=send', form, 404, 'Deze pagina is er niet'],
  ])('refuses %s', async (_name, path, body, kind, status, words) => {
    const before = await stored();
    const answer = await post(path, body, { 'content-type': kind });
    expect(answer.status).toBe(status);
    expect(textOf(await answer.text())).toContain(words);
    expect(await stored()).toBe(before);
  });

  it('refuses files', async () => {
    const files = new FormData();
    files.append('words', 'x');
    files.append('file', new Blob(['content']), 'photo.jpg');
    expect((await running.fetch('/nl/refer', { method: 'POST', body: files })).status).toBe(415);
  });

  it('refuses a form that states another origin, in words, and accepts one that states none', async () => {
    const before = await stored();
    const foreign = await post('/ar/refer', 'action=send', { 'content-type': form, origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(await foreign.text()).toContain('lang="ar"');
    expect((await post('/nl/refer', 'action=send', { 'content-type': form, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await stored()).toBe(before);
    expect((await post('/nl/refer', 'action=send', { 'content-type': form })).status).toBe(303);
  });

  it('refuses other methods with the documented status', async () => {
    for (const path of ['/nl/refer', '/nl/letters', '/exit', '/nl/care/find']) {
      expect((await running.fetch(path, { method: 'PUT' })).status).toBe(405);
    }
  });

  it('answers an address that is not there with a page in all languages', async () => {
    const answer = await running.fetch('/nl/rights/nothing-here/');
    expect(answer.status).toBe(404);
    const html = await answer.text();
    for (const lang of ['nl', 'en', 'ar']) expect(html).toContain(`lang="${lang}"`);
  });

  it('answers an unknown municipality with 404, not with a guess', async () => {
    expect((await running.fetch('/nl/care/atlantis/')).status).toBe(404);
  });
});

describe('the machine door', () => {
  it.each([
    ['no JSON', 'not json', 'application/json', 400],
    ['another kind of body', 'a=b', form, 415],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a body over 128 KiB', `"${'a'.repeat(128 * 1024)}"`, 'application/json', 413],
  ])('refuses %s with a problem document', async (_name, body, kind, status) => {
    for (const path of ['/api/v1/referrals', '/api/v1/mailbox']) {
      const answer = await post(path, body, { 'content-type': kind });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('refuses a foreign origin, an unknown path and another method with problem documents', async () => {
    const { mailbox } = await newMailbox();
    const body = JSON.stringify(await sealedRequest(mailbox, {}));
    const foreign = await post('/api/v1/referrals', body, { 'content-type': 'application/json', origin: 'https://elsewhere.example' });
    const answers = [foreign, await running.fetch('/api/v1/nothing'), await running.fetch('/api/v1/mailbox')];
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 405]);
    for (const answer of answers) expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('never repeats what was sent', async () => {
    const answer = await postJson(running, '/api/v1/mailbox', {
      action: 'read',
      address: 'canary-address',
      page: 'canary-page',
      canary: 1,
    });
    expect(await answer.text()).not.toContain('canary');
  });

  it('refuses a body that claims to be small and is not', async () => {
    const { hostname, port } = new URL(running.origin);
    const status = await new Promise<number>((resolve) => {
      const call = request(
        {
          hostname,
          port,
          path: '/api/v1/mailbox',
          method: 'POST',
          headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
        },
        (answer) => resolve(answer.statusCode ?? 0),
      );
      call.on('error', () => resolve(413));
      call.end(`"${'a'.repeat(200 * 1024)}"`);
    });
    expect(status).toBe(413);
  });
});

describe('the search without JavaScript', () => {
  it('goes to the page of the municipality', async () => {
    for (const [place, slug] of [
      ['1012 ab', 'amsterdam'],
      ['’s-Gravenhage', 'den-haag'],
      ['ALMERE', 'almere'],
    ]) {
      const answer = await postForm(running, '/en/care/find', { place: place ?? '' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/en/care/${slug}/`]);
    }
  });

  it('asks one question when a name means several places', async () => {
    const answer = await postForm(running, '/nl/care/find', { place: 'oosterwolde' });
    const html = await answer.text();
    expect(html).toContain('Welke bedoel je?');
    expect(html.match(/href="\/nl\/care\/(?!find)[a-z-]+\/"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('tells plainly that it found nothing, and keeps what was typed', async () => {
    const answer = await postForm(running, '/nl/care/find', { place: '"><script>alert(1)</script>' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(textOf(html)).toContain('Deze plaats kennen wij niet');
    expect(fieldIn(html, 'place')).toBe('&quot;><script>alert(1)</script>');
  });
});

describe('leaving', () => {
  it('is an ordinary link that answers 303 to the neutral site and leaves nothing behind', async () => {
    const answer = await running.fetch('/exit');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://www.knmi.nl/']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
