// The official files of a year are read whatever their numbers, blanks and separators are; a file that is not what it should be is refused.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { countAddress, type DataProperty, municipalitiesIn, type Odata, placesIn, postcodesFrom } from '#domain/areas/cbs';

type Cells = Record<string, string | number | null>;
type Counts = Parameters<typeof postcodesFrom>[0];
const years = ['2026', '2027'] as const;
type Year = (typeof years)[number];
const text = (year: Year, file: string): string => readFileSync(`test/fixtures/areas-${year}/${file}`, 'utf8');
const json = <T>(year: Year, file: string): T => JSON.parse(text(year, `${file}.json`)) as T;
const areas = (year: Year) => json<Odata<Cells>>(year, 'gebieden');
const columns = (year: Year) => json<Odata<DataProperty>>(year, 'eigenschappen');
const places = (year: Year) => json<Odata<Cells>>(year, 'woonplaatsen');
const names = (year: Year) => json<Odata<{ Key: string; Title: string }>>(year, 'plaatsnamen');

/** A table with one cell of its first row changed. */
const planted = (table: Odata<Cells>, key: string, cell: string | null): Odata<Cells> => ({
  value: table.value.map((row, at) => (at === 0 ? { ...row, [key]: cell } : row)),
});

describe('municipalities', () => {
  it.each(years)('of %s have a code, a name and every region, without the blanks around them', (year) => {
    const found = municipalitiesIn(areas(year), columns(year));
    expect(found).toHaveLength(areas(year).value.length);
    const cells = found.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => cell === '' || cell !== cell.trim())).toEqual([]);
    expect(found.find(({ gm_code }) => gm_code === 'GM1904')).toEqual({
      gm_code: 'GM1904',
      name: 'Stichtse Vecht',
      province: 'Utrecht',
      veiligheidsregio_code: 'VR09',
      veiligheidsregio_name: 'Utrecht',
      ggd_region: 'GGD regio Utrecht',
      jeugdregio: 'Utrecht West',
    });
  });

  it('are read alike in both years, though the numbers in the keys differ', () => {
    const keys = (year: Year): string[] => columns(year).value.map(({ Title, Key }) => `${Title} ${Key}`);
    expect(keys('2027')).not.toEqual(keys('2026'));
    const before = municipalitiesIn(areas('2026'), columns('2026'));
    const after = municipalitiesIn(areas('2027'), columns('2027'));
    expect(after).toEqual(before.filter(({ gm_code }) => gm_code !== 'GM1696'));
    expect(before.length - after.length).toBe(1);
  });

  it('are read whatever number each key has', () => {
    const moved = (key: string): string => key.replace(/_(\d+)$/, (_, digits) => `_${Number(digits) + 40}`);
    const table = {
      value: areas('2026').value.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [moved(key), cell]))),
    };
    const properties = { value: columns('2026').value.map((row) => ({ ...row, Key: moved(row.Key) })) };
    expect(municipalitiesIn(table, properties)).toEqual(municipalitiesIn(areas('2026'), columns('2026')));
    expect(() => municipalitiesIn(areas('2026'), properties)).toThrow();
  });

  it('stand in the order of their codes', () => {
    const codes = municipalitiesIn(areas('2026'), columns('2026')).map(({ gm_code }) => gm_code);
    expect(codes).toEqual([...codes].sort());
    expect(areas('2026').value.map(({ RegioS }) => RegioS)).not.toEqual(codes);
  });

  it.each([
    ['gemeenten', /^Codes en namen/],
    ['provincies', /^Provincies/],
    ['veiligheidsregio', /^Veiligheidsregio/],
    ['GGD', /^GGD/],
    ['jeugdregio', /^Jeugd/],
  ])('are refused without a column for %s, whatever other columns there are', (_, title) => {
    const group = columns('2026').value.find(({ Title }) => title.test(Title));
    const properties = columns('2026').value.filter(({ ID, ParentID }) => ID !== group?.ID && ParentID !== group?.ID);
    expect(properties.length).toBeLessThan(columns('2026').value.length);
    expect(() => municipalitiesIn(areas('2026'), { value: properties })).toThrow(/column/);
  });

  it.each(['Naam_7', 'Naam_9', 'Naam_11', 'Code_12', 'Naam_13'])('are refused, with the one concerned, when its %s is blank', (key) => {
    const [first] = areas('2026').value;
    expect(() => municipalitiesIn(planted(areas('2026'), key, '          '), columns('2026'))).toThrow(String(first?.RegioS));
  });

  it.each(['', 'GM402', 'GM00402', 'NL01', 'gm0402', 'VR14'])('are refused with the code “%s”, which is told', (code) => {
    expect(() => municipalitiesIn(planted(areas('2026'), 'Code_1', code), columns('2026'))).toThrow(code || 'code');
  });
});

describe('places', () => {
  it.each(years)('of %s have the name from the list of names and the code of their municipality', (year) => {
    const found = placesIn(places(year), names(year));
    const codes = new Set(municipalitiesIn(areas(year), columns(year)).map(({ gm_code }) => gm_code));
    expect(found.map(({ name }) => name).sort()).toEqual(
      names(year)
        .value.map(({ Title }) => Title)
        .sort(),
    );
    expect(found.filter(({ gm_code }) => !codes.has(gm_code))).toEqual([]);
    expect(found).toContainEqual({ name: "'s-Graveland", gm_code: year === '2026' ? 'GM1696' : 'GM0402' });
  });

  it('are found by either of the two columns with their own code', () => {
    const without = { value: places('2026').value.map(({ Woonplaatsen: _, ...row }) => row as Cells) };
    expect(placesIn(without, names('2026'))).toEqual(placesIn(places('2026'), names('2026')));
  });

  it('are refused, with their code, when the list of names does not know them', () => {
    const fewer = { value: names('2026').value.slice(1) };
    const [unnamed] = names('2026').value;
    expect(() => placesIn(places('2026'), fewer)).toThrow(unnamed?.Key.trim() ?? '');
  });

  it.each([
    ['no column with the municipality', { value: places('2026').value.map(({ Code_3: _, ...row }) => row as Cells) }],
    ['a place without a municipality', planted(places('2026'), 'Code_3', null)],
    ['something else where the municipality stands', planted(places('2026'), 'Code_3', 'PV27      ')],
  ])('are refused with %s', (_, table) => {
    expect(() => placesIn(table, names('2026'))).toThrow();
  });
});

describe('postcodes', () => {
  const counted = (rows: Record<string, string>[]): Counts => {
    const counts: Counts = new Map();
    for (const row of rows) countAddress(counts, row);
    return counts;
  };
  const rowsIn = (year: Year): Record<string, string>[] =>
    Papa.parse<Record<string, string>>(text(year, 'postcodes.csv'), { header: true, skipEmptyLines: true }).data;
  const municipalityOf = (row: Record<string, string>): string => `GM${Object.values(row).at(-1)}`;

  it.each(years)('of %s are all there, each with the municipality of most of its addresses first', (year) => {
    const rows = rowsIn(year);
    const found = postcodesFrom(counted(rows));
    expect(found.map(({ pc4 }) => pc4)).toEqual([...new Set(rows.map(({ PC6 = '' }) => PC6.slice(0, 4)))].sort());
    for (const { pc4, gm_codes } of found) {
      const own = rows.filter(({ PC6 = '' }) => PC6.startsWith(pc4)).map(municipalityOf);
      const times = (code: string): number => own.filter((each) => each === code).length;
      expect(gm_codes, pc4).toEqual([...gm_codes].sort((a, b) => times(b) - times(a)));
      expect(Math.max(...own.map(times)), pc4).toBe(times(gm_codes[0] ?? ''));
    }
    expect(found.filter(({ gm_codes }) => gm_codes.length > 1).map(({ pc4 }) => pc4)).toEqual(['3625']);
  });

  it('leave out one stray address beside many, and keep two', () => {
    const stray = rowsIn('2026').filter(({ PC6 = '' }) => PC6.startsWith('1251'));
    expect(new Set(stray.map(municipalityOf))).toEqual(new Set(['GM0417', 'GM0402']));
    expect(postcodesFrom(counted(stray))).toEqual([{ pc4: '1251', gm_codes: ['GM0417'] }]);
    const twice = [...stray, ...stray.filter((row) => municipalityOf(row) === 'GM0402')];
    expect(postcodesFrom(counted(twice))).toEqual([{ pc4: '1251', gm_codes: ['GM0417', 'GM0402'] }]);
  });

  it('keep a postcode with only one address', () => {
    expect(postcodesFrom(counted([{ PC6: '5592XX', Gemeente2025: '0858' }]))).toEqual([{ pc4: '5592', gm_codes: ['GM0858'] }]);
  });

  it.each(['0363', '363', 'GM0363', ' 0363 '])('know the municipality written as “%s”, in the column of any year', (written) => {
    for (const column of ['Gemeente2024', 'Gemeente2031', 'gemeente2026'])
      expect(postcodesFrom(counted([{ PC6: ' 1011AB', [column]: written }]))).toEqual([{ pc4: '1011', gm_codes: ['GM0363'] }]);
  });

  it.each([
    ['no postcode', { PC6: '', Gemeente2026: '0402' }],
    ['no municipality', { PC6: '1011AB', Gemeente2026: '' }],
    ['no column for either', {}],
    ['a postcode that starts with 0', { PC6: '0999AA', Gemeente2026: '0402' }],
    ['a postcode of another country', { PC6: 'B-1000', Gemeente2026: '0402' }],
  ])('are not counted from a row with %s', (_, row) => {
    const good = { PC6: '1011AB', Gemeente2026: '0363' };
    expect(postcodesFrom(counted([row as Record<string, string>, good]))).toEqual([{ pc4: '1011', gm_codes: ['GM0363'] }]);
    expect(postcodesFrom(counted([row as Record<string, string>]))).toEqual([]);
    expect(counted([good, good]).get('1011')).toEqual(new Map([['GM0363', 2]]));
  });

  it('come out the same in whatever order the addresses stand, in order, never without a municipality', () => {
    const address = fc.record({
      PC6: fc.constantFrom('1011AB', '1012AA', '1251XZ'),
      Gemeente2026: fc.constantFrom('0363', '0402', '0417'),
    });
    const shuffled = fc
      .array(address, { maxLength: 30 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        const found = postcodesFrom(counted(rows));
        expect(postcodesFrom(counted(other))).toEqual(found);
        expect(found.map(({ pc4 }) => pc4)).toEqual([...new Set(rows.map(({ PC6 }) => PC6.slice(0, 4)))].sort());
        expect(found.every(({ gm_codes }) => gm_codes.length > 0 && new Set(gm_codes).size === gm_codes.length)).toBe(true);
      }),
    );
  });
});
