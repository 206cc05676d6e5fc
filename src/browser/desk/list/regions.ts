// The lists of places and regions, fetched once when somebody orders by region: whole and public, so that asking tells nothing.
import type { Areas, Districts } from '#domain/areas/area-index';
import { mapRegions, type RegionMap, type Regions } from '#domain/areas/region';
import { readList } from '../seat/ask.ts';

let map: Promise<RegionMap> | undefined;

/** Areas and regions ready to look up. Throws when the lists cannot be fetched; the next time it is tried again. */
export function loadRegions(regions: Regions): Promise<RegionMap> {
  map ??= Promise.all([readList<Areas>('/data/areas.json'), readList<Districts>('/data/districts.json')]).then(([areas, districts]) =>
    mapRegions(areas, districts, regions),
  );
  map.catch(() => {
    map = undefined;
  });
  return map;
}
