// What can be asked of the desk's own door, POST /api/desk/<action>: for each action who may ask and in which shape.
import * as z from 'zod/mini';
import { type Role, roles } from './member.ts';
import { attributeNames } from './tally.ts';

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const base64 = (most: number) => z.string().check(z.minLength(4), z.maxLength(most), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const memberId = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const deskName = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));
const credential = z.string().check(z.minLength(1), z.maxLength(1400));
const ageKey = z.string().check(z.regex(/^age1[0-9a-z]{58}$/));
/** A small age file around a key, base64. */
const wrapped = base64(4096);
/** A sealed letter of either size, base64. */
const sealed = base64(25_000);

/** A letter by the names of its rows. */
export const LetterName = z.strictObject({ mailbox: hex32, letter: hex32 });
export type LetterName = z.infer<typeof LetterName>;

/** A browser's answer to a passkey ceremony. Extension results would carry the unlocking secret, so they must be empty. */
const Ceremony = z.strictObject({
  id: credential,
  rawId: credential,
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.strictObject({}),
  authenticatorAttachment: z.optional(z.string()),
});
export type Ceremony = z.infer<typeof Ceremony>;

/** Most characters of the name that a member gives a passkey. */
export const CALLED_MAX = 40;

/** Most letters whose bodies are fetched at once: about one megabyte. */
export const BODIES_AT_ONCE = 40;

/** Most letters put aside or taken back at once. */
export const MANY_AT_ONCE = 500;

/** The public keys that something was sealed to: the server refuses a page that is older than what is published. */
const keys = z.array(ageKey).check(z.maxLength(60));

/** A letter of the desk that goes into the box together with handing it over: the person is told. */
const Told = z.strictObject({ letter: hex32, sealed });

const anybody = roles;
const reading: readonly Role[] = ['coordinator', 'lead'];
const leading: readonly Role[] = ['lead'];
const none = z.strictObject({});

interface Action {
  /** Who may ask; `null` is the open door before signing in. */
  roles: readonly Role[] | null;
  /** True when the sign-in must be at most five minutes old. */
  fresh: boolean;
  shape: z.ZodMiniType<unknown>;
}

/** Every action. The matrix of who may do what is made from this table, and so is its test. */
export const deskActions = {
  'enter-options': { roles: null, fresh: false, shape: none },
  /** `member`: who sits here already; the passkey of somebody else then begins no session. */
  enter: { roles: null, fresh: false, shape: z.strictObject({ response: Ceremony, member: z.optional(memberId) }) },
  'enrol-options': { roles: null, fresh: false, shape: z.strictObject({ invitation: hex32 }) },
  enrol: {
    roles: null,
    fresh: false,
    shape: z.strictObject({
      invitation: hex32,
      name: z.string().check(z.minLength(1), z.maxLength(60)),
      response: Ceremony,
    }),
  },
  me: { roles: anybody, fresh: false, shape: none },
  leave: { roles: anybody, fresh: false, shape: none },
  introduce: { roles: anybody, fresh: true, shape: z.strictObject({ recipient: ageKey, unlock: z.nullable(wrapped) }) },
  passkeys: { roles: anybody, fresh: false, shape: none },
  'add-passkey-options': { roles: anybody, fresh: true, shape: none },
  'add-passkey': {
    roles: anybody,
    fresh: true,
    shape: z.strictObject({
      response: Ceremony,
      called: z.string().check(z.minLength(1), z.maxLength(CALLED_MAX)),
      wrapped: z.nullable(wrapped),
    }),
  },
  'remove-passkey': { roles: anybody, fresh: true, shape: z.strictObject({ credential }) },
  members: { roles: reading, fresh: false, shape: none },
  invite: { roles: leading, fresh: true, shape: z.strictObject({ role: z.enum(roles) }) },
  'hand-key': {
    roles: leading,
    fresh: true,
    shape: z.strictObject({ member: memberId, keys: z.array(z.strictObject({ key: ageKey, wrapped })).check(z.maxLength(20)) }),
  },
  'remove-member': { roles: leading, fresh: true, shape: z.strictObject({ member: memberId }) },
  'save-recovery': {
    roles: leading,
    fresh: true,
    shape: z.strictObject({ key: ageKey, files: z.strictObject({ ab: wrapped, ac: wrapped, bc: wrapped }) }),
  },
  recovery: { roles: leading, fresh: true, shape: none },
  inbox: { roles: reading, fresh: false, shape: none },
  bodies: { roles: reading, fresh: false, shape: z.strictObject({ letters: z.array(LetterName).check(z.maxLength(BODIES_AT_ONCE)) }) },
  read: { roles: reading, fresh: false, shape: LetterName },
  thread: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32 }) },
  reply: {
    roles: reading,
    fresh: false,
    shape: z.strictObject({ mailbox: hex32, letter: hex32, sealed, seen: z.nullable(hex32) }),
  },
  plan: {
    roles: reading,
    fresh: false,
    shape: z.strictObject({ mailbox: hex32, letter: hex32, sealed, seen: z.nullable(hex32) }),
  },
  'put-aside': { roles: reading, fresh: false, shape: z.strictObject({ letters: z.array(LetterName).check(z.maxLength(MANY_AT_ONCE)) }) },
  'take-back': { roles: reading, fresh: false, shape: z.strictObject({ letters: z.array(LetterName).check(z.maxLength(MANY_AT_ONCE)) }) },
  mute: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, muted: z.boolean() }) },
  close: {
    roles: reading,
    fresh: false,
    shape: z.strictObject({
      mailbox: hex32,
      seen: z.nullable(hex32),
      about: z.partialRecord(z.enum(attributeNames), z.string().check(z.maxLength(40))),
    }),
  },
  reseal: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, letter: hex32, desk: deskName, sealed, keys }) },
  'hand-over': {
    roles: reading,
    fresh: true,
    shape: z.strictObject({ mailbox: hex32, desk: deskName, consent: hex32, told: Told }),
  },
  'ask-hand-over': {
    roles: reading,
    fresh: true,
    shape: z.strictObject({ mailbox: hex32, desk: deskName, reason: sealed, told: z.nullable(Told) }),
  },
  'hand-overs': { roles: reading, fresh: false, shape: none },
  'withdraw-hand-over': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32 }) },
  'decide-hand-over': { roles: reading, fresh: true, shape: z.strictObject({ mailbox: hex32, agreed: z.boolean() }) },
  'take-along': { roles: reading, fresh: true, shape: z.strictObject({ mailbox: hex32, consent: hex32 }) },
  share: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, member: memberId, sealed }) },
  'withdraw-share': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, member: memberId }) },
  shared: { roles: ['interpreter', 'provider'], fresh: false, shape: none },
  'under-lock': { roles: leading, fresh: false, shape: none },
  rewrap: { roles: leading, fresh: false, shape: z.strictObject({ mailbox: hex32, letter: hex32, sealed, keys }) },
  'rewrap-reason': { roles: leading, fresh: false, shape: z.strictObject({ mailbox: hex32, reason: sealed, keys }) },
  'drop-key': { roles: leading, fresh: true, shape: z.strictObject({ key: ageKey }) },
  log: { roles: ['lead', 'auditor'], fresh: false, shape: none },
  'export-log': { roles: ['auditor'], fresh: true, shape: none },
  tallies: { roles: ['lead', 'auditor'], fresh: false, shape: none },
  'look-again': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, on: z.nullable(day) }) },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof deskActions;
export type ActionBody<N extends ActionName> = z.infer<(typeof deskActions)[N]['shape']>;

/** The names of all actions. */
export const actionNames = Object.keys(deskActions) as ActionName[];

/** True when a role may ask for an action. */
export const mayAsk = (role: Role, action: ActionName): boolean =>
  (deskActions[action].roles as readonly Role[] | null)?.includes(role) ?? true;

/** Why the desk says no; each has a calm sentence in the words of the desk. */
export const deskRefusals = {
  'bad-request': 400,
  'signed-out': 401,
  'not-yours': 403,
  'sign-in-again': 403,
  'not-found': 404,
  'changed-meanwhile': 409,
  'stale-page': 409,
  'too-large': 413,
  'bad-invitation': 422,
  'bad-passkey': 422,
  'bad-letter': 422,
  'never-discarded': 422,
  'not-agreed': 422,
  'last-lead': 422,
  'still-published': 422,
  'last-key': 422,
  'last-passkey': 422,
  'cannot-unlock': 422,
  'other-member': 422,
  fault: 503,
} as const;
export type DeskRefusal = keyof typeof deskRefusals;
