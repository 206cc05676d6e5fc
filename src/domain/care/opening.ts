// Open now, on the Dutch clock: yes, no, or honestly unknown.
import type { Service } from './care.ts';
import type { WeekHours } from '../shapes.ts';
import { assuranceOf, isPhonedLately } from './contact.ts';
import { dutchMoment } from '../time/days.ts';

export type { WeekHours };

/** Whether somebody answers at a moment, as far as the hours of the source go. `sure` only after somebody phoned lately. */
export interface Opening {
  open: 'yes' | 'no' | 'unknown';
  sure: boolean;
}

/** Minutes since midnight of a clock text `HH:MM`. */
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether hours hold at a weekday and minute; hours that end before they begin run past midnight. */
export function isWithin({ days, opens, closes }: WeekHours, weekday: number, minutes: number): boolean {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  if (from < to) return days.includes(weekday) && minutes >= from && minutes < to;
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minutes >= from) || (days.includes(dayBefore) && minutes < to);
}

/** Whether hours hold now. Feast days are not known, so on a weekday that is one the answer may be wrong: the page says so. */
export function openingOf(service: Pick<Service, 'around_the_clock' | 'schedule' | 'assured_date'>, now: Date): Opening {
  const { day, weekday, minutes } = dutchMoment(now);
  const sure = isPhonedLately(assuranceOf(service, day));
  if (service.around_the_clock) return { open: 'yes', sure };
  if (!service.schedule) return { open: 'unknown', sure: false };
  return { open: service.schedule.some((hours) => isWithin(hours, weekday, minutes)) ? 'yes' : 'no', sure };
}
