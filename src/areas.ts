// The areas as the build knows them: from the rows of content/areas to the compact files that devices search.
import { getCollection } from 'astro:content';
import { type Areas, type Districts, type Elsewhere, elsewheres } from '#domain/areas/area-index';
import { searchKey, slugOf, withoutArticle } from '#domain/areas/place-name';
import type { Regions } from '#domain/areas/region';

/** One row of `content/areas/municipalities.csv`, with the slug of its page. */
export interface MunicipalityRow {
  gm_code: string;
  name: string;
  display_name: string;
  province: string;
  veiligheidsregio_code: string;
  veiligheidsregio_name: string;
  politie_eenheid: string;
  ggd_region: string;
  veilig_thuis_region: string;
  jeugdregio: string;
  lat: string;
  lon: string;
  slug: string;
}

/** Municipalities with a slug of their own, by slug. */
export async function municipalityRows(): Promise<MunicipalityRow[]> {
  const rows = (await getCollection('municipalities')).map(({ data }) => data as unknown as MunicipalityRow);
  const slugged = rows.map((row) => ({ ...row, slug: slugOf(row.display_name) }));
  if (new Set(slugged.map(({ slug }) => slug)).size !== rows.length) throw new Error('two municipalities share a slug');
  return slugged.sort((a, b) => a.slug.localeCompare(b.slug));
}

/** The 25 safety regions with their municipalities, by slug. */
export async function regionRows(): Promise<{ code: string; slug: string; name: string; municipalities: MunicipalityRow[] }[]> {
  const regions = Map.groupBy(await municipalityRows(), (row) => row.veiligheidsregio_code);
  const all = [...regions].map(([code, municipalities]) => {
    const name = municipalities[0]?.veiligheidsregio_name ?? '';
    return { code, slug: slugOf(name), name, municipalities };
  });
  return all.sort((a, b) => a.slug.localeCompare(b.slug));
}

/** The municipalities of each region, as the desk's page carries them. */
export async function regionCodes(): Promise<Regions> {
  const rows = await regionRows();
  return Object.fromEntries(rows.map(({ name, municipalities }) => [name, municipalities.map(({ gm_code }) => Number(gm_code.slice(2)))]));
}

interface NameRow {
  name: string;
  gm_code: string;
}

async function namesIn(collection: 'places' | 'districts' | 'placeNames' | 'spoken', codes: string[]): Promise<Map<string, string[]>> {
  const all = (await getCollection(collection)).map(({ data }) => data as unknown as NameRow);
  const rows = all.filter(({ gm_code }) => gm_code !== '');
  const unknown = rows.find(({ gm_code }) => !codes.includes(gm_code));
  if (unknown) throw new Error(`unknown municipality ${unknown.gm_code}`);
  return new Map([...Map.groupBy(rows, (row) => row.gm_code)].map(([code, own]) => [code, own.map(({ name }) => name)]));
}

/** The first file a search loads: municipalities, postcodes and places. */
export async function compactAreas(): Promise<Areas> {
  const rows = await municipalityRows();
  const provinces = [...new Set(rows.map(({ province }) => province))].sort();
  const codes = rows.map(({ gm_code }) => gm_code);
  const [places, said] = [await namesIn('places', codes), await spokenRows()];
  const spoken = await namesIn('spoken', codes);
  const postcodes = await postcodeRuns(codes);
  return {
    provinces,
    municipalities: rows.map((row) => [
      Number(row.gm_code.slice(2)),
      row.display_name,
      provinces.indexOf(row.province),
      postcodes.get(row.gm_code) ?? '',
      others([row.display_name], [row.name, ...(places.get(row.gm_code) ?? []), ...(spoken.get(row.gm_code) ?? [])]),
    ]),
    regions: regionNames(rows, said),
    elsewhere: elsewhereNames(said, await namesOfPlaces()),
  };
}

/** One row of `content/areas/spoken.csv`: another word for a place or a region, or what is no municipality here. */
interface SpokenRow {
  name: string;
  kind: 'place' | 'region' | Elsewhere;
  gm_code: string;
  region: string;
}
const spokenRows = async (): Promise<SpokenRow[]> => (await getCollection('spoken')).map(({ data }) => data as unknown as SpokenRow);

/** Provinces and regions by every name they have, with their municipalities. Throws on another word for a region that is none. */
function regionNames(rows: MunicipalityRow[], said: SpokenRow[]): Areas['regions'] {
  const found = new Map<string, Set<number>>();
  rows.forEach((row, position) => {
    const youth = row.jeugdregio.split(/[()/]/).map((part) => part.trim());
    for (const name of [row.province, row.veiligheidsregio_name, row.veilig_thuis_region, ...youth].filter(Boolean))
      found.set(name, (found.get(name) ?? new Set()).add(position));
  });
  const others = said.filter(({ kind }) => kind === 'region');
  const strange = others.find(({ region }) => !found.has(region));
  if (strange) throw new Error(`${strange.name} stands for the region ${strange.region}, which is none`);
  return [...found].map(([name, positions]) => {
    const names = [name, ...others.filter(({ region }) => region === name).map((row) => row.name)];
    return [names.join('|'), runsText([...positions].map((at) => ({ first: at, last: at, mark: '' })))];
  });
}

/** What is no municipality here, by what it is; of other countries those that a place here is called like too. */
function elsewhereNames(said: SpokenRow[], places: ReadonlySet<string>): Areas['elsewhere'] {
  const own = (what: Elsewhere): string[] => said.filter(({ kind }) => kind === what).map(({ name }) => name);
  const countries = countryNames().filter((name) => places.has(searchKey(name)));
  return Object.fromEntries(
    elsewheres.map((what) => [what, others([], what === 'abroad' ? [...own(what), ...countries] : own(what))]),
  ) as Areas['elsewhere'];
}

/** Keys of all names of places, with and without their article. */
async function namesOfPlaces(): Promise<Set<string>> {
  const rows = await municipalityRows();
  const codes = rows.map(({ gm_code }) => gm_code);
  const further = [await namesIn('places', codes), await namesIn('spoken', codes)].flatMap((names) => [...names.values()].flat());
  const names = [...rows.flatMap((row) => [row.display_name, row.name]), ...further];
  return new Set(names.flatMap((name) => [searchKey(name), searchKey(withoutArticle(name))]));
}

/** Names of other countries as the languages of the site have them (CLDR). */
function countryNames(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => !NO_OTHER_COUNTRY.has(code));
  return ['nl', 'en', 'ar'].flatMap((locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => names.of(code) ?? []);
  });
}

/** Codes of CLDR that are the kingdom itself, or no country. */
const NO_OTHER_COUNTRY = new Set(['NL', 'AN', 'AW', 'BQ', 'CW', 'SX', 'EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']);

/** The second file, loaded when the first has no answer; a district never stands beside a place with the same name. */
export async function compactDistricts(): Promise<Districts> {
  const codes = (await municipalityRows()).map(({ gm_code }) => gm_code);
  const places = new Set([...(await namesIn('places', codes)).values()].flat().map(searchKey));
  const [districts, names] = [await namesIn('districts', codes), await namesIn('placeNames', codes)];
  const called = await namesOfPlaces();
  return {
    names: codes.map((code) => {
      const own = (districts.get(code) ?? []).filter((name) => !places.has(searchKey(name)));
      return others([], [...own, ...(names.get(code) ?? [])]);
    }),
    abroad: others(
      [],
      countryNames().filter((name) => !called.has(searchKey(name))),
    ),
  };
}

/** Names that a search tells apart, without those already there. */
function others(there: string[], names: string[]): string {
  const keys = new Set(there.map(searchKey));
  const own = names.filter((name) => !keys.has(searchKey(name)) && keys.add(searchKey(name)));
  return own.sort((a, b) => a.localeCompare(b)).join('|');
}

/** Postcodes of each municipality as runs in base 36; `*` marks a postcode that lies mostly in another. */
async function postcodeRuns(codes: string[]): Promise<Map<string, string>> {
  const rows = (await getCollection('postcodes')).map(({ data }) => data as unknown as { pc4: string; gm_codes: string });
  const own = new Map<string, { first: number; last: number; mark: string }[]>(codes.map((code) => [code, []]));
  for (const row of rows.sort((a, b) => Number(a.pc4) - Number(b.pc4))) {
    row.gm_codes.split(';').forEach((code, rank) => {
      const runs = own.get(code);
      if (!runs) throw new Error(`unknown municipality ${code}`);
      const [digits, mark, run] = [Number(row.pc4), rank > 0 ? '*' : '', runs.at(-1)];
      if (run && run.last === digits - 1 && run.mark === mark) run.last = digits;
      else runs.push({ first: digits, last: digits, mark });
    });
  }
  return new Map([...own].map(([code, runs]) => [code, runsText(runs)]));
}

function runsText(runs: { first: number; last: number; mark: string }[]): string {
  let end = 0;
  const texts = runs.map(({ first, last, mark }) => {
    const more = last > first ? `-${(last - first).toString(36)}` : '';
    const text = `${(first - end).toString(36)}${more}${mark}`;
    end = last;
    return text;
  });
  return texts.join(' ');
}
