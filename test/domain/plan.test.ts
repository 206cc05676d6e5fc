// The overview that a person and their desk share: what it may hold, what goes along by itself, and whom it is believed from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LETTER_BYTES, padded } from '#domain/envelope';
import type { PersonLetter, ReferralLetter, TappedAnswer } from '#domain/letter';
import { steps } from '#domain/overview';
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
  sharesIn,
  stepStates,
  WITH_MAX,
} from '#domain/plan';

const first = (answers: ReferralLetter['answers']): ReferralLetter => ({
  v: 1,
  kind: 'referral',
  direction: 'to-desk',
  mailbox: 'm'.repeat(64),
  letter: 'l'.repeat(64),
  recipient: 'age1',
  reply_secret: 's'.repeat(64),
  do_not_call: false,
  answers,
});
const later = (answer: TappedAnswer): PersonLetter => ({
  v: 1,
  kind: 'letter',
  direction: 'to-desk',
  mailbox: 'm',
  letter: 'x',
  reply_secret: 's'.repeat(64),
  text: '',
  answer,
});
const consent = (who: 'shelter' | 'police' | 'lawyer', say: 'yes' | 'no' | 'later', name = ''): PersonLetter =>
  later({ to: 'consent', letter: 'asked', what: 'needs', who, name, say });

describe('what a person said about sharing goes along with the overview', () => {
  it.each<[string, ReferralLetter['answers'], PersonLetter[], string[]]>([
    ['nothing was asked or said', {}, [], []],
    ['two parties in the first letter', { share: ['shelter', 'count'] }, [], ['shelter yes', 'count yes']],
    ['somebody else wrote, with consent', { agreed_to: ['lawyer'] }, [], ['lawyer yes']],
    ['a consent to be contacted is not about sharing', { agreed_to: ['contact'] }, [], []],
    ['a later no takes the yes back, and stays visible', { share: ['shelter'] }, [consent('shelter', 'no')], ['shelter no']],
    ['a later yes takes the no back', {}, [consent('shelter', 'no'), consent('shelter', 'yes')], ['shelter yes']],
    ['“later” is no yes', {}, [consent('police', 'later')], ['police later']],
    ['two lawyers are two answers', {}, [consent('lawyer', 'yes', 'A'), consent('lawyer', 'no', 'B')], ['lawyer A yes', 'lawyer B no']],
    ['an answer to another question says nothing', {}, [later({ to: 'question', letter: 'q', say: 'yes' })], []],
  ])('%s', (_, answers, letters, expected) => {
    const shares = sharesIn(first(answers), letters).map(({ who, name, say }) => [who, name, say].filter(Boolean).join(' '));
    expect(shares).toEqual(expected);
  });
});

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
  v: 1,
  kind: 'plan',
  direction: 'to-person',
  mailbox: 'm'.repeat(64),
  letter: 'l'.repeat(64),
  reply_secret: 's'.repeat(64),
  plan,
});

describe('the overview as a letter', () => {
  it('what is said to fit does fit a letter, in every script', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        if (planFits(plan)) expect(new TextEncoder().encode(padded(letterOf(plan), LETTER_BYTES)).length).toBe(LETTER_BYTES);
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

  it('is believed only for its own box, under its own id, with the secret that only the desk knows', () => {
    const plan = { ...emptyPlan, agreements: ['We call you.'] };
    const expected = { mailbox: 'm'.repeat(64), letter: 'l'.repeat(64), replySecret: 's'.repeat(64) };
    expect(planIn(letterOf(plan), expected)).toEqual(plan);
    for (const name of ['mailbox', 'letter', 'replySecret'] as const)
      expect(planIn(letterOf(plan), { ...expected, [name]: 'other' })).toBeNull();
    expect(planIn({ ...letterOf(plan), kind: 'reply' }, expected)).toBeNull();
    expect(planIn(letterOf({ ...plan, pages: ['../../elsewhere'] }), expected)).toBeNull();
    expect(planIn(null, expected)).toBeNull();
  });
});
