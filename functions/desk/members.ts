// Members of a desk: inviting, introducing, handing the key over, removing, and the recovery kit. Keys pass here wrapped only.
import { base64 } from '@scure/base';
import { dayOf } from '#domain/time/days';
import type { MemberList } from '#domain/desk/desk-answer';
import { keyRoles } from '#domain/desk/member';
import {
  closeSession,
  dropInvitation,
  findMember,
  introduceMember,
  invitationsOf,
  keepInvitation,
  membersOf,
  removeMember,
} from '../storage/member.ts';
import { handKeys, holdersOf, kitDaysOf, kitOf, saveKit } from '../storage/keyring.ts';
import type { MemberHandlers } from './call.ts';
import { meOf } from './passkey.ts';

type Names =
  | 'me'
  | 'leave'
  | 'introduce'
  | 'members'
  | 'invite'
  | 'withdraw-invitation'
  | 'hand-key'
  | 'remove-member'
  | 'save-recovery'
  | 'recovery';

export const memberHandlers: MemberHandlers<Names> = {
  async me({ db, member }) {
    return { json: await meOf(db, member) };
  },

  async leave({ db, session }) {
    await closeSession(db, session.secret);
    return { json: {}, session: null };
  },

  async introduce({ db, member, body }) {
    const unlock = body.unlock === null ? null : base64.decode(body.unlock);
    // The answer was lost and is asked for again: who they are is known already.
    const isKnown = member.recipient === body.recipient;
    if (!isKnown && !(await introduceMember(db, member.member, body.recipient, unlock))) return { refused: 'changed-meanwhile' };
    const fresh = await findMember(db, member.member);
    return fresh ? { json: await meOf(db, fresh) } : { refused: 'not-found' };
  },

  async members({ db, member, now }) {
    const members = await membersOf(db, member.desk);
    const here = members.filter(({ removed_on: left }) => left === null);
    if (member.role !== 'lead') return { json: { members: here, holders: [], kits: [], invitations: [] } satisfies MemberList };
    const { desk } = member;
    const [holders, kits, invitations] = await Promise.all([holdersOf(db, desk), kitDaysOf(db, desk), invitationsOf(db, desk, now)]);
    return { json: { members, holders, kits, invitations } satisfies MemberList };
  },

  async invite({ db, member, now, body }) {
    await keepInvitation(db, member.desk, body.role, body.invitation, now);
    return { json: {} };
  },

  async 'withdraw-invitation'({ db, member, body }) {
    return (await dropInvitation(db, member.desk, body.invitation)) ? { json: {} } : { refused: 'not-found' };
  },

  async 'hand-key'({ db, member, body }) {
    const to = await findMember(db, body.member);
    if (to?.desk !== member.desk) return { refused: 'not-found' };
    if (!keyRoles.includes(to.role)) return { refused: 'not-yours' };
    const keys = body.keys.map(({ key, wrapped }) => ({ key, wrapped: base64.decode(wrapped) }));
    if (!(await handKeys(db, member.desk, body.member, keys))) return { refused: 'not-found' };
    return { json: {} };
  },

  async 'remove-member'({ db, member, now, body }) {
    const other = (await membersOf(db, member.desk)).find((each) => each.member === body.member);
    if (!other) return { refused: 'not-found' };
    if (other.removed_on !== null) return { json: {} };
    if (!(await removeMember(db, member.desk, body.member, dayOf(now)))) return { refused: 'last-lead' };
    return { json: {} };
  },

  async 'save-recovery'({ db, member, now, body }) {
    const { ab, ac, bc } = body.files;
    const files = { ab: base64.decode(ab), ac: base64.decode(ac), bc: base64.decode(bc) };
    return (await saveKit(db, member.desk, member.member, body.key, files, dayOf(now))) ? { json: {} } : { refused: 'not-found' };
  },

  async recovery({ db, member }) {
    const rows = await kitOf(db, member.desk);
    return { json: { files: rows.map((row) => ({ ...row, wrapped: base64.encode(row.wrapped) })) } };
  },
};
