// Members of a desk: inviting, introducing, handing the key over, removing, and the recovery kit. Keys pass here wrapped only.
import { base64 } from '@scure/base';
import { dayOf } from '#domain/days';
import type { MemberList } from '#domain/desk-answer';
import { keyRoles } from '#domain/member';
import { closeSession, findMember, introduceMember, membersOf, removeMember, saveInvitation } from '../storage/member.ts';
import { handKeys, holdersOf, kitDaysOf, kitOf, saveKit } from '../storage/keyring.ts';
import { logLine } from '../storage/desk-log.ts';
import type { MemberHandlers } from './call.ts';
import { meOf } from './passkey.ts';

type Names = 'me' | 'leave' | 'introduce' | 'members' | 'invite' | 'hand-key' | 'remove-member' | 'save-recovery' | 'recovery';

export const memberHandlers: MemberHandlers<Names> = {
  async me({ db, member }) {
    return { json: await meOf(db, member) };
  },

  async leave({ db, session }) {
    await closeSession(db, session.secret);
    return { json: {}, session: null };
  },

  async introduce({ db, member, now, body }) {
    const unlock = body.unlock === null ? null : base64.decode(body.unlock);
    if (!(await introduceMember(db, member.member, body.recipient, unlock))) return { refused: 'changed-meanwhile' };
    await db.batch([logLine(db, member, 'introduce', now)]);
    const fresh = await findMember(db, member.member);
    return fresh ? { json: await meOf(db, fresh) } : { refused: 'not-found' };
  },

  async members({ db, member }) {
    const members = await membersOf(db, member.desk);
    const here = members.filter(({ removed_on: left }) => left === null);
    if (member.role !== 'lead') return { json: { members: here, holders: [], kits: [] } satisfies MemberList };
    const [holders, kits] = await Promise.all([holdersOf(db, member.desk), kitDaysOf(db, member.desk)]);
    return { json: { members, holders, kits } satisfies MemberList };
  },

  async invite({ db, member, now, body }) {
    const invitation = await saveInvitation(db, member.desk, body.role, now);
    await db.batch([logLine(db, member, 'invite', now)]);
    return { json: { invitation } };
  },

  async 'hand-key'({ db, member, now, body }) {
    const to = await findMember(db, body.member);
    if (to?.desk !== member.desk) return { refused: 'not-found' };
    if (!keyRoles.includes(to.role)) return { refused: 'not-yours' };
    const keys = body.keys.map(({ key, wrapped }) => ({ key, wrapped: base64.decode(wrapped) }));
    if (!(await handKeys(db, member.desk, body.member, keys))) return { refused: 'not-found' };
    await db.batch([logLine(db, member, 'hand-key', now)]);
    return { json: {} };
  },

  async 'remove-member'({ db, member, now, body }) {
    const other = await findMember(db, body.member);
    if (other?.desk !== member.desk) return { refused: 'not-found' };
    if (!(await removeMember(db, member.desk, body.member, dayOf(now)))) return { refused: 'last-lead' };
    await db.batch([logLine(db, member, 'remove-member', now)]);
    return { json: {} };
  },

  async 'save-recovery'({ db, member, now, body }) {
    const { ab, ac, bc } = body.files;
    const files = { ab: base64.decode(ab), ac: base64.decode(ac), bc: base64.decode(bc) };
    await saveKit(db, member.desk, body.key, files, dayOf(now));
    await db.batch([logLine(db, member, 'save-recovery', now)]);
    return { json: {} };
  },

  async recovery({ db, member, now }) {
    await db.batch([logLine(db, member, 'recovery', now)]);
    const rows = await kitOf(db, member.desk);
    return { json: { files: rows.map((row) => ({ ...row, wrapped: base64.encode(row.wrapped) })) } };
  },
};
