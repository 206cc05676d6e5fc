// What a letter box shows without JavaScript: opened for a moment, from its number, for one page.
import { signersOf } from '#domain/desk/desk';
import { isWaiting, LETTERS_SHOWN, lookAgainAt, type ShownMailbox, statusOf } from '#domain/box/mailbox';
import type { LettersView, MailboxView, Outcome } from '#domain/site/view';
import { type OpenedBox, openBox } from '../../src/crypto/opened-box.ts';
import { type Mailbox, mailboxesOf, newDraft } from '../../src/crypto/receipt.ts';
import { toBase64 } from '../../src/crypto/seal.ts';
import { desksNow } from '../arrival.ts';
import { desksContent } from '../content.ts';
import type { Context } from '../problem.ts';
import { planFor } from '../storage/plan.ts';
import { findMailbox, headOf, noteVisit, removalsOf, repliesFor, sentFrom } from '../storage/mailbox.ts';
import type { KeptMailbox, KeptNumber } from './kept.ts';

/** A letter box that is to be opened, with what was being written in it. */
export const keptMailbox = (receipt: string, ownWord: string, draft: string, text: string, shown: number): KeptMailbox => ({
  page: 'mailbox',
  receipt,
  ownWord,
  draft: draft || newDraft(),
  outcome: 'opened',
  asking: null,
  text,
  refusals: [],
  shown,
});

/** The letter box that is there: the own word is read by the newest rule first, then by the rules before it. */
export async function existingMailbox(
  db: D1Database,
  { receipt, ownWord }: Pick<KeptMailbox, 'receipt' | 'ownWord'>,
  now: Date,
): Promise<Mailbox> {
  const mailboxes = await mailboxesOf(receipt, ownWord);
  for (const mailbox of mailboxes) if (await findMailbox(db, mailbox.key, now)) return mailbox;
  return mailboxes[0] as Mailbox;
}

/** The page of a letter box; opening it counts as a visit. When it cannot be reached, the words being written are still there. */
export async function mailboxView(c: Context, ticket: string, kept: KeptMailbox): Promise<MailboxView> {
  const { shown: _shown, ...rest } = kept;
  const desks = await desksContent(c.env.ASSETS);
  const page = { ...rest, door: 'plain' as const, kept: ticket, desks };
  try {
    return { ...page, ...(await insideOf(c, kept)) };
  } catch (error) {
    console.error('fault', (error as Error).name);
    return { ...page, mailbox: null, isDemo: false, outcome: 'failed' satisfies Outcome };
  }
}

async function insideOf(c: Context, { receipt, ownWord, shown: page }: KeptMailbox): Promise<Pick<MailboxView, 'mailbox' | 'isDemo'>> {
  const now = new Date();
  const mailbox = await existingMailbox(c.env.DB, { receipt, ownWord }, now);
  const [{ all, open }, seenOn] = [await desksNow(c.env, now), await noteVisit(c.env.DB, mailbox.key, now)];
  const row = await findMailbox(c.env.DB, mailbox.key, now);
  const status = statusOf(row);
  const { next: _next, ...letters } = await boxIn(c, mailbox, page, now);
  return {
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

/** Everything in a letter box, opened; and where the next letter stands. */
export async function boxIn(
  c: Context,
  mailbox: Mailbox,
  page: number,
  now: Date,
): Promise<OpenedBox & Pick<ShownMailbox, 'sent' | 'older'>> {
  const { DB } = c.env;
  const [replies, sent, plan, head, removed, desks] = await Promise.all([
    repliesFor(DB, mailbox.key, page, now),
    sentFrom(DB, mailbox.key),
    planFor(DB, mailbox.key, now),
    headOf(DB, mailbox.key),
    removalsOf(DB, mailbox.key),
    desksContent(c.env.ASSETS),
  ]);
  const older = replies.length > LETTERS_SHOWN;
  const letters = replies.slice(0, LETTERS_SHOWN).map((reply) => ({ ...reply, sealed: toBase64(reply.sealed) }));
  const answer = { letters, plan: plan && { ...plan, sealed: toBase64(plan.sealed) }, sent, head, removed, older };
  return { ...(await openBox(mailbox, answer, signersOf(desks))), sent, older };
}

/** The page that asks for the number, with what was typed. It works without the database: then nobody is known to read. */
export async function lettersView(c: Context, ticket: string, kept: KeptNumber): Promise<LettersView> {
  const open = await desksNow(c.env, new Date()).then(
    (now) => now.open,
    () => null,
  );
  const desks = await desksContent(c.env.ASSETS);
  return { ...kept, door: 'plain', kept: ticket, desks, open: Object.keys(open ?? {}), failed: kept.failed || open === null };
}
