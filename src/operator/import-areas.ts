// `npm run areas:import -- <folder>`: reads a year of official files, reports what changed, and with `--write` changes content/.
import { createReadStream, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { areaChanges, changesInWords } from '#domain/areas/area-changes';
import { countAddress, municipalitiesIn, placesIn, postcodesFrom } from '#domain/areas/cbs';
import { mergedAreas, newRows, type Tables, yearOf } from './area-tables.ts';

const USAGE = `usage: npm run areas:import -- <folder> [--write]
The folder holds the files as CBS gives them (content/areas/README.md says where):
  gebieden.json       TypedDataSet of "Gebieden in Nederland"
  eigenschappen.json  DataProperties of the same table
  woonplaatsen.json   TypedDataSet of "Woonplaatsen in Nederland"
  plaatsnamen.json    Woonplaatsen of the same table (keys and titles)
  postcodes.csv       the yearly file of postcodes and house numbers`;
const official = ['gebieden.json', 'eigenschappen.json', 'woonplaatsen.json', 'plaatsnamen.json', 'postcodes.csv'];

const folder = process.argv[2];
const isWriting = process.argv.includes('--write');
const content = process.env.CONTENT_DIR ?? 'content';
if (!folder || folder.startsWith('--')) stop(USAGE);
const missing = official.filter((file) => !existsSync(join(folder, file)));
if (missing.length > 0) stop(`${missing.join(', ')} not found in ${folder}\n${USAGE}`);

/** A table of CBS. Throws, naming the file, when it is none or has no rows. */
function json<T>(file: string): T {
  let table: { value?: unknown } | null = null;
  try {
    table = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8').replace(/^\uFEFF/, '')) as { value?: unknown };
  } catch {
    // Not JSON: told below, like anything else that is no table.
  }
  if (!Array.isArray(table?.value) || table.value.length === 0) throw new Error(`${file} is not a table of CBS with rows in it`);
  return table as T;
}

const table = (path: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(content, path), 'utf8'), { header: true, skipEmptyLines: true }).data;

try {
  const municipalities = municipalitiesIn(json('gebieden.json'), json('eigenschappen.json'));
  const places = placesIn(json('woonplaatsen.json'), json('plaatsnamen.json'));
  const postcodes = postcodesFrom(await countAddresses(join(folder, 'postcodes.csv')));
  const now: Tables = {
    municipalities: table('areas/municipalities.csv'),
    postcodes: table('areas/postcodes.csv'),
    places: table('areas/places.csv'),
    districts: table('areas/districts.csv'),
    names: table('areas/names.csv'),
    spoken: table('areas/spoken.csv'),
    merged: table('areas/merged.csv'),
    routing: table('care/routing.csv'),
  };
  const then = newRows(now, { municipalities, places, postcodes });
  const changes = areaChanges(yearOf(now), yearOf(then));
  const result = mergedAreas(
    then,
    changes,
    new Date().toISOString().slice(0, 10),
    new Map(now.municipalities.map((row) => [row.gm_code ?? '', row.display_name ?? ''])),
  );
  for (const line of changesInWords(changes, yearOf(then))) console.log(line);
  for (const line of namedElsewhere(changes.gone.map(({ code }) => code))) console.log(line);
  if (isWriting) write(result);
  else console.log('Nothing was written. Run again with --write to change content/.');
} catch (error) {
  stop(`Not imported: ${(error as Error).message}`);
}

/** Files written by hand that still name a municipality that is gone: records of care and agreements of desks. */
function namedElsewhere(gone: string[]): string[] {
  const files = globSync(join(content, '{care/services,desks}/*.yml'));
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return gone.filter((code) => text.includes(code)).map((code) => `${file} names ${code}: change it by hand`);
  });
}

/** Counts the addresses of the yearly file as it streams past; it has about eight million rows. */
function countAddresses(path: string): Promise<Map<string, Map<string, number>>> {
  const counts = new Map<string, Map<string, number>>();
  return new Promise((resolve, reject) => {
    Papa.parse<Record<string, string>>(createReadStream(path), {
      header: true,
      skipEmptyLines: true,
      step: ({ data }) => countAddress(counts, data),
      complete: () => (counts.size > 0 ? resolve(counts) : reject(new Error('postcodes.csv has no postcode in it'))),
      error: reject,
    });
  });
}

function write(tables: Tables): void {
  const text = (rows: Record<string, string>[], path: string): string => {
    const header = readFileSync(join(content, path), 'utf8').split(/\r?\n/, 1)[0] ?? '';
    return `${Papa.unparse({ fields: header.split(','), data: rows }, { newline: '\n' })}\n`;
  };
  for (const [name, rows] of Object.entries(tables)) {
    const path = name === 'routing' ? 'care/routing.csv' : `areas/${name}.csv`;
    writeFileSync(join(content, path), text(rows, path));
  }
  console.log('Written. Look at the difference, run the tests, then commit.');
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
