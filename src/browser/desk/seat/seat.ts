// A seat at the desk: who signed in, with which touch, and the keys opened on this device.
import type { Me } from '#domain/desk/desk-answer';
import type { DeskContent } from '#domain/desk/desk-page';
import type { OpenedLetter } from '#domain/desk/inbox';
import type { Located } from '#domain/areas/region';
import { type Keys, keysOf, ownKeysOf, unlockWithPassphrase, unwrapKey } from '../../../crypto/keyring.ts';
import { ask, Refusal } from './ask.ts';
import { type Opening, startOpening } from '../list/opening.ts';
import { useKey } from '../entry/passkey.ts';
import { closeDrafts, openDrafts } from './draft.ts';
import { session } from './session.ts';

/** Everything a screen works with once somebody sits down. Nothing of it is stored; leaving or fifteen idle minutes end it. */
export interface Seat {
  me: Me;
  own: Keys;
  /** The desk's keys, opened; the one published now stands first. */
  keys: Keys[];
  opening: Opening;
  opened: Map<string, OpenedLetter>;
  /** Where each place lies that somebody typed: looked up once, on this device. */
  located: Map<string, Located | null>;
}

/** Who signed in, before anything is unlocked. */
export interface Entered {
  me: Me;
  secret: Uint8Array<ArrayBuffer> | null;
}

/** One touch: signs in, and brings the secret that unlocks. While somebody sits here, the passkey of another begins no session. */
export async function enter(): Promise<Entered> {
  const options = await ask<object>('enter-options');
  const ceremony = await useKey(options).catch(() => null);
  if (!ceremony) throw new Refusal('bad-passkey');
  const me = await ask<Me>('enter', { response: ceremony.response, ...(session.member !== null && { member: session.member }) });
  session.entered = me.member;
  return { me, secret: ceremony.secret };
}

/** The member's own keys, from the passkey's secret or the passphrase; null when neither fits who they are. */
export async function ownKeys({ me, secret }: Entered, passphrase: string): Promise<Keys | null> {
  if (me.recipient === null) return null;
  if (passphrase === '') return secret && ownKeysOf(secret, me.own, me.recipient);
  const unlocked = me.unlock && (await unlockWithPassphrase(me.unlock, passphrase));
  const own = unlocked ? await keysOf(unlocked) : null;
  return own?.recipient === me.recipient ? own : null;
}

/** Keys in the order in which they are used: with the published one something is signed and sealed. */
export const publishedFirst = (keys: readonly Keys[], published: readonly string[]): Keys[] =>
  [...keys].sort((a, b) => Number(published.includes(b.recipient)) - Number(published.includes(a.recipient)));

/** Sits down: unwraps the desk's keys, the published one first, and starts the worker that opens letters. */
export async function sitDown(me: Me, own: Keys, { desks }: DeskContent): Promise<Seat> {
  const published = desks[me.desk]?.recipients ?? [];
  const unwrapped = await Promise.all(
    me.keys.map(async ({ key, wrapped }) => {
      const identity = await unwrapKey(wrapped, own.identity, key);
      return identity === null ? [] : [{ identity, recipient: key }];
    }),
  );
  const keys = publishedFirst(unwrapped.flat(), published);
  session.member = me.member;
  session.published = published;
  await openDrafts(me.member, own);
  return { me, own, keys, opening: startOpening(keys.map(({ identity }) => identity)), opened: new Map(), located: new Map() };
}

/** Gets up: the keys on this device are forgotten, and anybody may sit down. */
export function getUp(seat: Seat | null): void {
  seat?.opening.end();
  closeDrafts();
  session.member = null;
  session.entered = null;
}
