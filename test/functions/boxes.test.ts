// Letter boxes at the server: it takes what the box itself stamped and signed, in its order and once, and what ended stays ended.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '#domain/letter/envelope';
import { type Keyed, makeKeySet } from '../../src/crypto/keyset.ts';
import { newKeys } from '../../src/crypto/keyring.ts';
import { readersOf, sealLetter } from '../../src/crypto/letter.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { placeOf, signEnd, signRemoval } from '../../src/crypto/opened-box.ts';
import { type Mailbox, newDraft } from '../../src/crypto/receipt.ts';
import { answerFromDesk, builtDesks, newMailbox, nextEnvelope, openedBox, sealedRequest, sendSealed, threadAtDesk } from '../letters.ts';
import { portal, postJson } from '../server.ts';

const running = portal();
const marks = { stamp: '', trap: '' };
const refer = async (envelope: Envelope): Promise<number> => (await postJson(running, REFERRALS, { envelope, marks })).status;
const use = async (body: object): Promise<{ status: number; stored: boolean; title?: string }> => {
  const response = await postJson(running, MAILBOX, body);
  return { status: response.status, ...((await response.json()) as { stored: boolean; title?: string }) };
};
const write = (envelope: Envelope) => use({ action: 'write', envelope });
const demo = () => readersOf(builtDesks(), 'demo', false);
const rows = async (mailbox: Mailbox): Promise<number> =>
  (await running.db.prepare('SELECT count(*) AS n FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ n: number }>())?.n ?? 0;

describe('a first letter', () => {
  it.each<[what: string, change: (envelope: Envelope, other: Envelope) => Partial<Envelope>]>([
    ['with the keys of another box', (_, other) => ({ box: other.box })],
    ['with the stamp of another letter', (_, other) => ({ stamp: other.stamp })],
    ['at another place', () => ({ number: 2 })],
    ['that commits to something else', () => ({ commitment: 'a'.repeat(64) })],
    ['with another hash', () => ({ hash: 'a'.repeat(64) })],
    ['of the version before', () => ({ v: 1 as never })],
  ])('%s is not stored', async (_what, change) => {
    const [one, other] = [await newMailbox(), await newMailbox()];
    const [envelope, strange] = [await sealReferral(one.mailbox, {}, demo()), await sealReferral(other.mailbox, {}, demo())];
    expect([400, 422]).toContain(await refer({ ...envelope, ...change(envelope, strange) }));
    expect([await rows(one.mailbox), await rows(other.mailbox)]).toEqual([0, 0]);
    expect(await refer(envelope)).toBe(201);
  });

  it('sealed to keys that the desk has no more is refused, also as a later letter: 409, and nothing is stored that nobody can read', async () => {
    const old = await newKeys();
    const set = await makeKeySet('demo', { recipients: [old.recipient], since: '2026-01-01', identity: old.identity });
    const keyed: Keyed = { recipients: [old.recipient], key_set: set };
    const readers = { desk: { desk: 'demo', ...keyed }, deputy: null };
    const { mailbox } = await newMailbox();
    expect(await refer(await sealReferral(mailbox, {}, readers))).toBe(409);
    expect(await rows(mailbox)).toBe(0);
    const known = await sendSealed(running, {});
    const { next } = await openedBox(running, known.mailbox);
    if (!next) throw new Error('no place for a next letter');
    expect(await write(await sealLetter(known.mailbox, next, newDraft(), 'x', readers))).toMatchObject({
      status: 409,
      title: 'Keys changed',
    });
    expect(await rows(known.mailbox)).toBe(1);
  });

  it('is stored once, however often it comes', async () => {
    const { mailbox } = await newMailbox();
    const { envelope } = await sealedRequest(mailbox, { words: 'once' });
    expect([await refer(envelope), await refer(envelope), await rows(mailbox)]).toEqual([201, 201, 1]);
  });

  it('with the address of another box is refused, and that box stays as it is', async () => {
    const [{ mailbox: theirs }, { mailbox }] = [await sendSealed(running, { words: 'theirs' }), await newMailbox()];
    const envelope = await sealReferral(mailbox, {}, demo());
    expect(await refer({ ...envelope, address: theirs.address })).toBe(409);
    expect([await rows(mailbox), await rows(theirs)]).toEqual([0, 1]);
    expect(await refer(envelope)).toBe(201);
  });
});

describe('a later letter', () => {
  it('comes only as the next one: the same place twice is refused, and the second follows the first after a look', async () => {
    const { mailbox } = await sendSealed(running, {});
    const [one, two] = [await nextEnvelope(running, mailbox, 'one'), await nextEnvelope(running, mailbox, 'two')];
    expect([(await write(one)).stored, (await write(two)).stored, (await write(one)).stored]).toEqual([true, false, true]);
    expect((await write(await nextEnvelope(running, mailbox, 'two'))).stored).toBe(true);
    const { shown } = await threadAtDesk(running, mailbox.key);
    expect(shown.map(({ content, fault }) => [content?.number, fault])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
  });

  it('with a stamp of somebody else is not stored', async () => {
    const { mailbox } = await sendSealed(running, {});
    const envelope = await nextEnvelope(running, mailbox, 'x');
    expect((await write({ ...envelope, stamp: (await sealReferral((await newMailbox()).mailbox, {}, demo())).stamp })).status).toBe(422);
    const other = (await newMailbox()).mailbox;
    const foreign = await sealLetter(other, { after: { number: 1, hash: 'a'.repeat(64) }, seen: null }, newDraft(), 'x', demo());
    expect((await write({ ...foreign, address: mailbox.address })).stored).toBe(false);
    expect(await rows(mailbox)).toBe(1);
  });
});

describe('removing one letter', () => {
  it('takes the signature of the box, leaves a hole that the desk knows, and sent again the letter stays gone', async () => {
    const { mailbox } = await sendSealed(running, {});
    const envelope = await nextEnvelope(running, mailbox, 'gone');
    await write(envelope);
    const { answer } = await openedBox(running, mailbox);
    const place = placeOf(envelope.letter, [], answer.sent);
    const stranger = (await newMailbox()).mailbox;
    expect((await use({ action: 'delete-letter', address: mailbox.address, removal: signRemoval(stranger, place) })).status).toBe(422);
    expect(await rows(mailbox)).toBe(2);
    expect((await use({ action: 'delete-letter', address: mailbox.address, removal: signRemoval(mailbox, place) })).stored).toBe(true);
    expect([(await write(envelope)).stored, await rows(mailbox)]).toEqual([false, 1]);
    expect((await write(await nextEnvelope(running, mailbox, 'after it'))).stored).toBe(true);
    const { shown } = await threadAtDesk(running, mailbox.key);
    expect(shown.map(({ content, fault }) => [content?.number, fault])).toEqual([
      [1, null],
      [3, null],
    ]);
    expect((await openedBox(running, mailbox)).trouble).toEqual([]);
  });

  it('of the desk is known by the person’s own box; one that is gone without it is told', async () => {
    const { mailbox } = await sendSealed(running, {});
    for (const text of ['one', 'two', 'three']) await answerFromDesk(running, mailbox.key, text);
    const { letters } = await openedBox(running, mailbox);
    const removal = signRemoval(mailbox, placeOf(letters[1]?.letter ?? '', letters, []));
    await use({ action: 'delete-letter', address: mailbox.address, removal });
    const after = await openedBox(running, mailbox);
    expect([after.letters.map(({ text }) => text), after.trouble]).toEqual([['three', 'one'], []]);
    await running.db.prepare('DELETE FROM letters WHERE mailbox = ? AND letter = ?').bind(mailbox.key, letters[2]?.letter).run();
    expect((await openedBox(running, mailbox)).trouble).toEqual(['theirs']);
  });

  it('of the person by somebody with the database is told to both, and nothing is sealed after it unnoticed', async () => {
    const { mailbox } = await sendSealed(running, {});
    for (const text of ['one', 'two']) await write(await nextEnvelope(running, mailbox, text));
    await answerFromDesk(running, mailbox.key, 'we read both');
    await running.db.prepare('DELETE FROM letters WHERE mailbox = ? AND number = 3').bind(mailbox.key).run();
    expect((await openedBox(running, mailbox)).trouble).toEqual(['own']);
  });
});

describe('stop and delete', () => {
  it('takes the signature of the box; then nothing opens it again, and the tombstone is a name and nothing else', async () => {
    const { mailbox } = await newMailbox();
    const { envelope } = await sealedRequest(mailbox, { words: 'gone' });
    await refer(envelope);
    const stranger = (await newMailbox()).mailbox;
    expect((await use({ action: 'delete', address: mailbox.address, signed: signEnd(stranger) })).status).toBe(422);
    expect(await rows(mailbox)).toBe(1);
    const end = { action: 'delete', address: mailbox.address, signed: signEnd(mailbox) };
    expect((await use(end)).stored).toBe(true);
    expect([await refer(envelope), await rows(mailbox)]).toEqual([409, 0]);
    expect((await use(end)).stored, 'a second time there is nothing').toBe(false);
    const { results } = await running.db.prepare('SELECT * FROM tombstones WHERE mailbox = ?').bind(mailbox.key).all();
    expect(results).toEqual([{ mailbox: mailbox.key }]);
  });

  it('replayed for another box does nothing to it', async () => {
    const [one, other] = [await sendSealed(running, {}), await sendSealed(running, {})];
    expect((await use({ action: 'delete', address: other.mailbox.address, signed: signEnd(one.mailbox) })).status).toBe(422);
    expect([await rows(one.mailbox), await rows(other.mailbox)]).toEqual([1, 1]);
  });
});
