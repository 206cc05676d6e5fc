// What each parameter of the open API is for: one sentence for each name, and how it looks on the wire.
import * as z from 'zod/mini';
import { queries, type QueryName } from './care-query.ts';
import { PER_PAGE } from './list-page.ts';

type Json = Record<string, unknown>;

const about: Record<string, string> = {
  page: 'Which page of the list; the first is 1. A page after the last is empty.',
  per_page: 'How many items on a page.',
  format: '`ndjson` gives everything at once, one item on a line, without pages.',
  language: 'Language of the answer: one of those the site has whole.',
  search: 'Words that all stand in the name or the description, in any spelling and order.',
  modified_after:
    'Only what changed on or after this day or moment. A day begins at midnight UTC; a moment carries its offset. Overlap with your last visit by a week: see `/changes`.',
  minimal:
    '`true` gives only what tells one record from another and when it changed, all of it on one page unless `per_page` says otherwise.',
  full: '`true` gives each item with everything below it.',
  full_service: '`true` gives each organization with the whole of its services.',
  organization_id: 'Only services of this organization.',
  taxonomy_term_id: 'Only what is described with this term. What a record does not name is not a no.',
  taxonomy_id: 'Only what is described with any term of this taxonomy, or terms of this taxonomy.',
  top_only: 'Only terms that stand below no other; here that is every term.',
  parent_id: 'Only terms below this one; here there are none.',
  postcode: 'Four digits are enough. In lists: only what works where this postcode lies. Never send more of somebody’s address.',
  status: 'Only services of this status.',
  entity: 'Only changes of this kind of record.',
  kind: 'One kind of place.',
  q: 'A place name or postcode in any spelling.',
  place: 'A place name in any spelling; four digits of a postcode are better.',
  municipality: 'A municipality by its code of CBS (`GM0363`). The code of one that merged is understood.',
  age: 'How old the person is.',
  group: 'Who needs help, one or more joined by commas.',
  form: 'What it is about.',
  also: 'What else plays a part, one or more joined by commas. It never takes a contact away.',
  caller: 'Who will call: the person, somebody near, or somebody who helps as a profession.',
  when: '`tonight` tells who answers at night.',
  speaks: 'A language to be helped in (ISO 639).',
};

/** Examples of what takes free text or a form of its own. */
const examples: Record<string, unknown> = {
  language: 'nl',
  search: 'advies',
  modified_after: '2026-11-01',
  postcode: '3511',
  q: 'Scheveningen',
  place: 'Utrecht',
  municipality: 'GM0344',
  speaks: 'pl',
  group: 'women,children',
  also: 'addiction',
};

/** The parameters of a query as OpenAPI 3.0 writes them. Throws when one has no sentence. */
export function parametersOf(name: QueryName): Json[] {
  const { properties } = z.toJSONSchema(queries[name], { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' }) as {
    properties: Record<string, Json>;
  };
  return Object.entries(properties).map(([key, schema]) => {
    const description = about[key];
    if (!description) throw new Error(`nothing says what the parameter ${key} is for`);
    const example = key in examples ? { example: examples[key] } : {};
    return { name: key, in: 'query', required: key === 'q', description, ...example, schema: onTheWire(name, key, schema) };
  });
}

/** What a query takes is text on the wire; numbers, moments and lists are said as they are meant. */
function onTheWire(name: QueryName, key: string, schema: Json): Json {
  if (key === 'page') return { type: 'integer', minimum: 1, maximum: 1_000_000_000, default: 1 };
  if (key === 'per_page') return { type: 'integer', minimum: 1, maximum: 100, ...(name === 'changes' ? {} : { default: PER_PAGE }) };
  if (key === 'modified_after') {
    const text = { type: 'string' };
    return {
      anyOf: [
        { ...text, format: 'date' },
        { ...text, format: 'date-time' },
      ],
    };
  }
  if (schema.format === 'uuid') return { type: 'string', format: 'uuid' };
  return schema;
}
