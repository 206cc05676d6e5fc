// What a letter box shows without JavaScript: opened for a moment, from its number, for one page.
import { isWaiting, LETTERS_SHOWN, lookAgainAt, type ShownMailbox, statusOf } from '#domain/mailbox';
import type { LettersView, MailboxView, Outcome } from '#domain/view';
import { openPlan, openReplies } from '../../src/crypto/letter.ts';
import { type Mailbox, mailboxOf, newDraft } from '../../src/crypto/receipt.ts';
import { toBase64 } from '../../src/crypto/seal.ts';
import { desksNow } from '../arrival.ts';
import { desksContent } from '../content.ts';
import type { Context } from '../problem.ts';
import { planFor } from '../storage/plan.ts';
import { findMailbox, noteVisit, repliesFor, sentFrom } from '../storage/mailbox.ts';

/** What a one-time page about a letter box keeps: enough to open it once more. */
export type KeptMailbox = Pick<MailboxView, 'page' | 'receipt' | 'ownWord' | 'outcome' | 'text'> & { shown: number };

/** A letter box that is to be opened, with how that came about. */
export const keptMailbox = (receipt: string, ownWord: string, outcome: Outcome = 'opened', text = ''): KeptMailbox => ({
  page: 'mailbox',
  receipt,
  ownWord,
  outcome,
  text,
  shown: 0,
});

/** Nothing of a letter box: what stands on the page when it could not be opened. */
const nothing: ShownMailbox = {
  status: 'none',
  lastSentOn: null,
  seenOn: null,
  closedOn: null,
  lookAgainOn: null,
  diesOn: null,
  lookAt: null,
  plan: null,
  letters: [],
  sent: [],
  older: false,
  page: 0,
};

/** The page of a letter box that could not be reached: the words being written are still there. */
export async function unreachedMailbox(c: Context, kept: KeptMailbox): Promise<MailboxView> {
  const { shown: _shown, ...rest } = kept;
  return {
    ...rest,
    draft: newDraft(),
    refusals: [],
    desks: await desksContent(c.env.ASSETS),
    isDemo: false,
    outcome: 'failed',
    mailbox: nothing,
  };
}

/** The page of a letter box; opening it counts as a visit. */
export async function mailboxView(c: Context, kept: KeptMailbox): Promise<MailboxView> {
  const now = new Date();
  const { shown: page, ...rest } = kept;
  const mailbox = await mailboxOf(kept.receipt, kept.ownWord);
  const [{ all, open }, seenOn] = [await desksNow(c.env, now), await noteVisit(c.env.DB, mailbox.key, now)];
  const row = await findMailbox(c.env.DB, mailbox.key, now);
  const status = statusOf(row);
  const letters = await lettersIn(c, mailbox, page, now);
  return {
    ...rest,
    draft: newDraft(),
    refusals: [],
    desks: all,
    isDemo: row !== null && all[row.desk]?.demo === true,
    mailbox: {
      status,
      seenOn,
      lastSentOn: row?.last_sent_on ?? null,
      closedOn: row?.closed_on ?? null,
      lookAgainOn: row?.look_again_on ?? null,
      diesOn: row?.dies_on ?? null,
      lookAt: lookAgainAt(isWaiting(status, letters.sent), row ? open[row.desk] : undefined, now)?.getTime() ?? null,
      ...letters,
      page,
    },
  };
}

async function lettersIn(
  c: Context,
  mailbox: Mailbox,
  page: number,
  now: Date,
): Promise<Pick<ShownMailbox, 'plan' | 'letters' | 'sent' | 'older'>> {
  const [replies, sent, plan] = await Promise.all([
    repliesFor(c.env.DB, mailbox.key, page, now),
    sentFrom(c.env.DB, mailbox.key),
    planFor(c.env.DB, mailbox.key, now),
  ]);
  const overview = await openPlan(mailbox, plan && { ...plan, sealed: toBase64(plan.sealed) });
  const sealed = replies.slice(0, LETTERS_SHOWN).map((reply) => ({ ...reply, sealed: toBase64(reply.sealed) }));
  return { plan: overview, letters: await openReplies(mailbox, sealed), sent, older: replies.length > LETTERS_SHOWN };
}

/** The page that asks for the number. `failed` leaves the database alone: it is what does not work. */
export async function lettersView(
  c: Context,
  typed: string,
  ownWord: string,
  refusals: LettersView['refusals'],
  failed = false,
): Promise<LettersView> {
  const open = failed ? {} : (await desksNow(c.env, new Date())).open;
  const desks = await desksContent(c.env.ASSETS);
  return { page: 'letters', typed: typed.slice(0, 200), ownWord, refusals, desks, open: Object.keys(open) };
}
