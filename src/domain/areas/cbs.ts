// The official files of Statistics Netherlands (CBS) as rows of ours: municipalities with their regions, places, postcodes.
// Formats: https://www.cbs.nl/en-gb/our-services/open-data/statline-as-open-data (OData 3, tables "Gebieden in Nederland" and
// "Woonplaatsen in Nederland") and the yearly file of postcodes and house numbers. Values are padded with blanks.
import { GM_CODE } from '../shapes.ts';

/** One answer of CBS OData 3. */
export interface Odata<T> {
  value: T[];
}
type Cells = Record<string, string | number | null>;

/** A row of `DataProperties`: groups have a title, topics a key and the group they stand under. */
export interface DataProperty {
  ID: number;
  ParentID: number | null;
  Type: string;
  Key: string;
  Title: string;
}

/** A municipality as CBS lists it. */
export interface CbsMunicipality {
  gm_code: string;
  name: string;
  province: string;
  veiligheidsregio_code: string;
  veiligheidsregio_name: string;
  ggd_region: string;
  jeugdregio: string;
}

const cell = (row: Cells, key: string | undefined): string => (key === undefined ? '' : String(row[key] ?? '').trim());

/** Keys of the code and the name under the group whose title matches; the numbers in keys shift every year. */
function keysOf(properties: DataProperty[], title: RegExp): { code?: string | undefined; name?: string | undefined } {
  const group = properties.find(({ Type, Title }) => Type === 'TopicGroup' && title.test(Title));
  const topics = properties.filter(({ Type, ParentID }) => Type === 'Topic' && group !== undefined && ParentID === group.ID);
  const key = (start: string): string | undefined => topics.find(({ Key }) => Key.startsWith(start))?.Key;
  return { code: key('Code'), name: key('Naam') };
}

/** A row that stands in a file twice makes both doubtful. */
function refuseTwins(file: string, keys: string[]): void {
  const seen = new Set<string>();
  const twin = keys.find((key) => seen.has(key) || !seen.add(key));
  if (twin !== undefined) throw new Error(`${file} has ${twin} twice: download it again`);
}

/** Municipalities of "Gebieden in Nederland". Throws when a region we need has no column. */
export function municipalitiesIn(table: Odata<Cells>, properties: Odata<DataProperty>): CbsMunicipality[] {
  const needed = { own: /gemeente/i, province: /provincie/i, safety: /veiligheidsregio/i, health: /GGD/i, youth: /jeugd/i };
  const keys = Object.fromEntries(Object.entries(needed).map(([name, title]) => [name, keysOf(properties.value, title)]));
  for (const [name, { name: key }] of Object.entries(keys))
    if (!key) throw new Error(`no column for ${name}: is this "Gebieden in Nederland"?`);
  const columns = [...Object.values(keys).map(({ name }) => name), keys.own?.code, keys.safety?.code];
  const unnamed = columns.find((key) => key !== undefined && table.value.some((row) => !Object.hasOwn(row, key)));
  if (unnamed)
    throw new Error(`gebieden.json has no column ${unnamed} with a code or name: is it of the same table as eigenschappen.json?`);
  const rows = table.value.map((row) => ({
    gm_code: cell(row, keys.own?.code),
    name: cell(row, keys.own?.name),
    province: cell(row, keys.province?.name),
    veiligheidsregio_code: cell(row, keys.safety?.code),
    veiligheidsregio_name: cell(row, keys.safety?.name),
    ggd_region: cell(row, keys.health?.name),
    jeugdregio: cell(row, keys.youth?.name),
  }));
  const strange = rows.find(({ gm_code }) => !GM_CODE.test(gm_code));
  if (strange) throw new Error(`not a municipality code: ${strange.gm_code}`);
  refuseTwins(
    'gebieden.json',
    rows.map(({ gm_code }) => gm_code),
  );
  for (const row of rows) {
    if (!/^VR\d{2}$/.test(row.veiligheidsregio_code))
      throw new Error(`${row.gm_code} has no safety region: are all files of the same year?`);
    const blank = Object.entries(row).find(([, text]) => text === '');
    if (blank) throw new Error(`${row.gm_code} has no ${blank[0]}: are all files of the same year?`);
  }
  return rows.sort((a, b) => a.gm_code.localeCompare(b.gm_code));
}

/** Places of "Woonplaatsen in Nederland": names stand in the list of keys and titles, municipalities in the table. */
export function placesIn(table: Odata<Cells>, names: Odata<{ Key: string; Title: string }>): { name: string; gm_code: string }[] {
  refuseTwins(
    'plaatsnamen.json',
    names.value.map(({ Key }) => Key.trim()),
  );
  refuseTwins(
    'woonplaatsen.json',
    table.value.map((row) => cell(row, 'Woonplaatsen') || cell(row, 'Woonplaatscode_1')),
  );
  const titles = new Map(names.value.map(({ Key, Title }) => [Key.trim(), Title.trim()]));
  return table.value.map((row) => {
    const code = cell(row, 'Woonplaatsen') || cell(row, 'Woonplaatscode_1');
    const name = titles.get(code);
    if (!name) throw new Error(`place ${code} has no name`);
    const gm_code = cell(row, 'Code_3');
    if (!GM_CODE.test(gm_code)) throw new Error(`place ${code} has no municipality: is this "Woonplaatsen in Nederland"?`);
    return { name, gm_code };
  });
}

/** The column that names the municipality: its year is part of its name. */
export const municipalityColumn = (columns: string[]): string | undefined => columns.find((column) => /^Gemeente\d{4}$/i.test(column));

/** Counts addresses per postcode and municipality, one row of the yearly file at a time. */
export function countAddress(counts: Map<string, Map<string, number>>, row: Record<string, string>): void {
  const municipality = row[municipalityColumn(Object.keys(row)) ?? '']?.trim();
  const postcode = (row.PC6 ?? '').trim().slice(0, 4);
  if (!municipality || !/^[1-9]\d{3}$/.test(postcode)) return;
  const code = `GM${municipality.replace(/\D/g, '').padStart(4, '0')}`;
  const own = counts.get(postcode) ?? new Map<string, number>();
  own.set(code, (own.get(code) ?? 0) + 1);
  counts.set(postcode, own);
}

/** Postcodes with their municipalities, most addresses first; a single stray address beside many is left out. */
export function postcodesFrom(counts: Map<string, Map<string, number>>): { pc4: string; gm_codes: string[] }[] {
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([pc4, own]) => {
      const ranked = [...own].sort(([a, more], [b, less]) => less - more || a.localeCompare(b));
      const kept = ranked.filter(([, count], rank) => rank === 0 || count > 1);
      return { pc4, gm_codes: kept.map(([code]) => code) };
    });
}
