// A whole year of official files, of all municipalities, postcodes and places of today, in the shapes in which CBS gives them.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { YEAR_2026 } from './area-content.ts';

type Row = Record<string, string>;
const rowsIn = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(`content/${path}`, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Writes the five files into a new folder; what they say is what content/ says today. */
export function officialYear(): string {
  const folder = mkdtempSync(join(tmpdir(), 'official-'));
  mkdirSync(folder, { recursive: true });
  const columns = readFileSync(`${YEAR_2026}/eigenschappen.json`, 'utf8');
  const areas = areaRows(columns);
  const places = rowsIn('areas/places.csv').filter(({ kind }) => kind === 'woonplaats');
  const code = (at: number): string => `WP${String(at + 1000).padStart(4, '0')}`;
  const table = (value: object[]): string => JSON.stringify({ 'odata.metadata': 'https://opendata.cbs.nl/', value });
  const letters = (at: number): string => `${String.fromCharCode(65 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}`;
  const addresses = rowsIn('areas/postcodes.csv').flatMap(({ pc4 = '', gm_codes = '' }) =>
    gm_codes.split(';').flatMap((gm, rank, all) =>
      // More addresses where a municipality stands first, and never a single one that would count as a stray.
      Array.from(
        { length: all.length - rank + 1 },
        (_, number) => `${pc4}${letters(rank)},${number + 1},${gm.slice(2)}0001,${gm.slice(2)}00,${gm.slice(2)}`,
      ),
    ),
  );
  const files: Record<string, string> = {
    'eigenschappen.json': columns,
    'gebieden.json': table(areas),
    'woonplaatsen.json': table(
      places.map(({ gm_code }, at) => ({ Woonplaatsen: code(at), Woonplaatscode_1: `${code(at)}    `, Code_3: `${gm_code}    ` })),
    ),
    'plaatsnamen.json': table(places.map(({ name }, at) => ({ Key: `${code(at)}    `, Title: name }))),
    'postcodes.csv': `PC6,Huisnummer,Buurt2026,Wijk2026,Gemeente2026\n${addresses.join('\n')}\n`,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** Every municipality as a row of "Gebieden in Nederland", padded as CBS pads. `columns` says under which key each cell stands. */
function areaRows(columns: string): object[] {
  const [shape = {}] = (JSON.parse(readFileSync(`${YEAR_2026}/gebieden.json`, 'utf8')) as { value: Record<string, unknown>[] }).value;
  const properties = (JSON.parse(columns) as { value: { ID: number; ParentID: number | null; Type: string; Key: string; Title: string }[] })
    .value;
  const keyOf = (title: RegExp, start: string): string => {
    const group = properties.find(({ Type, Title }) => Type === 'TopicGroup' && title.test(Title))?.ID;
    return properties.find(({ ParentID, Key }) => ParentID === group && Key.startsWith(start))?.Key ?? '';
  };
  return rowsIn('areas/municipalities.csv').map((row) => ({
    ...shape,
    RegioS: row.gm_code,
    [keyOf(/gemeente/i, 'Code')]: `${row.gm_code}    `,
    [keyOf(/gemeente/i, 'Naam')]: row.name?.padEnd(50),
    [keyOf(/provincie/i, 'Naam')]: row.province?.padEnd(50),
    [keyOf(/veiligheidsregio/i, 'Code')]: row.veiligheidsregio_code?.padEnd(10),
    [keyOf(/veiligheidsregio/i, 'Naam')]: row.veiligheidsregio_name?.padEnd(50),
    [keyOf(/GGD/i, 'Naam')]: row.ggd_region?.padEnd(50),
    [keyOf(/jeugd/i, 'Naam')]: row.jeugdregio?.padEnd(50),
  }));
}
