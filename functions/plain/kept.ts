// What a page of a moment keeps: just enough to show itself again, with every word that was typed.
import type { FieldRefusal, FindView, FoundView, MailboxView, NoticeView, ReferView, SentView } from '#domain/site/view';

/** What was typed into a form to write, with why it comes back. */
export interface KeptForm {
  page: 'refer';
  fields: [string, string][];
  refusals: FieldRefusal[];
  state: ReferView['state'];
}

/** What was typed at the door of the letter box. */
export interface KeptNumber {
  page: 'letters';
  typed: string;
  ownWord: string;
  refusals: FieldRefusal[];
  failed: boolean;
}

/** What a page about a letter box keeps: enough to open it once more, and the words being written. */
export type KeptMailbox = Pick<MailboxView, 'page' | 'receipt' | 'ownWord' | 'draft' | 'outcome' | 'asking' | 'text' | 'refusals'> & {
  shown: number;
};

/** What a page of a moment needs to show itself. */
export type Kept = KeptForm | KeptNumber | KeptMailbox | SentView | NoticeView | FindView | FoundView;
