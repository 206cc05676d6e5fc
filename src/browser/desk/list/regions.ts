// The lists of places and regions, fetched once, when the list is whole or somebody orders by region: public, so that asking tells nothing.
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

/** The next moment in which nobody waits for this page. */
const idle = (): Promise<void> =>
  new Promise((resolve) => ('requestIdleCallback' in globalThis ? requestIdleCallback(() => resolve()) : setTimeout(resolve, 50)));

/** Looks places up one at a time while nobody waits, so that the order by region stands there at once; ends when `isOver`. Tells no failure. */
export async function lookUpIdly(
  regions: Regions,
  typed: readonly string[],
  look: (map: RegionMap, typed: string) => unknown,
  isOver: () => boolean,
) {
  await idle();
  const ready = await loadRegions(regions).catch(() => null);
  for (const text of typed) {
    await idle();
    if (isOver() || !ready) return;
    look(ready, text);
  }
}
