// A well-shaped body for every action of the desk's door, for tests that ask all of them.
import { keysOfDesks } from '#domain/desk/desk';
import type { ActionBody, ActionName } from '#domain/desk/desk-action';
import { builtDesks } from '../letters.ts';
import { drawn } from '../../functions/storage/member.ts';

const hex = 'a'.repeat(64);
export const file = Buffer.from('an age file').toString('base64');
const ageFile = (size: number): string => Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(size)]).toString('base64');
export const letterFile = ageFile(5300);
const firstLetterFile = ageFile(17_600);
const ceremony = { id: 'nobody', rawId: 'nobody', type: 'public-key' as const, response: {}, clientExtensionResults: {} };

/** What an action may be asked about: a letter, and a member with a passkey, of some desk. */
export interface About {
  mailbox: string;
  letter: string;
  member: string;
  passkey: string;
  recipient: string;
}

/** A well-shaped body for every action; the compiler misses none. */
export const bodies: { [N in ActionName]: (about: About) => ActionBody<N> } = {
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
  invite: () => ({ role: 'coordinator', invitation: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex') }),
  'withdraw-invitation': () => ({ invitation: hex }),
  'hand-key': ({ member, recipient }) => ({ member, keys: [{ key: recipient, wrapped: file }] }),
  'remove-member': ({ member }) => ({ member }),
  'save-recovery': ({ recipient }) => ({ key: recipient, files: { ab: file, ac: file, bc: file } }),
  recovery: () => ({}),
  inbox: () => ({}),
  bodies: ({ mailbox, letter }) => ({ letters: [{ mailbox, letter }] }),
  read: ({ mailbox, letter }) => ({ mailbox, letter }),
  thread: ({ mailbox }) => ({ mailbox }),
  reply: ({ mailbox }) => ({ mailbox, letter: hex, sealed: file, seen: null }),
  hear: ({ mailbox }) => ({ mailbox, letter: hex, sealed: letterFile, seen: null, commitment: hex }),
  plan: ({ mailbox }) => ({ mailbox, letter: hex, sealed: letterFile, seen: null }),
  'withdraw-reply': ({ mailbox, letter }) => ({ mailbox, letter }),
  own: ({ mailbox, member }) => ({ mailbox, owner: member }),
  away: () => ({ until: '2027-01-01' }),
  note: ({ mailbox }) => ({ mailbox, note: drawn(32), kind: 'note', due_on: null, sealed: letterFile }),
  'finish-task': ({ mailbox }) => ({ mailbox, note: hex, done: true }),
  'drop-note': ({ mailbox }) => ({ mailbox, note: hex }),
  reopen: ({ mailbox }) => ({ mailbox }),
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
  'hand-over': ({ mailbox }) => ({
    mailbox,
    desk: 'demo-deputy',
    consent: { letter: hex, openings: [] },
    told: { letter: hex, sealed: letterFile },
  }),
  'ask-hand-over': ({ mailbox }) => ({ mailbox, desk: 'demo-deputy', reason: file, told: null }),
  'hand-overs': () => ({}),
  'withdraw-hand-over': ({ mailbox }) => ({ mailbox }),
  'decide-hand-over': ({ mailbox }) => ({ mailbox, agreed: false, request: hex }),
  'take-along': ({ mailbox, letter }) => ({ mailbox, consent: { letter, openings: [] } }),
  share: ({ mailbox, member }) => ({ mailbox, member, consent: null, sealed: firstLetterFile }),
  'withdraw-share': ({ mailbox, member }) => ({ mailbox, member }),
  shared: () => ({}),
  places: () => ({}),
  'say-places': () => ({ provider: 'nobody', words: { couple: 'few' } }),
  'under-lock': () => ({}),
  rewrap: ({ mailbox, letter }) => ({ mailbox, letter, sealed: letterFile, keys: keysOfDesks(builtDesks(), ['demo']) }),
  'rewrap-reason': ({ mailbox }) => ({ mailbox, reason: letterFile, keys: keysOfDesks(builtDesks(), ['demo', 'demo-deputy']) }),
  'drop-key': ({ recipient }) => ({ key: recipient }),
  log: () => ({}),
  'export-log': () => ({}),
  tallies: () => ({}),
  'look-again': ({ mailbox }) => ({ mailbox, on: '2027-01-01' }),
};
