// The clock decides, through the Worker's own cron entry: release to deputies, publish replies, count and delete.
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, instantOf, quarterOf } from '#domain/days';
import { lettersAt, markRead } from '../../functions/storage/desk.ts';
import { readersOf, sealLetter } from '../../src/crypto/letter.ts';
import { newDraft } from '../../src/crypto/receipt.ts';
import { answerFromDesk, builtDesks, readAtDesk, sendSealed, today } from '../letters.ts';
import { portal, postForm, postJson } from '../server.ts';

const running = portal();
const noonIn = (days: number): Date => instantOf(addDays(today(), days), 12 * 60);
const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (
    await running.db
      .prepare(sql)
      .bind(...values)
      .first<{ n: number }>()
  )?.n ?? -1;
const seenByDeputy = async (mailbox: string): Promise<boolean> =>
  (await lettersAt(running.db, 'demo-deputy')).some((row) => row.mailbox === mailbox);

describe('an unread letter', () => {
  it('is held back from the deputy until its time is over, then released', async () => {
    const { mailbox } = await sendSealed(running, { deputy: 'yes' });
    const row = await running.db.prepare('SELECT due_at FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ due_at: number }>();
    const due = new Date((row?.due_at ?? 0) * 15 * 60 * 1000);
    await running.tick(new Date(due.getTime() - 15 * 60 * 1000));
    expect(await seenByDeputy(mailbox.key)).toBe(false);
    await running.tick(due);
    expect(await seenByDeputy(mailbox.key)).toBe(true);
    expect(
      await count('SELECT count(*) AS n FROM letters WHERE mailbox = ? AND due_at IS NULL AND released_on = ?', mailbox.key, dayOf(due)),
    ).toBe(1);
  });

  it('goes with the ones before it, read or not: a deputy cannot answer without the first', async () => {
    const { mailbox } = await sendSealed(running, { deputy: 'yes', place: 'Zeist' });
    const [first] = (await lettersAt(running.db, 'demo')).filter((each) => each.mailbox === mailbox.key);
    await markRead(running.db, mailbox.key, first?.letter ?? '', today());
    const envelope = await sealLetter(mailbox, newDraft(), 'Ben je er nog?', readersOf(builtDesks(), 'demo', true));
    await postJson(running, '/api/v1/mailbox', { action: 'write', envelope, quiet: false });
    await running.tick(noonIn(1));
    expect(await seenByDeputy(mailbox.key)).toBe(false);
    await running.tick(noonIn(40));
    expect((await lettersAt(running.db, 'demo-deputy')).filter((each) => each.mailbox === mailbox.key)).toHaveLength(2);
    expect((await readAtDesk(running, mailbox.key, 'demo-deputy')).answers.place).toBe('Zeist');
  });

  it('never goes to a deputy when the person did not allow it', async () => {
    const { mailbox } = await sendSealed(running, { deputy: 'no', need: 'tonight' });
    await running.tick(noonIn(40));
    expect(await seenByDeputy(mailbox.key)).toBe(false);
  });

  it('never goes to a deputy once the desk read it', async () => {
    const { mailbox } = await sendSealed(running, { deputy: 'yes' });
    const [row] = (await lettersAt(running.db, 'demo')).filter((each) => each.mailbox === mailbox.key);
    await markRead(running.db, mailbox.key, row?.letter ?? '', today());
    await running.tick(noonIn(40));
    expect(await seenByDeputy(mailbox.key)).toBe(false);
    expect(await count('SELECT count(*) AS n FROM letters WHERE mailbox = ? AND due_at IS NULL', mailbox.key)).toBe(1);
  });
});

describe('rows die on their day', () => {
  it('a reply loses its time once it is visible', async () => {
    const { mailbox } = await sendSealed(running, {});
    const quarter = quarterOf(new Date()) + 1;
    await answerFromDesk(running, mailbox.key, 'soon', quarter);
    await running.tick(new Date(quarter * 15 * 60 * 1000));
    expect(
      await count("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-person' AND due_at IS NULL", mailbox.key),
    ).toBe(1);
  });

  it('nothing is left 97 days after the last activity, everything still stands after 82', async () => {
    const { mailbox } = await sendSealed(running, {});
    await running.tick(noonIn(82));
    expect(await count('SELECT count(*) AS n FROM letters WHERE mailbox = ?', mailbox.key)).toBe(1);
    await running.tick(noonIn(97));
    expect(await count('SELECT count(*) AS n FROM letters WHERE mailbox = ?', mailbox.key)).toBe(0);
    expect(await count('SELECT count(*) AS n FROM mailboxes WHERE mailbox = ?', mailbox.key)).toBe(0);
  });

  it('a letter that dies unread is counted as a broken promise, a read one is not', async () => {
    const before = await count('SELECT coalesce(sum(letters), 0) AS n FROM broken_promises');
    const unread = await sendSealed(running, {});
    const read = await sendSealed(running, {});
    const [row] = (await lettersAt(running.db, 'demo')).filter((each) => each.mailbox === read.mailbox.key);
    await markRead(running.db, read.mailbox.key, row?.letter ?? '', today());
    expect(await count('SELECT count(*) AS n FROM letters WHERE mailbox IN (?, ?)', unread.mailbox.key, read.mailbox.key)).toBe(2);
    await running.tick(noonIn(97));
    expect(await count('SELECT coalesce(sum(letters), 0) AS n FROM broken_promises')).toBe(before + 1);
  });

  it('more dead rows than one batch holds all go in one tick, and are all counted', async () => {
    const numbers = 'WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 1200)';
    await running.db.batch([
      running.db.prepare(
        `INSERT INTO mailboxes (mailbox, desk, deputy, opened_on, seen_on, dies_on) ${numbers} SELECT 'm' || value, 'batch', NULL, '2026-01-01', NULL, '2026-02-01' FROM n`,
      ),
      running.db.prepare(
        `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, released_on, read_on, sealed, dies_on) ${numbers} SELECT 'm' || value, 'l', 'to-desk', 'batch', 0, 0, '2026-01-01', NULL, NULL, NULL, x'00', '2026-02-01' FROM n`,
      ),
    ]);
    await running.tick(noonIn(0));
    expect(await count("SELECT count(*) AS n FROM letters WHERE desk = 'batch'")).toBe(0);
    expect(await count("SELECT count(*) AS n FROM mailboxes WHERE desk = 'batch'")).toBe(0);
    expect(await count("SELECT letters AS n FROM broken_promises WHERE desk = 'batch'")).toBe(1200);
  });

  it('a one-time answer nobody fetched is gone within three quarters of an hour', async () => {
    await postForm(running, '/nl/refer', { action: 'send' });
    expect(await count('SELECT count(*) AS n FROM answers')).toBe(1);
    await running.tick(new Date(Date.now() + 45 * 60 * 1000));
    expect(await count('SELECT count(*) AS n FROM answers')).toBe(0);
  });
});
