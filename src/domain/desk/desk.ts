// A desk: who reads, for whom, when; whether its form is open and when a letter is next read.
import * as z from 'zod/mini';
import { DayText, WeekHours, hex } from '../shapes.ts';
import { addDays, type Day, dutchMoment, instantOf, weekdayOf } from '../time/days.ts';
import { Translated } from '../language/language.ts';

/** Desk hours a letter may stay unread before the deputy gets it. */
export const RELEASE_HOURS = 48;
/** The same for "tonight" or danger. */
export const URGENT_RELEASE_HOURS = 1;
/** A desk that opened on none of its last so many working days has its form closed (H1). */
const WORKING_DAYS = 2;
/** A desk without any hours in this many days has no next opening. */
const HORIZON_DAYS = 366;

/** `content/desks/<desk>.yml`: who receives letters, agreed in writing, and its public keys. */
export const Desk = z.object({
  name: Translated,
  demo: z.boolean(),
  /** Day of the written agreement to read; null closes the form. */
  agreement: z.nullable(DayText),
  /** Weekly hours; 1 is Monday. */
  hours: z.array(WeekHours.check(z.refine(({ opens, closes }) => opens < closes, 'hours past midnight are two rows'))),
  closed_days: z.array(DayText),
  deputy: z.nullable(z.string()),
  /** CBS codes, or `all`. */
  municipalities: z.union([z.literal('all'), z.array(z.string())]),
  ages: z.array(z.enum(['under-18', '18-22', '23-plus'])),
  /** Who reads letters of minors, when an adult must act, and that they tell you first (H7); null: none from minors. */
  minors: z.nullable(Translated),
  recipients: z.array(z.string().check(z.regex(/^age1[0-9a-z]{58}$/))).check(z.minLength(1)),
  /** What makes the recipients a set: signed, dated, and named by every envelope. Made with `npm run desk:keys`. */
  key_set: z.object({
    /** SHA-256 of what is signed (`keysText` in domain/box/box). */
    id: hex(64),
    since: DayText,
    /** The Ed25519 key that signs this set and the desk's letters. */
    signer: hex(64),
    /** Signers of the sets before this one, the newest first: older letters stay the desk's. */
    earlier: z.array(hex(64)),
    signature: hex(128),
    /** The same, signed by the newest of the earlier signers; null for a first set. */
    handed_on: z.nullable(hex(128)),
  }),
});
export type Desk = z.infer<typeof Desk>;

/** Desks by their file name. */
export type Desks = Record<string, Desk>;

/** Opening and closing minute of a day, in order; empty on a closed day. */
function hoursOn(desk: Pick<Desk, 'hours' | 'closed_days'>, on: Day): { from: number; to: number }[] {
  if (desk.closed_days.includes(on)) return [];
  return desk.hours
    .filter((row) => row.days.includes(weekdayOf(on)))
    .map((row) => ({ from: minutesOf(row.opens), to: minutesOf(row.closes) }))
    .sort((a, b) => a.from - b.from);
}

/** True on a day on which the desk is open for a while. */
export const hasHours = (desk: Pick<Desk, 'hours' | 'closed_days'>, on: Day): boolean => hoursOn(desk, on).length > 0;

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The moment a letter sent now is next read: now within hours, else the next opening; null if there is none. */
export function nextReading(desk: Desk, now: Date): { at: Date; isNow: boolean } | null {
  const moment = dutchMoment(now);
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead += 1) {
    const on = addDays(moment.day, ahead);
    for (const { from, to } of hoursOn(desk, on)) {
      if (ahead === 0 && to <= moment.minutes) continue;
      if (ahead === 0 && from <= moment.minutes) return { at: now, isNow: true };
      return { at: instantOf(on, from), isNow: false };
    }
  }
  return null;
}

/** The end of the opening hours of now, or of the next ones: after that moment somebody had time to read. Null if there are none. */
export function nextClosing(desk: Desk, now: Date): Date | null {
  const next = nextReading(desk, now);
  if (!next) return null;
  const { day, minutes } = dutchMoment(next.at);
  const open = hoursOn(desk, day).find(({ from, to }) => from <= minutes && minutes < to);
  return open ? instantOf(day, open.to) : null;
}

/** The instant at which a desk has been open for `hours` hours since `start`; null if it never is. */
export function afterDeskHours(desk: Desk, start: Date, hours: number): Date | null {
  const first = dutchMoment(start);
  let left = hours * 60;
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead += 1) {
    const on = addDays(first.day, ahead);
    for (const { from, to } of hoursOn(desk, on)) {
      const begin = ahead === 0 ? Math.max(from, first.minutes) : from;
      const open = Math.max(0, to - begin);
      if (open >= left && open > 0) return instantOf(on, begin + left);
      left -= open;
    }
  }
  return null;
}

/** When an unread letter goes to the deputy: after 48 desk hours, or one for "tonight" or danger. */
export const releaseAt = (desk: Desk, sent: Date, urgent: boolean): Date | null =>
  afterDeskHours(desk, sent, urgent ? URGENT_RELEASE_HOURS : RELEASE_HOURS);

/** True when somebody reads: agreed in writing, and opened on one of the last two working days before or on today. */
export function isOpen(desk: Desk, openedOn: Day | null, today: Day, onThisMachine: boolean): boolean {
  if (desk.demo) return onThisMachine;
  if (!desk.agreement || desk.agreement > today || openedOn === null || desk.hours.length === 0) return false;
  return openedOn >= workingDaysBack(desk, today, WORKING_DAYS);
}

/** The `count`th working day before `today`. */
function workingDaysBack(desk: Desk, today: Day, count: number): Day {
  let left = count;
  let on = today;
  for (let back = 0; back < HORIZON_DAYS && left > 0; back += 1) {
    on = addDays(on, -1);
    if (hoursOn(desk, on).length > 0) left -= 1;
  }
  return on;
}

/** What routing needs to know of a person: the municipality (or null) and the age band, if told. */
export interface DeskNeed {
  municipality: string | null;
  age: string | null;
}

/**
 * The desk for a letter among the open ones: one that serves the municipality before one that serves all,
 * and for a minor only one that published who reads and when an adult must act (H7). Null: nobody reads.
 */
export function deskFor(open: Desks, need: DeskNeed): string | null {
  const fits = Object.entries(open).filter(([, desk]) => serves(desk, need));
  const [best] = fits.sort(
    ([a, x], [b, y]) => Number(x.municipalities === 'all') - Number(y.municipalities === 'all') || a.localeCompare(b),
  );
  return best ? best[0] : null;
}

function serves(desk: Desk, { municipality, age }: DeskNeed): boolean {
  if (age === 'under-18' && !desk.minors) return false;
  if (age && age !== 'unsaid' && !desk.ages.some((band) => band === age)) return false;
  return desk.municipalities === 'all' || (municipality !== null && desk.municipalities.includes(municipality));
}

/**
 * Which desks decide beside a desk of one when somebody is to be handed over in danger: the national ones; for a national
 * desk, or where there is none, its deputy. Practice desks and real ones never decide about each other.
 */
export function secondDesks(desks: Desks, own: string): string[] {
  const desk = desks[own];
  if (!desk) return [];
  const others = Object.keys(desks).filter((name) => name !== own && desks[name]?.demo === desk.demo);
  const national = desk.municipalities === 'all' ? [] : others.filter((name) => desks[name]?.municipalities === 'all');
  return national.length > 0 ? national.sort() : others.filter((name) => name === desk.deputy);
}

/** Keys that desks sign with, by name: the one of now first. */
export const signersOf = (desks: Readonly<Record<string, Pick<Desk, 'key_set'>>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(desks).map(([name, { key_set: set }]) => [name, [set.signer, ...set.earlier]]));

/** True when a letter was sealed by the keys that a desk, and its deputy if it has one, publish now. */
export function isSealedToNow(
  desks: Desks,
  letter: { desk: string; keys: string; deputy: string | null; deputy_keys: string | null },
): boolean {
  const idOf = (name: string): string | null => (Object.hasOwn(desks, name) ? (desks[name]?.key_set.id ?? null) : null);
  return (
    idOf(letter.desk) === letter.keys && (letter.deputy === null ? letter.deputy_keys === null : idOf(letter.deputy) === letter.deputy_keys)
  );
}

/** The public keys of some desks, each once. */
export const keysOfDesks = (desks: Desks, names: readonly (string | null)[]): string[] => [
  ...new Set(names.flatMap((name) => (name === null ? [] : (desks[name]?.recipients ?? [])))),
];

/** True when keys are exactly those that some desks publish: what was sealed to others comes from a page older than a change of key. */
export function areKeysOf(desks: Desks, names: readonly (string | null)[], keys: readonly string[]): boolean {
  const published = keysOfDesks(desks, names);
  return published.length === new Set(keys).size && published.every((key) => keys.includes(key));
}
