// Whether a yes covers something: the rule of the ledger alone, so that the desk's door asks the same without knowing any letter.
import type { Day } from '../time/days.ts';
import type { Heard, sharedThings, sharedWith, Tap } from '../letter/letter.ts';

export type Thing = (typeof sharedThings)[number];
/** Whom it is about: a kind of party, and which one, as the desk wrote it; an empty name is any of that kind. */
export interface PartyName {
  who: (typeof sharedWith)[number];
  name: string;
}

/** How it was said: ticked in the first letter, told to a professional who wrote it, tapped in the letter box, or heard. */
export type ConsentSource = 'form' | 'professional' | 'tap' | Heard['how'];

/** One word of the person about sharing. */
export interface Consent extends PartyName {
  what: Thing;
  say: Tap;
  day: Day;
  source: ConsentSource;
  /** The letter that says it. */
  letter: string;
  /** Who heard it; empty where nobody had to. */
  by: string;
}

/** Parties that a care provider can be; the coordinator knows which one it is. */
export const providers: readonly PartyName['who'][] = ['shelter', 'doctor'];

/**
 * The yes that covers sharing one thing with one party, or null: then it may not be shared. `names` are what the party is called;
 * empty is any of its kind. A yes to one by name is for that one alone, a no to one by name stops what is for any. The letters hold
 * what the person needs and how to reach them, so a yes to the letters opens both, unless they said something else about either.
 */
export function consentFor(consents: readonly Consent[], who: PartyName['who'], names: readonly string[], what: Thing): Consent | null {
  const called = names.map(folded);
  const about = consents.filter(
    (each) => each.who === who && (each.name === '' || called.includes(folded(each.name)) || (called.length === 0 && each.say !== 'yes')),
  );
  const newest = (thing: Thing): number => about.map((each) => each.what).lastIndexOf(thing);
  const yesAt = (at: number): Consent | null => (about[at]?.say === 'yes' ? about[at] : null);
  const takenBack = (thing: Thing): boolean => newest(thing) > newest('letters') && yesAt(newest(thing)) === null;
  const letters = takenBack('needs') ? null : yesAt(newest('letters'));
  if (what === 'letters') return letters;
  return yesAt(newest(what)) ?? (what === 'contact' && newest('contact') !== -1 ? null : letters);
}

/** A name as it counts: however it is written. */
export const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The yes that covers a party as the ledger names it. */
export const coverFor = (consents: readonly Consent[], { who, name }: PartyName, what: Thing): Consent | null =>
  consentFor(consents, who, name === '' ? [] : [name], what);
