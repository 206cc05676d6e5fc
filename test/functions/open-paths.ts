// What the open API says of itself: each documented path with an address to try, its parameters and the shape of its answer.
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { CareContent } from '#domain/care/care-content';
import type * as hsds from '#domain/api/hsds';
import { openAnswers } from '#domain/api/open-api';
import { API, type OpenList } from '#domain/api/paths';
import { wholeLocales } from '../content/texts.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(`dist/client/${file}`, 'utf8')) as T;

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
}

/** The description as it is served. */
export const described = read<{ paths: Record<string, { get: { parameters?: Parameter[] } }> }>('openapi.json');
export const paths = Object.keys(described.paths);

/** The one path that answers with a page. */
export const CARD_PATH = '/card';
/** Paths that answer with JSON. */
export const jsonPaths = paths.filter((path) => path !== CARD_PATH);

/** Parameters of the query of a path, as the description names them. */
export const parametersOf = (path: string): string[] =>
  (described.paths[path]?.get.parameters ?? []).flatMap((each) => (each.in === 'query' ? [each.name] : []));
export const pathsWithQuery = paths.filter((path) => parametersOf(path).length > 0);

/** The directory as it is served, which the API has to agree with. */
export const care = read<CareContent>('data/care.json');
export const content = Object.fromEntries(wholeLocales.map((locale) => [locale, read<hsds.HsdsContent>(`data/hsds/${locale}.json`)]));
export const dutch = content.nl as hsds.HsdsContent;

/** The shape that documents each path. */
export const shapes = openAnswers;

/** An address of a path that has an answer. */
export function exampleOf(path: string): string {
  const [, list] = path.split('/');
  const items = dutch[list as OpenList] ?? [];
  return `${API}${path.replace('{id}', items[0]?.id ?? '')}${path === '/areas' ? '?q=Amsterdam' : ''}`;
}

/** An address with one more parameter. */
export const withParameter = (address: string, name: string, value: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;

/** What is wrong with an answer: it lacks something documented, or holds something that is not. */
export function unlike(shape: z.ZodMiniType | undefined, answer: unknown): string[] {
  const read = shape?.safeParse(answer);
  if (!read) return ['no shape documents this'];
  if (!read.success) return read.error.issues.slice(0, 5).map(({ path, code }) => `${path.join('.')} ${code}`);
  return JSON.stringify(sorted(read.data)) === JSON.stringify(sorted(answer)) ? [] : ['it holds something that is not documented'];
}

/** The same value with keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** A word that nothing of ours holds: where it comes back, something repeats what was sent. */
export const CANARY = 'kanarie7q';

/** A problem document (RFC 9457) with nothing in it but what the description says. */
const Problem = z.strictObject({ type: z.literal('about:blank'), title: z.string(), status: z.int(), detail: z.string() });

/** What is wrong with how something bad was answered. `path` is null where no path of ours was meant. */
export async function faultsOf(answer: Response, path: string | null, sent: string[] = [CANARY]): Promise<string[]> {
  const text = await answer.text();
  const told = `${text}\n${JSON.stringify([...answer.headers])}`;
  const repeated = sent.filter((each) => each.length > 8 && told.includes(each));
  const isRefusal = answer.status === 400 || answer.status === 404;
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
  const shape = answer.status === 200 && path !== null && !isPage ? unlike(shapes[path], JSON.parse(text)) : [];
  const isProblem =
    isRefusal && answer.headers.get('content-type') === 'application/problem+json' && Problem.safeParse(JSON.parse(text)).success;
  return [
    ...(repeated.length > 0 ? ['it repeats what was sent'] : []),
    ...(answer.status === 200 || isProblem ? [] : [`it answers ${answer.status} without a problem document`]),
    ...(isPage && path !== CARD_PATH ? ['it is a page'] : []),
    ...(isProblem && JSON.parse(text).status !== answer.status ? ['the document tells another status'] : []),
    ...shape,
  ];
}
