// The work on a case: who has it, who is away, notes and tasks for the desk itself, an answer taken out again, and opening a closed case.
import { base64 } from '@scure/base';
import { dayOf } from '#domain/time/days';
import { hasLetterSize, LETTER_BYTES } from '#domain/letter/envelope';
import { type CaseRow, caseOf, giveCase } from '../storage/case.ts';
import { reopenMailbox, withdrawReply } from '../storage/desk.ts';
import { setAway } from '../storage/member.ts';
import { dropNote, finishTask, keepNote } from '../storage/note.ts';
import type { DeskAnswer, MemberCall, MemberHandlers } from './call.ts';
import { threadAnswer } from './letters.ts';

type Names = 'withdraw-reply' | 'own' | 'away' | 'note' | 'finish-task' | 'drop-note' | 'reopen';

export const workHandlers: MemberHandlers<Names> = {
  'withdraw-reply': (call) =>
    changed(call, () => withdrawReply(call.db, call.member.desk, call.body.mailbox, call.body.letter, call.now), 'changed-meanwhile'),

  own: (call) =>
    changed(call, () => giveCase(call.db, call.member.desk, call.body.mailbox, call.body.owner), 'not-found', isOf(call.body.owner)),

  async away({ db, member, body }) {
    await setAway(db, member.member, body.until);
    return { json: {} };
  },

  async note(call) {
    const { db, member, now, body } = call;
    const { mailbox, note, kind, due_on: dueOn } = body;
    const sealed = base64.decode(body.sealed);
    if (!hasLetterSize(sealed, LETTER_BYTES)) return { refused: 'bad-letter' };
    const written = { note, mailbox, desk: member.desk, member: member.member, kind, dueOn, sealed };
    return changed(call, () => keepNote(db, written, dayOf(now)), 'changed-meanwhile');
  },

  'finish-task': (call) => {
    const { db, member, now, body } = call;
    return changed(call, () => finishTask(db, member.desk, body.mailbox, body.note, body.done ? dayOf(now) : null).then(isThen));
  },

  'drop-note': (call) => changed(call, () => dropNote(call.db, call.member.desk, call.body.mailbox, call.body.note).then(isThen)),

  reopen: (call) =>
    changed(
      call,
      () => reopenMailbox(call.db, call.body.mailbox),
      'changed-meanwhile',
      ({ closed_on: closed }) => closed === null,
    ),
};

/** A task that is done already, a note that is gone: so it was asked, whoever did it. */
const isThen = (): boolean => true;

const isOf =
  (owner: string | null) =>
  (known: CaseRow): boolean =>
    known.owner === owner;

/** Changes something in a case of this desk, unless it is so already, and answers with the person's page as it is after that. */
async function changed(
  { db, member, now, body: { mailbox } }: MemberCall<{ mailbox: string }>,
  change: () => Promise<boolean>,
  otherwise: 'not-found' | 'changed-meanwhile' = 'not-found',
  isSo: (known: CaseRow) => boolean = () => false,
): Promise<DeskAnswer> {
  const known = await caseOf(db, member.desk, mailbox);
  if (!known) return { refused: 'not-found' };
  if (isSo(known)) return threadAnswer(db, member.desk, mailbox, now);
  return (await change()) ? threadAnswer(db, member.desk, mailbox, now) : { refused: otherwise };
}
