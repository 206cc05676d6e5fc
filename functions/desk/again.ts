// What is answered to a deed that was done already and whose answer was lost.
import type { ActionName } from '#domain/desk/desk-action';
import type { DeskAnswer, MemberCall } from './call.ts';
import { threadAnswer } from './letters.ts';
import { meOf } from './passkey.ts';
import { findMember } from '../storage/member.ts';

/** Actions that answer with the person's page as it is now. */
const threadActions: ActionName[] = ['reply', 'hear', 'plan', 'withdraw-reply', 'own', 'note', 'finish-task', 'drop-note', 'reopen'];

/** Done already, and the answer was lost: what it would be now. */
export async function again(name: ActionName, { db, member, now, body }: MemberCall<never>): Promise<DeskAnswer> {
  const { mailbox, letters } = body as { mailbox?: string; letters?: unknown[] };
  if (threadActions.includes(name)) {
    const answer = await threadAnswer(db, member.desk, mailbox ?? '', now);
    return 'refused' in answer ? { refused: 'done-and-gone' } : answer;
  }
  if (name === 'introduce') return { json: await meOf(db, (await findMember(db, member.member)) ?? member) };
  return { json: letters ? { count: letters.length } : {} };
}
