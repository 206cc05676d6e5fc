// What is told of a contact in words, from the sentences of the interface: the reasons, what the source says of calling, and how sure we are.
import type { Service } from './care.ts';
import { assuranceOf } from './contact.ts';
import type { Day } from '../time/days.ts';
import type { CareStep } from './find-care.ts';
import { wordOf } from '../language/word.ts';

/** All sentences of the interface in one language. */
type Words = Record<string, string>;

/** The reasons as sentences, in order; what a record names, and what it does not, are each told in one sentence. */
export function reasonsInWords(words: Words, { because }: CareStep): string[] {
  const told = new Set<string>();
  return because.flatMap((one) => {
    if (!('term' in one)) return [wordOf(words, `because.${one.code}`)];
    if (told.has(one.code)) return [];
    told.add(one.code);
    const alike = because.flatMap((other) =>
      'term' in other && other.code === one.code ? [wordOf(words, `term.${other.facet}.${other.term}`)] : [],
    );
    return [wordOf(words, `because.${one.code}`).replace('{what}', alike.join('; '))];
  });
}

/** What the source says of calling: that it costs nothing, needs no name, starts no report, can be a chat. */
export const saidInWords = (words: Words, service: Service): string =>
  [
    service.free && 'care.free',
    service.nameless && 'care.nameless',
    service.advice_without_report && 'care.advice',
    service.chat && 'care.chat',
  ]
    .flatMap((key) => (key ? [wordOf(words, key)] : []))
    .join(' ');

/** Sentences about how lately somebody of ours phoned. */
const SURENESS = { fresh: 'care.assured', amber: 'care.assured', stale: 'care.stale', never: 'care.not-assured' } as const;

/** How sure we are of a contact on a day, in one sentence. */
export const sureInWords = (words: Words, service: Service, today: Day, dayText: (day: Day) => string): string =>
  wordOf(words, SURENESS[assuranceOf(service, today)]).replace('{day}', service.assured_date ? dayText(service.assured_date) : '');
