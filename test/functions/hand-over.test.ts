// Handing over in danger, at the desk's door: who sees a request, who may decide, who may take it back, and what ends with it.
import { DESK_API } from '#domain/api/paths';
import { beforeEach, describe, expect, it } from 'vitest';
import { keysOfDesks } from '#domain/desk/desk';
import type { HandOvers } from '#domain/desk/desk-answer';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import { handKeys } from '../../functions/storage/keyring.ts';
import { removeMember } from '../../functions/storage/member.ts';
import { saveReferral } from '../../functions/storage/referral.ts';
import { readersOf } from '../../src/crypto/letter.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { fromBase64, seal, toBase64 } from '../../src/crypto/seal.ts';
import { atDesk, type Seated, seated } from '../desk.ts';
import { builtDesks, newMailbox, today } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const ask = (by: Seated, action: string, body: unknown = {}) => atDesk(running, `${DESK_API}/${action}`, { body, cookie: by.cookie });
const published = (desk: string): string[] => builtDesks()[desk]?.recipients ?? [];

/** A member who holds the key of their desk. */
async function reader(desk: string): Promise<Seated> {
  const seat = await seated(running, 'lead', desk);
  await handKeys(running.db, desk, seat.member, [{ key: published(desk)[0] ?? '', wrapped: new Uint8Array(3) }]);
  return seat;
}

/** Somebody's letter box at a desk, with a request of a member to hand it to another one. */
async function requested(by: Seated, desk = 'demo-deputy', to = 'demo'): Promise<string> {
  const { mailbox } = await newMailbox();
  const envelope = await sealReferral(mailbox, { danger: 'yes' }, readersOf(builtDesks(), desk, false));
  await saveReferral(running.db, envelope, fromBase64(envelope.sealed), { now: new Date(), dueAt: null, marked: false });
  const sealed = toBase64(await seal({}, REFERRAL_BYTES, published(to)));
  await ask(by, 'reseal', { mailbox: mailbox.key, letter: envelope.letter, desk: to, sealed, keys: published(to) });
  const reason = toBase64(await seal({ reason: 'danger' }, LETTER_BYTES, keysOfDesks(builtDesks(), [desk, to])));
  const { status } = await ask(by, 'ask-hand-over', { mailbox: mailbox.key, desk: to, reason, told: null });
  if (status !== 200) throw new Error('not asked');
  return mailbox.key;
}

const seen = async (by: Seated): Promise<string[]> => ((await ask(by, 'hand-overs')).json as HandOvers).handOvers.map((row) => row.mailbox);
const deciders = async (by: Seated): Promise<string[]> => ((await ask(by, 'hand-overs')).json as HandOvers).deciders;
const requestFor = async (by: Seated, mailbox: string): Promise<string> =>
  ((await ask(by, 'hand-overs')).json as HandOvers).handOvers.find((row) => row.mailbox === mailbox)?.request ?? '0'.repeat(64);
const decide = async (by: Seated, mailbox: string, agreed = true) =>
  (await ask(by, 'decide-hand-over', { mailbox, agreed, request: await requestFor(by, mailbox) })).title ?? 'done';

beforeEach(async () => {
  await running.db.batch(['members', 'desk_keys', 'handovers'].map((table) => running.db.prepare(`DELETE FROM ${table}`)));
});

describe('a request of a desk of one', () => {
  it('is seen and decided by the national desk, and not by who asked', async () => {
    const [asks, national] = [await reader('demo-deputy'), await reader('demo')];
    const mailbox = await requested(asks);
    expect(await deciders(asks)).toEqual(['demo']);
    expect([await seen(asks), await seen(national)]).toEqual([[mailbox], [mailbox]]);
    expect(await decide(asks, mailbox)).toBe('not-yours');
    expect(await decide(national, mailbox)).toBe('done');
    expect(await running.db.prepare('SELECT desk FROM mailboxes WHERE mailbox = ?').bind(mailbox).first()).toEqual({ desk: 'demo' });
  });

  it('of the national desk itself goes to its deputy', async () => {
    const [asks, deputy] = [await reader('demo'), await reader('demo-deputy')];
    const mailbox = await requested(asks, 'demo', 'demo-deputy');
    expect(await deciders(asks)).toEqual(['demo-deputy']);
    expect(await seen(deputy)).toEqual([mailbox]);
    expect(await decide(deputy, mailbox, false)).toBe('done');
    expect(await seen(asks)).toEqual([]);
  });

  it('a member without a key does not make it a desk of two: they could not read why', async () => {
    const [asks, national] = [await reader('demo-deputy'), await reader('demo')];
    await seated(running, 'coordinator', 'demo-deputy');
    const mailbox = await requested(asks);
    expect([await deciders(asks), await seen(national)]).toEqual([['demo'], [mailbox]]);
  });
});

describe('a request of a desk of two', () => {
  it('stays at the desk: the national one neither sees nor decides it', async () => {
    const [asks, second, national] = [await reader('demo-deputy'), await reader('demo-deputy'), await reader('demo')];
    const mailbox = await requested(asks);
    expect(await deciders(asks)).toEqual(['demo-deputy']);
    expect([await seen(second), await seen(national)]).toEqual([[mailbox], []]);
    expect(await decide(national, mailbox)).toBe('not-found');
    expect(await decide(second, mailbox)).toBe('done');
  });

  it('is not for the desk that would get the letter box, when that is not the second one', async () => {
    const [asks, second, receiving] = [await reader('demo'), await reader('demo'), await reader('demo-deputy')];
    const mailbox = await requested(asks, 'demo', 'demo-deputy');
    expect([await seen(receiving), await decide(receiving, mailbox)]).toEqual([[], 'not-found']);
    expect(await decide(second, mailbox)).toBe('done');
  });

  it.each(['the second member', 'the national desk'])('does not wait for somebody who was removed: %s decides', async (who) => {
    const [asks, second, national] = [await reader('demo-deputy'), await reader('demo-deputy'), await reader('demo')];
    const mailbox = await requested(asks);
    expect(await removeMember(running.db, 'demo-deputy', asks.member, today())).toBe(true);
    expect([await seen(second), await seen(national)]).toEqual([[mailbox], [mailbox]]);
    expect(await decide(who === 'the national desk' ? national : second, mailbox)).toBe('done');
  });
});

describe('taking a request back', () => {
  it('is for who asked alone; then nobody decides, what was sealed again is gone, and the log says so', async () => {
    const [asks, second, national] = [await reader('demo-deputy'), await reader('demo-deputy'), await reader('demo')];
    const mailbox = await requested(asks);
    for (const other of [second, national]) expect((await ask(other, 'withdraw-hand-over', { mailbox })).title).toBe('not-found');
    expect((await ask(asks, 'withdraw-hand-over', { mailbox })).status).toBe(200);
    expect([await seen(asks), await decide(second, mailbox)]).toEqual([[], 'not-found']);
    const left = await running.db.prepare('SELECT count(*) AS n FROM resealed WHERE mailbox = ?').bind(mailbox).first();
    expect(left).toEqual({ n: 0 });
    const { results } = await running.db.prepare('SELECT action FROM desk_log WHERE member = ?').bind(asks.member).all();
    expect(results).toContainEqual({ action: 'withdraw-hand-over' });
  });
});

describe('a letter box that was handed over', () => {
  it('takes along nothing that the old desk had given somebody by name', async () => {
    const [asks, national] = [await reader('demo-deputy'), await reader('demo')];
    const interpreter = await seated(running, 'interpreter', 'demo-deputy');
    const mailbox = await requested(asks);
    const sealed = toBase64(await seal({}, REFERRAL_BYTES, [interpreter.own.recipient]));
    expect((await ask(asks, 'share', { mailbox, member: interpreter.member, consent: null, sealed })).status).toBe(200);
    expect((await ask(interpreter, 'shared')).text).toContain(sealed);
    expect(await decide(national, mailbox)).toBe('done');
    expect((await ask(interpreter, 'shared')).json).toEqual({ shares: [] });
  });
});
