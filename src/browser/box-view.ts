// What an opened letter box shows on a device, as the same view that the plain door makes.
import type { MailboxAnswer } from '#domain/api/api';
import { isWaiting, lookAgainAt } from '#domain/box/mailbox';
import type { LettersView, MailboxView, Outcome } from '#domain/site/view';
import type { OpenedBox } from '../crypto/opened-box.ts';

/** The number and the word stay with the device, so they are empty here. */
export function boxView(
  { desks, open }: LettersView,
  answer: MailboxAnswer,
  { letters, plan, trouble }: OpenedBox,
  page: number,
  outcome: Outcome,
): MailboxView {
  const { status, desk, sent } = answer;
  const reads = desk !== null && open.includes(desk) ? desks[desk] : undefined;
  return {
    page: 'mailbox',
    door: 'sealed',
    receipt: '',
    ownWord: '',
    draft: '',
    kept: '',
    outcome,
    asking: null,
    text: '',
    refusals: [],
    desks,
    isDemo: desk !== null && desks[desk]?.demo === true,
    mailbox: {
      status,
      lastSentOn: answer.last_sent_on,
      seenOn: answer.seen_on,
      closedOn: answer.closed_on,
      lookAgainOn: answer.look_again_on,
      diesOn: answer.dies_on,
      lookAt: lookAgainAt(isWaiting(status, sent), reads, new Date())?.getTime() ?? null,
      plan,
      letters,
      sent,
      older: answer.older,
      page,
      trouble,
    },
  };
}
