// What signing in does behind its one touch: a passkey made once, own keys that were proven, and a desk's key that came with the link.
import type { Me } from '#domain/desk/desk-answer';
import { keyRoles } from '#domain/desk/member';
import { type Keys, keysOf, memberKeys, unwrapKey, wrapKey } from '../../../crypto/keyring.ts';
import { act } from '../seat/act.tsx';
import { Refusal, refusalIn } from '../seat/ask.ts';
import type { Entered } from '../seat/seat.ts';
import { type Ceremony, givesTheSame, makeKey } from './passkey.ts';

/** What a link of invitation brought along; what was used is emptied. */
export interface Link {
  invitation: string | null;
  key: string | null;
}

/** The passkey that was made here and not answered for yet: after a lost answer the same one is sent again. */
export type Made = { current: Ceremony | null };

/** Becomes a member with a new passkey. What it gave is kept only to compare with its next touch. */
export async function enrol(link: Link, name: string, made: Made): Promise<void> {
  const { invitation } = link;
  if (!made.current) {
    const { options } = await act<{ options: object }>('enrol-options', { invitation });
    made.current = await makeKey(options).catch(() => null);
  }
  if (!made.current) throw new Refusal('bad-passkey');
  await act('enrol', { invitation, name, response: made.current.response }).catch((error: unknown) => {
    if (refusalIn(error) === 'bad-passkey') made.current = null;
    throw error;
  });
  link.invitation = null;
}

/**
 * The first own keys of a member, or null where their passkey cannot hold any: nothing is kept before it gave the same 32 bytes twice
 * and a trial key came back out of its wrap.
 */
export async function firstKeys({ secret, me }: Entered, made: Ceremony | null): Promise<Keys | null> {
  if (!secret) return null;
  const isSteady = await givesTheSame(me.passkey ?? '', secret, made?.id === me.passkey ? made.secret : null);
  if (isSteady === null) throw new Refusal('bad-passkey');
  const own = isSteady ? await memberKeys(secret) : null;
  const isSound = own && (await unwrapKey(await wrapKey(own.identity, [own.recipient]), own.identity, own.recipient));
  return isSound ? own : null;
}

/** The first lead of a desk can bring the desk's key along in the link; it is wrapped to them at once. */
export async function withBrought(link: Link, me: Me, own: Keys): Promise<Me> {
  const brought = link.key ? await keysOf(link.key) : null;
  if (!brought || me.role !== 'lead' || !keyRoles.includes(me.role) || me.keys.length > 0) return me;
  const keys = [{ key: brought.recipient, wrapped: await wrapKey(brought.identity, [own.recipient]) }];
  await act('hand-key', { member: me.member, keys });
  link.key = null;
  return { ...me, keys };
}
