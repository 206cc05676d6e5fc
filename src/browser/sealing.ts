// Loads the sealing code when somebody starts writing, and tells a device that cannot use it from a line that did not bring it.

import { meetsFloor } from '#domain/site/floor';
import type { ReferView } from '#domain/site/view';
import type { Mailbox } from '../crypto/receipt.ts';

/** Everything that seals and opens letters on the device. */
export type Sealing = typeof import('../crypto/receipt.ts') &
  typeof import('../crypto/letter.ts') &
  typeof import('../crypto/opened-box.ts') &
  Pick<typeof import('../crypto/keyset.ts'), 'mayFollow'>;

/** What seals, with what writes a first letter. */
export type Referring = Sealing & typeof import('../crypto/referral.ts');

/** Thrown when this device cannot seal, whatever the line does. */
export class CannotSeal extends Error {}

let loading: Promise<Sealing> | undefined;

/** True where this device has what sealing needs; whether it works is only known once it is loaded. */
export const canSeal = (): boolean => meetsFloor() && globalThis.crypto?.subtle !== undefined;

/** The sealing code. Rejects with `CannotSeal` on a device without it, with anything else when it did not arrive: asking again tries again. */
export function loadSealing(): Promise<Sealing> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The sealing code of the page where people write a first letter. */
export async function loadReferring(): Promise<Referring> {
  const [sealing, referral] = await Promise.all([loadSealing(), import('../crypto/referral.ts')]);
  return { ...sealing, ...referral };
}

async function load(): Promise<Sealing> {
  if (!canSeal() || typeof BigInt === 'undefined') throw new CannotSeal();
  const [receipt, letter, box, keys] = await Promise.all([
    import('../crypto/receipt.ts'),
    import('../crypto/letter.ts'),
    import('../crypto/opened-box.ts'),
    import('../crypto/keyset.ts'),
  ]);
  try {
    await receipt.mailboxOf(await receipt.receiptOf(receipt.newDraft()));
  } catch {
    throw new CannotSeal();
  }
  return { ...receipt, ...letter, ...box, mayFollow: keys.mayFollow };
}

let made: { secret: string; box: Promise<Mailbox> } | null = null;

/** The letter box of a number and an own word, made once. */
export function boxOf(sealing: Sealing, receipt: string, ownWord: string): Promise<Mailbox> {
  const secret = `${receipt}/${ownWord}`;
  if (made?.secret !== secret) made = { secret, box: sealing.mailboxOf(receipt, ownWord) };
  return made.box;
}

/** What takes a slow phone long is done while somebody still writes: the keys of their box, and the check of those of the desks. */
export function prepareSealing(
  sealing: Sealing,
  { desks, open }: Pick<ReferView, 'desks' | 'open'>,
  receipt: string,
  ownWord: string,
): void {
  const readers = open.map((name) => sealing.readersOf(desks, name, true));
  const all = readers.flatMap(({ desk, deputy }) => (deputy ? [desk, deputy] : [desk]));
  void Promise.all([boxOf(sealing, receipt, ownWord), ...all.map(sealing.areSigned)]).catch(() => undefined);
}
