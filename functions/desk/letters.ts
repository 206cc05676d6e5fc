// Letters at the desk: the list, sealed bodies, a thread, marking read, replying and looking again. Everything stays sealed here.
import { base64 } from '@scure/base';
import { dayOf, quarterAtOrAfter, quarterOf } from '#domain/time/days';
import type { ActionBody } from '#domain/desk/desk-action';
import type { Thread } from '#domain/desk/desk-answer';
import { hasLetterSize, LETTER_BYTES } from '#domain/letter/envelope';
import { keyRoles } from '#domain/desk/member';
import { bodiesOf, caseOf, inboxOf, newestIn, planLook, threadOf } from '../storage/case.ts';
import { type Hearing, markRead, noteOpening, saveReply } from '../storage/desk.ts';
import { membersOf } from '../storage/member.ts';
import { nameAll } from '../storage/case-name.ts';
import { notesOf } from '../storage/note.ts';
import { removalsOf } from '../storage/mailbox.ts';
import { savePlan } from '../storage/plan.ts';
import { givenOf } from '../storage/share.ts';
import type { DeskAnswer, MemberCall, MemberHandlers } from './call.ts';

type Names = 'inbox' | 'bodies' | 'read' | 'thread' | 'reply' | 'hear' | 'plan' | 'look-again';

export const letterHandlers: MemberHandlers<Names> = {
  async inbox({ db, member, now }) {
    await noteOpening(db, member.desk, dayOf(now));
    await nameAll(db, member.desk);
    return { json: { letters: await inboxOf(db, member.desk), today: dayOf(now) } };
  },

  async bodies({ db, member, body }) {
    const letters = await bodiesOf(db, member.desk, body.letters);
    return { json: { letters: letters.map((row) => ({ ...row, sealed: base64.encode(row.sealed) })) } };
  },

  async read({ db, member, now, body }) {
    if ((await bodiesOf(db, member.desk, [body])).length === 0) return { refused: 'not-found' };
    await markRead(db, body.mailbox, body.letter, dayOf(now));
    return { json: {} };
  },

  async thread({ db, member, now, body }) {
    return threadAnswer(db, member.desk, body.mailbox, now);
  },

  async reply(call) {
    return reply(call, quarterAtOrAfter(call.now));
  },

  /** What was heard is seen at once: nobody uses a yes that its person could not have found. */
  async hear(call) {
    const { member, body } = call;
    return reply(call, quarterOf(call.now), { member: member.member, commitment: body.commitment });
  },

  async plan(call) {
    return plan(call);
  },

  async 'look-again'({ db, member, body }) {
    const known = await caseOf(db, member.desk, body.mailbox);
    if (!known) return { refused: 'not-found' };
    if (known.look_again_on !== body.on) await planLook(db, body.mailbox, body.on);
    return { json: {} };
  },
};

/** Puts a letter of the desk in the box unless somebody wrote since this page was opened, colleague or person. */
async function reply(
  { db, member, now, body }: MemberCall<ActionBody<'reply'>>,
  dueAt: number,
  heard: Hearing | null = null,
): Promise<DeskAnswer> {
  const { mailbox, letter, seen } = body;
  const sealed = base64.decode(body.sealed);
  if (!hasLetterSize(sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
  if (!(await caseOf(db, member.desk, mailbox))) return { refused: 'not-found' };
  const isStored = await saveReply(db, { mailbox, letter, sealed, dueAt, now, seen, heard });
  return isStored ? threadAnswer(db, member.desk, mailbox, now) : { refused: 'changed-meanwhile' };
}

/** Puts the shared overview in the letter box, in the place of the one it was made from; a colleague's newer one is never lost. */
async function plan({ db, member, now, body }: MemberCall<ActionBody<'plan'>>): Promise<DeskAnswer> {
  const { mailbox, letter, seen } = body;
  const sealed = base64.decode(body.sealed);
  if (!hasLetterSize(sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
  if (!(await caseOf(db, member.desk, mailbox))) return { refused: 'not-found' };
  const isStored = await savePlan(db, { mailbox, letter, sealed, dueAt: quarterAtOrAfter(now), now, seen });
  return isStored ? threadAnswer(db, member.desk, mailbox, now) : { refused: 'changed-meanwhile' };
}

/** Everything about one person: what the page of a person shows. */
export async function threadAnswer(db: D1Database, desk: string, mailbox: string, now: Date): Promise<DeskAnswer> {
  const about = await caseOf(db, desk, mailbox);
  if (!about) return { refused: 'not-found' };
  const letters = await threadOf(db, desk, mailbox, now);
  const [newest, given, removed, notes, members] = await Promise.all([
    newestIn(db, mailbox),
    givenOf(db, desk, mailbox, now),
    removalsOf(db, mailbox, 100_000),
    notesOf(db, desk, mailbox),
    membersOf(db, desk),
  ]);
  const json: Thread = {
    ...about,
    newest,
    notes: notes.map((row) => ({ ...row, sealed: base64.encode(row.sealed) })),
    colleagues: members
      .filter(({ role, removed_on: left }) => left === null && keyRoles.includes(role))
      .map(({ member, name, away_until }) => ({ member, name, away_until })),
    given,
    removed,
    today: dayOf(now),
    letters: letters.map((row) => ({ ...row, sealed: base64.encode(row.sealed) })),
  };
  return { json };
}
