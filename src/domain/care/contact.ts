// Rules about a contact: which two always stay, how sure one is, whether there is any way to reach it.
import type { Service } from './care.ts';
import { type Day, daysBetween } from '../time/days.ts';
import type { Publish } from '../site/site.ts';

/** Record of the emergency number. */
export const EMERGENCY = 'nl-112';
/** Record of the national desk, the fallback everywhere: CoMensha. */
export const NATIONAL = 'nl-comensha';

/**
 * The emergency number and the national desk always stay, and so do who arranges care in a region and who answers day and night,
 * marked as phoned by nobody: a source names them, and what is held back must never read as not found. Others stay once confirmed.
 */
export const mayPublishService = (service: Service, publish: Publish): boolean =>
  publish === 'all' ||
  service.assured_date !== null ||
  service.record === EMERGENCY ||
  service.record === NATIONAL ||
  service.kind === 'care-coordinator' ||
  service.coordinates === true ||
  service.around_the_clock === true;

/** Days after which a confirmation grows old, and after which it no longer counts. */
export const AMBER_DAYS = 90;
export const STALE_DAYS = 180;

/** How sure a contact is on a day: phoned lately, phoned a while ago, too long ago, or never. */
export type Assurance = 'fresh' | 'amber' | 'stale' | 'never';
export function assuranceOf(service: Pick<Service, 'assured_date'>, today: Day): Assurance {
  if (service.assured_date === null) return 'never';
  const days = daysBetween(service.assured_date, today);
  // A day still to come is a typing error, not a call.
  if (days < 0) return 'never';
  if (days > STALE_DAYS) return 'stale';
  return days > AMBER_DAYS ? 'amber' : 'fresh';
}

/** Whether somebody phoned so lately that it counts. */
export const isPhonedLately = (assurance: Assurance): boolean => assurance === 'fresh' || assurance === 'amber';

/** One mark for how sure we are: phoned lately or long ago, else how well its source supports its part, else only that a source names it. */
export const marks = ['phoned', 'old', 'good', 'fair', 'poor', 'named'] as const;
export function markOf(service: Pick<Service, 'assured_date' | 'role_certainty'>, today: Day): (typeof marks)[number] {
  const assurance = assuranceOf(service, today);
  if (assurance !== 'never') return isPhonedLately(assurance) ? 'phoned' : 'old';
  return service.role_certainty ?? 'named';
}

/** Whether there is any way to reach a service. */
export const isReachable = (service: Service): boolean =>
  service.phones.length > 0 || service.email !== undefined || service.url !== undefined;

/** Ordinary names under which somebody can keep a number; their words are `vcard.<name>`. */
export const VCARD_NAMES = ['1', '2', '3', '4'] as const;

/** Whether a number may be offered to keep in a phone: only where the source is good enough to show, and never 112. */
export const hasCard = ({ phones, publish, assured_date, record }: Service): boolean =>
  phones.length > 0 && record !== EMERGENCY && (publish === 'ready' || assured_date !== null);

/** What somebody can tell about a number that is wrong. */
export const NUMBER_FAULTS = ['nobody', 'other', 'gone', 'no-help'] as const;
