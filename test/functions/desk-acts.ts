// Every action of the desk's door that changes something, ready to be done: what must be there before it, and what it is asked with.
import { DESK_API } from '#domain/api/paths';
import { keysOfDesks } from '#domain/desk/desk';
import type { ActionName } from '#domain/desk/desk-action';
import type { HandOvers } from '#domain/desk/desk-answer';
import type { Role } from '#domain/desk/member';
import { yesIn } from '#domain/letter/thread';
import { drawn } from '../../functions/storage/member.ts';
import { newKeys } from '../../src/crypto/keyring.ts';
import { atDesk, type DoorAnswer, type Seated, tap } from '../desk.ts';
import { askFromDesk, builtDesks, sendSealed, threadAtDesk } from '../letters.ts';
import type { Portal } from '../server.ts';

const ageFile = (size: number): string => Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(size)]).toString('base64');
/** Sealed letters as far as the server can tell: a later one, and a first one. */
export const [small, large] = [ageFile(5300), ageFile(17_600)];
const wrapped = Buffer.from('an age file').toString('base64');
const files = { ab: wrapped, ac: wrapped, bc: wrapped };

/** A letter box with one letter, whoever acts, and somebody else of the desk to act before or upon. */
export interface Scene {
  running: Portal;
  mailbox: string;
  letter: string;
  by: Seated;
  other: Seated;
  interpreter: Seated;
}

/** Asks as somebody; throws unless it was done. */
export async function did({ running }: Scene, action: ActionName, body: object, { cookie }: Seated): Promise<DoorAnswer> {
  const answer = await atDesk(running, `${DESK_API}/${action}`, { body, cookie });
  if (answer.status !== 200) throw new Error(`${action}: ${answer.title}`);
  return answer;
}

const noteBy = async (scene: Scene, by: Seated): Promise<string> => {
  const note = drawn(32);
  await did(scene, 'note', { mailbox: scene.mailbox, note, kind: 'task', due_on: '2027-01-02', sealed: small }, by);
  return note;
};
const resealed = ({ mailbox, letter }: Scene) => ({
  mailbox,
  letter,
  desk: 'demo-deputy',
  sealed: large,
  keys: keysOfDesks(builtDesks(), ['demo-deputy']),
});
const asked = async (scene: Scene, by: Seated): Promise<void> => {
  await did(scene, 'reseal', resealed(scene), by);
  await did(scene, 'ask-hand-over', { mailbox: scene.mailbox, desk: 'demo-deputy', reason: small, told: null }, by);
};
const published = (): string => builtDesks().demo?.recipients[0] ?? '';
const held = async (scene: Scene, ...keys: string[]): Promise<void> => {
  const { by } = scene;
  await did(scene, 'hand-key', { member: by.member, keys: keys.map((key) => ({ key, wrapped })) }, by);
};

interface Act {
  role?: Role;
  /** Makes what must be there before, and gives what it is asked with. */
  body(scene: Scene): Promise<object> | object;
}
const wrote = ({ mailbox, letter }: Scene) => ({ mailbox, letter: drawn(32), sealed: small, seen: letter });

/** Actions that only look, or begin and end a session. */
type Looks =
  | ('enter-options' | 'enrol-options' | 'add-passkey-options' | 'me' | 'leave' | 'passkeys' | 'members' | 'recovery' | 'inbox' | 'bodies')
  | ('thread' | 'hand-overs' | 'take-along' | 'shared' | 'places' | 'under-lock' | 'log' | 'export-log' | 'tallies');
/** Actions that need a passkey's own answer: tried in a browser (`test/journeys/desk-lost`, `desk-passkeys`). */
type Ceremonies = 'enter' | 'enrol' | 'introduce' | 'add-passkey';

/** Every other action; the compiler misses none. */
export const acts: Record<Exclude<ActionName, Looks | Ceremonies>, Act> = {
  read: { body: ({ mailbox, letter }) => ({ mailbox, letter }) },
  reply: { body: wrote },
  hear: { body: (scene) => ({ ...wrote(scene), commitment: drawn(32) }) },
  plan: { body: (scene) => ({ ...wrote(scene), seen: null }) },
  'withdraw-reply': {
    async body(scene) {
      const reply = wrote(scene);
      await did(scene, 'reply', reply, scene.other);
      return { mailbox: scene.mailbox, letter: reply.letter };
    },
  },
  own: { body: ({ mailbox, by }) => ({ mailbox, owner: by.member }) },
  away: { body: () => ({ until: '2027-01-01' }) },
  note: { body: ({ mailbox }) => ({ mailbox, note: drawn(32), kind: 'note', due_on: null, sealed: small }) },
  'finish-task': { body: async (scene) => ({ mailbox: scene.mailbox, note: await noteBy(scene, scene.other), done: true }) },
  'drop-note': { body: async (scene) => ({ mailbox: scene.mailbox, note: await noteBy(scene, scene.other) }) },
  reopen: {
    async body(scene) {
      const { mailbox, letter } = scene;
      await did(scene, 'close', { mailbox, seen: letter, about: {} }, scene.other);
      return { mailbox };
    },
  },
  'put-aside': {
    async body({ running, mailbox, letter }) {
      await running.db.prepare('UPDATE letters SET marked = 1 WHERE mailbox = ?').bind(mailbox).run();
      return { letters: [{ mailbox, letter }] };
    },
  },
  'take-back': {
    async body(scene) {
      const body = (await acts['put-aside'].body(scene)) as object;
      await did(scene, 'put-aside', body, scene.other);
      return body;
    },
  },
  mute: { body: ({ mailbox }) => ({ mailbox, muted: true }) },
  close: { body: ({ mailbox, letter }) => ({ mailbox, seen: letter, about: { missing: 'time' } }) },
  reseal: { body: resealed },
  'hand-over': {
    async body(scene) {
      const { running } = scene;
      const { mailbox } = await sendSealed(running, { need: 'soon' });
      await askFromDesk(running, mailbox.key, 'May we?', { kind: 'consent', what: 'letters', who: 'desk', name: '' });
      await tap(running, mailbox, 'yes');
      const { shown } = await threadAtDesk(running, mailbox.key);
      const own = shown.filter(({ row }) => row.direction === 'to-desk').map(({ row }) => row.letter);
      for (const letter of own) await did(scene, 'reseal', resealed({ ...scene, mailbox: mailbox.key, letter }), scene.other);
      const told = { letter: drawn(32), sealed: small };
      return { mailbox: mailbox.key, desk: 'demo-deputy', consent: yesIn(shown, own.at(-1) ?? ''), told };
    },
  },
  'ask-hand-over': {
    async body(scene) {
      await did(scene, 'reseal', resealed(scene), scene.other);
      return { mailbox: scene.mailbox, desk: 'demo-deputy', reason: small, told: null };
    },
  },
  'withdraw-hand-over': {
    async body(scene) {
      await asked(scene, scene.by);
      return { mailbox: scene.mailbox };
    },
  },
  'decide-hand-over': {
    async body(scene) {
      await asked(scene, scene.other);
      const { handOvers } = (await did(scene, 'hand-overs', {}, scene.by)).json as HandOvers;
      return { mailbox: scene.mailbox, agreed: true, request: handOvers.find(({ mailbox }) => mailbox === scene.mailbox)?.request };
    },
  },
  'rewrap-reason': {
    async body(scene) {
      await asked(scene, scene.other);
      return { mailbox: scene.mailbox, reason: ageFile(5301), keys: keysOfDesks(builtDesks(), ['demo', 'demo-deputy']) };
    },
  },
  'look-again': { body: ({ mailbox }) => ({ mailbox, on: '2027-02-02' }) },
  share: { body: ({ mailbox, interpreter }) => ({ mailbox, member: interpreter.member, consent: null, sealed: large }) },
  'withdraw-share': {
    async body(scene) {
      const { mailbox, interpreter } = scene;
      await did(scene, 'share', { mailbox, member: interpreter.member, consent: null, sealed: large }, scene.other);
      return { mailbox, member: interpreter.member };
    },
  },
  'say-places': { role: 'provider', body: () => ({ provider: 'nobody', words: { couple: 'few' } }) },
  invite: { body: () => ({ role: 'coordinator', invitation: drawn(32) }) },
  'withdraw-invitation': {
    async body(scene) {
      const invitation = drawn(32);
      await did(scene, 'invite', { role: 'coordinator', invitation }, scene.by);
      return { invitation };
    },
  },
  'hand-key': { body: ({ other }) => ({ member: other.member, keys: [{ key: published(), wrapped }] }) },
  'remove-member': { body: ({ interpreter }) => ({ member: interpreter.member }) },
  'save-recovery': {
    async body(scene) {
      await held(scene, published());
      return { key: published(), files };
    },
  },
  'drop-key': {
    async body(scene) {
      const { recipient } = await newKeys();
      await held(scene, recipient, published());
      await did(scene, 'save-recovery', { key: published(), files }, scene.by);
      return { key: recipient };
    },
  },
  rewrap: { body: ({ mailbox, letter }) => ({ mailbox, letter, sealed: large, keys: keysOfDesks(builtDesks(), ['demo']) }) },
  'remove-passkey': {
    async body({ running, by }) {
      const credential = drawn(16);
      await running.db
        .prepare('INSERT INTO passkeys (credential, member, public_key, uses) VALUES (?, ?, ?, 0)')
        .bind(credential, by.member, new Uint8Array(3))
        .run();
      return { credential };
    },
  },
};
