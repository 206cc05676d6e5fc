// What an on-demand page shows: handed from the Worker to the page, nothing else reaches it.
import type { Municipality, NamedArea } from './areas.ts';
import type { Desk } from './desk.ts';
import type { CareStep } from './find-care.ts';
import type { ShownMailbox } from './mailbox.ts';

/** A field that was refused: why, and the cap if it is about length. */
export interface FieldRefusal {
  name: string;
  code: string;
  max?: number;
}

/** When a letter is next read: now, or a moment as epoch milliseconds. */
export interface Reading {
  isNow: boolean;
  at: number;
}

/** The form to write for yourself. `desk` null: nobody reads, so the form is closed (H1). */
export interface ReferView {
  page: 'refer';
  draft: string;
  stamp: string;
  desk: string | null;
  /** Names of the desks where somebody reads now. */
  open: string[];
  desks: Record<string, Desk>;
  reading: Reading | null;
  values: Record<string, string[]>;
  refusals: FieldRefusal[];
}

/** The page that asks for the number of a letter box. */
export interface LettersView {
  page: 'letters';
  typed: string;
  refusals: FieldRefusal[];
  desks: Record<string, Desk>;
}

/** A letter box, opened. `receipt` travels in the body of the next form, never in an address. */
export interface MailboxView {
  page: 'mailbox';
  receipt: string;
  draft: string;
  mailbox: ShownMailbox;
  outcome: 'opened' | 'stored' | 'not-stored';
  text: string;
  refusals: FieldRefusal[];
  desks: Record<string, Desk>;
  isDemo: boolean;
}

/** Shown once after sending. */
export interface SentView {
  page: 'sent';
  receipt: string;
  reading: Reading | null;
  doNotCall: boolean;
  isDemo: boolean;
}

/** The letter box was deleted, or a one-time answer was already shown. */
export interface NoticeView {
  page: 'deleted' | 'shown-before';
}

/** A search for a place: one question, a guess that asks, or nothing found. */
export interface FindView {
  page: 'find';
  typed: string;
  choices: NamedArea[];
  suggestions: NamedArea[];
}

/** Who fits what was chosen in a municipality. `now` as epoch milliseconds. */
export interface FoundView {
  page: 'found';
  municipality: Municipality;
  steps: CareStep[];
  chosen: Record<string, string>;
  now: number;
}

/** A refusal or fault as a page. */
export interface ProblemView {
  page: 'problem';
  code: string;
}

export type View = ReferView | LettersView | MailboxView | SentView | NoticeView | FindView | FoundView | ProblemView;
