// What a lead does in the change of a key: making one for oneself, going through what lies under the lock, and destroying an old one.
import { type Keys, newKeys, wrapKey } from '../../crypto/keyring.ts';
import type { Asked, Refused } from './ask.ts';
import type { LockCount } from './relock.ts';
import { askFreshly, type Seat } from './seat.ts';

type Wrapped = Seat['me']['keys'][number];

/** Wrapped to oneself alone: everybody else gets it by voice, because the server could have swapped a recipient. */
export async function makeKey({ own, me }: Seat): Promise<Asked<Wrapped>> {
  const keys = await newKeys();
  const made = { key: keys.recipient, wrapped: await wrapKey(keys.identity, [own.recipient]) };
  const done = await askFreshly('hand-key', { member: me.member, keys: [made] });
  return 'refused' in done ? done : { value: made };
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
