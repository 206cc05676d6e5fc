// Whatever people, machines or attackers send, the open API answers or refuses calmly, and never repeats it.
import { API, openLists as lists } from '#domain/api/paths';
import { request } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampled } from '../sample.ts';
import { portal } from '../server.ts';
import { CANARY, exampleOf, faultsOf, parametersOf, paths, pathsWithQuery, withParameter } from './open-paths.ts';

const running = portal();

/** Asks; and once more where the connection broke: one that lay idle may close just as it is used, a crash comes back. */
const ask = (address: string): Promise<Response> => running.fetch(address).catch(() => running.fetch(address));

/** What people, machines and attackers send: each goes into every parameter of every path. */
const hostile = [
  '',
  ' ',
  CANARY,
  '😀',
  '\u0000',
  '\u202e1012',
  "' OR '1'='1",
  "'; DROP TABLE letters; --",
  '%',
  '*',
  '(a+)+$',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  '{{7*7}}<%= 7*7 %>',
  '[object Object]',
  'null',
  '1e309',
  '9007199254740993',
  '\r\nset-cookie: kanarie7q=1',
  'a'.repeat(81),
  'a'.repeat(8000),
];

describe('nothing that is sent', () => {
  it.each(pathsWithQuery)('breaks %s, and what it refuses it does not repeat', async (path) => {
    const [address = ''] = exampleOf(path).split('?');
    // Every value in every parameter is a night's work: lists share their parameters, so a part of them is drawn.
    const all = parametersOf(path).flatMap((name) => hostile.map((value) => [name, value] as const));
    for (const [name, value] of sampled(all, 3)) {
      const answer = await ask(withParameter(address, name, value));
      expect([name, value.slice(0, 40), await faultsOf(answer, path, [CANARY, value.trim()])]).toEqual([name, value.slice(0, 40), []]);
    }
  });

  it('breaks any path, whatever text it is', async () => {
    const parameters = pathsWithQuery.flatMap((path) => parametersOf(path).map((name) => [path, name] as const));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parameters), fc.string({ unit: 'binary', maxLength: 90 }), async ([path, name], value) => {
        const address = withParameter(exampleOf(path).split('?')[0] ?? '', name, CANARY).replace(CANARY, encodeURIComponent(value));
        expect(await faultsOf(await ask(address), path, [value])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('breaks an item: an identifier that is none is refused or not found', async () => {
    const ids = [
      CANARY,
      '1',
      '%00',
      '%FF',
      '%',
      '%2e%2e%2f%2e%2e',
      '*',
      '00000000-0000-4000-8000-000000000000',
      'a'.repeat(8000),
      'null',
      '%F0%9F%98%80',
    ];
    for (const list of lists) {
      for (const id of ids) {
        const answer = await ask(`${API}/${list}/${id}`);
        expect([id.slice(0, 40), [400, 404].includes(answer.status), await faultsOf(answer, null)]).toEqual([id.slice(0, 40), true, []]);
      }
    }
  });

  it('breaks a query that is not well written on the wire', async () => {
    const { hostname, port } = new URL(running.origin);
    const raw = (path: string): Promise<number> =>
      new Promise((resolve) => {
        const call = request({ hostname, port, path }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)));
        call.on('error', () => resolve(0));
        call.end();
      });
    for (const query of ['%', '%zz', '%FF%FE', '&&&', '=', '?', '#', `${'a=1&'.repeat(500)}`, 'q=%u0041', 'q=%C0%AF']) {
      for (const path of paths) {
        const status = await raw(`${exampleOf(path).split('?')[0]}?${query}`);
        expect([path, query.slice(0, 20), status >= 200 && status < 500]).toEqual([path, query.slice(0, 20), true]);
      }
    }
  });
});

describe('the check', () => {
  it('notices an answer that breaks, repeats what was sent, has no document or another shape', async () => {
    const json = { headers: { 'content-type': 'application/problem+json' } };
    const problem = { type: 'about:blank', title: 'Bad request', status: 400, detail: 'No.' };
    const planted = (body: object, status: number, init = json): Response => new Response(JSON.stringify(body), { ...init, status });
    expect(await faultsOf(planted(problem, 400), null)).toEqual([]);
    expect(await faultsOf(planted({ ...problem, detail: `not ${CANARY}` }, 400), null)).toHaveLength(1);
    expect(await faultsOf(planted(problem, 503), null)).toHaveLength(1);
    expect(await faultsOf(planted(problem, 404), null)).toHaveLength(1);
    expect(await faultsOf(planted(problem, 400, { headers: { 'content-type': 'application/json' } }), null)).toHaveLength(1);
    expect(await faultsOf(planted({ area: null }, 200), '/areas')).not.toEqual([]);
  });
});
