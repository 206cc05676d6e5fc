// A year of official files into content/: compared, followed through mergers, and written only when asked and when it is whole.
import { globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type AreaYear, areaChanges, changesInWords, losses, unknownCodes } from '#domain/areas/area-changes';
import { type DataProperty, municipalitiesIn, placesIn, postcodesFrom } from '#domain/areas/cbs';
import { mergedAreas, newRows, type Tables, yearOf } from './area-tables.ts';
import { countAddresses, readTable } from './official-files.ts';

/** How an import is asked for. `content` is the folder it changes. */
export interface AreaImport {
  content: string;
  isWriting: boolean;
  mayLose: boolean;
}

/** What changes, in lines for the operator. Throws, with nothing written, when the files are not a whole year. */
export async function importAreas(folder: string, { content, isWriting, mayLose }: AreaImport): Promise<string[]> {
  const table = (path: string): Record<string, string>[] =>
    Papa.parse<Record<string, string>>(readFileSync(join(content, path), 'utf8'), { header: true, skipEmptyLines: true }).data;
  const [areas, towns] = ['Gebieden in Nederland', 'Woonplaatsen in Nederland'];
  const properties = readTable<DataProperty>(folder, 'eigenschappen.json', areas, ['ID', 'ParentID', 'Type', 'Key', 'Title']);
  const municipalities = municipalitiesIn(readTable(folder, 'gebieden.json', areas), properties);
  const names = readTable<{ Key: string; Title: string }>(folder, 'plaatsnamen.json', towns, ['Key', 'Title']);
  const places = placesIn(readTable(folder, 'woonplaatsen.json', towns, ['Woonplaatsen', 'Code_3']), names);
  const postcodes = postcodesFrom(await countAddresses(folder));
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
  refuseBroken(yearOf(now), yearOf(then), mayLose);
  const changes = areaChanges(yearOf(now), yearOf(then));
  const result = mergedAreas(
    then,
    changes,
    new Date().toISOString().slice(0, 10),
    new Map(now.municipalities.map((row) => [row.gm_code ?? '', row.display_name ?? ''])),
  );
  if (isWriting) write(content, result);
  return [
    ...changesInWords(changes, yearOf(then)),
    ...namedElsewhere(
      content,
      changes.gone.map(({ code }) => code),
    ),
  ];
}

/** Files that read well can still be half a country, or of two years. */
function refuseBroken(before: AreaYear, after: AreaYear, mayLose: boolean): void {
  const strangers = unknownCodes(before, after);
  if (strangers.length > 0)
    throw new Error(`${strangers.slice(0, 5).join(', ')} is no municipality of gebieden.json: are all files whole and of the same year?`);
  const lost = mayLose ? [] : losses(before, after);
  if (lost.length > 0) throw new Error(`too much would go: ${lost.join('; ')}. Are the files whole? If this is right, add --allow-loss`);
}

/** Files written by hand that still name a municipality that is gone: records of care and agreements of desks. */
function namedElsewhere(content: string, gone: string[]): string[] {
  const files = globSync(join(content, '{care/services,desks}/*.yml'));
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return gone.filter((code) => text.includes(code)).map((code) => `${file} names ${code}: change it by hand`);
  });
}

function write(content: string, tables: Tables): void {
  const text = (rows: Record<string, string>[], path: string): string => {
    const header = readFileSync(join(content, path), 'utf8').split(/\r?\n/, 1)[0] ?? '';
    return `${Papa.unparse({ fields: header.split(','), data: rows }, { newline: '\n' }).trimEnd()}\n`;
  };
  const made = Object.entries(tables).map(([name, rows]) => {
    const path = name === 'routing' ? 'care/routing.csv' : `areas/${name}.csv`;
    return [join(content, path), text(rows, path)] as const;
  });
  // All texts lie beside the tables before the first one takes its place: a full disk leaves the year as it was.
  for (const [path, rows] of made) writeFileSync(`${path}.new`, rows);
  for (const [path] of made) renameSync(`${path}.new`, path);
}
