// The status of a letter box: one word for its owner, true for every state a row can be in.
import { describe, expect, it } from 'vitest';
import { type MailboxRow, type MailboxStatus, statusOf } from '#domain/mailbox';

const row: MailboxRow = { desk: 'demo', deputy: null, sent: 1, read: 0, replies: 0, last_sent_on: '2026-11-23', dies_on: '2027-02-21' };

describe('the status of a letter box', () => {
  it('is "none" when there is nothing: never used, deleted, or another number', () => {
    expect(statusOf(null)).toBe('none');
  });

  it.each<[sent: number, read: number, replies: number, status: MailboxStatus, why: string]>([
    [1, 0, 0, 'sent', 'the desk has not opened it'],
    [3, 0, 0, 'sent', 'writing more does not mean somebody read it'],
    [1, 1, 0, 'read', 'the desk opened it'],
    [2, 1, 0, 'read', 'one of two letters was opened'],
    [1, 1, 1, 'answered', 'the desk answered'],
    [2, 1, 1, 'answered', 'a new letter after an answer does not hide the answer'],
    [1, 0, 1, 'answered', 'an answer that waits counts, also when no reading was noted'],
  ])('with %i sent, %i read and %i answers is "%s": %s', (sent, read, replies, status) => {
    expect(statusOf({ ...row, sent, read, replies })).toBe(status);
  });

  it('is the same with or without a deputy', () => {
    expect(statusOf({ ...row, deputy: 'demo-deputy' })).toBe(statusOf(row));
  });
});
