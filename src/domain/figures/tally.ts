// What is counted when a letter box is closed: separate counts of at most two attributes, never a row about a person.
import { addDays, type Day } from '../time/days.ts';

/** Attributes and their values; anything else is not counted. A police unit is the finest place. */
export const attributes = {
  unit: [
    'noord-nederland',
    'oost-nederland',
    'midden-nederland',
    'noord-holland',
    'amsterdam',
    'den-haag',
    'rotterdam',
    'zeeland-west-brabant',
    'oost-brabant',
    'limburg',
    'unknown',
  ],
  group: ['dutch', 'eu', 'third', 'unknown'],
  form: ['sexual', 'labour', 'criminal', 'other', 'unknown'],
  company: ['alone', 'couple', 'family', 'group', 'unknown'],
  asked: ['place', 'talk', 'doctor', 'lawyer', 'pay', 'other', 'unknown'],
  given: ['place', 'talk', 'doctor', 'lawyer', 'pay', 'other', 'nothing', 'unknown'],
  waited: ['day', 'week', 'month', 'longer', 'unknown'],
  missing: ['nothing', 'place', 'place-together', 'interpreter', 'lawyer', 'time', 'other', 'unknown'],
  /** Why a place that was asked for was not found; the most important count there is (W10). */
  unmet: ['met', 'full', 'no-place-together', 'other-problems', 'region', 'no-right', 'withdrew', 'unknown'],
} as const;
export type Attribute = keyof typeof attributes;

export const attributeNames = Object.keys(attributes) as [Attribute, ...Attribute[]];

/** The pairs that are counted together: what somebody asked and got, for whom something was missing, and for whom no place was found. */
export const pairs: readonly (readonly [Attribute, Attribute])[] = [
  ['asked', 'given'],
  ['group', 'given'],
  ['form', 'given'],
  ['company', 'missing'],
  ['unit', 'missing'],
  ['group', 'waited'],
  ['company', 'unmet'],
];

/** What is known at closing; anything may be left out. */
export type About = Partial<Record<Attribute, string>>;

/** One count to add to. */
export interface Count {
  first: Attribute;
  firstValue: string;
  second: Attribute | '';
  secondValue: string;
}

/**
 * The counts that one closing adds one to. Single counts only of what was told; each pair always, with `unknown` for what was
 * not: so all pairs count the same people, and their totals give nothing away beside each other.
 */
export function countsOf(about: About): Count[] {
  const known = (name: Attribute): string | null => {
    const value = about[name];
    return value !== undefined && (attributes[name] as readonly string[]).includes(value) ? value : null;
  };
  const single = attributeNames.flatMap((first) => {
    const value = known(first);
    return value === null ? [] : [{ first, firstValue: value, second: '' as const, secondValue: '' }];
  });
  const double = pairs.map(([first, second]) => ({
    first,
    firstValue: known(first) ?? 'unknown',
    second,
    secondValue: known(second) ?? 'unknown',
  }));
  return [...single, ...double];
}

/** How long somebody waited for a first answer, as coarse as it is counted. */
export function waitedFor(written: Day, answered: Day): string {
  if (answered <= written) return 'day';
  if (answered <= addDays(written, 7)) return 'week';
  return answered <= addDays(written, 31) ? 'month' : 'longer';
}
