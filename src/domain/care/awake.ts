// Who answers at which times, for the whole country: day and night, at set times, or by a chat whose times nobody wrote down.
import type { Service } from './care.ts';
import { EMERGENCY, NATIONAL } from './contact.ts';

/** Kinds that talk with a person about what happens to them. */
const TALKS: Service['kind'][] = ['national-desk', 'advice-line', 'youth', 'medical'];

/** Lines by when they answer. */
export interface AwakeLines {
  always: Service[];
  hours: Service[];
  chat: Service[];
}

/** Active national lines to talk to, each number once; the emergency number stands in the help bar of every page. */
export function awakeLines(services: Service[]): AwakeLines {
  const national = services.filter(
    (service) => service.status === 'active' && service.record !== EMERGENCY && !service.municipality_codes && TALKS.includes(service.kind),
  );
  const always = national.filter((service) => service.around_the_clock);
  const hours = national.filter((service) => !service.around_the_clock && service.schedule && service.phones.length > 0);
  return {
    always: once(always),
    hours: [...hours.filter(({ record }) => record === NATIONAL), ...hours.filter(({ record }) => record !== NATIONAL)],
    chat: national.filter((service) => !service.around_the_clock && !service.schedule && service.chat),
  };
}

/** A line to call now, as a page says it. */
export interface AwakeLine {
  name: Service['name'];
  number: string;
}

/** Whom one can call at this hour, whatever hour it is: the lines that most people may call first. */
export const awakeNow = (services: Service[]): AwakeLine[] =>
  awakeLines(services)
    .always.sort((a, b) => (b.names?.caller?.length ?? 0) - (a.names?.caller?.length ?? 0))
    .flatMap(({ name, phones: [phone] }) => (phone ? [{ name, number: phone.number }] : []));

/** Without those that only repeat numbers of an earlier one. */
function once(services: Service[]): Service[] {
  const seen = new Set<string>();
  return services.filter(({ phones }) => {
    const fresh = phones.some(({ tel }) => !seen.has(tel));
    for (const { tel } of phones) seen.add(tel);
    return fresh;
  });
}
