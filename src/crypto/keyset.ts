// The keys of a desk as a set: signed by the desk's own signer, which every holder of its key can derive, and handed on by the one before.
import { keysText } from '#domain/box/box';
import type { Desk } from '#domain/desk/desk';
import { digest } from './derive.ts';
import { isSigned, type Signer, sign, signerOf } from './sign.ts';

type KeySet = Desk['key_set'];
/** What of a desk is checked. */
export type Keyed = Pick<Desk, 'recipients' | 'key_set'>;

/** The key that signs a desk's sets and letters, from the desk's identity. */
export const deskSigner = (identity: string): Promise<Signer> => signerOf(identity, 'desk-signing/v2');

/** Signs a set, the first one of a desk or, with what came before, the one that follows it. */
export async function makeKeySet(
  desk: string,
  { recipients, since, identity }: { recipients: readonly string[]; since: string; identity: string },
  before: { set: KeySet; identity: string } | null = null,
): Promise<KeySet> {
  const signer = await deskSigner(identity);
  const earlier = before ? [before.set.signer, ...before.set.earlier].filter((each) => each !== signer.by) : [];
  const text = keysText(desk, { recipients, signer: signer.by, since, earlier });
  const old = before && (await deskSigner(before.identity));
  return { id: await digest(text), since, signer: signer.by, earlier, signature: sign(signer, text), handed_on: old && sign(old, text) };
}

/** True when a set is what its id and signatures say; one that follows others was signed by the newest of them too. */
export async function isKeySet(desk: string, { recipients, key_set: set }: Keyed): Promise<boolean> {
  const text = keysText(desk, { ...set, recipients });
  const [last] = set.earlier;
  const isHandedOn = last === undefined || isSigned(last, text, set.handed_on ?? '');
  return set.id === (await digest(text)) && isSigned(set.signer, text, set.signature) && isHandedOn;
}

/** True when keys may take the place of those a page was made with: the same signer, or one that this one handed on to. */
export async function mayFollow(desk: string, known: Keyed, next: Keyed): Promise<boolean> {
  const { signer } = known.key_set;
  if (!(await isKeySet(desk, next)) || next.key_set.since < known.key_set.since) return false;
  return next.key_set.signer === signer || next.key_set.earlier[0] === signer;
}
