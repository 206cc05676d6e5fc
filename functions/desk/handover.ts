// Handing over: after the person's yes at once; in danger only when a second member agrees. Letters pass here sealed.
import { base64 } from '@scure/base';
import { quarterAtOrAfter } from '#domain/time/days';
import type { Consent } from '#domain/consent/cover';
import { areKeysOf, type Desks, secondDesks } from '#domain/desk/desk';
import type { HandOvers } from '#domain/desk/desk-answer';
import { hasLetterSize, LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import { desksContent } from '../content.ts';
import { digest } from '../proof.ts';
import { caseOf } from '../storage/case.ts';
import {
  askHandOver,
  deskOf,
  dropHandOver,
  handOversOf,
  isWholeFor,
  keepResealed,
  keyHolders,
  moveMailbox,
  rewrapReason,
  type StoredHandOver,
} from '../storage/handover.ts';
import { whyNotAgreed } from './agreed.ts';
import type { DeskAnswer, MemberCall, MemberHandlers } from './call.ts';

type Names = 'reseal' | 'hand-over' | 'ask-hand-over' | 'hand-overs' | 'withdraw-hand-over' | 'decide-hand-over' | 'rewrap-reason';
/** A letter of the desk that tells the person; never forgotten unless telling raises the danger. */
type Told = { letter: string; sealed: Uint8Array } | null;

export const handOverHandlers: MemberHandlers<Names> = {
  async reseal({ db, env, member, body }) {
    const sealed = base64.decode(body.sealed);
    if (!hasLetterSize(sealed, REFERRAL_BYTES) && !hasLetterSize(sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
    const desks = await desksContent(env.ASSETS);
    if (!isOther(desks, body.desk, member.desk)) return { refused: 'not-found' };
    if (!areKeysOf(desks, [body.desk], body.keys)) return { refused: 'stale-page' };
    const kept = await keepResealed(db, member.desk, body.desk, { mailbox: body.mailbox, letter: body.letter, sealed });
    return kept ? { json: {} } : { refused: 'not-found' };
  },

  async 'hand-over'(call) {
    const { db, env, member, body } = call;
    const { mailbox, desk: to, consent } = body;
    if ((await deskOf(db, mailbox)) !== member.desk) return { refused: 'not-found' };
    const names = namesOf(await desksContent(env.ASSETS), to);
    const isThere = ({ what, who, name }: Consent): boolean =>
      what === 'letters' && who === 'desk' && (name === '' || names.includes(name));
    const refused = await whyNotAgreed(db, { mailbox, member: member.member, isMove: true }, consent, isThere);
    if (refused) return { refused };
    const told = { letter: body.told.letter, sealed: base64.decode(body.told.sealed) };
    return move(call, { mailbox, from: member.desk, to }, told);
  },

  async 'ask-hand-over'({ db, member, body }) {
    const { mailbox, desk: to } = body;
    if ((await deskOf(db, mailbox)) !== member.desk || !(await caseOf(db, member.desk, mailbox))) return { refused: 'not-found' };
    if (!(await isWholeFor(db, mailbox, to))) return { refused: 'changed-meanwhile' };
    const told = body.told && { letter: body.told.letter, sealed: base64.decode(body.told.sealed) };
    await askHandOver(db, { mailbox, desk: member.desk, to, member: member.member, reason: base64.decode(body.reason), told });
    return { json: {} };
  },

  async 'hand-overs'(call) {
    const rows = await decidable(call);
    const handOvers = await Promise.all(
      rows.map(async (row) => {
        const { mailbox, desk, to_desk, member, name, since, reason } = row;
        return { mailbox, desk, to_desk, member, name, since, reason: base64.encode(reason), request: await requestOf(row) };
      }),
    );
    return { json: { handOvers, deciders: await deciders(call) } satisfies HandOvers };
  },

  async 'withdraw-hand-over'({ db, member, body: { mailbox } }) {
    const row = (await handOversOf(db, member.desk, [])).find((each) => each.mailbox === mailbox);
    // Withdrawn before, or not agreed to: no request stands, and the box lies here as before.
    if (!row && (await deskOf(db, mailbox)) === member.desk) return { json: {} };
    if (row?.member !== member.member) return { refused: 'not-found' };
    return (await dropHandOver(db, mailbox)) ? { json: {} } : { refused: 'not-found' };
  },

  async 'rewrap-reason'(call) {
    const { db, env, body } = call;
    const reason = base64.decode(body.reason);
    if (!hasLetterSize(reason, LETTER_BYTES)) return { refused: 'bad-letter' };
    const row = (await decidable(call)).find((each) => each.mailbox === body.mailbox);
    if (!row) return { refused: 'not-found' };
    const desks = await desksContent(env.ASSETS);
    if (!areKeysOf(desks, [row.desk, ...secondDesks(desks, row.desk)], body.keys)) return { refused: 'stale-page' };
    return (await rewrapReason(db, body.mailbox, reason)) ? { json: {} } : { refused: 'not-found' };
  },

  async 'decide-hand-over'(call) {
    const { db, member, body } = call;
    const row = (await decidable(call)).find((each) => each.mailbox === body.mailbox);
    if (!row) return { refused: 'not-found' };
    if (row.member === member.member) return { refused: 'not-yours' };
    if ((await requestOf(row)) !== body.request) return { refused: 'changed-meanwhile' };
    if (body.agreed) {
      const told = row.note !== null && row.told !== null ? { letter: row.note, sealed: row.told } : null;
      return move(call, { mailbox: row.mailbox, from: row.desk, to: row.to_desk }, told, row);
    }
    return (await dropHandOver(db, row.mailbox)) ? { json: {} } : { refused: 'not-found' };
  },
};

/** What a decision is bound to: where to, who asked, why and what the person is told. Another reason or place is another request. */
const requestOf = ({ mailbox, to_desk: to, member, reason, note, told }: StoredHandOver): Promise<string> =>
  digest(JSON.stringify([mailbox, to, member, base64.encode(reason), note, told && base64.encode(told)]));

/** What a desk may be called in a yes: its short name, or its name in any language. */
const namesOf = (desks: Desks, name: string): string[] =>
  Object.hasOwn(desks, name) ? [name, ...Object.values(desks[name]?.name ?? {})] : [];

const isOther = (desks: Desks, to: string, own: string): boolean => Object.hasOwn(desks, to) && to !== own;

/** Requests that this member sees: of the own desk, and of a desk of one for which this desk is the second. */
async function decidable({ db, env, member }: MemberCall<unknown>): Promise<StoredHandOver[]> {
  const desks = await desksContent(env.ASSETS);
  const others = Object.keys(desks).filter((name) => secondDesks(desks, name).includes(member.desk));
  return handOversOf(db, member.desk, others);
}

/** The desks of those who would decide if this member asked now. */
async function deciders({ db, env, member }: MemberCall<unknown>): Promise<string[]> {
  const isAlone = (await keyHolders(db, member.desk)) <= 1;
  return isAlone ? secondDesks(await desksContent(env.ASSETS), member.desk) : [member.desk];
}

/** Moves the box and tells the person, in one batch; `claimed` is the request that somebody agreed to, while it still stands. */
async function move(
  call: MemberCall<unknown>,
  what: { mailbox: string; from: string; to: string },
  told: Told,
  claimed: StoredHandOver | null = null,
): Promise<DeskAnswer> {
  const { db, env, now } = call;
  if (!isOther(await desksContent(env.ASSETS), what.to, what.from)) return { refused: 'not-found' };
  if (told && !hasLetterSize(told.sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
  const reply = told && { mailbox: what.mailbox, ...told, dueAt: quarterAtOrAfter(now), now };
  return (await moveMailbox(db, { ...what, told: reply, claimed })) ? { json: {} } : { refused: 'changed-meanwhile' };
}
