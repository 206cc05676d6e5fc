// A desk's letter is shown only when it is one: for this letter box, under its own id, by a key that the desk publishes.
import { describe, expect, it } from 'vitest';
import { LETTER_BYTES, padded } from '#domain/letter/envelope';
import {
  type Ask,
  canonicalLetter,
  type DeskLetter,
  deskLetter,
  LETTER_MAX,
  NAME_MAX,
  PersonLetter,
  ReferralLetter,
  sharedThings,
  sharedWith,
  tappedAnswer,
} from '#domain/letter/letter';
import { deskFrame, personFrame, SIGNER, signers } from '../frames.ts';

const expected = { mailbox: 'a'.repeat(64), letter: 'b'.repeat(64), signers };
const reply: DeskLetter = {
  ...deskFrame(expected.mailbox),
  kind: 'reply',
  letter: expected.letter,
  text: 'You can call us on Monday.',
};

/** The words of a letter, or null when it is not from the desk. */
const deskText = (content: unknown, own: typeof expected): string | null => deskLetter(content, own)?.text ?? null;

describe('a letter of the desk', () => {
  it('is shown with its text', () => {
    expect(deskText(reply, expected)).toBe('You can call us on Monday.');
  });

  it('without words is shown as an empty letter, not as a forged one', () => {
    expect(deskText({ ...reply, text: '' }, expected)).toBe('');
  });

  it('keeps line ends, quotes and every script as they were written', () => {
    const text = 'Dag,\n"morgen" \\ 10:00\nسلام 👋';
    expect(deskText(JSON.parse(JSON.stringify({ ...reply, text })), expected)).toBe(text);
  });

  it.each<[why: string, content: unknown]>([
    ['for another letter box', { ...reply, mailbox: 'd'.repeat(64) }],
    ['for this letter box in capitals', { ...reply, mailbox: expected.mailbox.toUpperCase() }],
    ['under the id of another letter', { ...reply, letter: 'd'.repeat(64) }],
    ['by a key that its desk does not publish', { ...reply, by: 'e'.repeat(64) }],
    ['by a key that did not sign it', { ...reply, proof: { ...reply.proof, signed: false } }],
    ['without a signature', { ...reply, proof: undefined }],
    ['by a desk that there is not', { ...reply, desk: 'nowhere' }],
    ['by a desk with the name of something else', { ...reply, desk: 'constructor' }],
    ['without a number', { ...reply, number: undefined }],
    ['with a number that is none', { ...reply, number: 0 }],
    ['that follows no hash', { ...reply, previous: 'the one before' }],
    ['of another kind', { ...reply, kind: 'letter' }],
    ['going the other way', { ...reply, direction: 'to-desk' }],
    ['of the version before', { ...reply, v: 1 }],
    ['of a version that does not exist', { ...reply, v: 3 }],
    ['with its version as a word', { ...reply, v: '2' }],
    ['whose text is no text', { ...reply, text: 42 }],
    ['whose text is nothing', { ...reply, text: null }],
    ['that could not be opened', null],
    ['that is not there', undefined],
    ['that is only words', 'You can call us on Monday.'],
    ['that is a list', [reply]],
    ['that is empty', {}],
  ])('%s is not shown', (_why, content) => {
    expect(deskText(content, expected)).toBeNull();
  });

  it.each(Object.keys(reply))('without its field "%s" is not shown', (field) => {
    const rest = Object.fromEntries(Object.entries(reply).filter(([name]) => name !== field));
    expect(deskText(rest, expected)).toBeNull();
  });
});

describe('a letter of the person', () => {
  const own = { ...personFrame(expected.mailbox), kind: 'letter', letter: expected.letter, seen: null, text: 'hello' };
  const first = {
    ...own,
    kind: 'referral',
    do_not_call: false,
    answers: { need: 'talk', company: ['alone'] },
  };

  it('never passes for a letter of the desk, even by the key of a desk', () => {
    const later = { ...own, by: SIGNER, desk: 'demo' };
    expect(PersonLetter.safeParse(later).success).toBe(true);
    expect(deskText(later, expected)).toBeNull();
    expect(deskText(first, expected)).toBeNull();
  });

  it('that comes first may answer nothing at all', () => {
    expect(ReferralLetter.safeParse({ ...first, answers: {} }).success).toBe(true);
  });

  it('that comes first always tells the desk how to write back and whether to call', () => {
    expect(ReferralLetter.safeParse(first).success).toBe(true);
    for (const field of ['recipient', 'by', 'salt', 'number', 'previous', 'do_not_call', 'answers', 'mailbox', 'letter']) {
      expect(ReferralLetter.safeParse({ ...first, [field]: undefined }).success, field).toBe(false);
    }
  });

  it('is the same letter when it is sent twice, and another with another draft or other words', () => {
    expect(canonicalLetter('draft', 'words')).toBe(canonicalLetter('draft', 'words'));
    const texts = [
      canonicalLetter('draft', 'words'),
      canonicalLetter('draft', 'words '),
      canonicalLetter('other', 'words'),
      canonicalLetter('draft","words', ''),
      canonicalLetter('', 'draft","words'),
      canonicalLetter('draftw', 'ords'),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('a question that is answered with a tap', () => {
  const consent = (name = ''): Ask => ({ kind: 'consent', what: 'letters', who: 'lawyer', name });

  it('stands in the letter of the desk, and the letter without one reads as before', () => {
    expect(deskLetter({ ...reply, ask: { kind: 'question' } }, expected)?.ask).toEqual({ kind: 'question' });
    expect(deskLetter({ ...reply, ask: consent('Bureau Wit') }, expected)?.ask).toEqual(consent('Bureau Wit'));
    expect(deskLetter(reply, expected)?.ask).toBeUndefined();
  });

  it.each<[why: string, ask: unknown]>([
    ['of a kind that does not exist', { kind: 'order' }],
    ['to share what is not in the list', { ...consent(), what: 'address' }],
    ['to share with somebody who is not in the list', { ...consent(), who: 'boss' }],
    ['with a name too long to fit', consent('n'.repeat(NAME_MAX + 1))],
  ])('%s makes the whole letter one that is not from the desk', (_why, ask) => {
    expect(deskLetter({ ...reply, ask }, expected)).toBeNull();
  });

  it('fits beside the longest words, whatever it asks to share and with whom', () => {
    for (const what of sharedThings) {
      for (const who of sharedWith) {
        const longest = { ...reply, text: '語'.repeat(LETTER_MAX), ask: { ...consent('語'.repeat(NAME_MAX)), what, who } };
        expect(padded(longest, LETTER_BYTES).length).toBeGreaterThan(LETTER_MAX);
      }
    }
  });

  it('is answered by a letter that says alone what was asked and what the answer is', () => {
    const answer = tappedAnswer('b1', consent('Bureau Wit'), 'yes');
    expect(answer).toEqual({ to: 'consent', letter: 'b1', say: 'yes', what: 'letters', who: 'lawyer', name: 'Bureau Wit' });
    expect(tappedAnswer('b1', { kind: 'question' }, 'later')).toEqual({ to: 'question', letter: 'b1', say: 'later' });
    const letter = { ...personFrame(expected.mailbox), kind: 'letter', seen: null, text: '' };
    for (const each of [answer, { to: 'closing', say: 'yes' }])
      expect(PersonLetter.parse({ ...letter, answer: each }).answer).toEqual(each);
    expect(PersonLetter.safeParse({ ...letter, answer: { to: 'consent', letter: 'b1', say: 'maybe' } }).success).toBe(false);
  });

  it('answered yes, then no, is two letters; answered twice from one page it is one', () => {
    const [yes, no] = (['yes', 'no'] as const).map((say) => tappedAnswer('b1', { kind: 'question' }, say));
    expect(canonicalLetter('draft', '', yes)).toBe(canonicalLetter('draft', '', yes));
    const texts = [yes, no].flatMap((each) => [canonicalLetter('draft', '', each), canonicalLetter('other', '', each)]);
    expect(new Set([...texts, canonicalLetter('draft', '')]).size).toBe(5);
  });
});
