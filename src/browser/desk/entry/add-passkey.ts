// Adding a passkey: made, touched once more to see what it gives, one's own key sealed to that and opened again, and only then kept.
import { type Keys, wrapOwn } from '../../../crypto/keyring.ts';
import type { Refused } from '../seat/ask.ts';
import { type Ceremony, forgetKey, givesTheSame, isAlreadyHere, makeKey, tryKey } from './passkey.ts';
import { askFreshly, type Seat } from '../seat/seat.ts';

/** Added, and whether it opens letters; or why nothing was added. */
export type Added = { opens: boolean } | { refused: Refused } | { why: 'not-made' | 'already-here' };

/** Adds a passkey to whoever sits here. One that cannot open is for members with a passphrase only. */
export async function addPasskey({ me, own }: Seat, called: string): Promise<Added> {
  const options = await askFreshly<{ rp: { id: string } }>('add-passkey-options', {});
  if ('refused' in options) return options;
  const made = await makeKey(options.value).catch((error: unknown): Added => ({ why: isAlreadyHere(error) ? 'already-here' : 'not-made' }));
  if (!('secret' in made)) return made;
  const dropped = async (not: Added): Promise<Added> => {
    await forgetKey(options.value.rp.id, made.id);
    return not;
  };
  const tried = await tryKey(options.value.rp.id, made.id).catch(() => null);
  if (!tried) return dropped({ why: 'not-made' });
  const wrapped = await sealedTo(made, tried, own);
  if (wrapped === null && me.unlock === null) return dropped({ refused: 'cannot-unlock' });
  const added = await askFreshly('add-passkey', { response: made.response, called, wrapped });
  return 'refused' in added ? added : { opens: wrapped !== null };
}

/** What a passkey gave when it was made counts for nothing, unless it gives the same when it is touched. */
async function sealedTo(made: Ceremony, tried: Ceremony, own: Keys): Promise<string | null> {
  const isSteady = tried.secret !== null && (await givesTheSame(made.id, tried.secret, made.secret));
  return tried.secret !== null && isSteady === true ? wrapOwn(own, tried.secret) : null;
}
