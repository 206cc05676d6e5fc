// What the page of free places shows: handed from the Worker to the page.
import type { CareStep } from './find-care.ts';
import type { PlaceKind, ShownPlace } from './places.ts';

/** Who can take somebody tonight: what is told of places, whom to call for one kind. `counted`: whether what was told just now was. */
export interface PlacesView {
  page: 'places';
  kind: PlaceKind | null;
  shown: ShownPlace[];
  steps: CareStep[];
  stamp: string;
  counted: boolean | null;
  now: number;
}
