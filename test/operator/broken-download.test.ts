// A download that broke on the way is refused by its name, with what to do, and content/ stays as it is.
import { describe, expect, it } from 'vitest';
import { importAreas } from '../../src/operator/area-import.ts';
import { alteredYear, filesOf, importYear, inRows, smallSite, wholeSite, YEAR_2027 } from './area-content.ts';
import { officialYear } from './official-year.ts';

const official = ['gebieden.json', 'eigenschappen.json', 'woonplaatsen.json', 'plaatsnamen.json', 'postcodes.csv'];
const tablesOfCbs = official.filter((file) => file.endsWith('.json'));
const small = smallSite();
const smallUntouched = filesOf(small);

/** What an import of this folder says: the lines of its report, or the one line with which it refuses. Throws when it refused and wrote all the same. */
async function asked(folder: string, isWriting = true, site = small, mayLose = false): Promise<string[]> {
  const before = filesOf(site);
  try {
    return await importAreas(folder, { content: `${site}/content`, isWriting, mayLose });
  } catch (error) {
    if (JSON.stringify(filesOf(site)) !== JSON.stringify(before)) throw new Error('it changed content/ and refused', { cause: error });
    return [`refused: ${(error as Error).message}`];
  }
}
const refusal = async (changes: Parameters<typeof alteredYear>[1]): Promise<string[]> => asked(alteredYear(YEAR_2027, changes));
const refusedWith = (told: RegExp) => [expect.stringMatching(new RegExp(`^refused: .*${told.source}`))];

/** A file as it comes when something went wrong on the way. */
const utf16 =
  (mark: boolean) =>
  (text: string): Uint8Array =>
    Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
const latin1 = (text: string): Uint8Array => Buffer.from(text.replace(/"Title": ?"|Naam_2": ?"|PC6/, '$&\u00e9'), 'latin1');
const half = (text: string): string => text.slice(0, text.length / 2);
const page = (): string => '<!DOCTYPE html>\n<html><body>Request rejected</body></html>\n';
const zipped = (): Uint8Array => Buffer.from('504b0304140000000800', 'hex');
const broken: [how: string, change: (text: string) => string | Uint8Array, told: RegExp][] = [
  ['empty', () => '', /is empty: download it again/],
  ['blank', () => ' \n\n', /is empty: download it again/],
  ['a web page', page, /is a web page/],
  ['a zip file', zipped, /is a zip file: unpack it/],
  ['UTF-16 with its mark', utf16(true), /is UTF-16: save it as UTF-8/],
  ['UTF-16 without a mark', utf16(false), /is UTF-16: save it as UTF-8/],
  ['Latin-1', latin1, /is not UTF-8 \(perhaps Latin-1/],
];

describe.each(official)('%s', (file) => {
  it.each(broken)('that is %s is refused by its name, with what to do', async (_, change, told) => {
    expect(await refusal({ [file]: change })).toEqual(refusedWith(new RegExp(`${file} ${told.source}`)));
  });
});

describe.each(tablesOfCbs)('%s', (file) => {
  it('that is cut off is refused, wherever it was cut', async () => {
    for (const cut of [half, (text: string) => text.trimEnd().slice(0, -1), (text: string) => text.slice(0, 40)])
      expect(await refusal({ [file]: cut })).toEqual(refusedWith(new RegExp(`${file} is cut off: download it again`)));
  });
});

describe('a column', () => {
  const renamed =
    (from: string, to: string) =>
    (text: string): string =>
      text.replaceAll(`"${from}"`, `"${to}"`);
  it.each([
    ['gebieden.json', 'Naam_2', /gebieden\.json has no column Naam_2/],
    ['eigenschappen.json', 'ParentID', /eigenschappen\.json has no column ParentID/],
    ['woonplaatsen.json', 'Code_3', /woonplaatsen\.json has no column Code_3/],
    ['plaatsnamen.json', 'Title', /plaatsnamen\.json has no column Title/],
  ])('of %s that has another name is missed by name: %s', async (file, column, told) => {
    expect(await refusal({ [file]: renamed(column, `${column}_x`) })).toEqual(refusedWith(told));
  });

  it.each([
    ['PC6', 'Postcode6', /postcodes\.csv has no column PC6/],
    ['Huisnummer', 'Nummer', /postcodes\.csv has no column Huisnummer/],
    ['Gemeente2027', 'GM2027', /postcodes\.csv has no column Gemeente with its year/],
  ])('%s of postcodes that is called %s is missed by name', async (column, other, told) => {
    expect(await refusal({ 'postcodes.csv': (text) => text.replace(column, other) })).toEqual(refusedWith(told));
  });

  it('may stand anywhere: the order of columns is nothing', async () => {
    const turned = (text: string): string => text.replace(/^.*$/gm, (line) => line.split(',').reverse().join(','));
    const backwards = inRows((rows) => rows.map((row) => Object.fromEntries(Object.entries(row).reverse())));
    const year = alteredYear(YEAR_2027, { 'postcodes.csv': turned, 'gebieden.json': backwards });
    expect(await asked(year, false)).toEqual(await asked(YEAR_2027, false));
  });
});

describe('a row that stands there twice', () => {
  it.each([
    ['gebieden.json', /gebieden\.json has GM\d{4} twice/],
    ['woonplaatsen.json', /woonplaatsen\.json has WP\d{4} twice/],
    ['plaatsnamen.json', /plaatsnamen\.json has WP\d{4} twice/],
  ])('in %s is refused by its code', async (file, told) => {
    expect(await refusal({ [file]: inRows((rows) => [...rows, rows[0]]) })).toEqual(refusedWith(told));
  });

  it('in the postcodes is refused by its line, and so is a file that was joined with itself', async () => {
    const twice = (text: string): string => text.replace(/^(1011AB,.*\n)/m, '$1$1');
    expect(await refusal({ 'postcodes.csv': twice })).toEqual(refusedWith(/postcodes\.csv has line 3 twice/));
    const joined = (text: string): string => `${text}${text.split('\n').slice(1).join('\n')}`;
    expect(await refusal({ 'postcodes.csv': joined })).toEqual(refusedWith(/postcodes\.csv has 1011AB in two places/));
  });
});

describe('postcodes that broke off', () => {
  it.each([
    ['within a row', (text: string) => text.trimEnd().slice(0, -8), /breaks off or is damaged at line \d+/],
    ['within a postcode', (text: string) => `${text}12`, /breaks off or is damaged at line \d+/],
    ['within the last code', (text: string) => text.trimEnd().slice(0, -1), /GM\d{4} is no municipality/],
    ['within quotes', (text: string) => `${text}"1011A`, /breaks off or is damaged at line \d+/],
    [
      'at the end of a row, half-way',
      (text: string) =>
        text
          .split('\n')
          .slice(0, text.split('\n').length / 2)
          .join('\n'),
      /too much would go/,
    ],
  ])('%s are refused', async (_, cut, told) => {
    expect(await refusal({ 'postcodes.csv': cut })).toEqual(refusedWith(told));
  });
});

describe('the whole country of today', () => {
  const year = officialYear();
  const less = (file: string, part: number) =>
    alteredYear(year, {
      [file]: file.endsWith('.csv')
        ? (text) =>
            `${text
              .split('\n')
              .slice(0, text.split('\n').length * part)
              .join('\n')}\n`
        : inRows((rows) => rows.slice(0, rows.length * part)),
    });
  const site = wholeSite();
  const untouched = filesOf(site);

  it('written again leaves every byte as it was, so that the difference of a new year shows nothing else', async () => {
    expect((await asked(year, true, site)).filter((line) => !/ 0$/.test(line))).toEqual([]);
    const changed = Object.entries(filesOf(site)).filter(([path, text]) => untouched[path] !== text);
    expect(changed.map(([path]) => path)).toEqual([]);
  });

  it('in any order of rows is the same country', async () => {
    const turned = inRows((rows) => [...rows].reverse());
    const other = alteredYear(year, { 'gebieden.json': turned, 'woonplaatsen.json': turned, 'plaatsnamen.json': turned });
    expect((await asked(other, true, site)).filter((line) => !/ 0$/.test(line))).toEqual([]);
    expect(filesOf(site)).toEqual(untouched);
  });

  it.each([
    ['gebieden.json', 0.85, /is no municipality of gebieden|too much would go: \d+ of 342 municipalities/],
    ['woonplaatsen.json', 0.9, /too much would go: \d+ of \d+ places/],
    ['postcodes.csv', 0.95, /too much would go: \d+ of 4078 postcodes/],
  ])('with less of %s than a year ever took away is refused', async (file, part, told) => {
    expect(await asked(less(file, part), true, site)).toEqual(refusedWith(told));
    expect(filesOf(site)).toEqual(untouched);
  });

  it('may lose more when somebody looked and says so', async () => {
    const said = await asked(less('woonplaatsen.json', 0.9), false, site, true);
    expect(said.filter((line) => /^Places that went \d{3}/.test(line))).toHaveLength(1);
  });
});

describe('the command', () => {
  it('ends with 1 and one line for any of these, and leaves no half-written file beside the tables', () => {
    const { status, said, refused } = importYear(small, alteredYear(YEAR_2027, { 'postcodes.csv': half }), '--write');
    expect([status, said, refused]).toEqual([1, [], [expect.stringMatching(/^Not imported: /)]]);
    expect(Object.keys(filesOf(small))).toEqual(Object.keys(smallUntouched));
    expect(filesOf(small)).toEqual(smallUntouched);
  });
});
