// The lock of a desk at its door: which key may be destroyed by whom, what lies under the lock, and what a page of yesterday may not do.
import { DESK_API } from '#domain/api/paths';
import type { HandOvers } from '#domain/desk/desk-answer';
import { beforeAll, describe, expect, it } from 'vitest';
import { keysOfDesks } from '#domain/desk/desk';
import type { MemberList, UnderLock } from '#domain/desk/desk-answer';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import { handKeys, saveKit } from '../../functions/storage/keyring.ts';
import { removeMember } from '../../functions/storage/member.ts';
import { saveReferral } from '../../functions/storage/referral.ts';
import { beginSession } from '../../functions/desk/session.ts';
import { newDraft } from '../../src/crypto/receipt.ts';
import { newKeys } from '../../src/crypto/keyring.ts';
import { readersOf } from '../../src/crypto/letter.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { fromBase64, seal, toBase64 } from '../../src/crypto/seal.ts';
import { atDesk, type Seated, seated } from '../desk.ts';
import { builtDesks, newMailbox, today } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const ask = (by: Seated, action: string, body: unknown = {}) => atDesk(running, `${DESK_API}/${action}`, { body, cookie: by.cookie });
const published = (desk: string): string => builtDesks()[desk]?.recipients[0] ?? '';
const file = new TextEncoder().encode('an age file');
const kit = { ab: file, ac: file, bc: file };

/** A member holds a key, in the order in which these are given out. */
const hold = (by: Seated, key: string, desk = 'demo') => handKeys(running.db, desk, by.member, [{ key, wrapped: file }]);
const newKey = async (): Promise<string> => (await newKeys()).recipient;
const rowsOf = async (table: 'desk_keys' | 'recovery_files', key: string) =>
  (await running.db.prepare(`SELECT count(*) AS n FROM ${table} WHERE key = ?`).bind(key).first<{ n: number }>())?.n;

/** A letter of the desk, as far as its size goes. */
const sealedReply = async (): Promise<string> => toBase64(await seal({}, LETTER_BYTES, [published('demo')]));

/** Somebody writes to a desk, with its deputy if it has one. */
async function write(desk = 'demo', dueAt: number | null = null): Promise<{ mailbox: string; letter: string }> {
  const { mailbox } = await newMailbox();
  const envelope = await sealReferral(mailbox, {}, readersOf(builtDesks(), desk, true));
  await saveReferral(running.db, envelope, fromBase64(envelope.sealed), { now: new Date(), dueAt, marked: false });
  return { mailbox: mailbox.key, letter: envelope.letter };
}

describe('destroying a key', () => {
  let lead: Seated;
  let colleague: Seated;
  beforeAll(async () => {
    [lead, colleague] = [await seated(running, 'lead'), await seated(running, 'lead')];
  });

  it('is refused for the key that is published now', async () => {
    await hold(lead, published('demo'));
    await hold(lead, await newKey());
    const { status, title } = await ask(lead, 'drop-key', { key: published('demo') });
    expect([status, title, await rowsOf('desk_keys', published('demo'))]).toEqual([422, 'still-published', 1]);
  });

  it('is refused for the last key somebody has, with its recovery kit', async () => {
    const only = await newKey();
    await hold(colleague, only);
    await saveKit(running.db, 'demo', colleague.member, only, kit, today());
    expect((await ask(colleague, 'drop-key', { key: only })).title).toBe('last-key');
    expect([await rowsOf('desk_keys', only), await rowsOf('recovery_files', only)]).toEqual([1, 3]);
  });

  it('is refused to a lead who does not hold it, who cannot have tried what opens without it', async () => {
    const theirs = await newKey();
    await hold(colleague, theirs);
    await saveKit(running.db, 'demo', colleague.member, theirs, kit, today());
    expect((await ask(lead, 'drop-key', { key: theirs })).title).toBe('not-found');
    expect([await rowsOf('desk_keys', theirs), await rowsOf('recovery_files', theirs)]).toEqual([1, 3]);
  });

  it('takes it from everybody of the desk with its kit, writes it into the log, and leaves other desks alone', async () => {
    const old = await newKey();
    const other = await seated(running, 'lead', 'demo-deputy');
    for (const each of [lead, colleague]) await hold(each, old);
    await hold(other, old, 'demo-deputy');
    await saveKit(running.db, 'demo', lead.member, old, kit, today());
    const refused = await ask(lead, 'drop-key', { key: old });
    expect([refused.status, refused.title, await rowsOf('desk_keys', old), await rowsOf('recovery_files', old)]).toEqual([
      422,
      'no-kit',
      3,
      3,
    ]);
    expect(await saveKit(running.db, 'demo', lead.member, published('demo'), kit, today())).toBe(true);
    expect((await ask(lead, 'drop-key', { key: old })).status).toBe(200);
    expect([await rowsOf('desk_keys', old), await rowsOf('recovery_files', old)]).toEqual([1, 0]);
    const line = await running.db.prepare('SELECT action FROM desk_log WHERE member = ? ORDER BY entry DESC').bind(lead.member).first();
    expect(line).toEqual({ action: 'drop-key' });
    expect((await ask(lead, 'drop-key', { key: old })).status, 'asked again, it is done').toBe(200);
  });

  it('is refused for a key that nobody holds any more: papers may be its only way back, and what waits to be handed over stays', async () => {
    const [theirs, gone] = [await newKey(), await seated(running, 'lead')];
    await hold(gone, theirs);
    await saveKit(running.db, 'demo', gone.member, theirs, kit, today());
    await removeMember(running.db, 'demo', gone.member, today());
    await running.db.prepare("INSERT INTO resealed VALUES ('m', 'l', 'demo', x'00')").run();
    const waiting = () => running.db.prepare("SELECT count(*) AS n FROM resealed WHERE mailbox = 'm'").first();
    for (const key of [theirs, await newKey()]) await ask(lead, 'drop-key', { key });
    expect([await rowsOf('desk_keys', theirs), await rowsOf('recovery_files', theirs), await waiting()]).toEqual([0, 3, { n: 1 }]);
    expect((await ask(lead, 'drop-key', { key: theirs })).title).toBe('not-found');
  });

  it('is refused to somebody whose only other key is not published: what people write now would open for nobody here', async () => {
    const [old, own] = [await newKey(), await newKey()];
    const alone = await seated(running, 'lead');
    for (const key of [old, own]) await hold(alone, key);
    await saveKit(running.db, 'demo', alone.member, own, kit, today());
    expect((await ask(alone, 'drop-key', { key: old })).title).toBe('last-key');
  });

  it('papers are kept only for a key that whoever made them holds: others prove nothing', async () => {
    const strange = await newKey();
    const files = { ab: 'QUJD', ac: 'QUJD', bc: 'QUJD' };
    expect((await ask(lead, 'save-recovery', { key: strange, files })).title).toBe('not-found');
    expect(await rowsOf('recovery_files', strange)).toBe(0);
  });
});

describe('a page that knows another key than the published one', () => {
  it.each(['reply', 'hear', 'plan'])('brings nothing sealed by %s, and hears which keys count', async (action) => {
    const by = await seated(running, 'coordinator');
    const { mailbox } = await write();
    const sealed = await sealedReply();
    const body = { mailbox, letter: newDraft(), sealed, seen: null, ...(action === 'hear' && { commitment: newDraft() }) };
    const keys = await newKey();
    const refused = await atDesk(running, `${DESK_API}/${action}`, { body, cookie: by.cookie, keys });
    expect([refused.status, refused.title]).toEqual([409, 'stale-page']);
    expect(refused.headers['desk-keys']).toBe(`${published('demo')};`);
    const stored = await running.db
      .prepare("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-person'")
      .bind(mailbox)
      .first();
    expect(stored).toEqual({ n: 0 });
  });

  it('hears with any answer that a key was handed to its member', async () => {
    const by = await seated(running, 'coordinator');
    expect((await ask(by, 'me')).headers['desk-keys']).toBe(`${published('demo')};`);
    await hold(by, published('demo'));
    expect((await ask(by, 'me')).headers['desk-keys']).toBe(`${published('demo')};${published('demo')}`);
  });
});

describe('asked again after a lost answer and a reload', () => {
  it('who is a member already is told so, and nobody else takes that place', async () => {
    const lead = await seated(running, 'lead');
    const again = await ask(lead, 'introduce', { recipient: lead.own.recipient, unlock: null });
    expect([again.status, (again.json as { recipient: string }).recipient]).toEqual([200, lead.own.recipient]);
    expect((await ask(lead, 'introduce', { recipient: await newKey(), unlock: null })).title).toBe('changed-meanwhile');
  });

  it('who was removed stays removed, with every session ended, and it is said once in the log', async () => {
    const lead = await seated(running, 'lead');
    const gone = await seated(running, 'coordinator');
    const { secret } = await beginSession(running.db, gone.member, new Date());
    for (let each = 0; each < 2; each += 1) expect((await ask(lead, 'remove-member', { member: gone.member })).status).toBe(200);
    const sessions = await running.db.prepare('SELECT count(*) AS n FROM desk_sessions WHERE member = ?').bind(gone.member).first();
    const lines = await running.db
      .prepare("SELECT count(*) AS n FROM desk_log WHERE member = ? AND action = 'remove-member'")
      .bind(lead.member)
      .first();
    expect([sessions, lines, secret.length]).toEqual([{ n: 0 }, { n: 1 }, 64]);
    expect((await atDesk(running, `${DESK_API}/me`, { body: {}, cookie: gone.cookie, member: gone.member })).title).toBe('signed-out');
  });
});

describe('the page of members', () => {
  it('tells a lead who holds what in the order of making, and which key has a kit; others nothing of it', async () => {
    const [first, second] = [await newKey(), await newKey()];
    const [lead, coordinator] = [await seated(running, 'lead', 'order'), await seated(running, 'coordinator', 'order')];
    await hold(lead, first, 'order');
    await hold(lead, second, 'order');
    await hold(coordinator, first, 'order');
    await saveKit(running.db, 'order', lead.member, second, kit, '2026-12-01');
    const list = (await ask(lead, 'members')).json as MemberList;
    expect([...new Set(list.holders.map(({ key }) => key))]).toEqual([first, second]);
    expect(list.holders.filter(({ key }) => key === first).map(({ member }) => member)).toEqual(
      expect.arrayContaining([lead.member, coordinator.member]),
    );
    expect(list.kits).toEqual([{ key: second, made_on: '2026-12-01' }]);
    expect((await ask(coordinator, 'members')).json).toMatchObject({ holders: [], kits: [] });
  });
});

describe('what lies under the lock', () => {
  const under = async (by: Seated): Promise<UnderLock> => (await ask(by, 'under-lock')).json as UnderLock;
  const again = async (size: number, names: string[]) => toBase64(await seal({ any: 'letter' }, size, keysOfDesks(builtDesks(), names)));

  it('is every letter of the desk; for its deputy only what was released, and a count of what may still come', async () => {
    const [lead, deputy] = [await seated(running, 'lead'), await seated(running, 'lead', 'demo-deputy')];
    const before = (await under(deputy)).coming.letters;
    const [waiting, read] = [await write('demo', 99_999_999), await write('demo')];
    const names = (await under(lead)).letters.map(({ letter }) => letter);
    expect(names).toEqual(expect.arrayContaining([waiting.letter, read.letter]));
    const first = await under(deputy);
    expect(first.letters.map(({ letter }) => letter)).not.toContain(waiting.letter);
    expect(first.coming).toEqual({ letters: before + 1, since: today() });
    await running.db.prepare('UPDATE letters SET released_on = ?, due_at = NULL WHERE letter = ?').bind(today(), waiting.letter).run();
    const then = await under(deputy);
    expect(then.letters).toContainEqual({ ...waiting, note: 0, desk: 'demo', deputy: 'demo-deputy' });
    expect(then.coming.letters).toBe(before);
  });

  it('may come to a deputy with the letters before it, also those that the desk had read', async () => {
    const deputy = await seated(running, 'lead', 'demo-deputy');
    const before = (await under(deputy)).coming.letters;
    const { mailbox, letter } = await write('demo', 99_999_999);
    await running.db.prepare('UPDATE letters SET read_on = ?, due_at = NULL WHERE letter = ?').bind(today(), letter).run();
    expect((await under(deputy)).coming.letters).toBe(before);
    const later = `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, sealed, dies_on)
      SELECT mailbox, ?, direction, desk, 0, 0, written_on, 99999999, sealed, dies_on FROM letters WHERE letter = ?`;
    await running.db.prepare(later).bind('f'.repeat(64), letter).run();
    expect((await under(deputy)).coming.letters).toBe(before + 2);
    await running.db.prepare('DELETE FROM letters WHERE mailbox = ?').bind(mailbox).run();
  });

  it('goes on a new lock by the desk, and by its deputy once released; for nobody else, and not from an old page', async () => {
    const letter = await write('demo', 99_999_999);
    const [lead, deputy] = [await seated(running, 'lead'), await seated(running, 'lead', 'demo-deputy')];
    const both = ['demo', 'demo-deputy'];
    const keys = keysOfDesks(builtDesks(), both);
    const body = { ...letter, sealed: await again(REFERRAL_BYTES, both), keys };
    expect((await ask(deputy, 'rewrap', body)).title).toBe('not-found');
    for (const stale of [[published('demo')], [await newKey(), published('demo-deputy')], [...keys, await newKey()], []])
      expect((await ask(lead, 'rewrap', { ...body, keys: stale })).title).toBe('stale-page');
    expect((await ask(lead, 'rewrap', { ...body, sealed: toBase64(file) })).title).toBe('bad-letter');
    expect((await ask(lead, 'rewrap', body)).status).toBe(200);
    await running.db.prepare('UPDATE letters SET released_on = ? WHERE letter = ?').bind(today(), letter.letter).run();
    expect((await ask(deputy, 'rewrap', { ...body, keys: [published('demo-deputy')] })).title).toBe('stale-page');
    expect((await ask(deputy, 'rewrap', body)).status).toBe(200);
    const row = await running.db
      .prepare('SELECT sealed FROM letters WHERE letter = ?')
      .bind(letter.letter)
      .first<{ sealed: ArrayBuffer }>();
    expect(toBase64(new Uint8Array(row?.sealed ?? new ArrayBuffer()))).toBe(body.sealed);
  });

  it('includes the reason of a request, for those who may decide', async () => {
    await running.db.prepare("DELETE FROM desk_keys WHERE desk = 'demo-deputy'").run();
    const asks = await seated(running, 'lead', 'demo-deputy');
    await hold(asks, await newKey(), 'demo-deputy');
    const { mailbox, letter } = await write('demo-deputy');
    const resealed = { mailbox, letter, desk: 'demo', sealed: await again(REFERRAL_BYTES, ['demo']), keys: [published('demo')] };
    expect((await ask(asks, 'reseal', { ...resealed, keys: [await newKey()] })).title).toBe('stale-page');
    expect((await ask(asks, 'reseal', resealed)).status).toBe(200);
    const reason = await again(LETTER_BYTES, ['demo-deputy', 'demo']);
    expect((await ask(asks, 'ask-hand-over', { mailbox, desk: 'demo', reason, told: null })).status).toBe(200);
    const keys = keysOfDesks(builtDesks(), ['demo', 'demo-deputy']);
    const body = { mailbox, reason: await again(LETTER_BYTES, ['demo', 'demo-deputy']), keys };
    const national = await seated(running, 'lead');
    expect((await ask(national, 'rewrap-reason', { ...body, keys: [published('demo')] })).title).toBe('stale-page');
    expect((await ask(national, 'rewrap-reason', body)).status).toBe(200);
    expect((await ask(asks, 'hand-overs')).text).toContain(body.reason);
  });

  it('what was sealed to a desk before it got a letter box is sealed again once that desk destroyed a key', async () => {
    const [asks, other, receiving] = [
      await seated(running, 'lead', 'demo-deputy'),
      await seated(running, 'lead', 'demo-deputy'),
      await seated(running, 'lead'),
    ];
    for (const each of [asks, other]) await hold(each, await newKey(), 'demo-deputy');
    const { mailbox, letter } = await write('demo-deputy');
    const sealed = await again(REFERRAL_BYTES, ['demo']);
    const reseal = { mailbox, letter, desk: 'demo', sealed, keys: [published('demo')] };
    const request = { mailbox, desk: 'demo', reason: await again(LETTER_BYTES, ['demo-deputy']), told: null };
    await ask(asks, 'reseal', reseal);
    await ask(asks, 'ask-hand-over', request);
    const old = await newKey();
    await hold(receiving, old);
    await hold(receiving, published('demo'));
    expect((await ask(receiving, 'drop-key', { key: old })).status).toBe(200);
    const decide = async () => {
      const { handOvers } = (await ask(other, 'hand-overs')).json as HandOvers;
      return ask(other, 'decide-hand-over', { mailbox, agreed: true, request: handOvers.find((row) => row.mailbox === mailbox)?.request });
    };
    expect((await decide()).title).toBe('changed-meanwhile');
    await ask(asks, 'reseal', reseal);
    await ask(asks, 'ask-hand-over', request);
    expect((await decide()).status).toBe(200);
  });
});
