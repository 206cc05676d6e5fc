// What the open API takes: every parameter by name, its bounds, and nothing else.
import { GM_CODE } from '../shapes.ts';
import * as z from 'zod/mini';
import { placeKinds } from '../care/places.ts';
import { terms } from '../care/terms.ts';

const MOST_PAGES = 1_000_000_000;
/** A whole number in plain digits. */
const number = (least: number, most: number) =>
  z.pipe(z.pipe(z.string().check(z.regex(/^\d{1,10}$/)), z.transform(Number)), z.int().check(z.minimum(least), z.maximum(most)));
const flag = z.enum(['true', 'false']);
const id = z.pipe(
  z.uuid(),
  z.transform((given: string) => given.toLowerCase()),
);
const text = z.string().check(z.minLength(1), z.maxLength(80));
const list = <T extends readonly string[]>(values: T) =>
  z.pipe(
    z.pipe(
      z.string().check(z.maxLength(200)),
      z.transform((given: string) => [...new Set(given.split(','))]),
    ),
    z.array(z.enum(values as unknown as [string, ...string[]])).check(z.minLength(1), z.maxLength(12)),
  );
const language = z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/)));

/** A day or a moment, as a moment in UTC. A plus that arrived as a blank is read as it was meant. */
const moment = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(40)),
    z.transform((given: string) => given.replace(/ (?=\d\d:\d\d$)/, '+')),
  ),
  z.pipe(
    z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
    z.transform((given: string) => new Date(given).toISOString()),
  ),
);

/** What every list takes (HSDS 3.1, and the language of the answer, of those the site has whole). */
const paged = {
  page: z.optional(number(1, MOST_PAGES)),
  per_page: z.optional(number(1, 100)),
  format: z.optional(z.enum(['json', 'ndjson'])),
  language,
};
const searched = { ...paged, search: z.optional(text) };
const recorded = { ...searched, modified_after: z.optional(moment), minimal: z.optional(flag), full: z.optional(flag) };
const described = { taxonomy_term_id: z.optional(id), taxonomy_id: z.optional(id) };
const served = { organization_id: z.optional(id), postcode: z.optional(z.string().check(z.regex(/^[1-9]\d{3} ?([A-Za-z]{2})?$/))) };

/** Parameters of each list; filters add up (AND). */
export const queries = {
  services: z.strictObject({
    ...recorded,
    ...described,
    ...served,
    status: z.optional(z.enum(['active', 'inactive', 'defunct', 'temporarily closed'])),
  }),
  organizations: z.strictObject({ ...recorded, ...described, full_service: z.optional(flag) }),
  service_at_locations: z.strictObject({ ...recorded, ...described, ...served }),
  taxonomies: z.strictObject(searched),
  taxonomy_terms: z.strictObject({ ...searched, taxonomy_id: z.optional(id), top_only: z.optional(flag), parent_id: z.optional(id) }),
  changes: z.strictObject({
    page: paged.page,
    per_page: paged.per_page,
    format: paged.format,
    modified_after: recorded.modified_after,
    entity: z.optional(z.enum(['service', 'organization'])),
  }),
  item: z.strictObject({ language }),
  organization: z.strictObject({ language, full_service: z.optional(flag) }),
  card: z.strictObject({ municipality: z.optional(z.string().check(z.regex(GM_CODE))), language }),
  places: z.strictObject({ kind: z.optional(z.enum(placeKinds)), language }),
  areas: z.strictObject({ q: text }),
  care: z.strictObject({
    postcode: z.optional(text),
    place: z.optional(text),
    municipality: z.optional(z.string().check(z.regex(GM_CODE))),
    age: z.optional(z.enum(terms.age)),
    group: z.optional(list(terms.group)),
    form: z.optional(z.enum(terms.form)),
    also: z.optional(list(terms.also)),
    caller: z.optional(z.enum(terms.caller)),
    when: z.optional(z.enum(['tonight', 'any'])),
    /** A language to be helped in. */
    speaks: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/))),
    language,
  }),
} as const;
export type QueryName = keyof typeof queries;
export type Query<N extends QueryName> = z.infer<(typeof queries)[N]>;

/** Reads a query, or names the parameters that are wrong (never what they held). A parameter given twice is wrong. */
export function readQuery<N extends QueryName>(name: N, search: URLSearchParams): { query: Query<N> } | { wrong: string[] } {
  const keys = [...search.keys()];
  const twice = keys.filter((key, at) => keys.indexOf(key) < at);
  if (twice.length > 0) return { wrong: known(name, twice) };
  const read = queries[name].safeParse(Object.fromEntries(search));
  if (read.success) return { query: read.data as Query<N> };
  const wrong = read.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])]));
  return { wrong: known(name, wrong) };
}

/** Names of ours as they are; a name that is not ours may hold anything and is not repeated. */
const known = (name: QueryName, keys: string[]): string[] => [
  ...new Set(keys.map((key) => (Object.hasOwn(queries[name].shape, key) ? key : 'a parameter that is not documented'))),
];
