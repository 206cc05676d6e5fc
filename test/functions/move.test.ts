// The move of a letter box to another desk, asked of the database alone: all of it, or nothing.
import { beforeEach, describe, expect, it } from 'vitest';
import { isWholeFor, keepResealed, moveMailbox } from '../../functions/storage/handover.ts';
import { database } from '../database.ts';

const standing = database();
const mailbox = 'a'.repeat(64);
const [first, second] = ['b'.repeat(64), 'c'.repeat(64)];
const move = { mailbox, from: 'demo', to: 'demo-deputy', told: null, claimed: null };

const insert = (letter: string) =>
  standing.db
    .prepare(
      `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, read_on, sealed, dies_on)
       VALUES (?, ?, 'to-desk', 'demo', 0, 0, '2026-11-24', '2026-11-25', x'01', '2027-02-24')`,
    )
    .bind(mailbox, letter);
const reseal = (letter: string) => keepResealed(standing.db, 'demo', 'demo-deputy', { mailbox, letter, sealed: Uint8Array.of(2) });
const rows = async (sql: string): Promise<unknown[]> => (await standing.db.prepare(sql).all()).results;

beforeEach(async () => {
  await standing.db.batch([
    standing.db.prepare('DELETE FROM letters'),
    standing.db.prepare('DELETE FROM resealed'),
    standing.db.prepare('DELETE FROM mailboxes'),
    standing.db.prepare('DELETE FROM tombstones'),
    standing.db
      .prepare("INSERT INTO mailboxes (mailbox, desk, opened_on, dies_on, number) VALUES (?, 'demo', '2026-11-24', '2027-02-24', 2)")
      .bind(mailbox),
    insert(first),
    insert(second),
  ]);
});

describe('a letter box', () => {
  it('stays whole where it is while one letter is not on the new lock', async () => {
    await reseal(first);
    expect(await isWholeFor(standing.db, mailbox, 'demo-deputy')).toBe(false);
    expect(await moveMailbox(standing.db, move)).toBe(false);
    expect(await rows('SELECT desk, moved_after FROM mailboxes')).toEqual([{ desk: 'demo', moved_after: 0 }]);
    expect(await rows("SELECT letter FROM letters WHERE desk = 'demo' AND hex(sealed) = '01' AND read_on IS NOT NULL")).toHaveLength(2);
    expect(await rows('SELECT letter FROM resealed')).toHaveLength(1);
  });

  it('moves with every letter, which are unread on the new lock, and leaves no copy behind', async () => {
    await reseal(first);
    await reseal(second);
    expect(await isWholeFor(standing.db, mailbox, 'demo-deputy')).toBe(true);
    expect(await moveMailbox(standing.db, move)).toBe(true);
    expect(await rows('SELECT desk, moved_after FROM mailboxes')).toEqual([{ desk: 'demo-deputy', moved_after: 2 }]);
    expect(await rows("SELECT letter FROM letters WHERE desk = 'demo-deputy' AND hex(sealed) = '02' AND read_on IS NULL")).toHaveLength(2);
    expect(await rows('SELECT letter FROM resealed')).toEqual([]);
  });

  it('moves for one of two who try, and not for a request that was taken back', async () => {
    await reseal(first);
    await reseal(second);
    const asked = { mailbox, desk: 'demo', to_desk: 'demo-deputy', member: 'd', name: '', since: '2026-11-24' };
    const claimed = { ...asked, reason: Uint8Array.of(3), note: null, told: null };
    expect(await moveMailbox(standing.db, { ...move, claimed })).toBe(false);
    expect([await moveMailbox(standing.db, move), await moveMailbox(standing.db, move)]).toEqual([true, false]);
  });
});
