// Who may ask what: every action of the desk's door, by every role, for the own and for another desk, made from the one table.
import { DESK_API } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionName, actionNames, deskActions, mayAsk } from '#domain/desk/desk-action';
import { roles } from '#domain/desk/member';
import { newKeys, wrapKey } from '../../src/crypto/keyring.ts';
import { atDesk, type Seated, seated } from '../desk.ts';
import { sendSealed } from '../letters.ts';
import { type About, bodies, file, letterFile } from './desk-bodies.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
/** Actions about one letter box or one member: of another desk they answer as if it were not there. */
const aboutOne: ActionName[] = [
  ...([
    'read',
    'thread',
    'hear',
    'plan',
    'look-again',
    'mute',
    'withdraw-reply',
    'own',
    'note',
    'finish-task',
    'drop-note',
    'reopen',
    'close',
    'take-along',
    'share',
    'withdraw-share',
    'reseal',
    'hand-over',
    'ask-hand-over',
    'withdraw-hand-over',
    'decide-hand-over',
    'rewrap',
    'rewrap-reason',
  ] as const),
  ...(['withdraw-invitation', 'hand-key', 'remove-member', 'remove-passkey'] as const),
];

let about: About;
let strangers: About;

beforeAll(async () => {
  const { recipient } = await newKeys();
  const [{ mailbox }, own, other] = await Promise.all([
    sendSealed(running, { need: 'soon' }),
    seated(running, 'coordinator'),
    seated(running, 'coordinator', 'demo-deputy'),
  ]);
  const row = await running.db.prepare('SELECT letter FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ letter: string }>();
  about = { mailbox: mailbox.key, letter: row?.letter ?? '', member: own.member, passkey: own.passkey, recipient };
  strangers = { ...about, member: other.member };
});

const asked = async (action: ActionName, body: unknown, by: Pick<Seated, 'cookie'> = { cookie: '' }) =>
  atDesk(running, `${DESK_API}/${action}`, { body, cookie: by.cookie });

describe('without signing in', () => {
  it.each(actionNames)('%s answers only if it is part of the way in', async (action) => {
    const { status, title } = await asked(action, bodies[action](about));
    if (deskActions[action].roles === null) expect(title).not.toBe('signed-out');
    else expect([status, title]).toEqual([401, 'signed-out']);
  });
});

describe.each(roles)('a %s of the own desk', (role) => {
  it.each(actionNames.filter((action) => deskActions[action].roles !== null && action !== 'remove-member'))(
    'may ask %s if the table says so, and no other',
    async (action) => {
      const { title } = await asked(action, bodies[action](about), await seated(running, role));
      if (mayAsk(role, action)) expect(['signed-out', 'not-yours', 'bad-request', 'fault']).not.toContain(title);
      else expect(title).toBe('not-yours');
    },
  );

  it.each(actionNames.filter((action) => deskActions[action].fresh))('needs a fresh touch for %s', async (action) => {
    const old = await seated(running, role, 'demo', { startedAt: Date.now() - 6 * 60_000, usedAt: Date.now() });
    const { title } = await asked(action, bodies[action](about), old);
    expect(title).toBe(mayAsk(role, action) ? 'sign-in-again' : 'not-yours');
  });
});

describe.each(roles)('a %s of another desk', (role) => {
  // A request that nobody decided would rightly be seen by the second desk.
  beforeAll(() => running.db.prepare('DELETE FROM handovers').run());

  it.each(aboutOne)('learns and changes nothing by %s', async (action) => {
    const { title } = await asked(action, bodies[action](about), await seated(running, role, 'demo-deputy'));
    expect(title).toBe(mayAsk(role, action) ? 'not-found' : 'not-yours');
  });

  it('sees no letter, body, member or key of this desk', async () => {
    const stranger = await seated(running, role, 'demo-deputy');
    for (const action of [
      'inbox',
      'bodies',
      'members',
      'passkeys',
      'recovery',
      'me',
      'hand-overs',
      'shared',
      'under-lock',
      'log',
      'tallies',
    ] as const) {
      const { text } = await asked(action, bodies[action](about), stranger);
      expect([action, ...[about.mailbox, about.member, about.passkey].map((each) => text.includes(each))]).toEqual([
        action,
        false,
        false,
        false,
      ]);
    }
  });

  it('cannot put a reply in a letter box of this desk', async () => {
    const replies = () =>
      running.db.prepare("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-person'").bind(about.mailbox).first();
    const before = await replies();
    const { title } = await asked('reply', { ...bodies.reply(about), sealed: letterFile }, await seated(running, role, 'demo-deputy'));
    expect(title).toBe(mayAsk(role, 'reply') ? 'not-found' : 'not-yours');
    expect(await replies()).toEqual(before);
  });
});

describe('the table', () => {
  it('lets an operator do nothing but come, go and have keys of their own', () => {
    expect(actionNames.filter((action) => deskActions[action].roles !== null && mayAsk('operator', action))).toEqual([
      'me',
      'leave',
      'introduce',
      'passkeys',
      'add-passkey-options',
      'add-passkey',
      'remove-passkey',
    ]);
  });

  it('gives letters only to those who hold the key', () => {
    const reading = actionNames.filter((action) =>
      ['inbox', 'bodies', 'thread', 'read', 'reply', 'reseal', 'under-lock', 'rewrap', 'hand-over', 'hand-overs', 'share'].includes(action),
    );
    for (const role of ['auditor', 'provider', 'interpreter', 'operator'] as const)
      expect(reading.filter((action) => mayAsk(role, action))).toEqual([]);
  });

  it('gives a key wrapped to one member to that member alone', async () => {
    const [lead, other] = await Promise.all([seated(running, 'lead'), seated(running, 'coordinator')]);
    const desk = await newKeys();
    const wrapped = await wrapKey(desk.identity, [lead.own.recipient]);
    expect((await asked('hand-key', { member: lead.member, keys: [{ key: desk.recipient, wrapped }] }, lead)).status).toBe(200);
    expect((await asked('me', {}, lead)).text).toContain(wrapped);
    expect((await asked('me', {}, other)).text).not.toContain(wrapped);
    expect((await asked('members', {}, other)).text).not.toContain(wrapped);
  });

  it('hands no key to roles that do not read, and none to a member of another desk', async () => {
    const [lead, auditor] = await Promise.all([seated(running, 'lead'), seated(running, 'auditor')]);
    const keys = [{ key: about.recipient, wrapped: file }];
    expect((await asked('hand-key', { member: auditor.member, keys }, lead)).title).toBe('not-yours');
    expect((await asked('hand-key', { member: strangers.member, keys }, lead)).title).toBe('not-found');
  });
});
