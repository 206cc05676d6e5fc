// A summary for others holds what the person said yes to and nothing else, in the order of CoMensha's registration.
import { describe, expect, it } from 'vitest';
import type { PersonLetter, ReferralLetter } from '#domain/letter';
import { saidIn } from '#domain/plan';
import { questions } from '#domain/referral';
import { keptAtDesk, kindFrom, partiesIn, type Scope, scopesOf, summaryOf, summaryParts, summaryRows } from '#domain/summary';

const first = (answers: ReferralLetter['answers']): ReferralLetter => ({
  v: 1,
  kind: 'referral',
  direction: 'to-desk',
  mailbox: 'm',
  letter: 'first',
  recipient: 'age1',
  reply_secret: 's',
  do_not_call: false,
  answers,
});
type Consent = Extract<PersonLetter['answer'], { to: 'consent' }>;
const tapped = (letter: string, consent: Omit<Consent, 'to' | 'letter'>): PersonLetter => ({
  v: 1,
  kind: 'letter',
  direction: 'to-desk',
  mailbox: 'm',
  letter,
  reply_secret: 's',
  text: '',
  answer: { to: 'consent', letter: 'asked', ...consent },
});
/** Everything that can be answered, each with a word of its own. */
const everything = Object.fromEntries(questions.map(({ name }) => [name, `<${name}>`]));
const added = { kind: 'advice', unit: 'limburg', group: 'third', form: 'labour', origin: '<origin>', sector: '<sector>' };
const names = (open: readonly Scope[]): string[] => summaryOf(first(everything), added, open).map(({ name }) => name);

describe('who may get a summary', () => {
  it('is nobody before a yes', () => {
    expect(partiesIn(saidIn(first({ need: 'tonight' }), []))).toEqual([]);
    expect(partiesIn(saidIn(first({}), [tapped('a', { what: 'needs', who: 'shelter', name: '', say: 'no' })]))).toEqual([]);
  });

  it('is whom the first letter names, and whom a tap allowed, with the letter that says so', () => {
    const later = [
      tapped('a', { what: 'letters', who: 'records', name: '', say: 'yes' }),
      tapped('b', { what: 'contact', who: 'records', name: '', say: 'yes' }),
    ];
    expect(partiesIn(saidIn(first({ share: ['shelter'] }), later))).toEqual([
      { who: 'shelter', name: '', things: ['needs'], letter: 'first' },
      { who: 'records', name: '', things: ['letters', 'contact'], letter: 'b' },
    ]);
  });

  it.each(['no', 'later'] as const)('is nobody any more when the newest answer is “%s”', (say) => {
    const later = [
      tapped('a', { what: 'needs', who: 'lawyer', name: '', say: 'yes' }),
      tapped('b', { what: 'needs', who: 'lawyer', name: '', say }),
    ];
    expect(partiesIn(saidIn(first({}), later))).toEqual([]);
  });

  it('keeps two houses of the same kind apart', () => {
    const later = [
      tapped('a', { what: 'needs', who: 'shelter', name: 'Huis A', say: 'yes' }),
      tapped('b', { what: 'needs', who: 'shelter', name: 'Huis B', say: 'no' }),
    ];
    expect(partiesIn(saidIn(first({}), later)).map(({ name }) => name)).toEqual(['Huis A']);
  });
});

describe('what goes along', () => {
  it.each<[what: string, who: 'count' | 'shelter', things: ('letters' | 'contact' | 'needs')[], scopes: Scope[]]>([
    ['needs', 'shelter', ['needs'], ['count', 'needs']],
    ['contact alone', 'shelter', ['contact'], ['contact']],
    ['needs and contact', 'shelter', ['needs', 'contact'], ['count', 'needs', 'contact']],
    ['the letters are all of it', 'shelter', ['letters'], ['count', 'letters', 'contact', 'needs']],
    ['CoMensha counts, whatever was said beside it', 'count', ['letters', 'contact'], ['count']],
  ])('with a yes to %s', (_what, who, things, scopes) => {
    expect(scopesOf({ who, things })).toEqual(scopes);
  });

  it('for counting is nothing that leads to anybody', () => {
    expect(names(['count'])).toEqual(['kind', 'way', 'unit', 'gender', 'age', 'group', 'origin', 'form', 'sector']);
  });

  it('with a yes to needs alone has no way to reach anybody and no word of theirs', () => {
    const shown = names(['count', 'needs']);
    for (const name of ['contact_at', 'their_contact', 'ask_for', 'words', 'seen', 'seen_at']) expect(shown).not.toContain(name);
    expect(shown).toContain('need');
  });

  it('never holds what concerns the desk alone', () => {
    const all = names(['count', 'needs', 'contact', 'letters']);
    for (const name of keptAtDesk) expect(all).not.toContain(name);
  });

  it('has a place for every question, or a reason why not', () => {
    const placed = new Set<string>([...summaryRows.map(([, name]) => name), ...keptAtDesk]);
    expect(questions.map(({ name }) => name).filter((name) => !placed.has(name))).toEqual([]);
  });

  it('stands in the order of the registration, and leaves out what was not answered', () => {
    const order = summaryOf(first({ need: 'soon', age: '23-plus', company: [] }), { kind: 'shelter', unit: '' }, ['count', 'needs']);
    expect(order.map(({ part, name }) => `${part} ${name}`)).toEqual(['file kind', 'report way', 'person age', 'shelter need']);
    const parts = summaryRows.map(([part]) => summaryParts.indexOf(part));
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
  });
});

it.each([
  ['tonight', 'shelter'],
  ['soon', 'shelter'],
  ['lawyer', 'advice'],
  ['unknown', 'registration'],
  [undefined, 'registration'],
])('somebody who asks for %s is first taken for a file of the kind %s', (need, kind) => {
  expect(kindFrom(need === undefined ? {} : { need })).toBe(kind);
});
