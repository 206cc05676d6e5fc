// A letter at the desk is shown as a person's only when it is: in its own box, under its own id, with the secret of the first letter.
import { describe, expect, it } from 'vitest';
import type { ThreadRow } from '#domain/desk-answer';
import type { DeskLetter, PersonLetter, ReferralLetter } from '#domain/letter';
import { firstIn, shownIn } from '#domain/thread';

const mailbox = 'm'.repeat(64);
const secret = 's'.repeat(64);
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
const first: ReferralLetter = {
  v: 1,
  kind: 'referral',
  direction: 'to-desk',
  mailbox,
  letter: 'first',
  recipient: 'age1x',
  reply_secret: secret,
  do_not_call: false,
  answers: { need: 'talk' },
};
const later: PersonLetter = { v: 1, kind: 'letter', direction: 'to-desk', mailbox, letter: 'later', reply_secret: secret, text: 'yes' };
const reply: DeskLetter = { v: 1, kind: 'reply', direction: 'to-person', mailbox, letter: 'ours', reply_secret: secret, text: 'ok' };
const kinds = (rows: ThreadRow[], opened: unknown[]): (string | null)[] =>
  shownIn(rows, opened, mailbox).map(({ content, isForeign }) => (isForeign ? 'foreign' : (content?.kind ?? null)));

describe('the letters of one person', () => {
  it('are shown in their order, with those of the desk between them', () => {
    const rows = [row('first'), row('ours', { direction: 'to-person' }), row('later')];
    expect(kinds(rows, [first, reply, later])).toEqual(['referral', 'reply', 'letter']);
  });

  it.each<[why: string, opened: unknown, kind: string | null]>([
    ['one with another secret is foreign', { ...later, reply_secret: 'f'.repeat(64) }, 'foreign'],
    ['one with an empty secret is foreign', { ...later, reply_secret: '' }, 'foreign'],
    [
      'a yes by somebody else is foreign, whatever it says',
      { ...later, reply_secret: 'x', answer: { to: 'closing', say: 'yes' } },
      'foreign',
    ],
    ['a second first letter with another secret is foreign', { ...first, letter: 'later', reply_secret: 'x' }, 'foreign'],
    ['one without any secret is no letter', { ...later, reply_secret: undefined }, null],
    ['one from another box is no letter', { ...later, mailbox: 'n'.repeat(64) }, null],
    ['one under another id is no letter', { ...later, letter: 'other' }, null],
    ['one that goes the other way is no letter', reply, null],
    ['one that does not open is no letter', null, null],
  ])('%s', (_why, opened, kind) => {
    expect(kinds([row('first'), row('later')], [first, opened])).toEqual(['referral', kind]);
  });

  it('without a first letter that opens are shown as they are, and nobody can answer', () => {
    const shown = shownIn([row('first'), row('later')], [null, later], mailbox);
    expect(firstIn(shown)).toBeNull();
    expect(shown.map(({ content }) => content?.kind ?? null)).toEqual([null, 'letter']);
  });
});
