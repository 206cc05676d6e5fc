// The lock of a desk after a new key: what lies under it, putting that on the new one, and destroying a key that nobody needs.
import { base64 } from '@scure/base';
import { areKeysOf } from '#domain/desk/desk';
import type { UnderLock } from '#domain/desk/desk-answer';
import { hasLetterSize, LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import { desksContent } from '../content.ts';
import { dropKey, holdersOf, kitOf } from '../storage/keyring.ts';
import { comingTo, lockedFor, readersOfLetter, rewrapLetter } from '../storage/lock.ts';
import type { MemberHandlers } from './call.ts';

type Names = 'under-lock' | 'rewrap' | 'drop-key';

export const lockHandlers: MemberHandlers<Names> = {
  async 'under-lock'({ db, member }) {
    const [letters, coming] = await Promise.all([lockedFor(db, member.desk), comingTo(db, member.desk)]);
    return { json: { letters, coming } satisfies UnderLock };
  },

  async rewrap({ db, env, member, body: { mailbox, letter, sealed: text, keys } }) {
    const sealed = base64.decode(text);
    if (!hasLetterSize(sealed, REFERRAL_BYTES) && !hasLetterSize(sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
    const readers = await readersOfLetter(db, member.desk, { mailbox, letter });
    if (!readers) return { refused: 'not-found' };
    if (!areKeysOf(await desksContent(env.ASSETS), [readers.desk, readers.deputy], keys)) return { refused: 'stale-page' };
    return (await rewrapLetter(db, { mailbox, letter, sealed }, readers)) ? { json: {} } : { refused: 'not-found' };
  },

  /** Only a member who holds the key can have tried what opens without it. */
  async 'drop-key'({ db, env, member, body: { key } }) {
    const published = (await desksContent(env.ASSETS))[member.desk]?.recipients ?? [];
    if (published.includes(key)) return { refused: 'still-published' };
    if (await dropKey(db, member.desk, key, member.member, published)) return { json: {} };
    const holders = await holdersOf(db, member.desk);
    const own = holders.filter((each) => each.member === member.member).map((each) => each.key);
    // Destroyed before, by this lead or another: whoever asks again hears that it is done.
    if (!holders.some((each) => each.key === key) && !(await kitOf(db, member.desk)).some((each) => each.key === key)) return { json: {} };
    if (!own.includes(key)) return { refused: 'not-found' };
    return { refused: own.some((each) => published.includes(each)) ? 'no-kit' : 'last-key' };
  },
};
