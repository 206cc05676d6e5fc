// What changed in the records of care and when, from the list in content/ and the records themselves.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Organization, Service } from '#domain/care/care';
import { type Remembered, type RecordSum, remembered } from '#domain/care/care-changes';

export const LIST = 'content/care/changes.csv';
export const columns = ['entity', 'record', 'id', 'sum', 'modified'];

/** The list as it stands in content/. */
export const rememberedChanges = (): Remembered[] =>
  existsSync(LIST) ? Papa.parse<Remembered>(readFileSync(LIST, 'utf8'), { header: true, skipEmptyLines: true }).data : [];

/** All records with the sum of what each holds, whatever order its fields are in. */
export function sumsOf(services: Service[], organizations: Record<string, Organization>): RecordSum[] {
  const sum = (record: unknown): string =>
    createHash('sha256')
      .update(JSON.stringify(sorted(record)))
      .digest('hex')
      .slice(0, 16);
  return [
    ...services.map((service) => ({ id: service.id, entity: 'service' as const, record: service.record, sum: sum(service) })),
    ...Object.entries(organizations).map(([record, one]) => ({ id: one.id, entity: 'organization' as const, record, sum: sum(one) })),
  ];
}

/** Every record with its last change. What differs from the list changed by this build at the latest. */
export const changesNow = (services: Service[], organizations: Record<string, Organization>): Remembered[] =>
  remembered(rememberedChanges(), sumsOf(services, organizations), BUILD_BEGAN);

/** A moment to the second, in UTC. */
export const momentOf = (now: Date): string => now.toISOString().replace(/\.\d+/, '');

/** One moment for everything that a build dates. */
const BUILD_BEGAN = momentOf(new Date());

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
