// Free places in three words (W10): said by providers, told only of three together and at fixed moments, so that nobody sees one house fill up.
import * as z from 'zod/mini';
import { dutchMoment, instantOf, quarterOf } from '../time/days.ts';
import type { Need } from './need.ts';

/** Whom a place is for, or what it must allow: one question each, never two crossed. */
export const placeKinds = ['woman', 'man', 'couple', 'children', 'group', 'under-18', 'pet', 'wheelchair', 'care'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export const placeWords = ['some', 'few', 'none'] as const;
export type PlaceWord = (typeof placeWords)[number];

/** Why a request for a place was not met, as a professional can say it; the same reasons as at closing. */
export const unmetReasons = ['full', 'no-place-together', 'other-problems', 'region', 'no-right', 'unknown'] as const;
export type UnmetReason = (typeof unmetReasons)[number];
/** With whom it was asked. */
export const unmetWho = [...placeKinds, 'unknown'] as const;

/** Fewer providers than this are never told together: one of them could be recognised. */
export const LEAST_PROVIDERS = 3;
/** A word is known for a day, in quarter-hours. */
export const FRESH_QUARTERS = 24 * 4;
/** A kind of which nothing was told for so long is no longer named, in quarter-hours: 30 days. */
export const NAMED_QUARTERS = 30 * 24 * 4;
/** Hours of the Dutch day at which words are told. Never in between: a change is of no moment, and of no house. */
export const TOLD_HOURS = [8, 12, 16, 20] as const;

/** What a provider says; a kind that is left out is not theirs, or they say nothing of it. */
export const SaidPlaces = z.strictObject({
  provider: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
  words: z.partialRecord(z.enum(placeKinds), z.enum(placeWords)),
});
export type SaidPlaces = z.infer<typeof SaidPlaces>;

/** The same as it is kept: with the first quarter-hour at or after it was said. */
export interface Saying extends SaidPlaces {
  saidAt: number;
}

/** A word as it is told: of which fixed moment, as a quarter-hour. */
export interface ToldWord {
  kind: PlaceKind;
  word: PlaceWord;
  toldAt: number;
}

/** The fixed moment that was last, as a quarter-hour. */
export function lastMoment(now: Date): number {
  const { day, minutes } = dutchMoment(now);
  const past = TOLD_HOURS.map((hour) => instantOf(day, hour * 60)).filter((at) => at <= now);
  const at = past.at(-1);
  const [evening] = TOLD_HOURS.slice(-1);
  return quarterOf(at ?? instantOf(dutchMoment(new Date(now.getTime() - (minutes + 1) * 60_000)).day, (evening ?? 0) * 60));
}

/**
 * Words to tell at a fixed moment. A kind is told only of providers who said something since it was last told, and only when they
 * are three: between two tellings so many spoke that no change is of one of them. The best word counts: somebody has room.
 */
export function wordsToTell(sayings: readonly Saying[], told: readonly ToldWord[], moment: number): ToldWord[] {
  return placeKinds.flatMap((kind) => {
    const before = told.find((each) => each.kind === kind)?.toldAt ?? 0;
    const from = Math.max(before, moment - FRESH_QUARTERS);
    const fresh = sayings.filter(({ saidAt }) => saidAt > from && saidAt <= moment).sort((a, b) => a.saidAt - b.saidAt);
    // Of one provider the newest: two members of a house are one house.
    const newest = new Map(fresh.map(({ provider, words }) => [provider, words[kind]]));
    const said = [...newest.values()].filter((word) => word !== undefined);
    const word = placeWords.find((each) => said.includes(each));
    return said.length < LEAST_PROVIDERS || word === undefined ? [] : [{ kind, word, toldAt: moment }];
  });
}

/** What a reader sees of one kind. `unknown`: it was told more than a day ago. */
export interface ShownPlace {
  kind: PlaceKind;
  word: PlaceWord | 'unknown';
  toldAt: number;
}

/** What is shown now, in one order; a kind that three never spoke of is not there at all, as if nobody had one. */
export function placesShown(told: readonly ToldWord[], quarter: number): ShownPlace[] {
  return placeKinds.flatMap((kind): ShownPlace[] => {
    const row = told.find((each) => each.kind === kind);
    if (!row || quarter - row.toldAt >= NAMED_QUARTERS) return [];
    return [{ ...row, word: quarter - row.toldAt >= FRESH_QUARTERS ? 'unknown' : row.word }];
  });
}

/** What to look for in the directory, for one kind, tonight. */
export function needFor(kind: PlaceKind): Need {
  const about: Record<PlaceKind, Partial<Need>> = {
    woman: { group: ['women'] },
    man: { group: ['men'] },
    couple: { group: ['couples'] },
    children: { group: ['families'] },
    group: { group: ['groups'] },
    'under-18': { age: 'under-18' },
    pet: {},
    wheelchair: {},
    care: { also: ['several-problems'] },
  };
  return { municipality: null, caller: 'professional', tonight: true, ...about[kind] };
}

/** A kind by its name in a form or an address; anything else is none. */
export const placeKindOf = (text: string | null): PlaceKind | null => placeKinds.find((kind) => kind === text) ?? null;
