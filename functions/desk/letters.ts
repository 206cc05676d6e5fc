// Letters at the desk: the list, sealed bodies, a thread, marking read, replying and looking again. Everything stays sealed here.
import { base64 } from '@scure/base';
import { dayOf, quarterAtOrAfter } from '#domain/days';
import type { ActionBody } from '#domain/desk-action';
import type { Thread } from '#domain/desk-answer';
import { hasLetterSize, LETTER_BYTES } from '#domain/envelope';
import { bodiesOf, inboxOf, newestIn, openCase, planLook, threadOf } from '../storage/case.ts';
import { markRead, noteOpening, saveReply } from '../storage/desk.ts';
import { logLine } from '../storage/desk-log.ts';
import { newestPlan, savePlan } from '../storage/plan.ts';
import { givenOf } from '../storage/share.ts';
import type { DeskAnswer, MemberCall, MemberHandlers } from './call.ts';

type Names = 'inbox' | 'bodies' | 'read' | 'thread' | 'reply' | 'plan' | 'look-again';

export const letterHandlers: MemberHandlers<Names> = {
  async inbox({ db, member, now }) {
    await noteOpening(db, member.desk, dayOf(now));
    return { json: { letters: await inboxOf(db, member.desk), today: dayOf(now) } };
  },

  async bodies({ db, member, body }) {
    const letters = await bodiesOf(db, member.desk, body.letters);
    return { json: { letters: letters.map((row) => ({ ...row, sealed: base64.encode(row.sealed) })) } };
  },

  async read({ db, member, now, body }) {
    if ((await bodiesOf(db, member.desk, [body])).length === 0) return { refused: 'not-found' };
    await openCase(db, member.desk, body.mailbox);
    await markRead(db, body.mailbox, body.letter, dayOf(now));
    await db.batch([logLine(db, member, 'read', now, body.mailbox)]);
    return { json: {} };
  },

  async thread({ db, member, now, body }) {
    return threadAnswer(db, member.desk, body.mailbox, now);
  },

  async reply(call) {
    return reply(call);
  },

  async plan(call) {
    return plan(call);
  },

  async 'look-again'({ db, member, now, body }) {
    if (!(await openCase(db, member.desk, body.mailbox))) return { refused: 'not-found' };
    await planLook(db, body.mailbox, body.on);
    await db.batch([logLine(db, member, 'look-again', now, body.mailbox)]);
    return { json: {} };
  },
};

/** Puts a reply in the letter box unless somebody wrote since this page was opened, colleague or person; sent twice it is stored once. */
async function reply({ db, member, now, body }: MemberCall<ActionBody<'reply'>>): Promise<DeskAnswer> {
  const { mailbox, letter, seen } = body;
  const sealed = base64.decode(body.sealed);
  if (!hasLetterSize(sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
  if (!(await openCase(db, member.desk, mailbox))) return { refused: 'not-found' };
  const thread = await threadOf(db, member.desk, mailbox, now);
  if (thread.some((row) => row.letter === letter)) return threadAnswer(db, member.desk, mailbox, now);
  const stored = await saveReply(db, { mailbox, letter, sealed, dueAt: quarterAtOrAfter(now), now, seen });
  if (!stored) return { refused: 'changed-meanwhile' };
  await db.batch([logLine(db, member, 'reply', now, mailbox)]);
  return threadAnswer(db, member.desk, mailbox, now);
}

/** Puts the shared overview in the letter box, in the place of the one it was made from; a colleague's newer one is never lost. */
async function plan({ db, member, now, body }: MemberCall<ActionBody<'plan'>>): Promise<DeskAnswer> {
  const { mailbox, letter, seen } = body;
  const sealed = base64.decode(body.sealed);
  if (!hasLetterSize(sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
  if (!(await openCase(db, member.desk, mailbox))) return { refused: 'not-found' };
  if ((await newestPlan(db, mailbox)) === letter) return threadAnswer(db, member.desk, mailbox, now);
  const stored = await savePlan(db, { mailbox, letter, sealed, dueAt: quarterAtOrAfter(now), now, seen });
  if (!stored) return { refused: 'changed-meanwhile' };
  await db.batch([logLine(db, member, 'plan', now, mailbox)]);
  return threadAnswer(db, member.desk, mailbox, now);
}

async function threadAnswer(db: D1Database, desk: string, mailbox: string, now: Date): Promise<DeskAnswer> {
  const about = await openCase(db, desk, mailbox);
  if (!about) return { refused: 'not-found' };
  const letters = await threadOf(db, desk, mailbox, now);
  const [newest, given] = await Promise.all([newestIn(db, mailbox), givenOf(db, desk, mailbox, now)]);
  const json: Thread = {
    ...about,
    newest,
    given,
    today: dayOf(now),
    letters: letters.map((row) => ({ ...row, sealed: base64.encode(row.sealed) })),
  };
  return { json };
}
