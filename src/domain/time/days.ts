// Days, quarter-hours and Dutch clock time: the one place that knows the time zone.

/** A calendar day in the Netherlands, `YYYY-MM-DD`. */
export type Day = string;

/** A moment on the Dutch clock: the day, the weekday (1 Monday … 7 Sunday) and the minutes since midnight. */
export interface DutchMoment {
  day: Day;
  weekday: number;
  minutes: number;
}

const ZONE = 'Europe/Amsterdam';
const QUARTER_MS = 15 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Reads the Dutch clock at an instant. */
export function dutchMoment(now: Date): DutchMoment {
  const part = Object.fromEntries(clock.formatToParts(now).map((p) => [p.type, p.value]));
  const day = `${part.year}-${part.month}-${part.day}`;
  return { day, weekday: weekdayOf(day), minutes: Number(part.hour) * 60 + Number(part.minute) };
}

/** The Dutch calendar day of an instant. */
export const dayOf = (now: Date): Day => dutchMoment(now).day;

/** 1 for Monday up to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the month `count` months later, or the last day of a month that is too short. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last), 12)).toISOString().slice(0, 10);
}

/** The instant of a Dutch clock time; 24:00 is the next midnight. In the hour that summer time skips, an hour later. */
export function instantOf(day: Day, minutes: number): Date {
  if (minutes >= 24 * 60) return instantOf(addDays(day, 1), minutes - 24 * 60);
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const shown = dutchMoment(new Date(asIfUtc));
  const shift = (Date.parse(`${shown.day}T00:00:00Z`) + shown.minutes * 60_000 - asIfUtc) / 60_000;
  const guess = new Date(asIfUtc - shift * 60_000);
  const again = dutchMoment(guess);
  if (again.day === day && again.minutes === minutes) return guess;
  return new Date(asIfUtc - (shift === 60 ? 120 : 60) * 60_000);
}

/** Whole quarter-hours since 1970 (UTC), rounded down: the finest time a row may hold. */
export const quarterOf = (now: Date): number => Math.floor(now.getTime() / QUARTER_MS);

/** The first quarter-hour that starts at or after an instant. */
export const quarterAtOrAfter = (now: Date): number => Math.ceil(now.getTime() / QUARTER_MS);

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / DAY_MS);

/** The half-year a day falls in, such as `2026-H2`. */
export const halfYearOf = (day: Day): string => `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
