// The overview that a person and their desk share: what it may hold, what goes along by itself, and whom it is believed from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LETTER_BYTES, padded } from '#domain/letter/envelope';
import type { ReferralLetter } from '#domain/letter/letter';
import { steps } from '#domain/answers/overview';
import {
  AGREEMENT_MAX,
  AGREEMENTS_MAX,
  agreementsIn,
  emptyPlan,
  PAGES_MAX,
  type Plan,
  type PlanLetter,
  pagesFor,
  planDays,
  planFits,
  planIn,
  stepStates,
  WITH_MAX,
} from '#domain/letter/plan';
import { deskFrame, signers } from '../frames.ts';

describe('pages that fit', () => {
  it.each<[ReferralLetter['answers'], string[]]>([
    [{}, []],
    [{ need: 'lawyer' }, ['lawyer']],
    [{ age: 'under-18' }, ['after-18', 'children']],
    [{ need: 'tonight', company: ['children'] }, ['safe-place', 'place-for-us', 'family']],
    [{ company: ['group'], need: 'pay' }, ['wages', 'place-for-us', 'own-language']],
    [{ mind: ['addiction'], interpreter: 'woman' }, ['more-needs', 'healing', 'interpreter']],
    [{ need: 'something newer' }, []],
  ])('%j → %j', (answers, expected) => {
    expect(pagesFor(answers)).toEqual(expected);
  });
});

describe('agreements', () => {
  it('stand one on a line; blank lines are left out', () => {
    expect(agreementsIn('We call the doctor. \n\n You choose the day.')).toEqual(['We call the doctor.', 'You choose the day.']);
  });
  it('are refused when they are too many or too long, never cut', () => {
    expect(agreementsIn('a\n'.repeat(AGREEMENTS_MAX + 1))).toBeNull();
    expect(agreementsIn('a'.repeat(AGREEMENT_MAX + 1))).toBeNull();
  });
});

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  steps: fc.subarray([...steps]).chain((some) =>
    fc.tuple(
      ...some.map((step) =>
        fc.record({
          step: fc.constant(step),
          state: fc.constantFrom(...stepStates),
          with: fc.string({ unit: 'binary', maxLength: WITH_MAX / 2 }),
        }),
      ),
    ),
  ),
  days: fc.subarray([...planDays]).map((some) => some.map((what) => ({ what, on: '2027-01-01' }))),
  agreements: fc.array(fc.string({ unit: 'binary', maxLength: AGREEMENT_MAX / 2 }), { maxLength: AGREEMENTS_MAX }),
  shares: fc.constant([]),
  pages: fc.array(fc.constantFrom('rest', 'lawyer', 'after-18'), { maxLength: PAGES_MAX }),
});
const letterOf = (plan: Plan): PlanLetter => ({
  ...deskFrame('a'.repeat(64), 100_000),
  seen: { number: 100_000, hash: 'f'.repeat(64) },
  kind: 'plan',
  plan,
});

describe('the overview as a letter', () => {
  it('what is said to fit does fit a letter, in every script', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { proof: _proof, ...letter } = letterOf(plan);
        if (planFits(plan)) expect(padded([letter, 'a'.repeat(128)], LETTER_BYTES).length).toBeGreaterThan(0);
      }),
    );
  });

  it('an ordinary whole overview fits: every step with an organisation, every day, five agreements', () => {
    const plan: Plan = {
      steps: steps.map((step) => ({ step, state: 'asked', with: 'Stichting met een lange naam' })),
      days: planDays.map((what) => ({ what, on: '2027-01-01' })),
      agreements: Array.from({ length: AGREEMENTS_MAX }, () => 'a'.repeat(AGREEMENT_MAX)),
      shares: [],
      pages: Array.from({ length: PAGES_MAX }, () => 'place-for-us'),
    };
    expect(planFits(plan)).toBe(true);
  });

  it('is believed only for its own box, under its own id, by a key that its desk publishes', () => {
    const plan = { ...emptyPlan, agreements: ['We call you.'] };
    const expected = { mailbox: 'a'.repeat(64), letter: 'l'.repeat(64), signers };
    expect(planIn(letterOf(plan), expected)).toEqual(plan);
    for (const name of ['mailbox', 'letter'] as const) expect(planIn(letterOf(plan), { ...expected, [name]: 'other' })).toBeNull();
    expect(planIn(letterOf(plan), { ...expected, signers: { demo: ['e'.repeat(64)] } })).toBeNull();
    expect(planIn({ ...letterOf(plan), proof: undefined }, expected)).toBeNull();
    expect(planIn({ ...letterOf(plan), kind: 'reply' }, expected)).toBeNull();
    expect(planIn(letterOf({ ...plan, pages: ['../../elsewhere'] }), expected)).toBeNull();
    expect(planIn(null, expected)).toBeNull();
  });
});
