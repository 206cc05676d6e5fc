// Official files that are not what they should be are refused in one line that says which, and content/ stays as it is.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alteredYear, filesOf, importYear, inRows, OLD, rowsOf, smallSite, tables, YEAR_2026, YEAR_2027 } from './area-content.ts';

const official = ['gebieden.json', 'eigenschappen.json', 'woonplaatsen.json', 'plaatsnamen.json', 'postcodes.csv'];
const tablesOfCbs = official.filter((file) => file.endsWith('.json'));
/** What is wrong with a refusal: it must say which file or what in it, in one line, and leave everything as it was. */
function faults(args: string[], told: RegExp): string[] {
  const site = smallSite();
  const untouched = JSON.stringify(filesOf(site));
  const { status, said, refused } = importYear(site, ...args);
  const [line = ''] = refused;
  return [
    ...(status === 1 ? [] : [`it ends with ${status}`]),
    ...(said.length === 0 ? [] : [`it reports: ${said[0]}`]),
    ...(told.test(line) ? [] : [`it says: ${line.slice(0, 120)}`]),
    ...(/Cannot read|Unexpected token|is not a function|^\s+at /m.test(refused.join('\n')) ? ['it speaks of code'] : []),
    ...(refused.length === 1 || refused.some((each) => each.startsWith('usage:')) ? [] : [`it takes ${refused.length} lines`]),
    ...(JSON.stringify(filesOf(site)) === untouched ? [] : ['it changed content/']),
  ];
}
const refusal = (changes: Parameters<typeof alteredYear>[1], told: RegExp): string[] =>
  faults([alteredYear(YEAR_2027, changes), '--write'], told);
const from2026 = (file: string) => (): string => readFileSync(`${YEAR_2026}/${file}`, 'utf8');

describe('a folder', () => {
  it.each(official)('without %s is refused with the name of that file alone', (file) => {
    const others = official.filter((each) => each !== file);
    expect(refusal({ [file]: null }, new RegExp(`^(?!.*(${others.join('|')})).*${file}`))).toEqual([]);
  });

  it('that is not there, or not named, is answered with how to use the command', () => {
    expect(faults(['nowhere', '--write'], /nowhere/)).toEqual([]);
    for (const args of [[], ['--write']]) expect(faults(args, /^usage: /)).toEqual([]);
  });

  it('that is as it should be is not refused, and would be noticed', () => {
    expect(faults([YEAR_2027, '--write'], /./).length).toBeGreaterThan(3);
  });
});

describe('a table of CBS', () => {
  it.each(tablesOfCbs)('%s that is not JSON is refused by name', (file) => {
    expect(refusal({ [file]: () => '<html><body>Request rejected</body></html>' }, new RegExp(file))).toEqual([]);
  });

  it.each(tablesOfCbs)('%s that holds an error of CBS is refused by name', (file) => {
    const error = '{"odata.error":{"code":"","message":{"lang":"nl-NL","value":"Not found"}}}';
    expect(refusal({ [file]: () => error }, new RegExp(file))).toEqual([]);
  });

  it('that came only half is refused by name', () => {
    expect(refusal({ 'woonplaatsen.json': (text) => text.slice(0, text.length / 2) }, /woonplaatsen\.json/)).toEqual([]);
  });

  it.each(['gebieden.json', 'woonplaatsen.json'])('%s without rows is refused: it would empty the country', (file) => {
    expect(refusal({ [file]: inRows(() => []) }, /./)).toEqual([]);
  });

  it.each([
    ['places where municipalities should be', 'gebieden.json', 'woonplaatsen.json', /code/],
    ['names where columns should be', 'eigenschappen.json', 'plaatsnamen.json', /Gebieden in Nederland/],
    ['the columns of another year', 'eigenschappen.json', 'eigenschappen.json', /./],
    ['municipalities where places should be', 'woonplaatsen.json', 'gebieden.json', /./],
  ])('with %s is refused', (_, file, other, told) => {
    expect(refusal({ [file]: from2026(other) }, told)).toEqual([]);
  });

  it.each(['GM402', 'VR14', ''])('with “%s” as the code of a municipality is refused', (code) => {
    const change = inRows((rows) => rows.map((row, at) => (at === 0 ? { ...row, Code_1: code } : row)));
    expect(refusal({ 'gebieden.json': change }, /not a municipality code/)).toEqual([]);
  });

  it('with a place that has no name is refused with its code', () => {
    expect(refusal({ 'plaatsnamen.json': inRows((rows) => rows.slice(1)) }, /WP\d{4} has no name/)).toEqual([]);
  });

  it('with places that have no municipality is refused', () => {
    const change = inRows((rows) => rows.map(({ Code_3: _, ...row }) => row));
    expect(refusal({ 'woonplaatsen.json': change }, /./)).toEqual([]);
  });
});

describe('the file of postcodes', () => {
  it.each([
    ['is empty', ''],
    ['has only a header', 'PC6;Huisnummer;Buurt2027;Wijk2027;Gemeente2027\n'],
    ['is another table', 'Buurt;Naam\n0402;Centrum\n'],
    ['is not a table', '<html><body>Request rejected</body></html>'],
  ])('is refused when it %s', (_, text) => {
    expect(refusal({ 'postcodes.csv': () => text }, /postcodes\.csv/)).toEqual([]);
  });

  it.each([
    ['a mark of byte order', (text: string) => `\uFEFF${text}`],
    ['lines that end as in Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['quotes around every cell', (text: string) => text.replace(/[^,\n]+/g, '"$&"')],
    ['no line end at the end', (text: string) => text.trimEnd()],
  ])('is read all the same with %s', (_, change) => {
    const site = smallSite();
    const other = importYear(site, alteredYear(YEAR_2027, { 'postcodes.csv': change }));
    expect([other.status, other.refused, other.said]).toEqual([0, [], importYear(site, YEAR_2027).said]);
  });

  it('of the year before, which still names who is no more, leaves no code behind that nobody has', () => {
    const own = smallSite();
    const year = alteredYear(YEAR_2027, { 'postcodes.csv': from2026('postcodes.csv') });
    const { status, said, refused } = importYear(own, year, '--write');
    if (status === 1) expect([refused.length, refused[0]]).toEqual([1, expect.stringContaining(OLD)]);
    else expect(said[0]).toContain('Gone: Wijdemeren (GM1696), now Hilversum (GM0402)');
    const known = rowsOf(own, 'areas/municipalities.csv').map(({ gm_code }) => gm_code);
    const named = Object.keys(tables).flatMap((path) =>
      rowsOf(own, path).flatMap((row) => (row.gm_code ?? row.gm_codes ?? '').split(';').filter(Boolean)),
    );
    expect(known.length).toBeGreaterThan(0);
    expect([...new Set(named)].filter((code) => !known.includes(code))).toEqual([]);
  });
});
