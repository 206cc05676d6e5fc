// Who may ask what: every action of the desk's door, by every role, for the own and for another desk, made from the one table.
import { beforeAll, describe, expect, it } from 'vitest';
import { keysOfDesks } from '#domain/desk';
import { type ActionBody, type ActionName, actionNames, deskActions, mayAsk } from '#domain/desk-action';
import { roles } from '#domain/member';
import { newKeys, wrapKey } from '../../src/crypto/keyring.ts';
import { atDesk, type Seated, seated } from '../desk.ts';
import { builtDesks, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const hex = 'a'.repeat(64);
const file = Buffer.from('an age file').toString('base64');
const ageFile = (size: number): string => Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(size)]).toString('base64');
const letterFile = ageFile(4200);
const firstLetterFile = ageFile(16_500);
const ceremony = { id: 'nobody', rawId: 'nobody', type: 'public-key' as const, response: {}, clientExtensionResults: {} };

/** What an action may be asked about: a letter, and a member with a passkey, of some desk. */
interface About {
  mailbox: string;
  letter: string;
  member: string;
  passkey: string;
  recipient: string;
}

/** A well-shaped body for every action; the compiler misses none. */
const bodies: { [N in ActionName]: (about: About) => ActionBody<N> } = {
  'enter-options': () => ({}),
  enter: () => ({ response: ceremony }),
  'enrol-options': () => ({ invitation: hex }),
  enrol: () => ({ invitation: hex, name: 'x', response: ceremony }),
  me: () => ({}),
  leave: () => ({}),
  introduce: ({ recipient }) => ({ recipient, unlock: null }),
  passkeys: () => ({}),
  'add-passkey-options': () => ({}),
  'add-passkey': () => ({ response: ceremony, called: 'x', wrapped: file }),
  'remove-passkey': ({ passkey }) => ({ credential: passkey }),
  members: () => ({}),
  invite: () => ({ role: 'coordinator' }),
  'hand-key': ({ member, recipient }) => ({ member, keys: [{ key: recipient, wrapped: file }] }),
  'remove-member': ({ member }) => ({ member }),
  'save-recovery': ({ recipient }) => ({ key: recipient, files: { ab: file, ac: file, bc: file } }),
  recovery: () => ({}),
  inbox: () => ({}),
  bodies: ({ mailbox, letter }) => ({ letters: [{ mailbox, letter }] }),
  read: ({ mailbox, letter }) => ({ mailbox, letter }),
  thread: ({ mailbox }) => ({ mailbox }),
  reply: ({ mailbox }) => ({ mailbox, letter: hex, sealed: file, seen: null }),
  plan: ({ mailbox }) => ({ mailbox, letter: hex, sealed: letterFile, seen: null }),
  'put-aside': ({ mailbox, letter }) => ({ letters: [{ mailbox, letter }] }),
  'take-back': ({ mailbox, letter }) => ({ letters: [{ mailbox, letter }] }),
  mute: ({ mailbox }) => ({ mailbox, muted: true }),
  close: ({ mailbox }) => ({ mailbox, seen: null, about: { given: 'nothing' } }),
  reseal: ({ mailbox, letter }) => ({
    mailbox,
    letter,
    desk: 'demo-deputy',
    sealed: letterFile,
    keys: keysOfDesks(builtDesks(), ['demo-deputy']),
  }),
  'hand-over': ({ mailbox }) => ({ mailbox, desk: 'demo-deputy', consent: hex, told: { letter: hex, sealed: letterFile } }),
  'ask-hand-over': ({ mailbox }) => ({ mailbox, desk: 'demo-deputy', reason: file, told: null }),
  'hand-overs': () => ({}),
  'withdraw-hand-over': ({ mailbox }) => ({ mailbox }),
  'decide-hand-over': ({ mailbox }) => ({ mailbox, agreed: false }),
  'take-along': ({ mailbox, letter }) => ({ mailbox, consent: letter }),
  share: ({ mailbox, member }) => ({ mailbox, member, sealed: firstLetterFile }),
  'withdraw-share': ({ mailbox, member }) => ({ mailbox, member }),
  shared: () => ({}),
  'under-lock': () => ({}),
  rewrap: ({ mailbox, letter }) => ({ mailbox, letter, sealed: letterFile, keys: keysOfDesks(builtDesks(), ['demo']) }),
  'rewrap-reason': ({ mailbox }) => ({ mailbox, reason: letterFile, keys: keysOfDesks(builtDesks(), ['demo', 'demo-deputy']) }),
  'drop-key': ({ recipient }) => ({ key: recipient }),
  log: () => ({}),
  'export-log': () => ({}),
  tallies: () => ({}),
  'look-again': ({ mailbox }) => ({ mailbox, on: '2027-01-01' }),
};

/** Actions about one letter box or one member: of another desk they answer as if it were not there. */
const aboutOne: ActionName[] = [
  ...([
    'read',
    'thread',
    'plan',
    'look-again',
    'mute',
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
  ...(['hand-key', 'remove-member', 'remove-passkey'] as const),
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
  atDesk(running, `/api/desk/${action}`, { body, cookie: by.cookie });

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
