// A summary for others holds what the person said yes to and nothing else, in the order of CoMensha's registration.
import { describe, expect, it } from 'vitest';
import { consentsIn, partiesIn } from '#domain/consent/consent';
import { questions } from '#domain/letter/referral';
import { keptAtDesk, kindFrom, type Scope, scopesOf, summaryOf, summaryParts, summaryRows } from '#domain/consent/summary';
import { firstWith, lettersOf, tappedConsent } from '../consents.ts';

const first = firstWith;
const parties = (answers: Parameters<typeof firstWith>[0], taps: string[]) =>
  partiesIn(consentsIn(lettersOf(answers, taps.map(tappedConsent))));
/** Everything that can be answered, each with a word of its own. */
const everything = Object.fromEntries(questions.map(({ name }) => [name, `<${name}>`]));
const added = { kind: 'advice', unit: 'limburg', group: 'third', form: 'labour', origin: '<origin>', sector: '<sector>' };
const names = (open: readonly Scope[]): string[] => summaryOf(first(everything), added, open).map(({ name }) => name);

describe('who may get a summary', () => {
  it('is nobody before a yes', () => {
    expect([parties({ need: 'tonight' }, []), parties({}, ['shelter needs no'])]).toEqual([[], []]);
  });

  it('is whom the first letter names, and whom a tap allowed, with the letter that says so', () => {
    expect(parties({ share: ['shelter'] }, ['records letters yes', 'records contact yes'])).toEqual([
      { who: 'shelter', name: '', things: ['needs'], letter: 'first' },
      { who: 'records', name: '', things: ['letters', 'contact', 'needs'], letter: 'records contact yes' },
    ]);
  });

  it.each(['no', 'later'])('is nobody any more when the newest answer is “%s”', (say) => {
    expect(parties({}, ['lawyer needs yes', `lawyer needs ${say}`])).toEqual([]);
  });

  it('keeps two houses of the same kind apart', () => {
    expect(parties({}, ['shelter needs yes Huis A', 'shelter needs no Huis B']).map(({ name }) => name)).toEqual(['Huis A']);
  });
});

describe('what goes along', () => {
  it.each<[what: string, who: 'count' | 'shelter', things: ('letters' | 'contact' | 'needs')[], scopes: Scope[]]>([
    ['needs', 'shelter', ['needs'], ['count', 'needs']],
    ['contact alone', 'shelter', ['contact'], ['contact']],
    ['needs and contact', 'shelter', ['needs', 'contact'], ['count', 'needs', 'contact']],
    ['the letters, which hold it all', 'shelter', ['letters', 'contact', 'needs'], ['count', 'letters', 'contact', 'needs']],
    ['the letters, but not how to reach somebody', 'shelter', ['letters', 'needs'], ['count', 'letters', 'needs']],
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
