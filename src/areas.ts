// The areas as the build knows them: from the rows of content/areas to the compact file that devices search.
import { getCollection } from 'astro:content';
import { type Areas, searchKey } from '#domain/areas';

interface MunicipalityRow {
  gm_code: string;
  display_name: string;
  name: string;
  province: string;
}

/** Municipalities with a slug of their own, by name. */
export async function municipalityRows(): Promise<(MunicipalityRow & { slug: string })[]> {
  const rows = (await getCollection('municipalities')).map(({ data }) => data as unknown as MunicipalityRow);
  const slugged = rows.map((row) => ({ ...row, slug: slugOf(row.display_name) }));
  if (new Set(slugged.map(({ slug }) => slug)).size !== rows.length) throw new Error('two municipalities share a slug');
  return slugged.sort((a, b) => a.slug.localeCompare(b.slug));
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The compact file: runs of postcodes, one row a place name, positions instead of codes. */
export async function compactAreas(): Promise<Areas> {
  const municipalities = await municipalityRows();
  const position = new Map(municipalities.map((row, index) => [row.gm_code, index]));
  const at = (code: string): number => {
    const found = position.get(code);
    if (found === undefined) throw new Error(`unknown municipality ${code}`);
    return found;
  };
  return {
    municipalities: municipalities.map((row) => [row.gm_code, row.slug, row.display_name, row.province]),
    postcodes: await postcodeRuns(at),
    places: await placeRows(at, municipalities),
  };
}

async function postcodeRuns(at: (code: string) => number): Promise<Areas['postcodes']> {
  const rows = (await getCollection('postcodes')).map(({ data }) => data as unknown as { pc4: string; gm_codes: string });
  const runs: Areas['postcodes'] = [];
  for (const row of rows.sort((a, b) => Number(a.pc4) - Number(b.pc4))) {
    const positions = row.gm_codes.split(';').map(at);
    const last = runs.at(-1);
    const continues = last && last[1] === Number(row.pc4) - 1 && String(last[2]) === String(positions);
    if (continues) last[1] += 1;
    else runs.push([Number(row.pc4), Number(row.pc4), positions]);
  }
  return runs;
}

async function placeRows(at: (code: string) => number, municipalities: MunicipalityRow[]): Promise<string[]> {
  const rows = (await getCollection('places')).map(({ data }) => data as unknown as { name: string; gm_code: string });
  const found = new Map<string, { name: string; positions: Set<number> }>();
  const add = (name: string, code: string): void => {
    const entry = found.get(searchKey(name)) ?? { name, positions: new Set<number>() };
    entry.positions.add(at(code));
    found.set(searchKey(name), entry);
  };
  for (const row of rows) add(row.name, row.gm_code);
  for (const row of municipalities) add(row.name, row.gm_code);
  return [...found.values()].map(({ name, positions }) => [name, ...positions].join('|')).sort((a, b) => a.localeCompare(b));
}
