// Who may be given one letter by name: what the person said last counts, and nothing but a yes is one.
import { describe, expect, it } from 'vitest';
import { mayBeGiven } from '#domain/giving';
import type { PersonLetter, ReferralLetter, TappedAnswer } from '#domain/letter';
import { roles } from '#domain/member';

const first = (answers: ReferralLetter['answers']): ReferralLetter => ({
  v: 1,
  kind: 'referral',
  direction: 'to-desk',
  mailbox: 'a',
  letter: 'b',
  recipient: 'c',
  reply_secret: 'd',
  do_not_call: false,
  answers,
});
type Consent = Extract<TappedAnswer, { to: 'consent' }>;
/** `shelter letters no` reads: asked to share letters with a shelter, the person tapped no. */
function tapped(text: string): PersonLetter {
  const [who, what, say, name = ''] = text.split(' ') as [Consent['who'], Consent['what'], Consent['say'], string?];
  const answer: Consent = { to: 'consent', letter: 'x', who, what, say, name };
  return { v: 1, kind: 'letter', direction: 'to-desk', mailbox: 'a', letter: text, reply_secret: 's', text: '', answer };
}

describe('a care provider', () => {
  it.each<[may: boolean, answers: ReferralLetter['answers'], taps: string[], why: string]>([
    [false, {}, [], 'nothing was asked or said'],
    [true, { share: ['shelter'] }, [], 'a yes in the form'],
    [true, { agreed_to: ['contact', 'shelter'] }, [], 'a yes told to a professional'],
    [false, { share: ['lawyer', 'count', 'police'] }, [], 'a yes to others only'],
    [true, {}, ['shelter letters yes'], 'a yes by tap'],
    [true, {}, ['doctor letters yes'], 'a yes to a doctor by tap'],
    [false, {}, ['lawyer letters yes'], 'a yes to a lawyer'],
    [false, {}, ['shelter letters later'], 'later is no yes'],
    [false, {}, ['shelter needs yes'], 'what somebody needs is not their letters'],
    [false, {}, ['shelter contact yes'], 'nor is how to reach them'],
    [false, { share: ['shelter'] }, ['shelter letters no'], 'a no after the form'],
    [false, { share: ['shelter'] }, ['shelter letters no Boei'], 'a no to one shelter by name after a yes to any'],
    [false, { share: ['shelter'] }, ['shelter letters later'], 'later after the form'],
    [false, { share: ['shelter'] }, ['shelter needs no'], 'a no to telling a shelter what they need'],
    [true, { share: ['shelter'] }, ['shelter contact no'], 'a no to telling how to reach them: a letter given never tells'],
    [true, { share: ['shelter'] }, ['police letters no', 'lawyer letters no'], 'a no to others'],
    [false, {}, ['shelter letters yes', 'shelter letters no'], 'a no after a yes'],
    [true, {}, ['shelter letters no', 'shelter letters yes'], 'a yes after a no'],
    [true, { share: ['shelter'] }, ['doctor letters no'], 'a no to a doctor is none to a shelter'],
  ])('may be given a letter: %s; %o, then %s: %s', (may, answers, taps) => {
    expect(mayBeGiven('provider', first(answers), taps.map(tapped))).toBe(may);
  });
});

describe('others', () => {
  it('an interpreter may, unless the person wants none', () => {
    expect(mayBeGiven('interpreter', first({}), [])).toBe(true);
    expect(mayBeGiven('interpreter', first({ interpreter: ['woman', 'phone'] }), [])).toBe(true);
    expect(mayBeGiven('interpreter', first({ interpreter: ['no'] }), [tapped('shelter letters yes')])).toBe(false);
  });

  it('nobody else is ever given one by name', () => {
    const rest = roles.filter((role) => role !== 'provider' && role !== 'interpreter');
    expect(rest.filter((role) => mayBeGiven(role, first({ share: ['shelter'] }), []))).toEqual([]);
  });
});
