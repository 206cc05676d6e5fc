// A member's own passkeys: listing, adding one more, removing one that is lost. What opens keys passes here sealed only.
import { base64 } from '@scure/base';
import { unlockFileOf } from '../storage/keyring.ts';
import { addPasskey, passkeysOf, removePasskey } from '../storage/passkey.ts';
import type { MemberHandlers } from './call.ts';
import { madePasskey, makingOptions } from './passkey.ts';

type Names = 'passkeys' | 'add-passkey-options' | 'add-passkey' | 'remove-passkey';

export const passkeyHandlers: MemberHandlers<Names> = {
  async passkeys({ db, member }) {
    return { json: { passkeys: await passkeysOf(db, member.member) } };
  },

  async 'add-passkey-options'(call) {
    const own = await passkeysOf(call.db, call.member.member);
    const of = { member: call.member.member, passkeys: own.map(({ credential }) => credential) };
    return { json: await makingOptions(call, call.member.desk, of) };
  },

  async 'add-passkey'(call) {
    const { db, member, now, body } = call;
    if (body.wrapped === null && !(await unlockFileOf(db, member.member))) return { refused: 'cannot-unlock' };
    const passkey = await madePasskey({ ...call, db: call.env.DB }, body.response);
    const added = passkey && { ...passkey, called: body.called.trim(), own: body.wrapped === null ? null : base64.decode(body.wrapped) };
    if (!added || !(await addPasskey(db, member.member, added, now))) return { refused: 'bad-passkey' };
    return { json: {} };
  },

  async 'remove-passkey'({ db, member, body }) {
    const own = await passkeysOf(db, member.member);
    if (!own.some(({ credential }) => credential === body.credential)) return { refused: 'not-found' };
    if (!(await removePasskey(db, member.member, body.credential))) return { refused: 'last-passkey' };
    return { json: {} };
  },
};
