// The whole country at once: every municipality is a dot in the picture and two steps away in the table, and the lines are all listed.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { CareContent } from '#domain/care/care-content';
import { dotAt } from '#domain/care/coverage';
import { dayOf } from '#domain/time/days';
import { specialLines } from '#domain/care/find-care';
import { slugOf } from '#domain/areas/place-name';
import { certainties, responsibleFor } from '#domain/care/responsible';
import { interfaceIn, NATIONAL_PHONE, read } from '../content/texts.ts';
import { CLIENT, few, inside, type Page, pageAt, planted, tags, wordsOf, whole } from './pages.ts';
import { IS_CHECKED } from '../built.ts';

interface Row {
  gm_code: string;
  display_name: string;
  veiligheidsregio_name: string;
  lat: string;
  lon: string;
}
const care = JSON.parse(read(`${CLIENT}/data/care.json`)) as CareContent;
const rows = Papa.parse<Row>(read('content/areas/municipalities.csv'), { header: true, skipEmptyLines: true }).data;
const regions = new Map<string, Row[]>();
for (const row of rows) regions.set(row.veiligheidsregio_name, [...(regions.get(row.veiligheidsregio_name) ?? []), row]);
const linked = (markup: string): string[] => tags(markup, 'a').map(({ attributes }) => attributes.href ?? '');
const hereIn = (code: string) => {
  const found = care.regions[code];
  if (!found) throw new Error(`no regions for ${code}`);
  return responsibleFor(care, found, dayOf(new Date()));
};

/** The points of the picture by the class they are drawn in; the legend and the holes of rings left out. */
function dotsOf({ markup }: Page): [name: string, point: string][] {
  const picture = tags(markup, 'svg').find(({ attributes }) => attributes.role === 'img');
  const paths = picture ? tags(inside(markup, picture), 'path') : [];
  return paths.flatMap(({ attributes }) => {
    const name = /vl-dots--(\w+)/.exec(attributes.class ?? '')?.[1] ?? '';
    const points = [...(attributes.d ?? '').matchAll(/M(-?\d+) (-?\d+)h0/g)].map(([, x, y]) => `${x} ${y}`);
    return name === 'hole' ? [] : points.map((point): [string, string] => [name, point]);
  });
}

/** What is wrong with the picture: dots that are missing, too many, or say something else than the records. */
function pictureFaults(page: Page): string[] {
  const drawn = dotsOf(page)
    .map(([name, point]) => `${point} ${name}`)
    .sort();
  const known = rows
    .map(({ gm_code, lat, lon }) => `${dotAt({ lat: Number(lat), lon: Number(lon) }).join(' ')} ${hereIn(gm_code).certainty}`)
    .sort();
  return [
    ...known.filter((dot) => !drawn.includes(dot)).map((dot) => `${page.url} has no dot ${dot}`),
    ...(drawn.length === known.length ? [] : [`${page.url} has ${drawn.length} dots for ${known.length} municipalities`]),
  ];
}

/** The part of the table about one region. */
function partOf({ markup }: Page, name: string): string {
  const start = markup.search(new RegExp(`<tbody[^>]* id="${slugOf(name)}"`));
  return start < 0 ? '' : markup.slice(start, markup.indexOf('</tbody>', start));
}

/** Municipalities that cannot be reached from the part of their own region. */
function lostFrom(index: Page): string[] {
  return [...regions].flatMap(([name, own]) => {
    const links = linked(partOf(index, name));
    const ways = own.map(({ display_name }) => `/${index.locale}/care/${slugOf(display_name)}/`);
    return ways.filter((way) => !links.includes(way)).map((way) => `${index.url} does not lead to ${way} from ${name}`);
  });
}

/** Regions of the table that do not name who coordinates care in each of their municipalities, and how sure that is. */
function unnamed(index: Page): string[] {
  const { url, locale } = index;
  const words = interfaceIn(locale);
  return [...regions].flatMap(([name, own]) => {
    const text = wordsOf(partOf(index, name));
    const wanted = own.flatMap(({ gm_code }) => {
      const { coordinators, certainty } = hereIn(gm_code);
      const names = coordinators.map((service) => wordsOf(service.name[locale] ?? ''));
      return [...(names.length > 0 ? names : [words['regions.nobody'] ?? '\u0000']), words[`certainty.${certainty}`] ?? '\u0000'];
    });
    return [...new Set(wanted)].filter((each) => !text.includes(each)).map((each) => `${url} does not say “${each}” for ${name}`);
  });
}

describe.each(whole)('in %s', (locale) => {
  const index = (): Page => pageAt(`/${locale}/care/regions/`);

  it('the picture has a dot for each of the 342 municipalities, drawn as sure as the records are', () => {
    expect(rows).toHaveLength(342);
    expect(few(pictureFaults(index()))).toEqual([]);
    expect(new Set(dotsOf(index()).map(([, point]) => point)).size, 'no dot hides another').toBe(rows.length);
  });

  it('the legend explains every kind of dot in the picture', () => {
    const kinds = new Set(dotsOf(index()).map(([name]) => name));
    const caption = wordsOf(/<figcaption>[\s\S]*<\/figcaption>/.exec(index().markup)?.[0] ?? '');
    expect(kinds.size).toBeGreaterThan(IS_CHECKED ? 0 : 1);
    expect([...kinds].filter((kind) => !certainties.includes(kind as never))).toEqual([]);
    expect([...kinds].filter((kind) => !caption.includes(interfaceIn(locale)[`certainty.${kind}`] ?? '\u0000'))).toEqual([]);
  });

  it('the table says the same in words, and leads to each municipality', () => {
    expect(regions.size).toBe(25);
    expect(few(unnamed(index()))).toEqual([]);
    expect(few(lostFrom(index()))).toEqual([]);
  });

  it('every region has a number to call: of who arranges care there, or of the national desk', () => {
    const numbers = (name: string): string[] => linked(partOf(index(), name)).filter((href) => href.startsWith('tel:'));
    const wanted = (own: Row[]): string[] => {
      const phones = own.map(({ gm_code }) =>
        hereIn(gm_code).coordinators.flatMap((service) => service.phones.map(({ tel }) => `tel:${tel}`)),
      );
      return [...new Set(phones.flatMap((tels) => (tels.length > 0 ? tels : [`tel:${NATIONAL_PHONE.tel}`])))].sort();
    };
    const differing = [...regions].filter(([name, own]) => [...new Set(numbers(name))].sort().join() !== wanted(own).join());
    expect(differing.map(([name]) => name)).toEqual([]);
  });

  it('the page of lines has every line of the whole country, 112 and CoMensha before them', () => {
    const { markup } = pageAt(`/${locale}/care/lines/`);
    const titles = [...markup.matchAll(/<article class="vl-card">[\s\S]*?<h[23][^>]*>([\s\S]*?)<\/h[23]>/g)].map(([, title = '']) =>
      wordsOf(title),
    );
    const lines = specialLines(care).map(({ name }) => wordsOf(name[locale] ?? ''));
    expect([...titles].sort()).toEqual([...lines].sort());
    expect(markup.indexOf('tel:112')).toBeGreaterThan(0);
    expect(markup.slice(markup.indexOf('tel:112'), markup.indexOf('<article'))).toContain(`tel:${NATIONAL_PHONE.tel}`);
  });
});

if (!IS_CHECKED)
  describe('what is missing is noticed', () => {
    it('in the picture: a dot less, a dot that says something else', () => {
      const url = '/nl/care/regions/';
      expect(pictureFaults(planted(url, /M-?\d+ -?\d+h0/, ''))).toHaveLength(2);
      const [[name, point] = ['', '']] = dotsOf(pageAt(url));
      const other = certainties.find((certainty) => certainty !== name) ?? '';
      expect(point).not.toBe('');
      expect(pictureFaults(planted(url, `vl-dots--${name}`, `vl-dots--${other}`)).length).toBeGreaterThan(0);
    });

    it('in the table: a municipality without its link, and a region that does not name who coordinates', () => {
      const [[region]] = regions.values() as unknown as [[Row]];
      expect(lostFrom(planted('/nl/care/regions/', `/nl/care/${slugOf(region.display_name)}/`, '#'))).toHaveLength(1);
      const coordinator = hereIn(rows.find(({ gm_code }) => hereIn(gm_code).coordinators.length > 0)?.gm_code ?? '').coordinators[0];
      const name = coordinator?.name.nl ?? '';
      expect(unnamed(planted('/nl/care/regions/', new RegExp(`(<td[^>]*>)${name}`), '$1')).length).toBeGreaterThan(0);
    });
  });
