// The manners of the open API: any site may read and nobody may write; what has not changed is not sent twice; no database is asked.
import { API, openLists as lists } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { portal, postForm, shownAfter } from '../server.ts';
import { CARD_PATH, care, exampleOf, jsonPaths, paths, pathsWithQuery, withParameter } from './open-paths.ts';

const running = portal();
const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
const writing = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Headers that every answer carries, refusals included. */
const manners: [name: string, value: RegExp][] = [
  ['api-version', /^1\.0\.0$/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
  ['content-security-policy', /frame-ancestors 'none'/],
  ['referrer-policy', /^no-referrer$/],
  ['strict-transport-security', /max-age=\d{8,}/],
];
const unmannered = ({ headers }: Response): string[] => [
  ...manners.filter(([name, value]) => !value.test(headers.get(name) ?? '')).map(([name]) => name),
  ...(headers.has('set-cookie') ? ['set-cookie'] : []),
];
const kept = ({ headers }: Response): string => headers.get('cache-control') ?? '';

describe('every answer', () => {
  it.each(jsonPaths)('%s says its version and how it may be shown, and may be kept a while', async (path) => {
    const answer = await running.fetch(exampleOf(path));
    expect(unmannered(answer)).toEqual([]);
    expect(kept(answer)).toMatch(/^public, max-age=\d+$/);
  });

  it('says the same when it refuses, and is never kept then', async () => {
    const answers = [
      ...(await Promise.all(pathsWithQuery.map((path) => running.fetch(withParameter(exampleOf(path), 'unknown', '1'))))),
      ...(await Promise.all(lists.map((list) => running.fetch(`${API}/${list}/not-an-id`)))),
      ...(await Promise.all(writing.map((method) => running.fetch(`${API}/services`, { method })))),
    ];
    for (const answer of answers) {
      const where = new URL(answer.url).pathname;
      expect([where, answer.status, unmannered(answer)]).toEqual([where, answer.status, []]);
      expect([where, answer.status >= 400 && answer.status < 500, kept(answer)]).toEqual([where, true, 'no-store']);
    }
  });

  it('says the same where there is nothing', async () => {
    const answer = await running.fetch(`${API}/nothing-here`);
    expect([answer.status, unmannered(answer), kept(answer)]).toEqual([404, [], 'no-store']);
  });

  it('says the same to another site that tries to write', async () => {
    const answer = await running.fetch(`${API}/services`, { method: 'POST', headers: elsewhere, body: 'a=1' });
    expect([answer.status >= 400 && answer.status < 500, unmannered(answer), kept(answer)]).toEqual([true, [], 'no-store']);
  });

  it('is noticed without one of these, or with a cookie', () => {
    const good = new Headers({
      'api-version': '1.0.0',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(unmannered(new Response(null, { headers: good }))).toEqual([]);
    for (const [name] of manners) {
      const less = new Headers(good);
      less.delete(name);
      expect(unmannered(new Response(null, { headers: less }))).toEqual([name]);
    }
  });
});

describe.each(paths)('what has not changed: %s', (path) => {
  it('is not sent again to who holds it, and is sent to who holds something else', async () => {
    const first = await running.fetch(exampleOf(path));
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^(W\/)?"[^"]+"$/);
    for (const held of [tag, `"another", ${tag}`, '*']) {
      const again = await running.fetch(exampleOf(path), { headers: { 'if-none-match': held } });
      expect([held, again.status, await again.text(), again.headers.get('etag')]).toEqual([held, 304, '', tag]);
      if (path !== CARD_PATH) expect(unmannered(again)).toEqual([]);
    }
    expect((await running.fetch(exampleOf(path), { headers: { 'if-none-match': '"another"' } })).status).toBe(200);
  });

  it('can be asked without its content', async () => {
    const [whole, head] = [await running.fetch(exampleOf(path)), await running.fetch(exampleOf(path), { method: 'HEAD' })];
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', whole.headers.get('etag')]);
  });
});

describe('a page of another site', () => {
  it('may read every path and its version, without cookies', async () => {
    for (const path of paths) {
      const { headers, status } = await running.fetch(exampleOf(path), { headers: elsewhere });
      expect([path, status, headers.get('access-control-allow-origin')]).toEqual([path, 200, '*']);
      expect(headers.get('access-control-expose-headers')).toMatch(/API-Version/i);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('may read why it was refused, and that nothing changed', async () => {
    const refused = await running.fetch(`${API}/services?page=0`, { headers: elsewhere });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
    const same = await running.fetch(`${API}/services`, { headers: { ...elsewhere, 'if-none-match': '*' } });
    expect([same.status, same.headers.get('access-control-allow-origin')]).toEqual([304, '*']);
  });

  it('is told beforehand that it may read every path, and nothing but read', async () => {
    const ask = (path: string, method: string): Promise<Response> =>
      running.fetch(exampleOf(path), {
        method: 'OPTIONS',
        headers: { ...elsewhere, 'access-control-request-method': method, 'access-control-request-headers': 'if-none-match' },
      });
    for (const path of paths) {
      const { headers, status } = await ask(path, 'GET');
      expect([path, status < 300, headers.get('access-control-allow-origin')]).toEqual([path, true, '*']);
      expect(headers.get('access-control-allow-methods')).toMatch(/\bGET\b/);
      expect(headers.get('access-control-allow-headers')).toMatch(/if-none-match/i);
      const { headers: toWrite } = await ask(path, 'POST');
      expect(toWrite.get('access-control-allow-methods') ?? '').not.toMatch(/POST|PUT|PATCH|DELETE|\*/);
    }
  });

  it.each(['referrals', 'mailbox'])('may not write to %s, where people write', async (door) => {
    const headers = { ...elsewhere, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    const asked = await running.fetch(`${API}/${door}`, { method: 'OPTIONS', headers });
    expect(asked.headers.get('access-control-allow-methods') ?? '').not.toMatch(/POST|\*/);
    const sent = await running.fetch(`${API}/${door}`, { method: 'POST', headers: elsewhere, body: '{}' });
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

describe('writing', () => {
  it('is refused calmly on every path, with a problem document that repeats nothing', async () => {
    for (const path of paths) {
      for (const method of writing) {
        const body = method === 'DELETE' ? null : 'canary=canary';
        const answer = await running.fetch(exampleOf(path), { method, body });
        const text = await answer.text();
        expect([path, answer.headers.get('content-type'), text.includes('canary')]).toEqual([path, 'application/problem+json', false]);
        expect([path, method, answer.status, JSON.parse(text).status]).toEqual([path, method, 405, 405]);
      }
    }
  });
});

describe('without any table in the database', () => {
  const patterns = ["%' OR '1'='1", "'; DROP TABLE letters; --", '_%_%_%', '[a-z]*', '(a+)+$', '\\'];
  const tables = async (): Promise<string[]> => {
    const sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";
    return (await running.db.prepare(sql).all<{ name: string }>()).results.map(({ name }) => name);
  };

  it('every path still answers, and so does a search for any pattern: the directory asks no database', async () => {
    const all = await tables();
    expect(all).toContain('contact_reports');
    for (const name of all) await running.db.prepare(`DROP TABLE ${name}`).run();
    expect(await tables()).toEqual([]);
    for (const path of paths) expect([path, (await running.fetch(exampleOf(path))).status]).toEqual([path, 200]);
    for (const pattern of patterns) {
      const asked = [
        ...lists.map((list) => withParameter(`${API}/${list}`, 'search', pattern)),
        withParameter(`${API}/areas`, 'q', pattern),
      ];
      for (const address of [...asked, withParameter(`${API}/care`, 'place', pattern)]) {
        expect([address, [200, 400].includes((await running.fetch(address)).status)]).toEqual([address, true]);
      }
    }
  });

  it('telling that a number is wrong does not work: what needs the database is noticed', async () => {
    const answer = await shownAfter(
      running,
      await postForm(running, '/nl/care/wrong', { contact: care.services[0]?.id ?? '', what: 'nobody' }),
    );
    expect(answer.status).toBe(503);
  });
});
