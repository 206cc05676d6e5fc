// A letter at the desk is shown as a person's only when it is: in its own box, under its own id, by its keys, and at its place.
import { describe, expect, it } from 'vitest';
import type { Removal } from '#domain/box/box';
import type { ThreadRow } from '#domain/desk/desk-answer';
import type { DeskLetter, PersonLetter, ReferralLetter } from '#domain/letter/letter';
import { firstIn, isNewestLost, lastOf, seenIn, shownIn, yesIn } from '#domain/letter/thread';
import { deskFrame, hashOf, personFrame, signers } from '../frames.ts';

const mailbox = 'c'.repeat(64);
const row = (letter: string, extra: Partial<ThreadRow> = {}): ThreadRow => ({
  letter,
  direction: 'to-desk',
  written_on: '2026-11-20',
  read_on: null,
  waiting: 0,
  plan: 0,
  sealed: '',
  ...extra,
});
const ours = (letter: string): ThreadRow => row(letter, { direction: 'to-person' });
const first: ReferralLetter = { ...personFrame(mailbox), kind: 'referral', letter: 'first', do_not_call: false, answers: { need: 'talk' } };
const nth = (number: number, extra: Partial<PersonLetter> = {}): PersonLetter => ({
  ...personFrame(mailbox, number),
  ...{ kind: 'letter', letter: `letter ${number}`, seen: null, text: `words ${number}` },
  ...extra,
});
const later = nth(2, { letter: 'later' });
const reply = (number: number, seen = 1): DeskLetter => ({
  ...deskFrame(mailbox, number),
  ...{ kind: 'reply', letter: `ours ${number}`, text: 'ok' },
  seen: { number: seen, hash: hashOf(seen) },
});
const foreign = { text: '', hash: '', signature: '', signed: false, box: mailbox };
const expected = { mailbox, signers, removed: [] as Removal[] };
const shown = (letters: (ReferralLetter | PersonLetter | DeskLetter)[], removed: Removal[] = []) =>
  shownIn(
    letters.map(({ letter, direction }) => row(letter, { direction })),
    letters,
    { ...expected, removed },
  );
const kinds = (rows: ThreadRow[], opened: unknown[]): (string | null)[] =>
  shownIn(rows, opened, expected).map(({ content, isForeign }) => (isForeign ? 'foreign' : (content?.kind ?? null)));
const faults = (letters: (ReferralLetter | PersonLetter | DeskLetter)[], removed: Removal[] = []) =>
  shown(letters, removed).map(({ fault }) => fault);
const gone = (number: number, desk = ''): Removal => ({
  ...{ letter: `gone ${number}`, direction: desk === '' ? 'to-desk' : 'to-person', desk, number, hash: hashOf(number), signed: '' },
});

describe('the letters of one person', () => {
  it('are shown in their order, with those of the desk between them', () => {
    expect(kinds([row('first'), ours('ours 1'), row('later')], [first, reply(1), later])).toEqual(['referral', 'reply', 'letter']);
  });

  it.each<[why: string, opened: unknown, kind: string | null]>([
    ['one that nobody signed is foreign', { ...later, proof: undefined }, 'foreign'],
    ['one that its key did not sign is foreign', { ...later, proof: foreign }, 'foreign'],
    ['one by the keys of another box is foreign', { ...later, proof: { ...later.proof, box: 'e'.repeat(64) } }, 'foreign'],
    ['a yes by somebody else is foreign, whatever it says', { ...later, proof: foreign, answer: { to: 'closing', say: 'yes' } }, 'foreign'],
    ['a second first letter by other keys is foreign', { ...first, letter: 'later', proof: foreign }, 'foreign'],
    ['one of the version before is no letter of theirs', { ...later, v: 1 }, 'foreign'],
    ['one from another box is no letter of theirs', { ...later, mailbox: 'n'.repeat(64) }, 'foreign'],
    ['one under another id is no letter of theirs', { ...later, letter: 'other' }, 'foreign'],
    ['one that goes the other way is no letter of theirs', reply(1), 'foreign'],
    ['one that is no letter at all is none', { words: 'hello' }, null],
    ['one that does not open is no letter', null, null],
  ])('%s', (_why, opened, kind) => {
    expect(kinds([row('first'), row('later')], [first, opened])).toEqual(['referral', kind]);
  });

  it('a letter in the desk’s own name by another key is foreign too: anybody can seal to a public key', () => {
    for (const forged of [
      { ...reply(1), by: 'e'.repeat(64) },
      { ...reply(1), proof: foreign },
      { ...reply(1), desk: 'elsewhere' },
    ])
      expect(kinds([row('first'), ours('ours 1')], [first, forged])).toEqual(['referral', 'foreign']);
  });

  it('without a first letter that opens are shown as they are, and nobody can answer', () => {
    const seen = shownIn([row('first'), row('later')], [null, later], expected);
    expect(firstIn(seen)).toBeNull();
    expect(seen.map(({ content, fault }) => [content?.kind ?? null, fault])).toEqual([
      [null, null],
      ['letter', 'missing'],
    ]);
  });
});

describe('the place of a letter', () => {
  it.each<[why: string, letters: (ReferralLetter | PersonLetter | DeskLetter)[], removed: Removal[], found: (string | null)[]]>([
    ['in a row, nothing is wrong', [first, reply(1), nth(2), nth(3), reply(2, 3)], [], [null, null, null, null, null]],
    ['one is missing', [first, nth(3)], [], [null, 'missing']],
    ['one was removed by the person', [first, nth(3)], [gone(2)], [null, null]],
    ['one was removed, another is missing', [first, nth(4)], [gone(2)], [null, 'missing']],
    ['the newest stands before an older one', [first, nth(3), nth(2)], [], [null, 'missing', 'order']],
    ['one stands there twice', [first, nth(2), nth(2)], [], [null, null, 'order']],
    ['one follows another letter than the one before it', [first, nth(2, { previous: hashOf(7) })], [], [null, 'other']],
    ['one follows another hash than that of the removed one', [first, nth(3)], [{ ...gone(2), hash: hashOf(9) }], [null, 'other']],
    ['an answer of the desk is missing', [first, reply(2)], [], [null, 'missing']],
    ['an answer of the desk was removed by the person', [first, reply(2)], [gone(1, 'demo')], [null, null]],
    ['a removal at another desk excuses nothing', [first, reply(2)], [gone(1, 'elsewhere')], [null, 'missing']],
    ['an answer stands before the letter it had seen', [reply(1), first], [], ['order', null]],
    [
      'a letter stands before the answer it had seen',
      [first, nth(2, { seen: { desk: 'demo', number: 1, hash: hashOf(1) } }), reply(1)],
      [],
      [null, 'order', null],
    ],
  ])('%s', (_why, letters, removed, found) => {
    expect(faults(letters, removed)).toEqual(found);
  });

  it('is lost when an answer names a newer letter than any that is there, unless the person removed it', () => {
    expect(isNewestLost('demo', shown([first, reply(1, 2)]), [])).toBe(true);
    expect(isNewestLost('demo', shown([first, reply(1, 2)], [gone(2)]), [gone(2)])).toBe(false);
    expect(isNewestLost('demo', shown([first, reply(1, 1)]), [])).toBe(false);
    const saw = nth(2, { seen: { desk: 'demo', number: 1, hash: hashOf(1) } });
    expect(isNewestLost('demo', shown([first, saw]), [])).toBe(true);
    expect(isNewestLost('demo-deputy', shown([first, saw]), []), 'what another desk wrote').toBe(false);
  });

  it('is where the next letter of the desk goes on', () => {
    expect([lastOf('demo', shown([first]), []), seenIn(shown([first]))]).toEqual([null, { number: 1, hash: hashOf(1) }]);
    const all = shown([first, reply(1), nth(2)]);
    expect([lastOf('demo', all, []), seenIn(all)]).toEqual([
      { number: 1, hash: hashOf(1) },
      { number: 2, hash: hashOf(2) },
    ]);
    expect(lastOf('demo', all, [gone(2, 'demo')])).toEqual({ number: 2, hash: hashOf(2) });
  });
});

describe('a yes that is shown to the server', () => {
  const yes = nth(2, { text: '', answer: { to: 'consent', letter: 'x', say: 'yes', what: 'letters', who: 'desk', name: '' } });

  it('opens its own letter and every later one of the person, and nothing before', () => {
    expect(yesIn(shown([first, reply(1), yes, nth(3)]), yes.letter)).toEqual({
      letter: yes.letter,
      openings: [
        { letter: yes.letter, salt: yes.salt, sentences: [['2026-11-30', 'letters', 'desk', '', 'yes']] },
        { letter: 'letter 3', salt: yes.salt, sentences: [] },
      ],
    });
  });

  it('that the desk heard opens the letter that says so and every later one of the person; a letter that says nothing opens nothing', () => {
    const salt = 'b'.repeat(64);
    const heard = { what: 'letters', who: 'desk', name: '', say: 'yes', how: 'voice', by: 'Anna', on: '2026-11-29', salt } as const;
    const [content] = shown([reply(1)]).flatMap((each) => (each.content?.kind === 'reply' ? [each.content] : []));
    const letters = shown([first, reply(1), yes]).map((each) =>
      each.row.letter === 'ours 1' && content ? { ...each, content: { ...content, seen: { number: 1, hash: hashOf(1) }, heard } } : each,
    );
    expect(yesIn(letters, 'ours 1')).toEqual({
      letter: 'ours 1',
      openings: [
        { letter: 'ours 1', salt, sentences: [['2026-11-29', 'letters', 'desk', '', 'yes']] },
        { letter: yes.letter, salt: yes.salt, sentences: [['2026-11-30', 'letters', 'desk', '', 'yes']] },
      ],
    });
    expect(yesIn(shown([first, reply(1), yes]), 'ours 1')).toEqual({ letter: 'ours 1', openings: [] });
  });
});
