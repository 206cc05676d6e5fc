// Who stands before whom: which contacts are for others, which may lead, and the order of the rest.
import type { Service } from './care.ts';
import { assuranceOf, isPhonedLately, isReachable } from './contact.ts';
import type { Day } from '../time/days.ts';
import { asked, type Need } from './need.ts';
import { type Facet, terms } from './terms.ts';

/** Facets by which a line may not stand first unless its record names them. */
export const BINDING: Facet[] = ['form', 'age', 'group'];
const GENDERS = ['women', 'men'];
/** Kinds that nobody is shown unasked; they stand in the list of lines: going back, and the police, are the person's own choice. */
const OWN_CHOICE: Service['kind'][] = ['return', 'police'];
/** Kinds that never stand first: they do one thing, which is not to look after a person. */
const NEVER_FIRST: Service['kind'][] = ['return', 'money', 'police', 'anonymous-tip', 'relay', 'shelter'];
/** Kinds that may stand first before anybody phoned, where the national desk's record does not name what was asked. */
const FIRST_UNPHONED: Service['kind'][] = ['advice-line', 'youth', 'care-coordinator'];

export const namesTerm = (service: Service, facet: Facet, term: string): boolean =>
  (service.names?.[facet] as string[] | undefined)?.includes(term) ?? false;

/** Whether a record names others and not this: another age, form or caller; women where a man asked, or men. */
export function excludes(service: Service, facet: Facet, term: string): boolean {
  const named = service.names?.[facet] as string[] | undefined;
  if (named === undefined || named.includes(term) || facet === 'also') return false;
  return facet !== 'group' || (GENDERS.includes(term) && named.some((other) => GENDERS.includes(other)));
}

/** Whether a record is for others than who asks. */
export const isForOthers = (service: Service, need: Need): boolean => asked(need).some(([facet, term]) => excludes(service, facet, term));

/** Whether a record is there for what was asked: it names it, and not only because it names everything there is. */
function isMeantFor(service: Service, facet: Facet, term: string): boolean {
  const named = service.names?.[facet] ?? [];
  const isGeneral = facet === 'form' && named.length === terms.form.length;
  const isForSelf = facet === 'caller' && (named as string[]).includes('self');
  return namesTerm(service, facet, term) && !isGeneral && !isForSelf;
}

/** A special line suits when it is there for something asked, speaks the language, or is awake tonight, and is not for others. */
export function suits(service: Service, need: Need): boolean {
  if (OWN_CHOICE.includes(service.kind)) return false;
  // Towns that a source names are no area: whoever is elsewhere can ask.
  const elsewhere = service.municipality_codes?.includes(need.municipality ?? '') === false;
  const wanted = asked(need).some(([facet, term]) => isMeantFor(service, facet, term));
  const isAwake = need.tonight === true && service.around_the_clock === true;
  return !isForOthers(service, need) && !elsewhere && (wanted || isAwake || speaks(service, need));
}

const speaks = ({ languages }: Service, { language }: Need): boolean => language !== undefined && languages?.includes(language) === true;

/**
 * Whether a contact stands before the national desk. Telling more opens this and never closes it, except to a record for others:
 * somebody phoned it and it names something that was asked, or is of this region; or, unphoned, it names something that binds
 * and that the national desk does not name, its source is ready to show, and it is there to look after people.
 */
export function mayLead(service: Service, need: Need, today: Day, fallback: Service | undefined, here: Set<string>): boolean {
  if (NEVER_FIRST.includes(service.kind) || service.confidential || !isReachable(service) || isForOthers(service, need)) return false;
  const callers = service.names?.caller;
  if (callers !== undefined && !callers.includes(need.caller ?? 'self')) return false;
  const bound = asked(need).filter(([facet, term]) => BINDING.includes(facet) && namesTerm(service, facet, term));
  if (isPhonedLately(assuranceOf(service, today))) return bound.length > 0 || (here.has(service.record) && service.only_for === undefined);
  const isAtHand = service.publish === 'ready' && (service.phones.length > 0 || service.chat === true);
  const fillsGap = bound.some(([facet, term]) => !fallback || !namesTerm(fallback, facet, term));
  return fillsGap && isAtHand && FIRST_UNPHONED.includes(service.kind);
}

/** Not for others, reachable first; then, for tonight, who is awake; then phoned, naming most of what was asked, ready, for everybody, speaking the language. */
export function byRank(need: Need, today: Day, written: string[]): (a: Service, b: Service) => number {
  const wishes = asked(need);
  // Worked out once for each contact, not for each pair of them.
  const ranks = new Map<Service, (boolean | number)[]>();
  const rank = (service: Service): (boolean | number)[] => {
    const known = ranks.get(service) ?? ranked(service);
    ranks.set(service, known);
    return known;
  };
  const ranked = (service: Service): (boolean | number)[] => [
    !isForOthers(service, need),
    isReachable(service),
    need.tonight !== true || service.around_the_clock === true,
    isPhonedLately(assuranceOf(service, today)),
    wishes.filter(([facet, term]) => namesTerm(service, facet, term)).length,
    service.publish === 'ready',
    service.kind === 'advice-line',
    service.named_municipality_codes?.includes(need.municipality ?? '') !== false,
    service.only_for === undefined,
    need.language === undefined || (service.languages?.includes(need.language) ?? false),
  ];
  const place = ({ record }: Service): number => written.indexOf(record);
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const differs = left.findIndex((has, index) => has !== right[index]);
    return differs < 0 ? place(a) - place(b) : Number(right[differs]) - Number(left[differs]);
  };
}
