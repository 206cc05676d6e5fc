// Which desk a letter goes to, found out on the device: its place is looked up here, and only when desks differ by place.
import { type Areas, indexAreas } from '#domain/areas/area-index';
import { findArea } from '#domain/areas/areas';
import { deskFor } from '#domain/desk/desk';
import { ageOf, type Referral } from '#domain/letter/referral';
import type { ReferView } from '#domain/site/view';
import { getJson } from './api.ts';

/** The desk among the open ones, by the Worker's own rule; null when none of them may read it. */
export async function deskOf(view: ReferView, referral: Referral): Promise<string | null> {
  const open = Object.fromEntries(Object.entries(view.desks).filter(([name]) => view.open.includes(name)));
  const byPlace = Object.values(open).some(({ municipalities }) => municipalities !== 'all' && municipalities.length > 0);
  const place =
    byPlace && typeof referral.place === 'string' ? findArea(indexAreas(await getJson<Areas>('/data/areas.json')), referral.place) : null;
  return deskFor(open, { municipality: place?.kind === 'one' ? place.municipality.code : null, age: ageOf(referral) });
}
