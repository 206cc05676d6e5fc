// Which contacts are due for a call: by days since a person phoned, with what to ask.
import type { Service } from './care.ts';
import { type Assurance, assuranceOf } from './contact.ts';
import { type Day, daysBetween } from '../time/days.ts';

/** A number that people found wrong, counted. */
export interface Told {
  contact: string;
  what: string;
  times: number;
}

/** One contact that is due. `days` is null when nobody ever phoned. */
export interface Due {
  record: string;
  name: string;
  standing: Assurance;
  days: number | null;
  phones: string;
  told: string;
  ask: string[];
}

/** What to ask everybody, besides what a record wants to know. */
export const ALWAYS_ASK = ['May people call you themselves?', 'Is this number right?', 'Which hours, which languages, what does it cost?'];

/** All contacts but the emergency number, those longest without a call first; told wrong before all others. */
export function dueContacts(services: Service[], today: Day, told: Told[] = []): Due[] {
  const wrong = (service: Service): Told[] => told.filter(({ contact }) => contact === service.id);
  const rows = services
    .filter(({ status, kind }) => status === 'active' && kind !== 'emergency')
    .map((service) => ({
      record: service.record,
      name: service.name.nl ?? service.record,
      standing: assuranceOf(service, today),
      days: service.assured_date === null || service.assured_date > today ? null : daysBetween(service.assured_date, today),
      phones: service.phones.map(({ number }) => number).join('; ') || 'no number known',
      told: wrong(service)
        .map(({ what, times }) => `${what} ${times}×`)
        .join('; '),
      ask: [...(service.ask ?? []), ...ALWAYS_ASK],
    }));
  const weight = ({ told: said, days }: Due): number => (said ? 1e6 : 0) + (days ?? 1e5);
  return rows.sort((a, b) => weight(b) - weight(a) || a.record.localeCompare(b.record));
}
