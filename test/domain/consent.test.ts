// One ledger of consent: what counts as a yes, for whom, about what, from when; and everything that moves a letter asks it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Consent, consentFor, consentsIn, partiesIn, sharesIn, standingIn } from '#domain/consent/consent';
import { sharedThings, sharedWith, taps } from '#domain/letter/letter';
import { SHARES_MAX } from '#domain/letter/plan';
import { heardAloud, lettersOf, tappedConsent } from '../consents.ts';
import { files } from '../content/texts.ts';

const says = (line: string): string => {
  const [answers, taps] = line.split('|');
  const first = answers?.trim() ? { share: answers.trim().split(' ') } : {};
  const letters = (taps ?? '').split(',').flatMap((each) => (each.trim() ? [tappedConsent(each.trim())] : []));
  return sharesIn(consentsIn(lettersOf(first, letters)))
    .map(({ who, name, say }) => [who, name, say].filter(Boolean).join(' '))
    .join(', ');
};

describe('what stands in the ledger', () => {
  it.each([
    ['nothing was asked or said', '', ''],
    ['two parties in the first letter', 'shelter count', 'shelter yes, count yes'],
    ['a later no takes the yes back, and stays visible', 'shelter | shelter needs no', 'shelter no'],
    ['a later yes takes the no back', '| shelter needs no, shelter needs yes', 'shelter yes'],
    ['“later” is no yes', '| police needs later', 'police later'],
    ['two lawyers are two answers', '| lawyer needs yes A, lawyer needs no B', 'lawyer A yes, lawyer B no'],
  ])('%s', (_why, said, stands) => {
    expect(says(said)).toBe(stands);
  });

  it('knows the day, the way and the letter of each word, and who heard it', () => {
    const shown = lettersOf({ share: ['lawyer'] }, [tappedConsent('shelter letters yes'), heardAloud('doctor contact no', 'interpreter')]);
    expect(consentsIn(shown).map(({ who, day, source, by }) => [who, day, source, by])).toEqual([
      ['lawyer', '2026-11-01', 'form', ''],
      ['shelter', '2026-11-02', 'tap', ''],
      ['doctor', '2026-10-20', 'interpreter', 'Anna'],
    ]);
  });

  it('a consent to be contacted, told to a professional, is not about sharing', () => {
    expect(consentsIn(lettersOf({ agreed_to: ['contact', 'lawyer'] }, [])).map(({ who, source }) => [who, source])).toEqual([
      ['lawyer', 'professional'],
    ]);
  });

  it('holds no word of a letter that another than this person or this desk wrote', () => {
    for (const forged of [tappedConsent('shelter letters yes'), heardAloud('desk letters yes', 'voice')])
      expect(consentsIn(lettersOf({}, [{ ...forged, proof: { text: '', hash: '', signature: '', signed: false, box: null } }]))).toEqual(
        [],
      );
  });

  it('keeps the newest of it for the overview', () => {
    const many = Array.from({ length: SHARES_MAX + 3 }, (_, index) => tappedConsent(`lawyer needs yes n${index}`));
    const kept = sharesIn(consentsIn(lettersOf({}, many)));
    expect([kept.length, kept.at(-1)?.name]).toEqual([SHARES_MAX, `n${SHARES_MAX + 2}`]);
  });
});

type Row = [may: boolean, said: string, party: string, what: 'letters' | 'contact' | 'needs', why: string];
describe('a yes covers', () => {
  it.each<Row>([
    [false, 'shelter', 'shelter', 'letters', 'looking for a place is not the letters'],
    [true, 'shelter', 'shelter', 'needs', 'looking for a place is what somebody needs'],
    [false, 'shelter', 'shelter', 'contact', 'nor is it how to reach them'],
    [true, '| shelter letters yes', 'shelter', 'needs', 'the letters hold what somebody needs'],
    [true, '| shelter letters yes', 'shelter', 'contact', 'and how to reach them'],
    [false, '| shelter letters yes, shelter contact no', 'shelter', 'contact', 'unless they said no to that'],
    [false, '| shelter contact no, shelter letters yes', 'shelter', 'contact', 'also before'],
    [true, '| shelter letters yes, shelter contact no', 'shelter', 'letters', 'and the letters stay'],
    [false, '| shelter letters yes, shelter needs no', 'shelter', 'letters', 'a no to less, said later, is one to more'],
    [true, '| shelter needs no, shelter letters yes', 'shelter', 'letters', 'a yes to more after a no to less'],
    [false, '| desk letters yes Utrecht', 'desk', 'letters', 'one desk is not any desk'],
    [true, '| desk letters yes Utrecht', 'desk  UTRECHT', 'letters', 'the one it names, however written'],
    [false, '| desk letters yes Utrecht', 'desk Almere', 'letters', 'and no other'],
    [true, '| desk letters yes', 'desk Almere', 'letters', 'any desk is this one'],
    [false, '| desk letters yes, desk letters no Almere', 'desk Almere', 'letters', 'but not the one they said no to'],
    [true, '| desk letters yes, desk letters no Almere', 'desk Utrecht', 'letters', 'which is none to another'],
    [false, '| desk letters yes, desk letters no Almere', 'desk', 'letters', 'and then it must be named'],
    [false, '| desk letters yes Utrecht, desk letters no', 'desk Utrecht', 'letters', 'a no to any is one to each'],
    [false, '| shelter letters yes', 'doctor', 'letters', 'another party'],
    [false, '| shelter letters later', 'shelter', 'letters', 'later is no yes'],
  ])('%s: %s; %s, %s: %s', (may, said, party, what) => {
    const [answers, letters] = said.split('|');
    const shown = lettersOf(
      answers?.trim() ? { share: answers.trim().split(' ') } : {},
      (letters ?? '').split(',').flatMap((each) => (each.trim() ? [tappedConsent(each.trim())] : [])),
    );
    const [who, ...names] = party.split(/\s+/);
    expect(consentFor(consentsIn(shown), who as Consent['who'], names, what) !== null).toBe(may);
  });

  it('a yes to another desk is used up by handing over: the next desk cannot see that it was asked', () => {
    const shown = lettersOf({}, [tappedConsent('desk letters yes')]);
    expect(consentFor(consentsIn(shown), 'desk', ['next'], 'letters')).not.toBeNull();
    const atNext = shown.map((each) => (each.content?.kind === 'reply' ? { ...each, content: null } : each));
    expect(consentFor(consentsIn(atNext), 'desk', ['next'], 'letters')).toBeNull();
  });

  it('said aloud counts like a tap, and the next tap takes it back', () => {
    const heard = heardAloud('desk letters yes', 'voice');
    expect(consentFor(consentsIn(lettersOf({}, [heard])), 'desk', ['any'], 'letters')?.by).toBe('Anna');
    expect(consentFor(consentsIn(lettersOf({}, [heard, tappedConsent('desk letters no')])), 'desk', ['any'], 'letters')).toBeNull();
  });
});

const anyConsent: fc.Arbitrary<Consent> = fc.record({
  what: fc.constantFrom(...sharedThings),
  who: fc.constantFrom(...sharedWith),
  name: fc.constantFrom('', 'A', 'B'),
  say: fc.constantFrom(...taps),
  day: fc.constant('2026-11-01'),
  source: fc.constantFrom('form' as const, 'tap' as const),
  letter: fc.string({ minLength: 1, maxLength: 3 }),
  by: fc.constant(''),
});

describe('in every history', () => {
  it('nothing is covered without a yes, and a no to everything of a party leaves nothing covered', () => {
    fc.assert(
      fc.property(fc.array(anyConsent), fc.constantFrom(...sharedWith), fc.constantFrom('A', 'B'), (history, who, name) => {
        for (const what of sharedThings) {
          const yes = consentFor(history, who, [name], what);
          if (yes) expect([yes.say, yes.who, ['', name].includes(yes.name)]).toEqual(['yes', who, true]);
          const noes = sharedThings.map(
            (each): Consent => ({ ...history[0], what: each, who, name: '', say: 'no', day: '', source: 'tap', letter: 'n', by: '' }),
          );
          expect(consentFor([...history, ...noes], who, [name], what)).toBeNull();
        }
      }),
    );
  });

  it('who is named as a party may get something, and says which letter allows it', () => {
    fc.assert(
      fc.property(fc.array(anyConsent), (history) => {
        for (const { who, name, things, letter } of partiesIn(history)) {
          expect(things.length).toBeGreaterThan(0);
          expect(standingIn(history).some((each) => each.letter === letter && each.say === 'yes')).toBe(true);
          for (const what of things) expect(consentFor(history, who, name === '' ? [] : [name], what)).not.toBeNull();
        }
      }),
    );
  });
});

it('nothing at the desk reads a tap about sharing but the ledger, and what commits a letter to it', () => {
  const reading = files('src/{domain,browser}/**/*.{ts,tsx}').filter((path) => /to\s*[!=]==\s*'consent'/.test(readFileSync(path, 'utf8')));
  expect(reading.filter((path) => !/(answers\.tsx|domain\/letter\/letter\.ts)$/.test(path))).toEqual(['src/domain/consent/consent.ts']);
});
