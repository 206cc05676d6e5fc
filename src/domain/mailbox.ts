// The letter box as its owner sees it: status in one word, days, and the desk's letters.
import type { Day } from './days.ts';
import type { ShownLetter } from './letter.ts';

/** Desk letters shown at once, newest first: as many as fit an answer of fixed size. */
export const LETTERS_SHOWN = 10;

/** `none` for an empty letter box: nothing was sent, it was deleted, or the number is another one. */
export type MailboxStatus = 'none' | 'sent' | 'read' | 'answered';

/** What a row of the database says about a mailbox; no word of anybody. */
export interface MailboxRow {
  desk: string;
  deputy: string | null;
  sent: number;
  read: number;
  replies: number;
  last_sent_on: Day;
  dies_on: Day;
}

/** Status of a mailbox: a published reply, else a letter that the desk opened, else sent. */
export function statusOf(row: MailboxRow | null): MailboxStatus {
  if (!row) return 'none';
  if (row.replies > 0) return 'answered';
  return row.read > 0 ? 'read' : 'sent';
}

/** Everything the letter box page shows. */
export interface ShownMailbox {
  status: MailboxStatus;
  lastSentOn: Day | null;
  diesOn: Day | null;
  letters: ShownLetter[];
  older: boolean;
  page: number;
}
