// The description of the open API is a contract: whatever is asked, in its parameters or not, the answer is one it declares, in the shape it declares.
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { API, type OpenList } from '#domain/api/paths';
import { ALL } from '../sample.ts';
import { portal } from '../server.ts';
import { CANARY, care, content, described as served, dutch } from './open-paths.ts';

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  anyOf?: Schema[];
  $ref?: string;
}
interface Parameter {
  name: string;
  in: 'query' | 'path';
  required: boolean;
  description?: string;
  schema: Schema;
}
interface Operation {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
const contract = served as unknown as { paths: Record<string, { get: Operation }>; components: { schemas: Record<string, Schema> } };
const operations = Object.entries(contract.paths).map(([path, { get }]) => ({ path, ...get }));
const running = portal();
/** The same seed draws the same requests; another one is asked with `SEED=…`. */
const runs = { seed: Number(process.env.SEED ?? 1), numRuns: ALL ? 3000 : 300 };

/** OpenAPI 3.0 as the JSON schema it stands for: `nullable` is its own word. References go to one place. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (value === null || typeof value !== 'object') return value;
  const { nullable, ...own } = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asJsonSchema(each)])) as Record<
    string,
    unknown
  >;
  return nullable === true ? { anyOf: [{ type: 'null' }, own] } : own;
}
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const formats: Record<string, (text: string) => boolean> = {
  uuid: (text) => isUuid.test(text),
  uri: (text) => URL.canParse(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
  'date-time': (text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  email: (text) => /^[^@\s]+@[^@\s]+$/.test(text),
};
const ajv = new Ajv({ strict: false, formats });
ajv.addSchema({ $id: 'contract', ...(asJsonSchema({ components: contract.components }) as object) });
const checks = new Map<string, ValidateFunction>();
/** The check of one declared answer. */
function checkOf(schema: Schema): ValidateFunction {
  const text = JSON.stringify(asJsonSchema(schema)).replaceAll('"#/', '"contract#/');
  const known = checks.get(text) ?? ajv.compile(JSON.parse(text) as object);
  checks.set(text, known);
  return known;
}

/** What is wrong with an answer to an operation. */
async function breaches({ responses }: Pick<Operation, 'responses'>, answer: Response): Promise<string[]> {
  const declared = responses[String(answer.status)];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = declared?.content?.[type]?.schema;
  const text = await answer.text();
  if (!declared || !schema) return [`${answer.status} ${type} is not declared`];
  if (!type.endsWith('json') || type.endsWith('ndjson')) return [];
  const check = checkOf(schema);
  return check(JSON.parse(text)) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const ids = [...dutch.services, ...dutch.organizations, ...dutch.taxonomy_terms, ...dutch.taxonomies, ...dutch.service_at_locations].map(
  ({ id }) => id,
);
/** Values that mean something here, for parameters that take free text. */
const told: Record<string, string[]> = {
  language: Object.keys(content),
  municipality: [...Object.keys(care.regions).slice(0, 40), 'GM9999'],
  postcode: ['1012', '3511 AB', '9999', '0999'],
  place: ['Utrecht', 'amesrfoort', 'Twente', 'a/d IJssel', 'abroad'],
  q: ['Scheveningen', 'Bergen', 'Zeeland', '1012'],
  speaks: ['pl', 'ti'],
  group: ['women', 'women,children'],
  also: ['addiction', 'addiction,disability'],
  search: ['advies', 'opvang jongeren', '%'],
};

/** Values that the description allows for a parameter. */
function allowed({ name, schema }: Parameter, path: string): fc.Arbitrary<string> {
  const items = dutch[path.split('/')[1] as OpenList] ?? [];
  const own = name === 'id' && items.length > 0 ? items.map(({ id }) => id) : told[name];
  const one = (each: Schema): fc.Arbitrary<string> => {
    if (each.enum) return fc.constantFrom(...each.enum);
    if (each.type === 'integer') return fc.integer({ min: each.minimum ?? 0, max: Math.min(each.maximum ?? 100, 200) }).map(String);
    if (each.format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
    const year = { min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true };
    if (each.format === 'date') return fc.date(year).map((day) => day.toISOString().slice(0, 10));
    if (each.format === 'date-time')
      return fc.tuple(fc.date(year), fc.constantFrom('Z', '+02:00', '-11:30')).map(([at, offset]) => at.toISOString().replace('Z', offset));
    return fc.string({ minLength: each.minLength ?? 1, maxLength: Math.min(each.maxLength ?? 20, 80) });
  };
  if (own) return name === 'id' ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...own) }, fc.uuid()) : fc.constantFrom(...own);
  return fc.oneof(...(schema.anyOf ?? [schema]).map(one));
}

/** A request of an operation: its required parameters, and any of the others. */
function asking(value: (parameter: Parameter, path: string) => fc.Arbitrary<string>) {
  return fc.constantFrom(...operations).chain((operation) => {
    const chosen = (operation.parameters ?? []).map((parameter) =>
      (parameter.required
        ? value(parameter, operation.path)
        : fc.option(value(parameter, operation.path), { nil: undefined, freq: 2 })
      ).map((each) => [parameter, each] as const),
    );
    return fc.tuple(...chosen).map((pairs) => {
      const query = new URLSearchParams();
      let { path } = operation;
      for (const [parameter, each] of pairs) {
        if (each !== undefined && parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(each));
        else if (each !== undefined) query.append(parameter.name, each);
      }
      return { operation, address: `${API}${path}${query.size > 0 ? `?${query}` : ''}` };
    });
  });
}

describe('whoever keeps to the description', () => {
  it('gets an answer of a status, a type and a shape that it declares', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(asking(allowed), async ({ operation, address }) => {
        const answer = await running.fetch(address);
        const key = `${operation.operationId} ${answer.status}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        expect([address, await breaches(operation, answer)]).toEqual([address, []]);
      }),
      runs,
    );
    const answered = operations.filter(({ operationId }) => seen.has(`${operationId} 200`));
    expect(answered.map(({ operationId }) => operationId)).toEqual(operations.map(({ operationId }) => operationId));
  });

  it('is refused only what does not exist, and where two places are named', async () => {
    const page = fc.constantFrom(...operations.filter(({ path }) => path.startsWith('/service') && !path.includes('{')));
    await fc.assert(
      fc.asyncProperty(page, fc.integer({ min: 1, max: 50 }), async ({ path }, size) => {
        expect([path, (await running.fetch(`${API}${path}?per_page=${size}&modified_after=2026-01-01T00:00:00%2B02:00`)).status]).toEqual([
          path,
          200,
        ]);
      }),
      { ...runs, numRuns: 20 },
    );
  });
});

describe('whoever does not keep to it', () => {
  const junk = (): fc.Arbitrary<string> =>
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.constantFrom('', ' ', '-1', '1e9', 'true ', "' OR 1=1", CANARY, 'a'.repeat(300)),
    );

  it('gets an answer that it declares, mostly a problem document', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(asking(junk), async ({ operation, address }) => {
        const answer = await running.fetch(address);
        // An empty identifier, or one of dots, is another address.
        if (answer.url.split('?')[0] !== new URL(address, running.origin).href.split('?')[0] || answer.status === 301) return;
        if (answer.status >= 400) refused += 1;
        const isAnother = !operation.path.includes('{') || /\/[^/?]+\/[^/?]+(\?|$)/.test(new URL(answer.url).pathname.replace(API, ''));
        if (isAnother) expect([address, await breaches(operation, answer)]).toEqual([address, []]);
      }),
      runs,
    );
    expect(refused).toBeGreaterThan(runs.numRuns / 4);
  });

  it.each(operations.map(({ path }) => path))('is refused with the methods that %s takes, in every other one', async (path) => {
    const address = `${API}${path.replace('{id}', ids[0] ?? '')}`;
    const { get } = contract.paths[path] as { get: Operation };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await running.fetch(address, { method });
      expect([method, answer.status, answer.headers.get('allow'), await breaches(get, answer)]).toEqual([
        method,
        405,
        'GET, HEAD, OPTIONS',
        [],
      ]);
    }
  });
});

describe('the description itself', () => {
  it('names every schema, so that a program made from it has types with names; every name is used', () => {
    const text = JSON.stringify(contract);
    const unused = Object.keys(contract.components.schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    expect(unused).toEqual([]);
    for (const { responses, path } of operations)
      for (const [status, { content: types = {} }] of Object.entries(responses))
        for (const [type, { schema }] of Object.entries(types))
          if (type.endsWith('json') && !type.endsWith('ndjson') && path !== '/openapi.json')
            expect([path, status, Boolean(schema.$ref)]).toEqual([path, status, true]);
  });

  it('says that no key is needed, and gives every value that may be nothing a type, without which the word counts for nothing', () => {
    expect((served as unknown as { security: unknown }).security).toEqual([]);
    const untyped: string[] = [];
    const walk = (value: unknown, at: string): void => {
      if (value === null || typeof value !== 'object') return;
      if ('nullable' in value && !('type' in value)) untyped.push(at);
      for (const [key, each] of Object.entries(value)) walk(each, `${at}/${key}`);
    };
    walk(contract, '');
    expect(untyped).toEqual([]);
  });

  it('says of every parameter what it is for', () => {
    const silent = operations.flatMap(({ path, parameters = [] }) =>
      parameters.filter(({ description = '' }) => description.length < 15).map(({ name }) => `${path} ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('would be noticed when an answer lacked a field, had one more, or came with another status', async () => {
    const { responses } = operations.find(({ path }) => path === '/services/{id}') as Operation;
    const as = (body: object, status = 200): Response =>
      new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
    const [service] = dutch.services;
    if (!service) throw new Error('no service at all');
    expect(await breaches({ responses }, as(service))).toEqual([]);
    const { phones: _, ...less } = service;
    for (const broken of [less, { ...service, latitude: 52 }, { ...service, id: 'no' }, { ...service, last_modified: 'yesterday' }])
      expect((await breaches({ responses }, as(broken))).length).toBeGreaterThan(0);
    expect(await breaches({ responses }, as(service, 201))).toHaveLength(1);
  });
});
