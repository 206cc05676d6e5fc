// The same guards stand on every answer of both hosts: pages, files, data, refusals, redirects and faults; and no answer repeats a host it was asked by.
import { API, DESK_API, REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { GUARDS } from '#domain/site/security';
import { atDesk, seated } from '../desk.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const own = ['publickey-credentials-get', 'publickey-credentials-create'];
const missing = (headers: (name: string) => string | null): string[] =>
  Object.entries(GUARDS)
    .filter(([name, value]) => {
      const found = (headers(name) ?? '').split(', ').filter((each) => !own.some((one) => each.startsWith(one)));
      return found.join(', ') !== value;
    })
    .map(([name]) => name);

describe('every answer', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/nl/'],
    ['GET', '/nl/nothing/'],
    ['GET', '/icon.svg'],
    ['GET', '/data/areas.json'],
    ['GET', `${API}/`],
    ['GET', `${API}/none`],
    ['POST', `${API}/areas`],
    ['GET', REFERRALS],
    ['GET', '/nl/refer/'],
    ['POST', '/nl/refer/'],
    ['GET', '/exit'],
    ['GET', '/desk/nl/'],
    ['POST', '/nl/care/find/'],
  ])('of the public host to %s %s', async (method, path) => {
    const { headers } = await running.fetch(path, { method });
    expect(missing((name) => headers.get(name))).toEqual([]);
  });

  it.each([
    ['GET', '/'],
    ['GET', '/nl/'],
    ['GET', '/fr/'],
    ['GET', '/icon.svg'],
    ['GET', '/robots.txt'],
    ['GET', `${DESK_API}/me`],
    ['POST', `${DESK_API}/me`],
    ['POST', '/nl/'],
    ['PUT', `${DESK_API}/inbox`],
  ])('of the desk’s host to %s %s', async (method, path) => {
    const { headers } = await atDesk(running, path, method === 'GET' ? {} : { method, body: {} });
    expect(missing((name) => (headers[name.toLowerCase()] as string | undefined) ?? null)).toEqual([]);
  });

  it('to a member too', async () => {
    const { cookie } = await seated(running, 'lead');
    for (const action of ['me', 'inbox', 'log']) {
      const { headers } = await atDesk(running, `${DESK_API}/${action}`, { cookie, body: {} });
      expect([action, missing((name) => (headers[name.toLowerCase()] as string | undefined) ?? null)]).toEqual([action, []]);
    }
  });
});

describe('the desk', () => {
  it.each([
    ['GET', `${DESK_API}/me`, 'POST'],
    ['DELETE', `${DESK_API}/inbox`, 'POST'],
    ['POST', '/nl/', 'GET, HEAD'],
    ['PUT', '/robots.txt', 'GET, HEAD'],
  ])('says to %s %s which methods it takes', async (method, path, allow) => {
    const answer = await atDesk(running, path, method === 'GET' ? {} : { method, body: {} });
    expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
  });

  it('repeats no host that somebody asked it by', async () => {
    for (const path of ['/', '/nl/', '/none', `${DESK_API}/me`]) {
      const { text, headers } = await atDesk(running, path, { host: 'desk.evil.example' });
      expect([path, `${text}${JSON.stringify(headers)}`.includes('evil')]).toEqual([path, false]);
    }
  });
});

describe('any JSON at any door of the desk', () => {
  const odd = [
    'null',
    '[]',
    '0',
    '""',
    '1e999',
    '{"__proto__":{}}',
    '{"constructor":1}',
    '{"mailbox":1e308}',
    `${'['.repeat(3000)}${']'.repeat(3000)}`,
    '{"a":',
    '{"letters":{}}',
    '{"sealed":"AAA"}',
  ];

  it('is a refusal, never a fault', async () => {
    const { actionNames } = await import('#domain/desk/desk-action');
    const { cookie } = await seated(running, 'lead');
    const faults: string[] = [];
    for (const action of actionNames.filter((name) => name !== 'leave'))
      for (const text of odd) {
        const { status } = await atDesk(running, `${DESK_API}/${action}`, { cookie, text });
        if (status >= 500) faults.push(`${action} ${text.slice(0, 20)} ${status}`);
      }
    expect(faults).toEqual([]);
  });

  it('nor is base64 that could be written otherwise', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const hex = 'a'.repeat(64);
    for (const sealed of ['AAB=', 'AB==', 'A===', 'AAAAA', 'AA=A', 'AA==AA=='])
      expect([
        sealed,
        (await atDesk(running, `${DESK_API}/reply`, { cookie, body: { mailbox: hex, letter: hex, sealed, seen: null } })).title,
      ]).toEqual([sealed, 'bad-request']);
  });
});
