// The letter box as its owner sees it: status in one word, days, and the desk's letters.
import type { Link } from './box.ts';
import type { Day } from '../time/days.ts';
import { type Desk, nextClosing } from '../desk/desk.ts';
import type { ShownLetter } from '../letter/letter.ts';
import type { ShownPlan } from '../letter/plan.ts';

/** Letters shown at once, newest first: as many of the longest, each with a question, as fit a page of fixed size. */
export const LETTERS_SHOWN = 4;

/** `none` for an empty letter box: nothing was sent, it was deleted, or the number is another one. */
export type MailboxStatus = 'none' | 'sent' | 'read' | 'answered' | 'closed';

/** What a row of the database says about a mailbox; no word of anybody. */
export interface MailboxRow {
  desk: string;
  deputy: string | null;
  sent: number;
  read: number;
  replies: number;
  last_sent_on: Day;
  closed_on: Day | null;
  look_again_on: Day | null;
  dies_on: Day;
}

/** Where a letter of the person stands, with the signature of their box. */
export interface Stamped extends Link {
  stamp: string;
}

/** A letter of the person: its day and whether the desk read it, never a word of it. The first one goes only with everything. */
export interface SentLetter extends Stamped {
  day: Day;
  read: boolean;
  first: boolean;
}

/** Status of a mailbox: closed by the desk, else a published reply, else a letter that the desk opened, else sent. */
export function statusOf(row: MailboxRow | null): MailboxStatus {
  if (!row) return 'none';
  if (row.closed_on !== null) return 'closed';
  if (row.replies > 0) return 'answered';
  return row.read > 0 ? 'read' : 'sent';
}

/** True when the person waits for the desk: no answer yet, or a letter that was not read. */
export const isWaiting = (status: MailboxStatus, sent: readonly Pick<SentLetter, 'read'>[]): boolean =>
  status === 'sent' || status === 'read' || (status === 'answered' && sent.some(({ read }) => !read));

/** The moment after which looking again makes sense: the desk had its next hours to read. Null when nobody reads there now. */
export const lookAgainAt = (waiting: boolean, open: Desk | undefined, now: Date): Date | null =>
  open && waiting ? nextClosing(open, now) : null;

/** Everything the letter box page shows. */
export interface ShownMailbox {
  status: MailboxStatus;
  lastSentOn: Day | null;
  /** The day it was opened with its number, the time before this one. */
  seenOn: Day | null;
  closedOn: Day | null;
  lookAgainOn: Day | null;
  diesOn: Day | null;
  /** Epoch milliseconds of the next moment to look, or null. */
  lookAt: number | null;
  /** The overview that the desk and the person share, or null. */
  plan: ShownPlan | null;
  letters: ShownLetter[];
  sent: SentLetter[];
  older: boolean;
  page: number;
  /** What does not fit together: a letter of the desk, or of the person, is missing or was tampered with. */
  trouble: Trouble[];
}

/** What the box can tell by itself: `theirs`, letters of the desk; `own`, letters of the person. */
export const troubles = ['theirs', 'own'] as const;
export type Trouble = (typeof troubles)[number];
