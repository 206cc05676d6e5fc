// What an on-demand page shows: handed from the Worker to the page, nothing else reaches it.
import type { Municipality, NamedArea } from './areas.ts';
import type { Desk } from './desk.ts';
import type { CareStep } from './find-care.ts';
import type { ShownMailbox } from './mailbox.ts';
import type { Way } from './way.ts';

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

/** The form to write, by one of three ways in. `desk` null: nobody reads, so the form is closed (H1). */
export interface ReferView {
  page: 'refer';
  way: Way;
  /** The word of their own that the person wants beside the number; never part of the letter. */
  ownWord: string;
  /** True when storing failed on our side: nothing was sent, and everything typed is still here. */
  failed: boolean;
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
  ownWord: string;
  /** Names of the desks where somebody reads now. */
  open: string[];
  refusals: FieldRefusal[];
  desks: Record<string, Desk>;
}

/** A letter box, opened. `receipt` travels in the body of the next form, never in an address. */
export interface MailboxView {
  page: 'mailbox';
  receipt: string;
  ownWord: string;
  draft: string;
  mailbox: ShownMailbox;
  outcome: Outcome;
  text: string;
  refusals: FieldRefusal[];
  desks: Record<string, Desk>;
  isDemo: boolean;
}

/** What happened in a letter box just now. `failed`: our side does not work, nothing changed. */
export type Outcome = (typeof outcomes)[number];
export const outcomes = ['opened', 'stored', 'not-stored', 'answered', 'letter-deleted', 'look-again', 'failed'] as const;

/** Shown once after sending; then whether the number was kept, or knowingly not. */
export interface SentView {
  page: 'sent';
  step: SentStep;
  receipt: string;
  ownWord: string;
  /** True when only the number leads to an answer: no other way to reach the person was given. */
  onlyNumber: boolean;
  reading: Reading | null;
  doNotCall: boolean;
  isDemo: boolean;
}

/** First the number; then the page for who kept it, or for who chose not to. */
export const sentSteps = ['number', 'kept', 'skipped'] as const;
export type SentStep = (typeof sentSteps)[number];

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
