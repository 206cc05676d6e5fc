// What can be asked of the desk's own door, POST /api/desk/<action>: for each action who may ask and in which shape.
import * as z from 'zod/mini';
import { noteKinds } from './desk-note.ts';
import { DayText, hex } from '../shapes.ts';
import { type Role, roles } from './member.ts';
import { SaidPlaces } from '../care/places.ts';
import { ShownConsent } from '../consent/sentence.ts';
import { attributeNames } from '../figures/tally.ts';

const hex32 = hex(64);
/** Base64 in its one canonical form: what decodes to the same bytes is written the same way. */
const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;
const base64 = (most: number) => z.string().check(z.minLength(4), z.maxLength(most), z.regex(canonical));
const memberId = hex(32);
const deskName = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));
const credential = z.string().check(z.minLength(1), z.maxLength(1400));
const ageKey = z.string().check(z.regex(/^age1[0-9a-z]{58}$/));
/** A small age file around a key, base64. */
const wrapped = base64(4096);
/** A sealed letter of either size, base64. */
const sealed = base64(27_000);

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

/** A letter of the desk, and the newest one that its writer had seen. */
const wrote = { mailbox: hex32, letter: hex32, sealed, seen: z.nullable(hex32) };
const Wrote = z.strictObject(wrote);

/** Under which yes a letter is given; an interpreter needs none. */
const Yes = z.nullable(ShownConsent);

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
  /** `invitation`: the hash of the secret in the link, which is drawn on the device. */
  invite: { roles: leading, fresh: true, shape: z.strictObject({ role: z.enum(roles), invitation: hex32 }) },
  'withdraw-invitation': { roles: leading, fresh: true, shape: z.strictObject({ invitation: hex32 }) },
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
  reply: { roles: reading, fresh: false, shape: Wrote },
  /** A yes or a no that was said aloud, as a letter of the desk; outside stands what it commits to. */
  hear: { roles: reading, fresh: true, shape: z.strictObject({ ...wrote, commitment: hex32 }) },
  plan: { roles: reading, fresh: false, shape: Wrote },
  /** `unproven`: they say outside that they are urgent, and this device could open none of them. */
  'put-aside': {
    roles: reading,
    fresh: false,
    shape: z.strictObject({
      letters: z.array(LetterName).check(z.maxLength(MANY_AT_ONCE)),
      unproven: z.optional(z.literal(true)),
    }),
  },
  'take-back': { roles: reading, fresh: false, shape: z.strictObject({ letters: z.array(LetterName).check(z.maxLength(MANY_AT_ONCE)) }) },
  mute: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, muted: z.boolean() }) },
  /** Takes an answer out again that is not visible yet. */
  'withdraw-reply': { roles: reading, fresh: false, shape: LetterName },
  /** Who has a case: oneself, a colleague, or nobody. */
  own: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, owner: z.nullable(memberId) }) },
  /** The last day on which whoever asks is away. */
  away: { roles: reading, fresh: false, shape: z.strictObject({ until: z.nullable(DayText) }) },
  note: {
    roles: reading,
    fresh: false,
    shape: z.strictObject({ mailbox: hex32, note: hex32, kind: z.enum(noteKinds), due_on: z.nullable(DayText), sealed }),
  },
  'finish-task': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, note: hex32, done: z.boolean() }) },
  'drop-note': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, note: hex32 }) },
  reopen: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32 }) },
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
    shape: z.strictObject({ mailbox: hex32, desk: deskName, consent: ShownConsent, told: Told }),
  },
  'ask-hand-over': {
    roles: reading,
    fresh: true,
    shape: z.strictObject({ mailbox: hex32, desk: deskName, reason: sealed, told: z.nullable(Told) }),
  },
  'hand-overs': { roles: reading, fresh: false, shape: none },
  'withdraw-hand-over': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32 }) },
  'decide-hand-over': { roles: reading, fresh: true, shape: z.strictObject({ mailbox: hex32, agreed: z.boolean(), request: hex32 }) },
  'take-along': { roles: reading, fresh: true, shape: z.strictObject({ mailbox: hex32, consent: ShownConsent }) },
  share: { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, member: memberId, consent: Yes, sealed }) },
  'withdraw-share': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, member: memberId }) },
  shared: { roles: ['interpreter', 'provider'], fresh: false, shape: none },
  places: { roles: ['provider'], fresh: false, shape: none },
  'say-places': { roles: ['provider'], fresh: false, shape: SaidPlaces },
  'under-lock': { roles: leading, fresh: false, shape: none },
  rewrap: { roles: leading, fresh: false, shape: z.strictObject({ mailbox: hex32, letter: hex32, sealed, keys }) },
  'rewrap-reason': { roles: leading, fresh: false, shape: z.strictObject({ mailbox: hex32, reason: sealed, keys }) },
  'drop-key': { roles: leading, fresh: true, shape: z.strictObject({ key: ageKey }) },
  log: { roles: ['lead', 'auditor'], fresh: false, shape: none },
  'export-log': { roles: ['auditor'], fresh: true, shape: none },
  tallies: { roles: ['lead', 'auditor'], fresh: false, shape: none },
  'look-again': { roles: reading, fresh: false, shape: z.strictObject({ mailbox: hex32, on: z.nullable(DayText) }) },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof deskActions;
export type ActionBody<N extends ActionName> = z.infer<(typeof deskActions)[N]['shape']>;

/** The names of all actions. */
export const actionNames = Object.keys(deskActions) as ActionName[];

/** True when a role may ask for an action. */
export const mayAsk = (role: Role, action: ActionName): boolean =>
  (deskActions[action].roles as readonly Role[] | null)?.includes(role) ?? true;
