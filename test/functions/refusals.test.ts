// Bad input is answered clearly, in the visitor's language or as RFC 9457; nothing half-stored, nothing repeated.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { request } from 'node:http';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { newMailbox, sealedRequest } from '../letters.ts';
import { fieldIn, follow, portal, postForm, postJson, textOf } from '../server.ts';
import { attributeOf, elements } from '../site/document.ts';
import { NATIONAL_PHONE } from '../content/texts.ts';

const running = portal();
/** A number that was never used. */
const someNumber = await receiptOf(newDraft());
const form = 'application/x-www-form-urlencoded';
const stored = async (): Promise<number> => (await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>())?.n ?? -1;
const post = (path: string, body: BodyInit, headers: Record<string, string>): Promise<Response> =>
  running.fetch(path, { method: 'POST', body, headers });

describe('a page', () => {
  const accented = new Uint8Array([...'words=caf'].map((char) => char.charCodeAt(0)).concat(0xe9));
  const inParts = (fields: Record<string, string>): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return form;
  };

  it.each([
    ['escaped windows-1252', 'words=caf%E9', { 'content-type': form }, 'café', 'niet alle tekens'],
    ['bytes of windows-1252', accented, { 'content-type': `${form}; charset=windows-1252` }, 'café', 'niet alle tekens'],
    [
      'plain text',
      'words=a line\r\nand another\r\nplace=Ede\r\n',
      { 'content-type': 'text/plain' },
      'a line and another',
      'niet alle tekens',
    ],
    [
      'another site, by its origin',
      'words=kept',
      { 'content-type': form, origin: 'https://www-vlonder.translate.goog' },
      'kept',
      'een andere website',
    ],
    [
      'another site, by what the browser says',
      'words=kept',
      { 'content-type': form, 'sec-fetch-site': 'cross-site' },
      'kept',
      'een andere website',
    ],
    ['140 kB', `words=${'ab+'.repeat(47_000)}&action=send`, { 'content-type': form }, 'ab ab ab', 'Dit is te lang'],
  ])('shows the words of a form again that came as %s, stores nothing, and says what to do', async (_name, body, headers, words, why) => {
    const before = await stored();
    const answer = await post('/nl/refer/', body, headers as unknown as Record<string, string>);
    const html = await follow(running, answer);
    expect(textOf(html)).toContain(words);
    expect(textOf(html)).toContain(why);
    expect(textOf(html)).toContain(NATIONAL_PHONE.number);
    expect(await stored()).toBe(before);
  });

  it('takes a form that a browser sent in parts like any other', async () => {
    const before = await stored();
    const answer = await running.fetch('/nl/refer', { method: 'POST', body: inParts({ words: 'in parts', action: 'send' }) });
    expect(textOf(await follow(running, answer))).toContain('Je brief is aangekomen');
    expect(await stored()).toBe(before + 1);
  });

  it('keeps the number of who came to their letters by another site', async () => {
    const answer = await post('/nl/letters', 'number=1234&action=open', { 'content-type': form, origin: 'https://elsewhere.example' });
    const html = await follow(running, answer);
    expect([fieldIn(html, 'number'), textOf(html).includes('een andere website')]).toEqual(['1234', true]);
  });

  const file = new FormData();
  file.append('words', 'x');
  file.append('file', new Blob(['content']), 'photo.jpg');

  it.each([
    ['a body over 1 MiB', '/nl/refer', `words=${'a'.repeat(1024 * 1024)}`, { 'content-type': form }, 413, 'Dit is te groot'],
    ['another kind of body', '/en/refer', '{"words":"x"}', { 'content-type': 'application/json' }, 415, 'other kinds of messages'],
    ['a file', '/nl/refer', file, {}, 415, 'Bestanden'],
    ['a language we do not have', '/xx/refer', 'action=send', { 'content-type': form }, 404, 'Deze pagina is er niet'],
    [
      'another site elsewhere',
      '/nl/care/find',
      'place=Ede',
      { 'content-type': form, origin: 'https://elsewhere.example' },
      403,
      'een andere website',
    ],
  ])('refuses %s by the way to a page, never by a page, with the phone route', async (_name, path, body, headers, status, words) => {
    const before = await stored();
    const answer = await post(path, body as BodyInit, headers as Record<string, string>);
    expect([answer.status, await answer.text()]).toEqual([303, '']);
    for (const method of ['HEAD', 'GET', 'GET']) {
      const page = await running.fetch(answer.headers.get('location') ?? '', { method });
      expect(page.status).toBe(status);
      if (method === 'GET') expect(textOf(await page.text())).toMatch(new RegExp(`${words}[\\s\\S]*${NATIONAL_PHONE.number}`));
    }
    expect(await stored()).toBe(before);
  });

  it.each([
    ['an unknown address for machines', '/api/v1/nothing', 404],
    ['the address for sealed letters', '/api/v1/referrals', 415],
    ['the letter box for devices', '/api/v1/mailbox', 415],
    ['an open list', '/api/v1/services', 405],
    ['the way out', '/exit', 405],
    ['a page of a moment', '/nl/answer/nothing/', 405],
  ])('leads a form that came to %s on to a page with the phone route, so that no browser keeps its words', async (_name, path, status) => {
    const answer = await post(path, 'words=canary', { 'content-type': form, accept: 'text/html,*/*;q=0.8' });
    expect([answer.status, await answer.text()]).toEqual([303, '']);
    const page = await running.fetch(answer.headers.get('location') ?? '');
    const html = await page.text();
    expect([page.status, textOf(html).includes(NATIONAL_PHONE.number), html.includes('canary')]).toEqual([status, true, false]);
  });

  it.each<[what: string, path: string, fields: Record<string, string>]>([
    ['an answer that is none', '/nl/refer', { age: '40', action: 'send' }],
    ['too long words', '/ar/refer/near', { seen: 'x'.repeat(4001), action: 'send' }],
    ['a contact without a yes', '/en/refer/professional', { their_contact: '0612345678', action: 'send' }],
    ['a mistyped number', '/nl/letters', { number: '1234', action: 'open' }],
    ['no number', '/ar/letters', { number: '', action: 'open' }],
    ['an empty letter', '/nl/letters', { number: someNumber, text: ' ', action: 'write' }],
    ['a too long letter', '/en/letters', { number: someNumber, text: 'x'.repeat(4001), action: 'write' }],
    ['a letter to a box that is not there', '/nl/letters', { number: someNumber, text: 'x', action: 'write' }],
  ])('says whom to call, with the number, right where it refuses %s', async (_what, path, fields) => {
    const html = await follow(running, await postForm(running, path, fields));
    const alerts = elements(parse(html)).filter((each) => attributeOf(each, 'data-alert') !== undefined);
    expect(alerts.length).toBeGreaterThan(0);
    expect(
      alerts.filter((alert) => elements(alert).some((each) => attributeOf(each, 'href') === `tel:${NATIONAL_PHONE.tel}`)).length,
    ).toBeGreaterThan(0);
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
    for (const path of [REFERRALS, MAILBOX]) {
      const answer = await post(path, body, { 'content-type': kind });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('refuses a foreign origin, an unknown path and another method with problem documents', async () => {
    const { mailbox } = await newMailbox();
    const body = JSON.stringify(await sealedRequest(mailbox, {}));
    const foreign = await post(REFERRALS, body, { 'content-type': 'application/json', origin: 'https://elsewhere.example' });
    const answers = [foreign, await running.fetch('/api/v1/nothing'), await running.fetch(MAILBOX)];
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 405]);
    for (const answer of answers) expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('never repeats what was sent', async () => {
    const answer = await postJson(running, MAILBOX, {
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
          path: MAILBOX,
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
    const html = await follow(running, await postForm(running, '/nl/care/find', { place: 'oosterwolde' }));
    expect(html).toContain('Welke bedoel je?');
    expect(html.match(/href="\/nl\/care\/(?!find)[a-z-]+\/"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('tells plainly that it found nothing, and keeps what was typed', async () => {
    const html = await follow(running, await postForm(running, '/nl/care/find', { place: '"><script>alert(1)</script>' }));
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
