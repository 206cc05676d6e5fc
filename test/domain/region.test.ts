// From what somebody typed to a region, on the real data as the desk's page carries it: what is sure is found, a guess is not.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Areas, Districts } from '#domain/areas/area-index';
import type { DeskContent } from '#domain/desk/desk-page';
import { locate, mapRegions } from '#domain/areas/region';
import { ask } from './built-areas.ts';

const file = <T>(name: string): T => JSON.parse(readFileSync(`dist/client/data/${name}.json`, 'utf8')) as T;
const page = readFileSync('dist/client/desk/nl/index.html', 'utf8');
const carried =
  /data-content="([^"]*)"/
    .exec(page)?.[1]
    ?.replace(/&#34;|&quot;/g, '"')
    .replace(/&#38;|&amp;/g, '&') ?? '';
const { regions } = JSON.parse(carried) as DeskContent;
const map = mapRegions(file<Areas>('areas'), file<Districts>('districts'), regions);

interface Row {
  gm_code: string;
  display_name: string;
  veiligheidsregio_name: string;
}
const rows = Papa.parse<Row>(readFileSync('content/areas/municipalities.csv', 'utf8'), { header: true, skipEmptyLines: true }).data;

describe('the regions of the desk', () => {
  it('are the 25 of the directory, and every municipality lies in one of them', () => {
    expect(Object.keys(regions)).toHaveLength(25);
    const codes = Object.entries(regions).flatMap(([name, own]) => own.map((code) => [`GM${String(code).padStart(4, '0')}`, name]));
    expect(codes.sort()).toEqual(rows.map((row) => [row.gm_code, row.veiligheidsregio_name]).sort());
  });
});

describe('a typed place', () => {
  it('is looked up without going through every municipality of the country', () => {
    let looks = 0;
    const municipalities = new Proxy(map.areas.municipalities, {
      get(all, name, receiver) {
        looks += 1;
        return Reflect.get(all, name, receiver);
      },
    });
    const counted = Object.create(map.areas, { municipalities: { value: municipalities } }) as typeof map.areas;
    for (const text of ['zwolle', 'the hague', 'Deurningen', 'Alphen']) locate({ ...map, areas: counted }, text);
    expect(looks).toBeLessThan(40);
  });

  it.each([
    ['zwolle', 'IJsselland', 'Zwolle'],
    ['Zwolle!', 'IJsselland', 'Zwolle'],
    ['  ZWOLLE ', 'IJsselland', 'Zwolle'],
    ['8011', 'IJsselland', 'Zwolle'],
    ['8011 AB', 'IJsselland', 'Zwolle'],
    ['8011ab Zwolle', 'IJsselland', 'Zwolle'],
    ['زفوله', 'IJsselland', 'Zwolle'],
    ['Зволле', 'IJsselland', 'Zwolle'],
    ['the hague', 'Haaglanden', 'Den Haag'],
    ["'s-gravenhage", 'Haaglanden', 'Den Haag'],
    ['Deurningen', 'Twente', null],
    ['1724', 'Noord-Holland Noord', null],
  ])('“%s” lies in %s', (typed, region, municipality) => {
    expect(locate(map, typed)).toEqual({ region, municipality });
  });

  it.each([
    ['a slip', 'Zwole'],
    ['a part of an address', 'Kerkstraat, Amersfoort'],
    ['a name in two regions', 'Bergen'],
    ['a postcode on the border of two regions', '7351'],
    ['a postcode that is not there', '8999'],
    ['words', 'near the station'],
    ['another country', 'Warszawa'],
    ['nothing', ''],
    ['blanks', '   '],
    ['something long', 'Zwolle '.repeat(40)],
    ['a name of an object', '__proto__'],
  ])('is not known when it is %s', (_, typed) => {
    expect(locate(map, typed)).toBeNull();
  });

  it('is found for every municipality that the public search leads to at once, and for nothing it asks about', () => {
    let surely = 0;
    for (const { display_name, veiligheidsregio_name } of rows) {
      const found = ask(display_name).kind;
      if (found === 'one') surely += 1;
      if (found === 'one') expect(locate(map, display_name)).toEqual({ region: veiligheidsregio_name, municipality: display_name });
      const slip = `${display_name}q`;
      if (ask(slip).kind === 'suggest') expect(locate(map, slip), slip).toBeNull();
    }
    expect(surely).toBeGreaterThan(300);
  });
});
