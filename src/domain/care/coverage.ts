// The picture of the country: one dot a municipality, from its rough centre, drawn by how sure we are who arranges care.
import { certainties, type Responsible } from './responsible.ts';

/** One municipality on the picture; `lat` and `lon` in degrees (WGS 84). */
export interface Dot {
  lat: number;
  lon: number;
  certainty: Responsible['certainty'];
}

/** Size of the picture. One degree of longitude is about 0.613 of a degree of latitude at 52.2° N. */
export const WIDTH = 260;
export const HEIGHT = 300;
const WEST = 3.2;
const NORTH = 53.65;
const PER_DEGREE = 100;
const SHRINK = 0.613;

/** Where a municipality stands, in whole units of the picture. */
export const dotAt = ({ lat, lon }: Pick<Dot, 'lat' | 'lon'>): [x: number, y: number] => [
  Math.round((lon - WEST) * PER_DEGREE * SHRINK),
  Math.round((NORTH - lat) * PER_DEGREE * 0.98),
];

/** The dots of each certainty as one path of points, so that the whole country is a few kilobytes. */
export function pathsOf(dots: Dot[]): Record<Dot['certainty'], string> {
  const path = (certainty: Dot['certainty']): string =>
    dots
      .filter((dot) => dot.certainty === certainty)
      .map((dot) => `M${dotAt(dot).join(' ')}h0`)
      .join('');
  return Object.fromEntries(certainties.map((certainty) => [certainty, path(certainty)])) as Record<Dot['certainty'], string>;
}
