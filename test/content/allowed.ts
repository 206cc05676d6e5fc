// Exceptions to the rules about content, each with its reason, from allowed.yml; one that nothing needs is a fault too.
import { type Fault, readYaml } from './texts.ts';

/** Names of the rules, as allowed.yml may name them. */
export const rules = [
  'free-lawyer',
  'phone',
  'phone-in-code',
  'police',
  'revealing',
  'revealing-address',
  'vocabulary',
  'vocabulary-address',
] as const;
export type Rule = (typeof rules)[number];

/** One exception: which rule, at which place (the same in every language), and why. */
export interface Allowed {
  rule: Rule;
  place: string;
  reason: string;
}

/** All exceptions. */
export const allowed = (readYaml<Allowed[] | null>('test/content/allowed.yml') ?? []) as Allowed[];

/** Messages of the faults that no exception covers, and of exceptions that cover nothing. */
export function unexcused(rule: Rule, faults: Fault[], exceptions: Allowed[] = allowed): string[] {
  const own = exceptions.filter((each) => each.rule === rule);
  const open = faults.filter(({ place }) => !own.some((each) => each.place === place)).map(({ message }) => message);
  const idle = own.filter(({ place }) => !faults.some((fault) => fault.place === place));
  return [
    ...open,
    ...idle.map(({ place }) => `test/content/allowed.yml allows ${place} for "${rule}", but nothing there needs it: remove it`),
  ];
}
