// Exceptions to the rules about content are few, known by rule and place, and each tells its reason.
import { describe, expect, it } from 'vitest';
import { type Allowed, allowed, rules, unexcused } from './allowed.ts';

/** Exceptions that name no rule of ours, no place, or no reason worth reading. */
const unreasoned = (all: Allowed[]): string[] =>
  all
    .filter(({ rule, place, reason }) => !rules.includes(rule) || !place?.includes('/') || (reason ?? '').length < 30)
    .map(
      ({ rule, place }) => `test/content/allowed.yml: "${rule}" at ${place} needs a rule of ours, a place and a reason in a full sentence`,
    );

describe('an exception', () => {
  const one: Allowed = { rule: 'police', place: 'pages/about/body', reason: 'Because it is said on the line above, in the same words.' };

  it('names its rule and its place, and tells why', () => {
    expect(unreasoned(allowed)).toEqual([]);
  });

  it('covers its own place and rule only', () => {
    const fault = { place: 'pages/about/body', message: 'named too early' };
    expect(unexcused('police', [fault], [one])).toEqual([]);
    expect(unexcused('vocabulary', [fault], [one])).toEqual(['named too early']);
    expect(unexcused('police', [{ ...fault, place: 'pages/other/body' }], [one])).toHaveLength(2);
  });

  it('is noticed when nothing needs it any more, or when it has no reason', () => {
    expect(unexcused('police', [], [one])).toHaveLength(1);
    expect(unreasoned([{ ...one, reason: '' }])).toHaveLength(1);
  });
});
