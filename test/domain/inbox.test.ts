// The order of the desk's list, as a table: what cannot wait first, what looks automatic last, and letters that are not what they say.
import { describe, expect, it } from 'vitest';
import type { InboxRow } from '#domain/desk-answer';
import { letterIn, type OpenedLetter, peopleIn } from '#domain/inbox';
import type { ReferralLetter } from '#domain/letter';

const row = (mailbox: string, extra: Partial<InboxRow> = {}): InboxRow => ({
  mailbox,
  letter: `${mailbox}-1`,
  urgent: 0,
  marked: 0,
  written_on: '2026-11-20',
  read_on: null,
  answered: 0,
  look_again_on: null,
  muted_on: null,
  closed_on: null,
  put_aside: 0,
  ...extra,
});
const letter = (mailbox: string, answers: ReferralLetter['answers'] = {}): ReferralLetter => ({
  v: 1,
  kind: 'referral',
  direction: 'to-desk',
  mailbox,
  letter: `${mailbox}-1`,
  recipient: 'age1x',
  reply_secret: 's',
  do_not_call: false,
  answers,
});
const opened = (...letters: ReferralLetter[]): Map<string, OpenedLetter> =>
  new Map(letters.map((content) => [content.letter, { mailbox: content.mailbox, letter: content.letter, content }]));
const names = (
  rows: InboxRow[],
  letters: Map<string, OpenedLetter> = new Map(),
  order: Parameters<typeof peopleIn>[3] = 'urgency',
): string[] => peopleIn(rows, letters, '2026-11-24', order).map(({ mailbox }) => mailbox);

describe('the order of the list', () => {
  it('is urgent, new, due, read, answered, automatic, muted, rounded off', () => {
    const rows = [
      row('done', { read_on: '2026-11-21', closed_on: '2026-11-22' }),
      row('muted', { muted_on: '2026-11-22' }),
      row('automatic', { marked: 1 }),
      row('answered', { read_on: '2026-11-21', answered: 1 }),
      row('read', { read_on: '2026-11-21' }),
      row('due', { read_on: '2026-11-21', answered: 1, look_again_on: '2026-11-24' }),
      row('new'),
      row('urgent', { urgent: 1, read_on: '2026-11-21' }),
    ];
    expect(names(rows)).toEqual(['urgent', 'new', 'due', 'read', 'answered', 'automatic', 'muted', 'done']);
  });

  it('puts “tonight” and danger first, also when only the letter inside says so, and until it was answered', () => {
    const letters = opened(letter('inside', { danger: 'yes' }), letter('before'));
    expect(names([row('before'), row('inside')], letters)).toEqual(['inside', 'before']);
    expect(names([row('before'), row('inside', { answered: 1, read_on: '2026-11-21' })], letters)).toEqual(['before', 'inside']);
  });

  it('never calls an urgent letter automatic, muted or junk', () => {
    const [person] = peopleIn([row('x', { urgent: 1, marked: 1, muted_on: '2026-11-22' })], opened(letter('x')), '2026-11-24', 'urgency');
    expect(person).toMatchObject({ urgent: true, marked: false, muted: false, junk: [] });
    const [inside] = peopleIn([row('x', { marked: 1 })], opened(letter('x', { need: 'tonight' })), '2026-11-24', 'urgency');
    expect(inside?.junk).toEqual([]);
  });

  it('calls nothing junk before it was opened here', () => {
    expect(peopleIn([row('x', { marked: 1 })], new Map(), '2026-11-24', 'urgency')[0]?.junk).toEqual([]);
    expect(peopleIn([row('x', { marked: 1 })], opened(letter('x')), '2026-11-24', 'urgency')[0]?.junk).toHaveLength(1);
  });

  it('can be by language, place, company or contact, within what cannot wait', () => {
    const letters = opened(
      letter('a', { language: 'ro' }),
      letter('b', { language: 'ar' }),
      letter('c', {}),
      letter('d', { language: 'vi', need: 'tonight' }),
    );
    expect(
      names(
        ['a', 'b', 'c', 'd'].map((name) => row(name)),
        letters,
        'language',
      ),
    ).toEqual(['d', 'b', 'a', 'c']);
  });

  it('is the longest waiting first, and one line a person however many letters', () => {
    const later = row('b', { letter: 'b-2', written_on: '2026-11-23' });
    expect(names([row('a', { written_on: '2026-11-22' }), row('b', { written_on: '2026-11-21' }), later])).toEqual(['b', 'a']);
  });
});

describe('an opened letter', () => {
  it('is one only in its own box and under its own id', () => {
    const own = letter('a');
    expect(letterIn(own, { mailbox: 'a', letter: 'a-1' })).toEqual(own);
    expect(letterIn(own, { mailbox: 'b', letter: 'a-1' })).toBeNull();
    expect(letterIn(own, { mailbox: 'a', letter: 'a-2' })).toBeNull();
    for (const strange of [null, 'x', {}, { ...own, kind: 'reply' }, { ...own, reply_secret: 7 }])
      expect(letterIn(strange, { mailbox: 'a', letter: 'a-1' })).toBeNull();
  });
});
