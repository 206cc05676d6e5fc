// What a lead does in the change of a key: making one for oneself, going through what lies under the lock, and destroying an old one.
import { type Keys, newKeys, wrapKey } from '../../../crypto/keyring.ts';
import type { Asked, Refused } from '../seat/ask.ts';
import type { LockCount } from './relock.ts';
import { askFreshly, type Seat } from '../seat/seat.ts';

type Wrapped = Seat['me']['keys'][number];

/** A key that was made and not answered for: asked again it is the same one, so that a lost answer leaves no second. */
let waiting: { member: string; made: Wrapped } | null = null;

/** Wrapped to oneself alone: everybody else gets it by voice, because the server could have swapped a recipient. */
export async function makeKey({ own, me }: Seat): Promise<Asked<Wrapped>> {
  if (waiting?.member !== me.member) {
    const keys = await newKeys();
    waiting = { member: me.member, made: { key: keys.recipient, wrapped: await wrapKey(keys.identity, [own.recipient]) } };
  }
  const { made } = waiting;
  const done = await askFreshly('hand-key', { member: me.member, keys: [made] });
  if ('refused' in done) return done;
  waiting = null;
  return { value: made };
}

/** Follows a count to its end; `seen` says after each portion whether anybody still looks. Null when nobody does. */
export async function followed(
  counts: AsyncGenerator<Asked<LockCount>>,
  seen: (count: LockCount) => boolean,
): Promise<Asked<LockCount> | null> {
  let last: Asked<LockCount> | null = null;
  for await (const got of counts) {
    last = got;
    if ('refused' in got) return got;
    if (!seen(got.value)) return null;
  }
  return last;
}

/** Destroys keys one by one; gives those that are gone, and why it stopped if it did. */
export async function dropKeys(keys: readonly Keys[]): Promise<{ gone: string[]; refused: Refused | null }> {
  const gone: string[] = [];
  for (const { recipient } of keys) {
    const done = await askFreshly('drop-key', { key: recipient });
    if ('refused' in done) return { gone, refused: done.refused };
    gone.push(recipient);
  }
  return { gone, refused: null };
}
