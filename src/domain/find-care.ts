// Who helps here: one pure function from what somebody needs to the contacts in the order to show them, with reasons.
import type { Service } from './care.ts';
import { BINDING, byRank, mayLead, names, namesAll, suits } from './care-rank.ts';
import { assuranceOf, EMERGENCY, isPhonedLately, NATIONAL } from './contact.ts';
import type { Day } from './days.ts';
import { asked, type Need } from './need.ts';
import type { Facet } from './terms.ts';

/** Why a contact stands where it stands. `names`: its record names this. `not-named`: it does not; ask anyway. */
export type Because =
  | {
      code:
        | 'danger'
        | 'national'
        | 'region'
        | 'special'
        | 'town'
        | 'round-the-clock'
        | 'speaks'
        | 'phoned'
        | 'not-phoned'
        | 'phoned-long-ago';
    }
  | { code: 'names' | 'not-named'; facet: Facet; term: string };

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
 * A contact stands before the national desk only when somebody phoned it within 180 days and its record names every form,
 * age and group that was asked; or when the national desk's own record does not name them and this one, from a source that
 * is ready to show, does, and is there to look after people. One that names only others as callers never does.
 * Nobody is left without the national desk, and no trouble that comes along ever takes a contact away.
 */
export function findCare(directory: CareDirectory, need: Need, today: Day): CareStep[] {
  const { active, lines } = sorted(directory);
  const here = new Set(need.municipality === null ? [] : (directory.routing[need.municipality] ?? []));
  const named = (record: string): Service[] => active.get(record) ?? [];
  const [danger, national] = [named(EMERGENCY), named(NATIONAL)];
  const region = [...here].flatMap(named);
  const isAsking = need.tonight === true || asked(need).length > 0;
  const special = isAsking ? lines.filter((service) => suits(service, need)) : [];
  const fallbackNames = national[0] ? namesAll(national[0], need, BINDING) : false;
  const order = byRank(need, today, [...here]);
  const leads = (service: Service): boolean => mayLead(service, need, today, fallbackNames, here);
  const step = (reason: CareStep['reason']) => (service: Service) => ({ service, reason, because: reasons(service, reason, need, today) });
  const others = [...region, ...special];
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
  const made = { active, lines: services.filter(({ record }) => !routed.has(record)) };
  known.set(directory, made);
  return made;
}

function reasons(service: Service, reason: CareStep['reason'], need: Need, today: Day): Because[] {
  if (reason === 'danger') return [{ code: 'danger' }];
  const where: Because['code'] = reason === 'national' ? 'national' : service.municipality_codes ? 'region' : 'special';
  const town = service.named_municipality_codes?.includes(need.municipality ?? '') ?? false;
  const spoken = need.language !== undefined && (service.languages?.includes(need.language) ?? false);
  const assurance = assuranceOf(service, today);
  return [
    { code: where },
    ...asked(need).map(([facet, term]): Because => ({ code: names(service, facet, term) ? 'names' : 'not-named', facet, term })),
    ...(town ? [{ code: 'town' } as const] : []),
    ...(need.tonight && service.around_the_clock ? [{ code: 'round-the-clock' } as const] : []),
    ...(spoken ? [{ code: 'speaks' } as const] : []),
    { code: isPhonedLately(assurance) ? 'phoned' : assurance === 'stale' ? 'phoned-long-ago' : 'not-phoned' },
  ];
}
