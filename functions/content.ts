// Reads the served content (/data/*.json) through ASSETS, once per isolate.
import { type AreaIndex, type Areas, type Districts, indexAreas, indexDistricts } from '#domain/areas/area-index';
import type { AwakeLine } from '#domain/care/awake';
import type { CareContent } from '#domain/care/care-content';
import type { Desks } from '#domain/desk/desk';
import type { FiguresAnswer } from '#domain/api/figures-answer';
import type { HsdsContent } from '#domain/api/hsds';
import type { Language } from '#domain/language/language';
import type { Talk } from '#domain/care/care';
import { ownNames } from '#domain/own-names';
import type { Here } from '#domain/areas/place-page';
import type { Publish, Site } from '#domain/site/site';

/** `/data/site.json`. */
export interface SiteContent {
  site: Site;
  languages: Language[];
  publish: Publish;
  /** Languages without a reviewer, which keep a card. */
  cards: Pick<Language, 'code' | 'name' | 'dir'>[];
  /** Whom the help bar names. */
  talk: Talk;
  /** Whom one can call at any hour. */
  awake: AwakeLine[];
}

/** All sentences of the interface in one language. */
export type Words = Record<string, string>;

const held = new Map<string, Promise<unknown>>();

const read = <T>(assets: Fetcher, path: string): Promise<T> => once(path, () => fetchJson(assets, path) as Promise<T>);

/** Makes something once and keeps it; what failed is forgotten, so that the next one tries again. */
function once<T>(name: string, make: () => Promise<T>): Promise<T> {
  const known = held.get(name);
  if (known) return known as Promise<T>;
  const made = make();
  held.set(name, made);
  made.catch(() => held.delete(name));
  return made;
}

async function fetchJson(assets: Fetcher, path: string): Promise<unknown> {
  const response = await assets.fetch(new Request(`https://assets.local${path}`));
  if (!response.ok) throw new Error(`content ${path} is missing`);
  return response.json();
}

export const siteContent = (assets: Fetcher): Promise<SiteContent> => read(assets, '/data/site.json');
export const wordsIn = (assets: Fetcher, locale: string): Promise<Words> => read(assets, `/data/words/${locale}.json`);
/** Desks by name; a name from outside finds no other key. */
export const desksContent = (assets: Fetcher): Promise<Desks> =>
  once('desks', async () => ownNames(await read<Desks>(assets, '/data/desks.json')));
/** Municipalities by address; a name from outside finds nothing else. */
export const hereContent = (assets: Fetcher): Promise<Here> =>
  once('here', async () => {
    const { places, moved, regions } = await read<Here>(assets, '/data/here.json');
    return { places: ownNames(places), moved: ownNames(moved), regions };
  });
export const careContent = (assets: Fetcher): Promise<CareContent> => read(assets, '/data/care.json');

export const hsdsContent = (assets: Fetcher, locale: string): Promise<HsdsContent> => read(assets, `/data/hsds/${locale}.json`);
export const figuresContent = (assets: Fetcher): Promise<FiguresAnswer> => read(assets, '/data/figures/indicators.json');
export const openApiContent = (assets: Fetcher): Promise<Record<string, unknown>> => read(assets, '/openapi.json');

/** Areas made ready to search, once per isolate. */
export const areaIndex = (assets: Fetcher): Promise<AreaIndex> =>
  once('areas', async () => indexAreas(await read<Areas>(assets, '/data/areas.json')));

/** Districts and names in other languages, made ready to search; only for what the areas do not know. */
export const districtIndex = (assets: Fetcher): Promise<AreaIndex> =>
  once('districts', async () => indexDistricts(await areaIndex(assets), await read<Districts>(assets, '/data/districts.json')));

/** The one Content-Security-Policy, as the build wrote it next to the static headers. */
export const contentPolicy = async (assets: Fetcher): Promise<string> =>
  (await read<{ policy: string }>(assets, '/data/headers.json')).policy;

/** The policy of the desk's pages: its own stylesheet, and a worker that opens letters. */
export const deskPolicy = async (assets: Fetcher): Promise<string> => (await read<{ desk: string }>(assets, '/data/headers.json')).desk;
