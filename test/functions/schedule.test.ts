// The clock decides, through the Worker's own cron entry: release to deputies, publish replies, count and delete.
import { MAILBOX } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, instantOf, quarterOf } from '#domain/time/days';
import { closeMailbox, lettersAt, markRead, withdrawReply } from '../../functions/storage/desk.ts';
import { drawn } from '../../functions/storage/member.ts';
import { keepNote } from '../../functions/storage/note.ts';
import { answerFromDesk, nextEnvelope, readAtDesk, sendSealed, today } from '../letters.ts';
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

const note = { desk: 'demo', member: 'nobody', dueOn: null, sealed: new Uint8Array(3) };
/** A letter that may go to a deputy and that the desk opened. */
const opened = async () => {
  const sent = await sendSealed(running, { deputy: 'yes' });
  const [row] = (await lettersAt(running.db, 'demo')).filter((each) => each.mailbox === sent.mailbox.key);
  await markRead(running.db, sent.mailbox.key, row?.letter ?? '', today());
  return sent;
};

describe('a letter that nobody answered', () => {
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
    const envelope = await nextEnvelope(running, mailbox, 'Ben je er nog?');
    await postJson(running, MAILBOX, { action: 'write', envelope, quiet: false });
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

  it('goes to the deputy also when the desk opened it and nobody answered', async () => {
    const { mailbox } = await opened();
    await running.tick(noonIn(40));
    expect(await seenByDeputy(mailbox.key)).toBe(true);
  });

  it.each<[string, (mailbox: string) => Promise<unknown>]>([
    ['answered', (mailbox) => answerFromDesk(running, mailbox, 'soon', quarterOf(new Date()))],
    ['answered, not visible yet', (mailbox) => answerFromDesk(running, mailbox, 'soon', quarterOf(noonIn(60)))],
    ['closed it', (mailbox) => closeMailbox(running.db, mailbox, today())],
    ['spoke with the person', (mailbox) => keepNote(running.db, { ...note, mailbox, note: drawn(32), kind: 'spoke' }, today())],
  ])('never goes to a deputy once the desk %s', async (_how, does) => {
    const { mailbox } = await opened();
    await does(mailbox.key);
    await running.tick(noonIn(40));
    expect(await seenByDeputy(mailbox.key)).toBe(false);
  });

  it.each(['note', 'no-answer', 'task'] as const)(
    'goes to the deputy all the same when the desk only wrote a %s for itself',
    async (kind) => {
      const { mailbox } = await opened();
      await keepNote(running.db, { ...note, mailbox: mailbox.key, note: drawn(32), kind }, today());
      await running.tick(noonIn(40));
      expect(await seenByDeputy(mailbox.key)).toBe(true);
    },
  );

  it('goes on waiting when an answer was taken out again before anybody could see it', async () => {
    const { mailbox } = await opened();
    await answerFromDesk(running, mailbox.key, 'not so', quarterOf(noonIn(60)));
    const row = await running.db
      .prepare("SELECT letter FROM letters WHERE mailbox = ? AND direction = 'to-person'")
      .bind(mailbox.key)
      .first<{ letter: string }>();
    expect(await withdrawReply(running.db, 'demo', mailbox.key, row?.letter ?? '', new Date())).toBe(true);
    await running.tick(noonIn(40));
    expect(await seenByDeputy(mailbox.key)).toBe(true);
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
