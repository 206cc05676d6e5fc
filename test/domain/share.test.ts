// Who may be given one letter by name, under which yes, and which part of it goes: never more than what was said yes to.
import { describe, expect, it } from 'vitest';
import { consentsIn } from '#domain/consent/consent';
import { coversIn, givenPart, mayInterpret, mayKeep } from '#domain/consent/share';
import { roles } from '#domain/desk/member';
import { questions } from '#domain/letter/referral';
import { firstWith, lettersOf, tappedConsent } from '../consents.ts';

const ledger = (answers: Parameters<typeof firstWith>[0], taps: string[]) => consentsIn(lettersOf(answers, taps.map(tappedConsent)));
const covers = (answers: Parameters<typeof firstWith>[0], taps: string[] = []): string[] =>
  coversIn(ledger(answers, taps)).map(({ who, name, things }) => [who, name, things.join('+')].filter(Boolean).join(' '));
/** Everything that can be answered, each with a word of its own. */
const everything = firstWith(Object.fromEntries(questions.map(({ name }) => [name, `<${name}>`])));

describe('a care provider may be given something', () => {
  it.each<[taps: string[], share: string[], under: string[], why: string]>([
    [[], [], [], 'nothing was asked or said'],
    [[], ['shelter'], ['shelter needs'], 'a yes in the form is about a place'],
    [[], ['lawyer', 'count', 'police'], [], 'a yes to others only'],
    [['shelter letters yes'], [], ['shelter letters+contact+needs'], 'a yes to the letters by tap'],
    [['doctor letters yes Huis A'], [], ['doctor Huis A letters+contact+needs'], 'a yes to one doctor by name'],
    [['shelter contact yes'], [], [], 'how to reach somebody is never given'],
    [['shelter letters later'], [], [], 'later is no yes'],
    [['shelter needs no'], ['shelter'], [], 'a no after the form'],
    [['shelter letters no'], ['shelter'], ['shelter needs'], 'a no to the letters leaves looking for a place'],
    [['shelter letters yes', 'shelter letters no'], [], [], 'a no after a yes'],
    [['doctor letters no'], ['shelter'], ['shelter needs'], 'a no to a doctor is none to a shelter'],
  ])('after %j, with %j in the form, under %j: %s', (taps, share, under) => {
    expect(covers({ share }, taps)).toEqual(under);
  });

  it('and keeps it as long as that very yes stands', () => {
    const asked = (taps: string[]) => mayKeep('provider', 'shelter letters yes', firstWith({}), ledger({ share: ['shelter'] }, taps));
    expect([asked(['shelter letters yes']), asked(['shelter letters yes', 'shelter letters no']), asked([])]).toEqual([true, false, false]);
    expect(mayKeep('provider', null, firstWith({}), ledger({ share: ['shelter'] }, []))).toBe(false);
  });
});

describe('what goes', () => {
  const parts = (share: string[], taps: string[]) => givenPart(everything, coversIn(ledger({ share }, taps))[0] ?? null);
  const reach = ['contact', 'contact_at', 'their_contact', 'days', 'from', 'to', 'avoid', 'if_other', 'ask_for', 'avoid_more'];

  it('with a yes to looking for a place: what somebody needs, and not one word of their own', () => {
    const { answers } = parts(['shelter'], []) ?? { answers: {} };
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(['need', 'company', 'language', 'place']));
    for (const name of ['words', 'seen', 'seen_at', 'share', 'agreed_to', ...reach]) expect(answers).not.toHaveProperty(name);
    expect(givenPart(tappedConsent('police needs no'), coversIn(ledger({ share: ['shelter'] }, []))[0] ?? null)).toBeNull();
  });

  it('with a yes to the letters: their words too, but never how to reach them', () => {
    const { answers } = parts([], ['shelter letters yes']) ?? { answers: {} };
    expect(answers).toHaveProperty('words', '<words>');
    for (const name of reach) expect(answers).not.toHaveProperty(name);
  });
});

describe('others', () => {
  it('an interpreter may, unless the person wants none', () => {
    expect([{}, { interpreter: ['woman', 'phone'] }, { interpreter: ['no'] }].map((answers) => mayInterpret(firstWith(answers)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(mayKeep('interpreter', null, firstWith({ interpreter: 'no' }), [])).toBe(false);
  });

  it('nobody else keeps a letter that is given by name', () => {
    const rest = roles.filter((role) => role !== 'provider' && role !== 'interpreter');
    const under = ledger({}, ['shelter letters yes']);
    expect(rest.filter((role) => mayKeep(role, 'never', firstWith({}), under))).toEqual([]);
  });
});
