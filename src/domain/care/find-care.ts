// Who helps here: one pure function from what somebody needs to the contacts in the order to show them, with reasons.
import type { Service } from './care.ts';
import { byRank, excludes, mayLead, namesTerm, suits } from './care-rank.ts';
import { assuranceOf, EMERGENCY, isPhonedLately, NATIONAL } from './contact.ts';
import type { Day } from '../time/days.ts';
import { asked, type Need } from './need.ts';
import { isWithin } from './opening.ts';
import type { Facet } from './terms.ts';

/**
 * Why a contact stands where it stands. `names`: its record names this. `not-named`: it says nothing about it, so one can ask.
 * `for-others`: it names others, and not this.
 */
export type Because = { code: (typeof plainCodes)[number] } | { code: (typeof termCodes)[number]; facet: Facet; term: string };

const plainCodes = [
  'danger',
  'national',
  'region',
  'region-assumed',
  'special',
  'town',
  'towns',
  'round-the-clock',
  'not-at-night',
  'night-unknown',
  'speaks',
  'phoned',
  'not-phoned',
  'phoned-long-ago',
] as const;
const termCodes = ['names', 'not-named', 'for-others'] as const;
/** Every code of a reason. */
export const becauseCodes = [...plainCodes, ...termCodes] as const;

/** A contact, the part of the answer it belongs to, and the reasons in the order to say them. */
export interface CareStep {
  service: Service;
  /** `first`: stands before the national desk, because somebody confirmed it or because only it names what was asked. */
  reason: 'danger' | 'first' | 'national' | 'region' | 'special';
  because: Because[];
}

/** What the lookup needs: the publishable services and the records that serve each municipality. */
export interface CareDirectory {
  services: Service[];
  /** Municipality code to record ids, in the order of the fact base. */
  routing: Record<string, string[]>;
}

/**
 * The contacts for a need: 112 for danger only; then contacts that may stand first; then the national desk, always;
 * then the region, all of it; then lines for something special that name at least one thing asked and contradict none.
 * Who may stand before the national desk is said at `mayLead`; telling more never takes that away, except from a record for others.
 * Nobody is left without the national desk, and no trouble that comes along ever takes a contact away.
 */
export function findCare(directory: CareDirectory, need: Need, today: Day): CareStep[] {
  const { active, lines } = sorted(directory);
  const here = new Set(need.municipality === null ? [] : (directory.routing[need.municipality] ?? []));
  const named = (record: string): Service[] => active.get(record) ?? [];
  const [danger, national] = [named(EMERGENCY), named(NATIONAL)];
  const region = [...here].flatMap(named);
  const special = lines.filter((service) => !here.has(service.record) && suits(service, need));
  const order = byRank(need, today, [...here]);
  const step = (reason: CareStep['reason']) => (service: Service) => ({ service, reason, because: reasons(service, reason, need, today) });
  const others = [...region, ...special];
  const leading = new Set(others.filter((service) => mayLead(service, need, today, national[0], here)));
  const leads = (service: Service): boolean => leading.has(service);
  return [
    ...danger.map(step('danger')),
    ...others.filter(leads).sort(order).map(step('first')),
    ...national.map(step('national')),
    ...region
      .filter((service) => !leads(service))
      .sort(order)
      .map(step('region')),
    ...special
      .filter((service) => !leads(service))
      .sort(order)
      .map(step('special')),
  ];
}

/** The same steps without those that only repeat numbers of an earlier one. */
export function oncePerNumber(steps: CareStep[]): CareStep[] {
  const shown = new Set<string>();
  return steps.filter(({ service, reason }) => {
    const fresh = reason === 'national' || service.phones.length === 0 || service.phones.some(({ tel }) => !shown.has(tel));
    for (const { tel } of service.phones) shown.add(tel);
    return fresh;
  });
}

/** Lines that are for something special, whatever somebody needs; for a list to browse. */
export const specialLines = (directory: CareDirectory): Service[] => sorted(directory).lines;

/** Active services by record, and the lines among them; worked out once, because a directory that is held never changes. */
const known = new WeakMap<CareDirectory, { active: Map<string, Service[]>; lines: Service[] }>();
function sorted(directory: CareDirectory): { active: Map<string, Service[]>; lines: Service[] } {
  const before = known.get(directory);
  if (before) return before;
  const services = directory.services.filter((service) => service.status === 'active');
  const active = new Map(services.map((service) => [service.record, [service]]));
  const routed = new Set([EMERGENCY, NATIONAL, ...Object.values(directory.routing).flat()]);
  // A shelter that also arranges care in one region is a line for the rest of its area.
  const made = { active, lines: services.filter(({ record, coordinates }) => coordinates === true || !routed.has(record)) };
  known.set(directory, made);
  return made;
}

function reasons(service: Service, reason: CareStep['reason'], need: Need, today: Day): Because[] {
  if (reason === 'danger') return [{ code: 'danger' }];
  const spoken = need.language !== undefined && (service.languages?.includes(need.language) ?? false);
  const assurance = assuranceOf(service, today);
  const told = ([facet, term]: [Facet, string]): Because => ({
    code: namesTerm(service, facet, term) ? 'names' : excludes(service, facet, term) ? 'for-others' : 'not-named',
    facet,
    term,
  });
  return [
    { code: whereOf(service, reason, need) },
    ...asked(need).map(told),
    ...(need.tonight ? [{ code: atNight(service) } as const] : []),
    ...(spoken ? [{ code: 'speaks' } as const] : []),
    { code: isPhonedLately(assurance) ? 'phoned' : assurance === 'stale' ? 'phoned-long-ago' : 'not-phoned' },
  ];
}

/** Where a contact works, as far as its source says so. */
function whereOf(
  service: Service,
  reason: CareStep['reason'],
  need: Need,
): 'national' | 'region' | 'region-assumed' | 'town' | 'towns' | 'special' {
  if (reason === 'national') return 'national';
  if (service.municipality_codes) return service.area_certainty === 'assumed' ? 'region-assumed' : 'region';
  if (!service.named_municipality_codes) return 'special';
  return service.named_municipality_codes.includes(need.municipality ?? '') ? 'town' : 'towns';
}

/** Whether somebody answers in the middle of the night, as far as the source says so. */
function atNight({ around_the_clock, schedule }: Service): 'round-the-clock' | 'not-at-night' | 'night-unknown' {
  if (around_the_clock) return 'round-the-clock';
  return schedule && !schedule.some((hours) => isWithin(hours, 3, NIGHT)) ? 'not-at-night' : 'night-unknown';
}

/** Three o'clock, in minutes. */
const NIGHT = 180;
