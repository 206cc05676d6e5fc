// When a desk is told to look: at fixed times on its working days, for what cannot wait, and sometimes for nothing, so that the moment tells nothing.
import * as z from 'zod/mini';
import { dutchMoment } from '../time/days.ts';
import { type Desk, hasHours } from './desk.ts';

/** The whole notice, always the same: no count, no name, no hint of whom or what. */
export const NOTICE = 'Vlonder: kijk even op het loket. / Vlonder: please look at the desk.';
/** To the address that a record already had, when something about it was sent. It says neither what nor by whom. */
export const RECORD_NOTICE =
  'Vlonder: er is iets gestuurd over wat op deze site over jullie staat. Waren jullie dat niet? Antwoord dan. / Vlonder: something was sent about your entry on this site. Was it not you? Then reply.';
/** Times of the fixed notices, in minutes of the Dutch clock. */
const SLOTS = [8 * 60, 13 * 60];
/** One quarter-hour in so many brings a notice for nothing. */
const DECOY_IN = 32;

/** True at 08:00 and 13:00 on a working day of the desk, whether or not anything waits. */
export function isNoticeTime(desk: Pick<Desk, 'hours' | 'closed_days'>, now: Date): boolean {
  const { day, minutes } = dutchMoment(now);
  return hasHours(desk, day) && SLOTS.includes(minutes - (minutes % 15));
}

/** True for a notice about nothing. `drawn` is a random whole number. */
export const isDecoy = (drawn: number): boolean => drawn % DECOY_IN === 0;

/** Where one desk is told: by webhook, by mail or both. Any other field is a slip that has to be seen. */
const NoticePlace = z.strictObject({ webhook: z.optional(z.url({ protocol: /^https?$/ })), mail: z.optional(z.email()) });
export type NoticePlace = z.infer<typeof NoticePlace>;

const NamedPlaces = z.record(z.string(), z.unknown());

/** The places in the operator's setting, by desk. What is no place is left out, and then they are not `whole`: one slip silences one desk at most. */
export function noticePlaces(setting: string): { places: Map<string, NoticePlace>; whole: boolean } {
  const named = NamedPlaces.safeParse(parsed(setting));
  if (!named.success) return { places: new Map(), whole: false };
  const read = Object.entries(named.data).map(([desk, place]) => [desk, NoticePlace.safeParse(place)] as const);
  return {
    places: new Map(read.flatMap(([desk, { data }]) => (data ? [[desk, data] as const] : []))),
    whole: read.every(([, { success }]) => success),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
