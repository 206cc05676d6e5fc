// What a lead does in the change of a key: making one for oneself, going through what lies under the lock, and destroying an old one.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MemberList } from '#domain/desk/desk-answer';
import { keysWithKit, type Rotation, type RotationStep, rotationOf } from '#domain/desk/rotation';
import { type Keys, newKeys, wrapKey } from '../../../crypto/keyring.ts';
import { type Acting, act, useActing } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { type Seat, sitDown } from '../seat/seat.ts';
import { goThrough, type LockCount } from './relock.ts';

type Wrapped = Seat['me']['keys'][number];

/** A key that was made and not answered for: asked again it is the same one, so that a lost answer leaves no second. */
let waiting: { member: string; made: Wrapped } | null = null;

/** Wrapped to oneself alone: everybody else gets it by voice, because the server could have swapped a recipient. */
async function makeKey({ own, me }: Seat): Promise<Wrapped> {
  if (waiting?.member !== me.member) {
    const keys = await newKeys();
    waiting = { member: me.member, made: { key: keys.recipient, wrapped: await wrapKey(keys.identity, [own.recipient]) } };
  }
  const { made } = waiting;
  await act('hand-key', { member: me.member, keys: [made] });
  waiting = null;
  return made;
}

/** Follows a count to its end; `seen` says after each portion whether anybody still looks. Null when nobody does. */
async function followed(counts: AsyncGenerator<LockCount>, seen: (count: LockCount) => boolean): Promise<LockCount | null> {
  let last: LockCount | null = null;
  for await (const count of counts) {
    if (!seen(count)) return null;
    last = count;
  }
  return last;
}

/** One by one; gives those that are gone to `left`, also where the next is refused. */
async function dropKeys(keys: readonly Keys[], left: (gone: string[]) => Promise<void>): Promise<void> {
  const gone: string[] = [];
  try {
    for (const { recipient } of keys) {
      await act('drop-key', { key: recipient });
      gone.push(recipient);
    }
  } finally {
    if (gone.length > 0) await left(gone);
  }
}

interface Locks {
  /** How far the last going through came. */
  count: LockCount | null;
  times: number;
  isWhole: boolean;
}

/** Goes through everything with the keys that stay, as long as somebody looks; null when it could not be finished. */
function useLocks(seat: Seat, desks: Here['content']['desks'], old: readonly Keys[]) {
  const [locks, setLocks] = useState<Locks>({ count: null, times: 0, isWhole: false });
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
    },
    [],
  );
  const stays = seat.keys.filter((each) => !old.includes(each));
  const goOn = (count: LockCount): boolean => {
    setLocks((before) => ({ ...before, count }));
    return isHere.current;
  };
  const run = (renews: boolean): Promise<LockCount | null> => followed(goThrough(seat, desks, stays, renews), goOn);
  return { locks, setLocks, run };
}

interface Props {
  here: Here;
  seat: Seat;
  setSeat(seat: Seat): void;
  list: MemberList;
  changed(): Promise<void>;
}

/** Where the change of a key stands, and what can be done about it. */
interface Rotating {
  acting: Acting;
  rotation: Rotation;
  next: RotationStep;
  mayLock: boolean;
  locks: Locks;
  make(): Promise<string>;
  lock(): Promise<string | undefined>;
  check(): Promise<LockCount | null>;
  drop(): Promise<string>;
  lost(): void;
}

export function useRotating({ here, seat, setSeat, list, changed }: Props): Rotating {
  const { say, content } = here;
  const published = content.desks[seat.me.desk]?.recipients ?? [];
  const rotation = rotationOf(published, list.members, list.holders, keysWithKit(list));
  const old = seat.keys.filter(({ recipient }) => rotation.old.includes(recipient));
  const { locks, setLocks, run } = useLocks(seat, content.desks, old);
  const sitAgain = async (keys: Seat['me']['keys']): Promise<void> => {
    seat.opening.end();
    setSeat(await sitDown({ ...seat.me, keys }, seat.own, content));
    return changed();
  };
  return {
    acting: useActing(here, changed),
    rotation,
    next: rotation.next === 'lock' && locks.isWhole ? 'destroy' : rotation.next,
    mayLock: old.length > 0 && seat.keys.some(({ recipient }) => published.includes(recipient)),
    locks,
    async make() {
      await sitAgain([...seat.me.keys, await makeKey(seat)]);
      return say('rotate.made');
    },
    async lock() {
      const done = await run(true);
      if (done) setLocks({ count: done, times: locks.times + 1, isWhole: done.old === 0 });
      return done ? say(done.old === 0 ? 'rotate.locked' : 'rotate.left', { count: done.old }) : undefined;
    },
    check: () => run(false),
    async drop() {
      await dropKeys(old, (gone) => sitAgain(seat.me.keys.filter(({ key }) => !gone.includes(key))));
      return say('rotate.dropped');
    },
    lost: () => setLocks((before) => ({ ...before, isWhole: false })),
  };
}
