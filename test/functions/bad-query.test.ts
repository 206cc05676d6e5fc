// Bad input to the open API is refused with a problem document, or honestly answered; nothing breaks and nothing sent is repeated.
import { request } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { portal } from '../server.ts';
import { API, care, exampleOf, lists, parametersOf, paths, pathsWithQuery, shapes, unlike, withParameter } from './open-paths.ts';

const running = portal();
const CANARY = 'kanarie7q';

/** A problem document (RFC 9457) with nothing in it but what the description says. */
const Problem = z.strictObject({ type: z.literal('about:blank'), title: z.string(), status: z.int(), detail: z.string() });

/** What is wrong with how something bad was answered. `path` is null where no path of ours was meant. */
async function faultsOf(answer: Response, path: string | null, sent: string[] = [CANARY]): Promise<string[]> {
  const text = await answer.text();
  const told = `${text}\n${JSON.stringify([...answer.headers])}`;
  const repeated = sent.filter((each) => each.length > 8 && told.includes(each));
  const isRefusal = answer.status === 400 || answer.status === 404;
  const shape = answer.status === 200 && path !== null ? unlike(shapes[path], JSON.parse(text)) : [];
  const isProblem =
    isRefusal && answer.headers.get('content-type') === 'application/problem+json' && Problem.safeParse(JSON.parse(text)).success;
  return [
    ...(repeated.length > 0 ? ['it repeats what was sent'] : []),
    ...(answer.status === 200 || isProblem ? [] : [`it answers ${answer.status} without a problem document`]),
    ...(isProblem && JSON.parse(text).status !== answer.status ? ['the document tells another status'] : []),
    ...shape,
  ];
}
const refusal = async (address: string): Promise<unknown[]> => {
  const answer = await running.fetch(address);
  return [answer.status, ...(await faultsOf(answer, null))];
};

describe('a query is refused', () => {
  it.each(pathsWithQuery)('with a parameter that is not documented: %s', async (path) => {
    for (const name of [CANARY, 'Page', 'page[]', '__proto__', 'constructor', 'toString', '', 'q;drop']) {
      expect([name, ...(await refusal(withParameter(exampleOf(path), name, CANARY)))]).toEqual([name, 400]);
    }
  });

  it('without repeating the name of a parameter, whatever it is called', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const { detail } = (await (await running.fetch(withParameter(`${API}/services`, name, '1'))).json()) as { detail: string };
      expect([name, detail.includes(name)]).toEqual([name, false]);
    }
  });

  it.each(pathsWithQuery)('with a parameter given twice: %s', async (path) => {
    for (const name of parametersOf(path)) {
      const [address] = exampleOf(path).split('?');
      const twice = withParameter(withParameter(address ?? '', name, CANARY), name, CANARY);
      expect([name, ...(await refusal(twice))]).toEqual([name, 400]);
    }
  });

  it.each(lists)('with a page or a size that cannot be: %s', async (list) => {
    for (const name of ['page', 'per_page']) {
      for (const value of ['0', '-1', '1.5', '', 'NaN', 'Infinity', '1000000001', '9'.repeat(400), CANARY, '١', '1,2']) {
        expect([name, value, ...(await refusal(withParameter(`${API}/${list}`, name, value)))]).toEqual([name, value, 400]);
      }
    }
    expect(await refusal(`${API}/${list}?per_page=101`)).toEqual([400]);
  });

  it('with a page or a size that is no plain number, as the description says', async () => {
    for (const name of ['page', 'per_page']) {
      for (const value of [' 1', '1 ', '0x10', '0b1', '1e1', '+1', '1.0']) {
        expect([name, value, ...(await refusal(withParameter(`${API}/services`, name, value)))]).toEqual([name, value, 400]);
      }
    }
  });

  it('with an identifier, a day, a state or a flag that cannot be', async () => {
    const bad: Record<string, string[]> = {
      organization_id: [CANARY, '', '0', '00000000-0000-0000-0000-00000000000g', '{}', '*'],
      taxonomy_term_id: [CANARY, "' OR 1=1"],
      taxonomy_id: [CANARY, '%'],
      modified_after: [CANARY, '2026-13-40', '2026-02-30', '26-1-1', 'yesterday', '0'],
      status: [CANARY, 'ACTIVE', 'active,defunct'],
      minimal: [CANARY, '1', 'TRUE'],
      full: [CANARY, ''],
    };
    for (const [name, values] of Object.entries(bad))
      for (const value of values) expect([name, value, ...(await refusal(withParameter(`${API}/services`, name, value)))]).toEqual([name, value, 400]);
  });

  it.each(pathsWithQuery.filter((path) => parametersOf(path).includes('language')))('in a language the site does not have: %s', async (path) => {
    for (const language of ['fr', 'xx', 'nl-NL', 'NL', '', CANARY, '../nl']) {
      expect([language, ...(await refusal(withParameter(exampleOf(path), 'language', language)))]).toEqual([language, 400]);
    }
  });

  it('about care with a choice that is none of ours, or with more than one place', async () => {
    const bad = { age: '17', group: 'women,kanarie7q', form: CANARY, also: ',', caller: 'police', when: 'now', speaks: 'Nederlands', municipality: 'gm0363' };
    for (const [name, value] of Object.entries(bad)) expect([name, ...(await refusal(withParameter(`${API}/care`, name, value)))]).toEqual([name, 400]);
    const places = { postcode: '1012', place: 'Amsterdam', municipality: Object.keys(care.routing)[0] ?? '' };
    const [postcode, place, municipality] = Object.entries(places);
    for (const given of [[postcode, place], [postcode, municipality], [place, municipality], [postcode, place, municipality]]) {
      const query = new URLSearchParams(given as [string, string][]);
      expect([[...query.keys()], ...(await refusal(`${API}/care?${query}`))]).toEqual([[...query.keys()], 400]);
    }
  });

  it('about areas without a question, or with one too long to be a place', async () => {
    for (const query of ['', '?q=', `?q=${'a'.repeat(81)}`, `?q=${'😀'.repeat(81)}`]) expect([query, ...(await refusal(`${API}/areas${query}`))]).toEqual([query, 400]);
  });
});

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
  '${7*7}{{7*7}}',
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
    for (const name of parametersOf(path)) {
      for (const value of hostile) {
        const answer = await running.fetch(withParameter(address, name, value));
        expect([name, value.slice(0, 40), await faultsOf(answer, path, [CANARY, value.trim()])]).toEqual([name, value.slice(0, 40), []]);
      }
    }
  });

  it('breaks any path, whatever text it is', async () => {
    const parameters = pathsWithQuery.flatMap((path) => parametersOf(path).map((name) => [path, name] as const));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parameters), fc.string({ unit: 'binary', maxLength: 90 }), async ([path, name], value) => {
        const address = withParameter(exampleOf(path).split('?')[0] ?? '', name, CANARY).replace(CANARY, encodeURIComponent(value.toWellFormed()));
        expect(await faultsOf(await running.fetch(address), path, [value])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('breaks an item: an identifier that is none is refused or not found', async () => {
    const ids = [CANARY, '1', '%00', '%FF', '%', '%2e%2e%2f%2e%2e', '*', '00000000-0000-4000-8000-000000000000', 'a'.repeat(8000), 'null', '%F0%9F%98%80'];
    for (const list of lists) {
      for (const id of ids) {
        const answer = await running.fetch(`${API}/${list}/${id}`);
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
