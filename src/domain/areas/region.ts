// In which region a place lies that somebody typed: found with the search of the public pages, and never by a guess.
import { type AreaIndex, type Areas, type Districts, indexAreas, indexDistricts } from './area-index.ts';
import { choicesOf } from './area-label.ts';
import { findArea } from './areas.ts';

/** The 25 safety regions, as on the pages of who helps: CBS codes of their municipalities, without `GM`, by name. */
export type Regions = Record<string, number[]>;

/** Where a place lies. The municipality is null when the name is that of several, all in this region. */
export interface Located {
  region: string;
  municipality: string | null;
}

/** Areas and regions made ready to look up. */
export interface RegionMap {
  areas: AreaIndex;
  districts: AreaIndex;
  regionOf: Map<string, string>;
}

/** Makes areas and regions ready to look up. */
export function mapRegions(areas: Areas, districts: Districts, regions: Regions): RegionMap {
  const index = indexAreas(areas);
  const pairs = Object.entries(regions).flatMap(([name, codes]) => codes.map((code) => [gmCode(code), name] as const));
  return { areas: index, districts: indexDistricts(index, districts), regionOf: new Map(pairs) };
}

const gmCode = (code: number): string => `GM${String(code).padStart(4, '0')}`;

/** Where a typed place surely lies; null for a slip, a part of an address and a name that is found in two regions. */
export function locate({ areas, districts, regionOf }: RegionMap, typed: string): Located | null {
  const place = findArea(areas, typed);
  const answer = place.kind === 'none' ? findArea(districts, typed) : place;
  const isSure = answer.kind === 'choose' || answer.kind === 'region';
  const found = answer.kind === 'one' ? [answer.municipality] : isSure ? choicesOf(answer).map(({ municipality }) => municipality) : [];
  const [region, ...others] = new Set(found.map(({ code }) => regionOf.get(code)));
  if (region === undefined || others.length > 0) return null;
  return { region, municipality: found.length === 1 ? (found[0]?.name ?? null) : null };
}
