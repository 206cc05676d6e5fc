// The picture of the country: every municipality is one dot, in its own place, at how sure we are.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type Dot, HEIGHT, pathsOf, dotAt, WIDTH } from '#domain/care/coverage';
import { certainties } from '#domain/care/responsible';
import { read } from '../content/texts.ts';

const rows = Papa.parse<{ display_name: string; lat: string; lon: string }>(read('content/areas/municipalities.csv'), {
  header: true,
  skipEmptyLines: true,
}).data;
const towns = new Map(rows.map(({ display_name, lat, lon }) => [display_name, { lat: Number(lat), lon: Number(lon) }]));

/** Where a municipality of the data stands. */
function at(name: string): [x: number, y: number] {
  const town = towns.get(name);
  if (!town) throw new Error(`no municipality ${name}`);
  return dotAt(town);
}

/** Half the width of the widest dot, as the style sheet draws it. */
const widest =
  Math.max(...[...read('src/styles/base.css').matchAll(/\.vl-dots[\w-]* \{[^}]*stroke-width: (\d+)/g)].map(([, width]) => Number(width))) /
  2;

/** Dots that the edge of the picture cuts; it begins six units before its first point. */
const outside = (places: [x: number, y: number][]): [x: number, y: number][] =>
  places.filter(([x, y]) => !(x - widest >= -6 && y - widest >= -6 && x + widest <= WIDTH - 6 && y + widest <= HEIGHT - 6));

describe('the picture of the country', () => {
  it('holds every municipality whole, and would show one that falls outside', () => {
    expect(towns.size).toBe(342);
    expect(widest).toBeGreaterThan(2);
    expect(outside([...towns.values()].map(dotAt))).toEqual([]);
    expect(outside([dotAt({ lat: 52.2, lon: 13.4 }), dotAt({ lat: 48.9, lon: 5 }), dotAt({ lat: Number.NaN, lon: 5 })])).toHaveLength(3);
  });

  it.each<[one: string, direction: 'left of' | 'above', other: string]>([
    ['Den Haag', 'left of', 'Utrecht'],
    ['Utrecht', 'left of', 'Enschede'],
    ['Sluis', 'left of', 'Maastricht'],
    ['Groningen', 'above', 'Utrecht'],
    ['Utrecht', 'above', 'Maastricht'],
    ['Texel', 'above', 'Amsterdam'],
  ])('has %s %s %s', (one, direction, other) => {
    const axis = direction === 'above' ? 1 : 0;
    expect(at(one)[axis]).toBeLessThan(at(other)[axis]);
  });

  it('is not stretched: a kilometre is as long from north to south as from west to east, within one in twenty', () => {
    const [x, y] = dotAt({ lat: 52.2, lon: 5 });
    // At 52.2° N a degree of latitude is 111.3 km and a degree of longitude 68.4 km.
    const [east] = dotAt({ lat: 52.2, lon: 5 + 100 / 68.4 });
    const [, south] = dotAt({ lat: 52.2 - 100 / 111.3, lon: 5 });
    expect(Math.abs((east - x) / (south - y) - 1)).toBeLessThan(0.05);
  });
});

describe('the dots', () => {
  const points = (path: string): string[] => path.split('M').filter(Boolean);

  it('are as many as there are municipalities, each once, at its own certainty and place', () => {
    const dots: Dot[] = [...towns.values()].map((town, at) => ({ ...town, certainty: certainties[at % certainties.length] ?? 'unknown' }));
    const paths = pathsOf(dots);
    expect(Object.keys(paths)).toEqual([...certainties]);
    for (const certainty of certainties) {
      const own = dots.filter((dot) => dot.certainty === certainty).map((dot) => `${dotAt(dot).join(' ')}h0`);
      expect(points(paths[certainty])).toEqual(own);
    }
  });

  it('of a certainty that nobody has are no path at all', () => {
    expect(pathsOf([{ lat: 52, lon: 5, certainty: 'good' }])).toEqual({
      ...Object.fromEntries(certainties.map((each) => [each, ''])),
      good: expect.stringMatching(/^M\d+ \d+h0$/),
    });
    expect(Object.values(pathsOf([])).join('')).toBe('');
  });
});
