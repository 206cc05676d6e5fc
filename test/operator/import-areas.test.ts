// A new year of official files: an operator reads first what changes, writes it with one word more, and nothing is lost on the way.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alteredYear, filesOf, importYear, inRows, NEW, OLD, rowsOf, smallSite, tables, YEAR_2026, YEAR_2027 } from './area-content.ts';

type Row = Record<string, string>;
const listOf = (path: string): string[] => tables[path]?.trim().split('\n').slice(1) ?? [];
const cellsOf = (site: string, path: string): string[] => rowsOf(site, path).map((row) => Object.values(row).join(','));
/** Codes that a table names but that no municipality has. */
function strangers(site: string, path: string): string[] {
  const known = rowsOf(site, 'areas/municipalities.csv').map(({ gm_code }) => gm_code);
  const named = rowsOf(site, path)
    .flatMap(({ gm_code = '', gm_codes = '' }) => (gm_code || gm_codes).split(';'))
    .filter((code) => code !== '');
  return [...new Set(named.filter((code) => !known.includes(code)))];
}
const areaTables = Object.keys(tables);

describe('the report', () => {
  const site = smallSite();
  const untouched = filesOf(site);
  const { status, said } = importYear(site, YEAR_2027);

  it('says who is no more and where its addresses lead, and which postcodes moved', () => {
    expect(status).toBe(0);
    expect(said).toContain('Gone: Wijdemeren (GM1696), now Hilversum (GM0402). Its old addresses lead there.');
    const lines = readFileSync(`${YEAR_2026}/postcodes.csv`, 'utf8').split('\n');
    const moved = [...new Set(lines.filter((line) => line.endsWith(`;${OLD.slice(2)}`)).map((line) => line.slice(0, 4)))];
    expect(moved.length).toBeGreaterThan(3);
    expect(said).toContain(`Postcodes that moved ${moved.length}: ${moved.join(', ')}`);
    expect(said.filter((line) => /^(New|Renamed|Region)/.test(line))).toEqual([]);
  });

  it('lists the files written by hand that still name who is no more, and no others', () => {
    const listed = said.filter((line) => line.includes('by hand'));
    const naming = Object.entries(untouched).filter(([path, text]) => path.endsWith('.yml') && text.includes(OLD));
    expect(naming.map(([path]) => path).sort()).toEqual(['content/care/services/rc-gooi.yml', 'content/desks/gooi.yml']);
    expect(listed).toHaveLength(naming.length);
    for (const [path] of naming) expect(listed.filter((line) => line.includes(path) && line.includes(OLD))).toHaveLength(1);
  });

  it('writes nothing, and says so', () => {
    expect(filesOf(site)).toEqual(untouched);
    expect(said.at(-1)).toContain('Nothing was written');
  });

  it('shows no change when the year is the one that is already there', () => {
    const same = importYear(site, YEAR_2026).said;
    expect(same.filter((line) => !/ 0$/.test(line))).toEqual(['Nothing was written. Run again with --write to change content/.']);
  });
});

describe('with --write', () => {
  const site = smallSite();
  const before = Object.fromEntries(areaTables.map((path) => [path, rowsOf(site, path)]));
  const written = importYear(site, YEAR_2027, '--write');
  const after = (path: string): Row[] => rowsOf(site, path);

  it('gives the same report, and says that it wrote', () => {
    const report = importYear(smallSite(), YEAR_2027).said.filter((line) => !line.includes('by hand'));
    expect(written.said.filter((line) => !line.includes('by hand')).slice(0, -1)).toEqual(report.slice(0, -1));
    expect(written.said.at(-1)).toMatch(/^Written/);
    expect(written.status).toBe(0);
  });

  it.each(areaTables)('leaves in %s the columns as they are, and no code that no municipality has', (path) => {
    const text = readFileSync(`${site}/content/${path}`, 'utf8');
    expect(text.split('\n')[0]).toBe(tables[path]?.trim().split('\n')[0]);
    expect(text.split('\n')[0]).toBe(readFileSync(`content/${path}`, 'utf8').split('\n')[0]);
    expect(text).toMatch(/[^\n]\n$/);
    expect(strangers(site, path)).toEqual([]);
    if (path !== 'areas/merged.csv') expect(text).not.toContain(OLD);
  });

  it('takes the old municipality out, and leaves each other as it was: centre, everyday name, police, regions', () => {
    const kept = before['areas/municipalities.csv']?.filter(({ gm_code }) => gm_code !== OLD);
    expect(after('areas/municipalities.csv')).toEqual(kept);
    expect(after('areas/municipalities.csv').find(({ gm_code }) => gm_code === 'GM0417')?.display_name).toBe('Laren');
  });

  it('gives every postcode of the old one to the new one; a shared one stays shared', () => {
    const followed = listOf('areas/postcodes.csv').map((line) => line.replace(OLD, NEW));
    expect(cellsOf(site, 'areas/postcodes.csv')).toEqual(followed);
    expect(after('areas/postcodes.csv').find(({ pc4 }) => pc4 === '3625')?.gm_codes).toBe(`${NEW};GM1904`);
  });

  it.each(['areas/districts.csv', 'areas/names.csv', 'areas/places.csv'])('lets every name in %s be found as before', (path) => {
    const followed = (before[path] ?? []).map(({ name, gm_code }) => `${name} ${gm_code === OLD ? NEW : gm_code}`);
    expect(before[path]?.some(({ gm_code }) => gm_code === OLD)).toBe(true);
    expect(
      after(path)
        .map(({ name, gm_code }) => `${name} ${gm_code}`)
        .sort(),
    ).toEqual(followed.sort());
  });

  it('keeps the old name as that of a former municipality', () => {
    expect(after('areas/places.csv').filter(({ name }) => name === 'Wijdemeren')).toEqual([
      { name: 'Wijdemeren', kind: 'voormalige_gemeente', gm_code: NEW },
    ]);
  });

  it('remembers the merger with its day', () => {
    expect(after('areas/merged.csv')).toEqual([{ old_gm_code: OLD, old_name: 'Wijdemeren', gm_code: NEW, since: expect.any(String) }]);
    expect(after('areas/merged.csv')[0]?.since).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('takes the old one out of the routing, and leaves the routing of all others', () => {
    expect(cellsOf(site, 'care/routing.csv')).toEqual(listOf('care/routing.csv').filter((line) => !line.startsWith(OLD)));
  });

  it('changes no file written by hand', () => {
    const byHand = (of: string): [string, string][] => Object.entries(filesOf(of)).filter(([path]) => path.endsWith('.yml'));
    expect(byHand(site)).toEqual(byHand(smallSite()));
  });

  it('changes nothing the second time', () => {
    const once = filesOf(site);
    expect(importYear(site, YEAR_2027, '--write').status).toBe(0);
    expect(filesOf(site)).toEqual(once);
  });

  it('follows an older merger further when the new one merges too', () => {
    const gone = (text: string): string => text.replaceAll('GM0402', 'GM1942');
    const next = alteredYear(YEAR_2027, {
      'gebieden.json': inRows((rows) => rows.filter(({ RegioS }) => RegioS !== NEW)),
      'woonplaatsen.json': gone,
      'postcodes.csv': (text) => text.replace(/,0402$/gm, ',1942'),
    });
    expect(importYear(site, next, '--write').said[0]).toContain('Gone: Hilversum (GM0402), now Gooise Meren (GM1942)');
    const mergers = after('areas/merged.csv').map(({ old_gm_code, gm_code }) => `${old_gm_code} ${gm_code}`);
    expect(mergers).toEqual([`${OLD} GM1942`, `${NEW} GM1942`]);
    for (const path of areaTables) expect([path, strangers(site, path)]).toEqual([path, []]);
  });
});

describe('the year that is already there, written', () => {
  it('leaves every row on its line, so that the difference of a new year can be read', () => {
    const site = smallSite();
    importYear(site, YEAR_2026, '--write');
    for (const path of areaTables) expect([path, cellsOf(site, path)]).toEqual([path, listOf(path)]);
  });
});

describe('what else a new year changes', () => {
  const site = smallSite();
  const changed = (code: string, cells: Row) => (row: Record<string, unknown>) => (row.RegioS === code ? { ...row, ...cells } : row);
  const nigtevecht = 'WP1309    ';
  const place = { Woonplaatsen: 'WP9001', Woonplaatscode_1: 'WP9001    ', Code_3: 'GM0402    ' };
  const year = alteredYear(YEAR_2026, {
    'gebieden.json': inRows((rows) => [
      ...rows
        .map(changed('GM1942', { Naam_2: 'Gooise Meren (NH.)', Naam_13: 'Amsterdam-Amstelland' }))
        .map(changed('GM0363', { Naam_9: 'Haarlemmermeer' }))
        .map(changed('GM1904', { Naam_7: 'GGD Gooi en Vechtstreek' })),
      { ...rows[0], RegioS: 'GM0376', Code_1: 'GM0376    ', Naam_2: 'Blaricum    ' },
    ]),
    'woonplaatsen.json': inRows((rows) => [
      ...rows.map((row) => (row.Woonplaatscode_1 === nigtevecht ? { ...row, Code_3: 'GM0363    ' } : row)),
      place,
    ]),
    'plaatsnamen.json': inRows((rows) => [...rows, { Key: 'WP9001    ', Title: 'Nieuw-Loosdrecht' }]),
  });
  const { said } = importYear(site, year, '--write');
  const row = (code: string): Row | undefined => rowsOf(site, 'areas/municipalities.csv').find(({ gm_code }) => gm_code === code);

  it('is told of who came, with everything that is still missing', () => {
    const line = said.find((each) => each.startsWith('New municipality: Blaricum (GM0376)')) ?? '';
    for (const missing of [/lat, lon/, /routing/, /desk/, /police/i, /Veilig Thuis/]) expect(line).toMatch(missing);
    expect(row('GM0376')).toMatchObject({ name: 'Blaricum', lat: '', politie_eenheid: '', veilig_thuis_region: '' });
  });

  it('is told of another name', () => {
    expect(said).toContain('Renamed: Gooise Meren is now Gooise Meren (NH.) (GM1942).');
  });

  it.each([
    ['safety region', 'GM1942', 'veiligheidsregio_name', 'Amsterdam-Amstelland'],
    ['youth region', 'GM0363', 'jeugdregio', 'Haarlemmermeer'],
    ['health service', 'GM1904', 'ggd_region', 'GGD Gooi en Vechtstreek'],
  ])('is told of another %s, which is written', (_, code, column, region) => {
    expect(row(code)?.[column]).toBe(region);
    expect(said.filter((line) => line.includes(code) && line.includes(region))).toHaveLength(1);
  });

  it('is told of places that came, by the name people know', () => {
    expect(said.filter((line) => line.startsWith('Places that came'))).toEqual(['Places that came 1: Nieuw-Loosdrecht']);
  });

  it('is told of places that moved to another municipality', () => {
    expect(cellsOf(site, 'areas/places.csv')).toContain('Nigtevecht,woonplaats,GM0363');
    expect(said.filter((line) => line.includes('Nigtevecht'))).toHaveLength(1);
  });

  it('leaves what CBS does not give', () => {
    expect(row('GM1942')).toMatchObject({ lat: '52.301', lon: '5.134', politie_eenheid: 'Midden-Nederland' });
  });
});
