// Open data as files: the directory as a package of tables, and one file for each municipality.
import Papa from 'papaparse';
import { dayOf } from '#domain/time/days';
import { LICENCE } from '#domain/care/care-content';
import { type MunicipalityFile, municipalityFile } from '#domain/api/municipality-file';
import { type DirectoryTable, directoryPackage, directoryTables } from '#domain/api/tabular';
import { municipalityRows } from './areas.ts';
import { careContent, hsdsIn } from './care.ts';

let made: Promise<DirectoryTable[]> | undefined;
/** The tables, texts in Dutch: the language that all others are translated from. */
export const tables = (): Promise<DirectoryTable[]> => (made ??= hsdsIn('nl').then(directoryTables));

/** One table (RFC 4180); cells that a spreadsheet would run as a formula are defused. */
export async function tableCsv(name: string): Promise<string> {
  const found = (await tables()).find((each) => each.name === name);
  if (!found) throw new Error(`no table ${name}`);
  const data = found.rows.map((row) => found.columns.map((column) => row[column] ?? ''));
  return Papa.unparse({ fields: found.columns, data }, { newline: '\r\n', escapeFormulae: true });
}

/** The description of the tables. */
export async function dataPackage(): Promise<object> {
  const { version } = await hsdsIn('nl');
  return directoryPackage(await tables(), { version, licence: LICENCE });
}

/** The file of every municipality, by its code. */
export async function municipalityFiles(): Promise<{ code: string; file: MunicipalityFile }[]> {
  const content = await careContent();
  const slugs = new Map((await municipalityRows()).map(({ gm_code, slug }) => [gm_code, slug]));
  return Object.keys(content.regions).map((code) => ({
    code,
    file: municipalityFile(content, code, slugs.get(code) ?? '', dayOf(new Date())),
  }));
}
