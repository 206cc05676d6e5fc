// Reads the served content (/data/*.json) through ASSETS, once per isolate.
import type { Areas } from '#domain/areas';
import type { Desks } from '#domain/desk';
import type { Language } from '#domain/language';
import type { Publish, Site } from '#domain/site';

/** `/data/site.json`. */
export interface SiteContent {
  site: Site;
  languages: Language[];
  publish: Publish;
}

/** All sentences of the interface in one language. */
export type Words = Record<string, string>;

const held = new Map<string, Promise<unknown>>();

function read<T>(assets: Fetcher, path: string): Promise<T> {
  const known = held.get(path);
  if (known) return known as Promise<T>;
  const fetched = fetchJson(assets, path);
  held.set(path, fetched);
  fetched.catch(() => held.delete(path));
  return fetched as Promise<T>;
}

async function fetchJson(assets: Fetcher, path: string): Promise<unknown> {
  const response = await assets.fetch(new Request(`https://assets.local${path}`));
  if (!response.ok) throw new Error(`content ${path} is missing`);
  return response.json();
}

export const siteContent = (assets: Fetcher): Promise<SiteContent> => read(assets, '/data/site.json');
export const wordsIn = (assets: Fetcher, locale: string): Promise<Words> => read(assets, `/data/words/${locale}.json`);
export const desksContent = (assets: Fetcher): Promise<Desks> => read(assets, '/data/desks.json');
export const areasContent = (assets: Fetcher): Promise<Areas> => read(assets, '/data/areas.json');

/** The one Content-Security-Policy, as the build wrote it next to the static headers. */
export const contentPolicy = async (assets: Fetcher): Promise<string> =>
  (await read<{ policy: string }>(assets, '/data/headers.json')).policy;

/** The policy of the desk's pages: its own stylesheet, and a worker that opens letters. */
export const deskPolicy = async (assets: Fetcher): Promise<string> => (await read<{ desk: string }>(assets, '/data/headers.json')).desk;
