// Where a desk's next letter stands in a letter box: after its newest one, having seen the person's newest, signed by the desk's key.
import type { Removal } from '#domain/box/box';
import { lastOf, type Shown, seenIn } from '#domain/letter/thread';
import { deskSigner } from '../../../crypto/keyset.ts';
import type { DeskFrame } from '../../../crypto/letter.ts';
import { dayOf } from '#domain/time/days';
import { serverNow } from '../seat/clock.ts';
import type { Seat } from '../seat/seat.ts';

/** Makes the frame of a letter with this id. */
export type Frame = (letter: string) => Promise<DeskFrame>;

/** For letters in one box. Throws without any key of the desk; then there was nothing to open and nobody to answer either. */
export function framesIn({ me, keys }: Seat, shown: readonly Shown[], removed: readonly Removal[]): Frame {
  return async (letter) => {
    const [newest] = keys;
    if (!newest) throw new Error('no key of the desk');
    const signer = await deskSigner(newest.identity);
    return { letter, desk: me.desk, signer, after: lastOf(me.desk, shown, removed), seen: seenIn(shown), on: dayOf(serverNow()) };
  };
}
