// The areas as the build knows them: from the rows of content/areas to the compact files that devices search.
import { getCollection } from 'astro:content';
import type { Areas, Districts } from '#domain/areas';
import { searchKey, slugOf } from '#domain/place-name';
import type { Regions } from '#domain/region';

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

async function namesIn(collection: 'places' | 'districts' | 'placeNames', codes: string[]): Promise<Map<string, string[]>> {
  const rows = (await getCollection(collection)).map(({ data }) => data as unknown as NameRow);
  const unknown = rows.find(({ gm_code }) => !codes.includes(gm_code));
  if (unknown) throw new Error(`unknown municipality ${unknown.gm_code}`);
  return new Map([...Map.groupBy(rows, (row) => row.gm_code)].map(([code, own]) => [code, own.map(({ name }) => name)]));
}

/** The first file a search loads: municipalities, postcodes and places. */
export async function compactAreas(): Promise<Areas> {
  const rows = await municipalityRows();
  const provinces = [...new Set(rows.map(({ province }) => province))].sort();
  const codes = rows.map(({ gm_code }) => gm_code);
  const places = await namesIn('places', codes);
  const postcodes = await postcodeRuns(codes);
  return {
    provinces,
    municipalities: rows.map((row) => [
      Number(row.gm_code.slice(2)),
      row.display_name,
      provinces.indexOf(row.province),
      postcodes.get(row.gm_code) ?? '',
      others([row.display_name], [row.name, ...(places.get(row.gm_code) ?? [])]),
    ]),
  };
}

/** The second file, loaded when the first has no answer; a district never stands beside a place with the same name. */
export async function compactDistricts(): Promise<Districts> {
  const codes = (await municipalityRows()).map(({ gm_code }) => gm_code);
  const places = new Set([...(await namesIn('places', codes)).values()].flat().map(searchKey));
  const [districts, names] = [await namesIn('districts', codes), await namesIn('placeNames', codes)];
  return codes.map((code) => {
    const own = (districts.get(code) ?? []).filter((name) => !places.has(searchKey(name)));
    return others([], [...own, ...(names.get(code) ?? [])]);
  });
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
