// Who helps here: one pure function from a municipality to the contacts in the order to show them.
import { EMERGENCY, NATIONAL, type Service } from './care.ts';

/** A contact with the reason it stands where it stands. */
export interface CareStep {
  service: Service;
  reason: 'danger' | 'national' | 'region';
}

/** What the lookup needs: the publishable services and the records that serve each municipality. */
export interface CareDirectory {
  services: Service[];
  /** Municipality code to record ids, in the order of the fact base. */
  routing: Record<string, string[]>;
}

/**
 * The contacts for a municipality: 112 for danger only, then the national desk, then the region.
 * Within the region a confirmed contact stands before an unconfirmed one, and one for everybody before
 * one that says it is for some; a record without any way to reach it stands last. Only active services are shown.
 */
export function findCare(directory: CareDirectory, municipalityCode: string): CareStep[] {
  const named = (record: string): Service[] =>
    directory.services.filter((service) => service.record === record && service.status === 'active');
  const regional = (directory.routing[municipalityCode] ?? []).flatMap(named).sort((a, b) => rank(a) - rank(b));
  return [
    ...named(EMERGENCY).map((service) => ({ service, reason: 'danger' as const })),
    ...named(NATIONAL).map((service) => ({ service, reason: 'national' as const })),
    ...regional.map((service) => ({ service, reason: 'region' as const })),
  ];
}

function rank(service: Service): number {
  const reachable = service.phones.length > 0 || service.email !== undefined || service.url !== undefined;
  return (reachable ? 0 : 8) + (service.assured_date ? 0 : 4) + (service.publish === 'ready' ? 0 : 2) + (service.only_for ? 1 : 0);
}
