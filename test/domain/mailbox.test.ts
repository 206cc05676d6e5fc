// The status of a letter box: one word for its owner, true for every state a row can be in.
import { describe, expect, it } from 'vitest';
import type { Desk } from '#domain/desk/desk';
import { isWaiting, lookAgainAt, type MailboxRow, type MailboxStatus, statusOf } from '#domain/box/mailbox';

const row: MailboxRow = {
  desk: 'demo',
  deputy: null,
  sent: 1,
  read: 0,
  replies: 0,
  last_sent_on: '2026-11-23',
  closed_on: null,
  look_again_on: null,
  dies_on: '2027-02-21',
};

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

  it('is "closed" once the desk closed it, whatever lies in it', () => {
    expect(statusOf({ ...row, closed_on: '2026-12-01' })).toBe('closed');
    expect(statusOf({ ...row, closed_on: '2026-12-01', read: 1, replies: 2 })).toBe('closed');
  });
});

describe('the next moment to look', () => {
  const desk = {
    hours: [
      { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '12:00' },
      { days: [1], opens: '13:00', closes: '17:00' },
    ],
    closed_days: ['2026-11-24'],
  } as unknown as Desk;

  it.each<[now: string, look: string, why: string]>([
    ['2026-11-23T07:00:00Z', '2026-11-23T11:00:00.000Z', 'Monday before nine: after the morning'],
    ['2026-11-23T09:00:00Z', '2026-11-23T11:00:00.000Z', 'Monday within the morning: after it'],
    ['2026-11-23T11:30:00Z', '2026-11-23T16:00:00.000Z', 'between morning and afternoon: after the afternoon'],
    ['2026-11-23T16:00:00Z', '2026-11-25T11:00:00.000Z', 'after hours, and the next day is closed: the day after that'],
    ['2026-11-27T20:00:00Z', '2026-11-30T11:00:00.000Z', 'on Friday evening: after Monday morning'],
  ])('at %s is %s: %s', (now, look) => {
    expect(lookAgainAt(true, desk, new Date(now))?.toISOString()).toBe(look);
  });

  it.each<[status: MailboxStatus, read: boolean[], waits: boolean]>([
    ['sent', [false], true],
    ['read', [true], true],
    ['answered', [true], false],
    ['answered', [false, true], true],
    ['closed', [false], false],
    ['none', [], false],
  ])('matters for "%s" with letters read %j: %s', (status, letters, waits) => {
    expect(
      isWaiting(
        status,
        letters.map((read) => ({ read })),
      ),
    ).toBe(waits);
  });

  it('is not named where nobody reads, where there is an answer, and where nothing lies', () => {
    const now = new Date('2026-11-23T09:00:00Z');
    expect(lookAgainAt(true, undefined, now)).toBeNull();
    expect(lookAgainAt(true, { ...desk, hours: [] }, now)).toBeNull();
    expect(lookAgainAt(false, desk, now)).toBeNull();
  });
});
