// A desk's letter is shown only when it is one: for this letter box, under its own id, with the secret only the desk knows.
import { describe, expect, it } from 'vitest';
import { canonicalLetter, type DeskLetter, deskText, PersonLetter, ReferralLetter } from '#domain/letter';

const expected = { mailbox: 'a'.repeat(64), letter: 'b'.repeat(64), replySecret: 'c'.repeat(64) };
const reply: DeskLetter = {
  v: 1,
  kind: 'reply',
  direction: 'to-person',
  mailbox: expected.mailbox,
  letter: expected.letter,
  reply_secret: expected.replySecret,
  text: 'You can call us on Monday.',
};

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
    ['with another secret', { ...reply, reply_secret: 'd'.repeat(64) }],
    ['with half of the secret', { ...reply, reply_secret: expected.replySecret.slice(0, 32) }],
    ['with more than the secret', { ...reply, reply_secret: `${expected.replySecret}c` }],
    ['with an empty secret', { ...reply, reply_secret: '' }],
    ['with a list that holds the secret', { ...reply, reply_secret: [expected.replySecret] }],
    ['of another kind', { ...reply, kind: 'letter' }],
    ['going the other way', { ...reply, direction: 'to-desk' }],
    ['of a version that does not exist', { ...reply, v: 2 }],
    ['with its version as a word', { ...reply, v: '1' }],
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
  const own = { v: 1, kind: 'letter', direction: 'to-desk', mailbox: expected.mailbox, letter: expected.letter, text: 'hello' };
  const first = {
    ...own,
    kind: 'referral',
    recipient: `age1${'q'.repeat(58)}`,
    reply_secret: expected.replySecret,
    do_not_call: false,
    answers: { need: 'talk', company: ['alone'] },
  };

  it('never passes for a letter of the desk, even with the secret in it', () => {
    expect(PersonLetter.safeParse(own).success).toBe(true);
    expect(deskText({ ...own, reply_secret: expected.replySecret }, expected)).toBeNull();
    expect(deskText(first, expected)).toBeNull();
  });

  it('that comes first may answer nothing at all', () => {
    expect(ReferralLetter.safeParse({ ...first, answers: {} }).success).toBe(true);
  });

  it('that comes first always tells the desk how to write back and whether to call', () => {
    expect(ReferralLetter.safeParse(first).success).toBe(true);
    for (const field of ['recipient', 'reply_secret', 'do_not_call', 'answers', 'mailbox', 'letter']) {
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
