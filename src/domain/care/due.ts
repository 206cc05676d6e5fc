// Which contacts are due for a call: by days since a person phoned, with what to ask.
import type { Service } from './care.ts';
import { type Assurance, assuranceOf } from './contact.ts';
import { type Day, daysBetween } from '../time/days.ts';
import { ATTEST_DAYS } from './record-proposal.ts';

/** A number that people found wrong, counted. */
export interface Told {
  contact: string;
  what: string;
  times: number;
}

/** A call that reached nobody, or not the right one. */
export interface Attempt {
  day: Day;
  record: string;
  outcome: AttemptOutcome;
}
export const attemptOutcomes = ['no-answer', 'call-back', 'not-them', 'refused'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** What is known beside the records. Without them nobody is counted. */
export interface DueAbout {
  told?: Told[];
  attempts?: Attempt[];
  /** How many people live where a record serves. */
  people?: ReadonlyMap<string, number>;
}

/** One contact that is due. `days` is null when nobody ever phoned. */
export interface Due {
  record: string;
  name: string;
  standing: Assurance;
  days: number | null;
  /** How many people depend on it: the residents of the municipalities it serves. */
  people: number;
  /** Calls that reached nobody, since the last one that did. */
  tried: string;
  /** True where the organisation has not stood by its record for 90 days: send it a link. */
  attest: boolean;
  phones: string;
  told: string;
  ask: string[];
}

/** What to ask everybody, besides what a record wants to know. */
export const ALWAYS_ASK = ['May people call you themselves?', 'Is this number right?', 'Which hours, which languages, what does it cost?'];

/** All contacts but the emergency number: told wrong before all others, then those on whom most people depend, then those longest without a call. Who was phoned lately comes last. */
export function dueContacts(services: Service[], today: Day, { told = [], attempts = [], people = new Map() }: DueAbout = {}): Due[] {
  const wrong = (service: Service): Told[] => told.filter(({ contact }) => contact === service.id);
  const rows = services
    .filter(({ status, kind }) => status === 'active' && kind !== 'emergency')
    .map((service) => ({
      record: service.record,
      name: service.name.nl ?? service.record,
      standing: assuranceOf(service, today),
      days: service.assured_date === null || service.assured_date > today ? null : daysBetween(service.assured_date, today),
      people: people.get(service.record) ?? 0,
      tried: triedIn(attempts, service),
      attest: daysBetween([service.attested_on ?? '', service.assured_date ?? ''].sort().at(-1) || '2000-01-01', today) > ATTEST_DAYS,
      phones: service.phones.map(({ number }) => number).join('; ') || 'no number known',
      told: wrong(service)
        .map(({ what, times }) => `${what} ${times}×`)
        .join('; '),
      ask: [...(service.ask ?? []), ...ALWAYS_ASK],
    }));
  const weight = ({ told: said, days }: Due): number => (said ? 1e6 : 0) + (days ?? 1e5);
  const depends = (row: Due): number => (row.told === '' && row.standing === 'fresh' ? -1 : row.people);
  const isTold = (row: Due): number => (row.told === '' ? 0 : 1);
  return rows.sort((a, b) => isTold(b) - isTold(a) || depends(b) - depends(a) || weight(b) - weight(a) || a.record.localeCompare(b.record));
}

/** Attempts after the last call that reached them: how often, the last day, and how that one ended. */
function triedIn(attempts: readonly Attempt[], { record, assured_date }: Service): string {
  const since = attempts
    .filter((each) => each.record === record && each.day > (assured_date ?? ''))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const last = since.at(-1);
  return last ? `${since.length}×, last ${last.day}: ${last.outcome}` : '';
}

/** How many people live where each record serves: routed there, or named as its area; everybody, where it has none. */
export function peopleServed(
  services: readonly Service[],
  routing: Readonly<Record<string, readonly string[]>>,
  residents: Readonly<Record<string, number>>,
): Map<string, number> {
  const all = Object.values(residents).reduce((sum, each) => sum + each, 0);
  return new Map(
    services.map(({ record, municipality_codes, named_municipality_codes }) => {
      const routed = Object.keys(routing).filter((code) => routing[code]?.includes(record));
      const served = new Set([...routed, ...(municipality_codes ?? []), ...(named_municipality_codes ?? [])]);
      const people = [...served].reduce((sum, code) => sum + (residents[code] ?? 0), 0);
      return [record, served.size === 0 ? all : people];
    }),
  );
}
