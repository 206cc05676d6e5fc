// Adding a passkey: made, touched once more to see what it gives, one's own key sealed to that and opened again, and only then kept.
import { type Keys, wrapOwn } from '../../../crypto/keyring.ts';
import { act } from '../seat/act.tsx';
import { Refusal } from '../seat/ask.ts';
import type { Seat } from '../seat/seat.ts';
import { type Ceremony, forgetKey, givesTheSame, isAlreadyHere, makeKey, tryKey } from './passkey.ts';

/** Added, and whether it opens letters; or why nothing was added. */
export type Added = { opens: boolean } | { why: 'not-made' | 'already-here' };

/** Adds a passkey to whoever sits here. One that cannot open is for members with a passphrase only. */
export async function addPasskey({ me, own }: Seat, called: string): Promise<Added> {
  const options = await act<{ rp: { id: string } }>('add-passkey-options', {});
  const made = await makeKey(options).catch((error: unknown): Added => ({ why: isAlreadyHere(error) ? 'already-here' : 'not-made' }));
  if (!('secret' in made)) return made;
  const drop = (): Promise<void> => forgetKey(options.rp.id, made.id);
  const tried = await tryKey(options.rp.id, made.id).catch(() => null);
  if (!tried) return drop().then(() => ({ why: 'not-made' }));
  const wrapped = await sealedTo(made, tried, own);
  if (wrapped === null && me.unlock === null) {
    await drop();
    throw new Refusal('cannot-unlock');
  }
  await act('add-passkey', { response: made.response, called, wrapped });
  return { opens: wrapped !== null };
}

/** What a passkey gave when it was made counts for nothing, unless it gives the same when it is touched. */
async function sealedTo(made: Ceremony, tried: Ceremony, own: Keys): Promise<string | null> {
  const isSteady = tried.secret !== null && (await givesTheSame(made.id, tried.secret, made.secret));
  return tried.secret !== null && isSteady === true ? wrapOwn(own, tried.secret) : null;
}
