// What an on-demand page shows: handed from the Worker to the page, nothing else reaches it.
import type { Municipality, NamedArea } from '../areas/area-index.ts';
import type { FindSentence } from '../areas/area-label.ts';
import type { AwakeLine } from '../care/awake.ts';
import type { Desk } from '../desk/desk.ts';
import type { CareStep } from '../care/find-care.ts';
import type { LanguageView } from '../language/language-choice.ts';
import type { ShownMailbox } from '../box/mailbox.ts';
import type { PlacesView } from '../care/places-view.ts';
import type { Way } from '../letter/way.ts';

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

/** Where a letter is sealed: on this device, or by the Worker on arrival; `offered` once a device that cannot seal said so. */
export type Sealed = 'sealed' | 'plain' | 'offered';

/** The form to write, by one of three ways in. `desk` null: nobody reads, so the form is closed (H1). */
export interface ReferView {
  page: 'refer';
  door: Sealed;
  way: Way;
  /** The word of their own that the person wants beside the number; never part of the letter. */
  ownWord: string;
  /** `failed`: nothing was sent, our side or the line does not work; `foreign`, `damaged`: it came by another site, or not whole. */
  state: 'open' | 'sending' | 'closed' | 'failed' | 'foreign' | 'damaged';
  /** What the number follows from. The plain door's comes with the page; a device draws its own, which never leaves it. */
  draft: string;
  /** The number, shown before sending; null until the device drew it. */
  receipt: string | null;
  stamp: string;
  /** Ticket of the page that holds what was typed, or empty. */
  kept: string;
  desk: string | null;
  /** Names of the desks where somebody reads now. */
  open: string[];
  desks: Record<string, Desk>;
  reading: Reading | null;
  awake: AwakeLine[];
  values: Record<string, string[]>;
  refusals: FieldRefusal[];
}

/** The page that asks for the number of a letter box. */
export interface LettersView {
  page: 'letters';
  door: Sealed;
  typed: string;
  ownWord: string;
  kept: string;
  failed: boolean;
  /** Names of the desks where somebody reads now. */
  open: string[];
  refusals: FieldRefusal[];
  desks: Record<string, Desk>;
}

/** A letter box, opened. `receipt` travels in the body of the next form, never in an address; empty where a device holds it. */
export interface MailboxView {
  page: 'mailbox';
  door: Sealed;
  receipt: string;
  ownWord: string;
  draft: string;
  kept: string;
  /** Null when it could not be reached. */
  mailbox: ShownMailbox | null;
  outcome: Outcome;
  /** What is about to be deleted and asked once more: a letter's id, everything (empty), or nothing (null). */
  asking: string | null;
  text: string;
  refusals: FieldRefusal[];
  desks: Record<string, Desk>;
  isDemo: boolean;
}

/** What happened in a letter box just now. `failed`: our side does not work, nothing changed. */
export type Outcome = 'opened' | 'stored' | 'not-stored' | 'answered' | 'letter-deleted' | 'look-again' | 'failed';

/** After sending; then whether the number was kept, or knowingly not. */
export interface SentView {
  page: 'sent';
  door: Sealed;
  step: SentStep;
  /** The number, where the device still holds it or where no page showed it before sending; else null. */
  receipt: string | null;
  kept: string;
  hasOwnWord: boolean;
  /** True when only the number leads to an answer: no other way to reach the person was given. */
  onlyNumber: boolean;
  reading: Reading | null;
  doNotCall: boolean;
  isDemo: boolean;
  /** True when it asks once more before everything is deleted. */
  asking: boolean;
  failed: boolean;
}

/** First the number; then the page for who kept it, or for who chose not to. */
export const sentSteps = ['number', 'kept', 'skipped'] as const;
export type SentStep = (typeof sentSteps)[number];

/** Everything was deleted, a page of a moment is over, or a letter was stopped before it was sent. */
export interface NoticeView {
  page: 'deleted' | 'over' | 'stopped';
}

/** What both doors show: the same states, the same views. */
export type DoorView = ReferView | LettersView | MailboxView | SentView | NoticeView;

/** Families of sentences that a device needs to draw them; those of the questions come beside them. */
export const doorFamilies = [
  'after',
  'ask',
  'back',
  'before',
  'call',
  'closed',
  'consent',
  'delete',
  'deleted',
  'demo',
  'hint',
  'kept',
  'languages',
  'latin',
  'letters',
  'mailbox',
  'nav',
  'number',
  'own',
  'own-word',
  'part',
  'plan',
  'police',
  'reading',
  'receipt',
  'refer',
  'refused',
  'right-title',
  'seen',
  'agreed',
  'contact',
  'earlier',
  'sent',
  'shared',
  'shown',
  'skipped',
  'status',
  'stopped',
  'tap',
  'then',
  'trouble',
  'way',
  'with',
] as const;

/** A search for a place: one question, a guess that asks, or nothing found. */
export interface FindView {
  page: 'find';
  typed: string;
  /** The question or sentence above the places. */
  said: FindSentence;
  names: NamedArea[];
  /** The part of the page that was looked for. */
  part?: 'here' | undefined;
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

export type View = DoorView | FindView | FoundView | LanguageView | PlacesView | ProblemView;
