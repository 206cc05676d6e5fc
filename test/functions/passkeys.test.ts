// A member's passkeys at the door: one more is added sealed, each opens the same, another's is out of reach, a removed one is refused.
import { DESK_API } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { dayOf } from '#domain/time/days';
import type { Me, OwnPasskey } from '#domain/desk/desk-answer';
import { introduceMember, removeMember, saveInvitation } from '../../functions/storage/member.ts';
import { newKeys } from '../../src/crypto/keyring.ts';
import { atDesk } from '../desk.ts';
import { portal } from '../server.ts';
import { enterWith, type SoftPasskey, softPasskey } from '../soft-passkey.ts';

const running = portal('dist', { desk: true });
const file = Buffer.from('an age file').toString('base64');

/** Somebody who enrolled and signed in with a passkey of their own. */
interface Somebody {
  me: Me;
  cookie: string;
  passkey: SoftPasskey;
}

async function somebody(unlock: Uint8Array | null = null): Promise<Somebody> {
  const passkey = softPasskey(running);
  const invitation = await saveInvitation(running.db, 'demo', 'coordinator', new Date());
  const { json } = await atDesk(running, `${DESK_API}/enrol-options`, { body: { invitation } });
  const response = passkey.made((json as { options: { challenge: string } }).options.challenge);
  expect((await atDesk(running, `${DESK_API}/enrol`, { body: { invitation, name: 'Noor', response } })).status).toBe(200);
  const entered = await enterWith(running, passkey);
  const me = entered.json as Me;
  await introduceMember(running.db, me.member, (await newKeys()).recipient, unlock);
  return { me, cookie: entered.cookie ?? '', passkey };
}

const ask = (action: string, body: unknown, { cookie }: Pick<Somebody, 'cookie'>) =>
  atDesk(running, `${DESK_API}/${action}`, { body, cookie });
const list = async (of: Somebody): Promise<OwnPasskey[]> => ((await ask('passkeys', {}, of)).json as { passkeys: OwnPasskey[] }).passkeys;

type Options = {
  challenge: string;
  pubKeyCredParams: { alg: number }[];
  authenticatorSelection: object;
  excludeCredentials: { id: string }[];
};
const optionsFor = async (of: Somebody): Promise<Options> => (await ask('add-passkey-options', {}, of)).json as Options;

async function add(of: Somebody, wrapped: string | null, called = 'key in the safe') {
  const passkey = softPasskey(running);
  const response = passkey.made((await optionsFor(of)).challenge);
  return { passkey, response, answer: await ask('add-passkey', { response, called, wrapped }, of) };
}

describe('one more passkey', () => {
  it('is asked for as the first one is, and not where one of the member’s is already', async () => {
    const noor = await somebody();
    const options = await optionsFor(noor);
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
    expect(options.authenticatorSelection).toMatchObject({ userVerification: 'required', residentKey: 'required' });
    expect(options.excludeCredentials.map(({ id }) => id)).toEqual([noor.passkey.id]);
  });

  it('signs in, and brings the own key as it was sealed to it; the first one brings none', async () => {
    const noor = await somebody();
    const { passkey, answer } = await add(noor, file);
    expect(answer.status).toBe(200);
    const second = (await enterWith(running, passkey)).json as Me;
    expect([second.member, second.passkey, second.own]).toEqual([noor.me.member, passkey.id, file]);
    const first = (await enterWith(running, noor.passkey)).json as Me;
    expect([first.passkey, first.own]).toEqual([noor.passkey.id, null]);
    expect((await ask('me', {}, noor)).json).toMatchObject({ passkey: null, own: null });
    expect(await list(noor)).toEqual([
      { credential: noor.passkey.id, called: '', made_on: dayOf(new Date()) },
      { credential: passkey.id, called: 'key in the safe', made_on: dayOf(new Date()) },
    ]);
  });

  it('that opens nothing is for members with a passphrase only', async () => {
    const [noor, dirk] = [await somebody(), await somebody(new Uint8Array(8))];
    expect((await add(noor, null)).answer.title).toBe('cannot-unlock');
    expect(await list(noor)).toHaveLength(1);
    const { passkey, answer } = await add(dirk, null);
    expect(answer.status).toBe(200);
    expect((await enterWith(running, passkey)).json).toMatchObject({ own: null, unlock: Buffer.alloc(8).toString('base64') });
  });

  it('is taken once, and not when it signed something else', async () => {
    const [noor, bo] = [await somebody(), await somebody()];
    const { response } = await add(noor, file);
    expect((await ask('add-passkey', { response, called: 'x', wrapped: file }, bo)).title).toBe('bad-passkey');
    const strange = softPasskey(running).made(Buffer.alloc(32, 7).toString('base64url'));
    expect((await ask('add-passkey', { response: strange, called: 'x', wrapped: file }, bo)).title).toBe('bad-passkey');
    const known = noor.passkey.made((await optionsFor(bo)).challenge);
    expect((await ask('add-passkey', { response: known, called: 'x', wrapped: file }, bo)).title).toBe('bad-passkey');
    expect([await list(bo), await list(noor)].map(({ length }) => length)).toEqual([1, 2]);
  });

  it('never comes with what unlocks it, and has a short name', async () => {
    const noor = await somebody();
    const response = softPasskey(running).made((await optionsFor(noor)).challenge);
    const telling = { ...response, clientExtensionResults: { prf: { results: { first: 'AAAA' } } } };
    for (const body of [
      { response: telling, called: 'x', wrapped: file },
      { response, called: '', wrapped: file },
      { response, called: 'x'.repeat(41), wrapped: file },
      { response, called: 'x', wrapped: '<age>' },
    ])
      expect((await ask('add-passkey', body, noor)).title).toBe('bad-request');
  });
});

describe('a passkey of another member', () => {
  it('is not listed, not removed, and begins no session where somebody sits already', async () => {
    const [noor, bo] = [await somebody(), await somebody()];
    const { passkey } = await add(bo, file);
    expect(await list(noor)).toEqual([{ credential: noor.passkey.id, called: '', made_on: dayOf(new Date()) }]);
    for (const credential of [passkey.id, bo.passkey.id, 'nobody'])
      expect((await ask('remove-passkey', { credential }, noor)).title).toBe('not-found');
    expect(await list(bo)).toHaveLength(2);
    const refused = await enterWith(running, bo.passkey, noor.me.member);
    expect([refused.title, refused.cookie]).toEqual(['other-member', null]);
    expect((await enterWith(running, noor.passkey, noor.me.member)).status).toBe(200);
  });
});

describe('a removed passkey', () => {
  it('is refused at the door, its sealed key is gone, and the other one goes on', async () => {
    const noor = await somebody();
    const { passkey } = await add(noor, file);
    expect((await enterWith(running, passkey)).status).toBe(200);
    expect((await ask('remove-passkey', { credential: passkey.id }, noor)).status).toBe(200);
    const refused = await enterWith(running, passkey);
    expect([refused.title, refused.cookie]).toEqual(['bad-passkey', null]);
    expect(await running.db.prepare('SELECT count(*) AS n FROM passkeys WHERE credential = ?').bind(passkey.id).first()).toEqual({ n: 0 });
    expect((await enterWith(running, noor.passkey)).status).toBe(200);
  });

  it('is never the last one, also when both are removed at once', async () => {
    const noor = await somebody();
    expect((await ask('remove-passkey', { credential: noor.passkey.id }, noor)).title).toBe('last-passkey');
    const { passkey } = await add(noor, file);
    const both = await Promise.all([noor.passkey.id, passkey.id].map((credential) => ask('remove-passkey', { credential }, noor)));
    expect(both.map(({ title }) => title).sort()).toEqual(['last-passkey', null]);
    expect(await list(noor)).toHaveLength(1);
  });

  it('stands in the log by its day, like one that was added', async () => {
    const noor = await somebody();
    const { passkey } = await add(noor, file);
    await ask('remove-passkey', { credential: passkey.id }, noor);
    const { results } = await running.db
      .prepare('SELECT action, done_on, alias FROM desk_log WHERE member = ? ORDER BY entry DESC LIMIT 2')
      .bind(noor.me.member)
      .all();
    const day = dayOf(new Date());
    expect(results).toEqual([
      { action: 'remove-passkey', done_on: day, alias: null },
      { action: 'add-passkey', done_on: day, alias: null },
    ]);
  });
});

describe('a member who leaves', () => {
  it('loses every passkey at once', async () => {
    const noor = await somebody();
    const { passkey } = await add(noor, file);
    await removeMember(running.db, 'demo', noor.me.member, dayOf(new Date()));
    for (const each of [noor.passkey, passkey]) expect((await enterWith(running, each)).title).toBe('bad-passkey');
  });
});
