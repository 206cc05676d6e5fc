// Who stands before whom: which contacts are for others, which may lead, and the order of the rest.
import type { Service } from './care.ts';
import { assuranceOf, isPhonedLately, isReachable } from './contact.ts';
import type { Day } from './days.ts';
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

export const names = (service: Service, facet: Facet, term: string): boolean =>
  (service.names?.[facet] as string[] | undefined)?.includes(term) ?? false;

export const namesAll = (service: Service, need: Need, facets: Facet[]): boolean =>
  asked(need).every(([facet, term]) => !facets.includes(facet) || names(service, facet, term));

/** Whether a record is for others: of another age or form, for other callers, for women where a man asked, or for men. */
function isForOthers(service: Service, need: Need): boolean {
  const closed = (facet: Facet, term: string): boolean => {
    const named = service.names?.[facet] as string[] | undefined;
    if (named === undefined || named.includes(term) || facet === 'also') return false;
    return facet !== 'group' || (GENDERS.includes(term) && named.some((other) => GENDERS.includes(other)));
  };
  return asked(need).some(([facet, term]) => closed(facet, term));
}

/** Whether a record is there for what was asked: it names it, and not only because it names everything there is. */
function isMeantFor(service: Service, facet: Facet, term: string): boolean {
  const named = service.names?.[facet] ?? [];
  const isGeneral = facet === 'form' && named.length === terms.form.length;
  const isForSelf = facet === 'caller' && (named as string[]).includes('self');
  return names(service, facet, term) && !isGeneral && !isForSelf;
}

/** A special line suits when it is there for something asked, or is awake tonight, and is not for others. */
export function suits(service: Service, need: Need): boolean {
  if (OWN_CHOICE.includes(service.kind)) return false;
  const wishes = asked(need);
  const towns = service.municipality_codes ?? service.named_municipality_codes;
  const isLocal = service.municipality_codes !== undefined;
  const elsewhere = towns !== undefined && (need.municipality === null ? isLocal : !towns.includes(need.municipality));
  const wanted = wishes.some(([facet, term]) => isMeantFor(service, facet, term));
  return !isForOthers(service, need) && !elsewhere && (wanted || (need.tonight === true && service.around_the_clock === true));
}

export function mayLead(service: Service, need: Need, today: Day, fallbackNames: boolean, here: Set<string>): boolean {
  if (NEVER_FIRST.includes(service.kind) || service.confidential || !isReachable(service)) return false;
  if (!namesAll(service, need, BINDING)) return false;
  const callers = service.names?.caller;
  if (callers !== undefined && !callers.includes(need.caller ?? 'self')) return false;
  const nothingAsked = asked(need).every(([facet]) => !BINDING.includes(facet));
  if (nothingAsked && (service.only_for !== undefined || !here.has(service.record))) return false;
  if (isPhonedLately(assuranceOf(service, today))) return true;
  const isAtHand = service.publish === 'ready' && (service.phones.length > 0 || service.chat === true);
  return !fallbackNames && isAtHand && FIRST_UNPHONED.includes(service.kind);
}

/** Reachable first; then, for tonight, who is awake; then phoned, naming most of what was asked, ready, for everybody, speaking the language. */
export function byRank(need: Need, today: Day, written: string[]): (a: Service, b: Service) => number {
  const wishes = asked(need);
  const rank = (service: Service): (boolean | number)[] => [
    isReachable(service),
    need.tonight !== true || service.around_the_clock === true,
    isPhonedLately(assuranceOf(service, today)),
    wishes.filter(([facet, term]) => names(service, facet, term)).length,
    service.publish === 'ready',
    need.tonight !== true || service.kind === 'advice-line',
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
