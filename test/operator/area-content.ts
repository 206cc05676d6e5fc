// A small content/ folder as it stood in 2026, in a temporary place, and the command that imports a year of official files into it.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll } from 'vitest';

/** Official files of a part of the country; on 1-1-2027 Wijdemeren (GM1696) went into Hilversum (GM0402). */
export const YEAR_2026 = 'test/fixtures/areas-2026';
export const YEAR_2027 = 'test/fixtures/areas-2027';
export const OLD = 'GM1696';
export const NEW = 'GM0402';

/** Every table that names municipalities, as an operator kept it in 2026. */
export const tables: Record<string, string> = {
  'areas/municipalities.csv': `
gm_code,name,display_name,province,veiligheidsregio_code,veiligheidsregio_name,politie_eenheid,ggd_region,veilig_thuis_region,jeugdregio,population,lat,lon
GM0363,Amsterdam,Amsterdam,Noord-Holland,VR13,Amsterdam-Amstelland,Amsterdam,GGD Amsterdam,Amsterdam-Amstelland,Amsterdam-Amstelland,941927,52.381,4.88
GM0402,Hilversum,Hilversum,Noord-Holland,VR14,Gooi en Vechtstreek,Midden-Nederland,GGD Gooi en Vechtstreek,Gooi en Vechtstreek,Gooi en Vechtstreek,94595,52.223,5.168
GM0417,Laren (NH.),Laren,Noord-Holland,VR14,Gooi en Vechtstreek,Midden-Nederland,GGD Gooi en Vechtstreek,Gooi en Vechtstreek,Gooi en Vechtstreek,11571,52.246,5.224
GM1696,Wijdemeren,Wijdemeren,Noord-Holland,VR14,Gooi en Vechtstreek,Midden-Nederland,GGD Gooi en Vechtstreek,Gooi en Vechtstreek,Gooi en Vechtstreek,24672,52.226,5.085
GM1904,Stichtse Vecht,Stichtse Vecht,Utrecht,VR09,Utrecht,Midden-Nederland,GGD regio Utrecht,Utrecht,Utrecht West,66196,52.178,5.012
GM1942,Gooise Meren,Gooise Meren,Noord-Holland,VR14,Gooi en Vechtstreek,Midden-Nederland,GGD Gooi en Vechtstreek,Gooi en Vechtstreek,Gooi en Vechtstreek,61213,52.301,5.134`,
  'areas/postcodes.csv': `
pc4,gm_codes,quality
1011,GM0363,ok
1012,GM0363,ok
1211,GM0402,ok
1221,GM0402,ok
1231,GM1696,ok
1241,GM1696,ok
1243,GM1696,ok
1244,GM1696,ok
1251,GM0417,ok
1381,GM0363,ok
1393,GM1904,ok
1394,GM1696,ok
1401,GM1942,ok
1411,GM1942,ok
3621,GM1904,ok
3625,GM1696;GM1904,ok`,
  'areas/places.csv': `
name,kind,gm_code
Amsterdam,woonplaats,GM0363
Ankeveen,woonplaats,GM1696
Breukelen,woonplaats,GM1904
Breukeleveen,woonplaats,GM1696
Bussum,woonplaats,GM1942
Gooise Meren,gemeente,GM1942
Hilversum,woonplaats,GM0402
Kortenhoef,woonplaats,GM1696
Laren,woonplaats,GM0417
Laren (NH.),gemeente,GM0417
Loenen,voormalige_gemeente,GM1904
Loosdrecht,woonplaats,GM1696
Mokum,alias,GM0363
Muiden,woonplaats,GM1942
Naarden,woonplaats,GM1942
Nederhorst den Berg,woonplaats,GM1696
Nigtevecht,woonplaats,GM1904
's-Graveland,woonplaats,GM1696
Stichtse Vecht,gemeente,GM1904
Weesp,woonplaats,GM0363
Wijdemeren,gemeente,GM1696`,
  'areas/districts.csv': `
name,gm_code
Egelshoek,GM0402
Horstermeer,GM1696
Oud-Loosdrecht,GM1696
Valkeveen,GM1942`,
  'areas/names.csv': `
name,gm_code,language
هيلفرسوم,GM0402,ar
فايدميرن,GM1696,ar`,
  'areas/spoken.csv': `
name,kind,gm_code,region
Kortenhoef-Dorp,place,GM1696,
Het Gooiland,region,,Gooi en Vechtstreek
Randstad,wide,,`,
  'areas/merged.csv': `
old_gm_code,old_name,gm_code,since`,
  'care/routing.csv': `
gm_code,services
GM0363,rc-amsterdam
GM0402,rc-gooi
GM0417,rc-gooi
GM1696,rc-gooi
GM1904,rc-utrecht-vt;rc-utrecht-mov
GM1942,rc-gooi`,
};

const temporary: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'areas-'));
  temporary.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with `content/` in it: the small tables, the real records of care, and a desk whose agreement names Wijdemeren. */
export function smallSite(): string {
  const site = newFolder();
  const content = join(site, 'content');
  cpSync('content/care', join(content, 'care'), { recursive: true });
  for (const folder of ['areas', 'desks']) mkdirSync(join(content, folder));
  for (const [path, text] of Object.entries(tables)) writeFileSync(join(content, path), `${text.trim()}\n`);
  writeFileSync(join(content, 'desks/gooi.yml'), `municipalities: [${NEW}, ${OLD}]\n`);
  writeFileSync(join(content, 'desks/amsterdam.yml'), 'municipalities: [GM0363]\n');
  edit(join(content, 'care/services/rc-gooi.yml'), (text) =>
    text.replace(/^municipality_codes: .*$/m, `municipality_codes: [${NEW}, GM0417, ${OLD}, GM1942]`),
  );
  return site;
}

/** A copy of the real content/ as an importer sees it. */
export function wholeSite(): string {
  const site = newFolder();
  for (const part of ['areas', 'care', 'desks']) cpSync(`content/${part}`, join(site, 'content', part), { recursive: true });
  return site;
}

/** Rewrites one file. Throws when nothing changes, so that a planted fault is really there. */
function edit(path: string, change: (text: string) => string | Uint8Array): void {
  const text = readFileSync(path, 'utf8');
  if (change(text) === text) throw new Error(`nothing to change in ${path}`);
  writeFileSync(path, change(text));
}

/** A year of official files in which some are changed, or left out with `null`. */
export function alteredYear(from: string, changes: Record<string, ((text: string) => string | Uint8Array) | null>): string {
  const folder = newFolder();
  cpSync(from, folder, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    if (change === null) rmSync(join(folder, file));
    else edit(join(folder, file), change);
  }
  return folder;
}

/** Changes the rows of an official table of CBS. */
export const inRows =
  (change: (rows: Record<string, unknown>[]) => unknown[]) =>
  (text: string): string => {
    const table = JSON.parse(text) as { value: Record<string, unknown>[] };
    return JSON.stringify({ ...table, value: change(table.value) });
  };

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

/** Runs the command as an operator does: the lines it says, and the lines with which it refuses. */
export function importYear(site: string, ...args: string[]): { status: number | null; said: string[]; refused: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/operator/import-areas.ts', ...args], {
    env: { ...process.env, CONTENT_DIR: join(site, 'content') },
    encoding: 'utf8',
  });
  return { status, said: lines(stdout), refused: lines(stderr) };
}

/** The rows of a table of the site. */
export const rowsOf = (site: string, path: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(site, 'content', path), 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Every file of the site's content with its text. */
export const filesOf = (site: string): Record<string, string> =>
  Object.fromEntries(globSync('**/*.*', { cwd: site }).map((path) => [path, readFileSync(join(site, path), 'utf8')]));
