// What the desk's own door answers: members, wrapped keys, sealed letters and days; no word of anybody who wrote.
import type { Day } from '../time/days.ts';
import type { Removal } from '../box/box.ts';
import type { NoteRow } from './desk-note.ts';
import type { Invitation, Role } from './member.ts';

/** Somebody of a desk, as colleagues see them. `recipient` is null until their own key is made. */
export interface Member {
  member: string;
  desk: string;
  role: Role;
  name: string;
  recipient: string | null;
  joined_on: string;
  removed_on: string | null;
  /** The last day on which they are away. */
  away_until: string | null;
}

/** What somebody gets after signing in: who they are, and the desk's keys wrapped to them alone. */
export interface Me extends Member {
  /** Base64 of the passphrase file, for a passkey that cannot unlock. */
  unlock: string | null;
  /** The passkey that was touched to sign in; null in answers to anything else. */
  passkey: string | null;
  /** Base64 of their own key, sealed to what that passkey derives; null where it derives the own key itself. */
  own: string | null;
  keys: { key: string; wrapped: string }[];
}

/** Who holds which key of the desk. */
export interface Holder {
  key: string;
  member: string;
}

/** The page of members. Who holds what, in the order in which keys were made, and the days of recovery kits are for leads alone. */
export interface MemberList {
  members: Member[];
  holders: Holder[];
  kits: { key: string; made_on: string }[];
  invitations: Invitation[];
}

/** Something that lies under the desk's lock: whose box it lies in, and which deputy reads along. */
export interface LockedRow {
  mailbox: string;
  letter: string;
  desk: string;
  deputy: string | null;
  /** A note of the desk for itself: nobody else ever reads it. */
  note: number;
}

/** Everything under the desk's lock, a letter box at a time and its first letter first. */
export interface UnderLock {
  letters: LockedRow[];
  /** Letters at other desks that may still come here as to their deputy: how many, and the day of the oldest. */
  coming: { letters: number; since: string | null };
}

/** A passkey of one's own, as its member tells it from the others. */
export interface OwnPasskey {
  credential: string;
  called: string;
  /** Empty for one that was made before days were kept. */
  made_on: string;
}

/** A letter in the list, before it is opened. */
export interface InboxRow {
  mailbox: string;
  letter: string;
  urgent: number;
  marked: number;
  written_on: string;
  read_on: string | null;
  answered: number;
  look_again_on: string | null;
  muted_on: string | null;
  closed_on: string | null;
  put_aside: number;
  /** Of the case: what it is called follows from it. */
  number: number | null;
  /** Whoever has the case, and the last day on which they are away. */
  owner: string | null;
  owner_name: string | null;
  away_until: string | null;
  /** The day of its next task. */
  task_on: string | null;
  /** Somebody spoke with this person since. */
  spoken: number;
}

/** The list, and who could have a case. */
export interface InboxAnswer {
  letters: InboxRow[];
  today: string;
}

/** One letter of a thread, either way. */
export interface ThreadRow {
  letter: string;
  direction: 'to-desk' | 'to-person';
  written_on: string;
  read_on: string | null;
  /** Not yet visible to the person. */
  waiting: number;
  /** The overview that the person and the desk share, not a letter of words. */
  plan: number;
  sealed: string;
}

/** Everything about one person that the server has: sealed letters, days, and no word. */
export interface Thread {
  /** Whose box it is: another desk's when it waited there too long and was released to this one. */
  desk: string;
  letters: ThreadRow[];
  /** The newest letter in the box, whoever wrote it; sent back with an answer, so that nobody answers past one they did not see. */
  newest: string | null;
  look_again_on: string | null;
  muted_on: string | null;
  closed_on: string | null;
  deputy: string | null;
  dies_on: string;
  /** The day of the server's clock. */
  today: string;
  given: Given[];
  /** Of the case, as in the list. */
  number: number | null;
  owner: string | null;
  /** Who of the desk can have it. */
  colleagues: { member: string; name: string; away_until: string | null }[];
  notes: NoteRow[];
  /** What the person removed, each signed by their box. */
  removed: Removal[];
}

/** Somebody asked to hand a letter box over in danger; the reason is sealed to those who may decide. */
export interface HandOverRow {
  mailbox: string;
  desk: string;
  to_desk: string;
  member: string;
  name: string;
  /** The day of the first letter. */
  since: Day;
  reason: string;
  /** SHA-256 of the whole request as it stands: a decision names the one that was seen. */
  request: string;
}

/** Requests that wait, and the desks of those who would decide if this member asked now; none when there is nobody else. */
export interface HandOvers {
  handOvers: HandOverRow[];
  deciders: string[];
}

/** Who can open a letter of a box by name, as the desk sees it. */
export interface Given {
  member: string;
  name: string;
  role: Role;
  /** The letter with the yes to it; null for an interpreter. */
  consent: string | null;
  /** Quarter-hour at which the last of them is gone. */
  due_at: number;
}

/** One letter that somebody may open by name for a while. */
export interface ShareRow {
  share: string;
  sealed: string;
  /** Quarter-hour at which it is gone. */
  due_at: number;
}

/** A line of the log: who, what, which day, which nameless case. */
export interface LogLine {
  entry: number;
  name: string;
  action: string;
  done_on: string;
  /** What the case was drawn as, and its number, from which follows what it is called. */
  case_name: string | null;
  case_number: number | null;
}

/** A count of people at closing. */
export interface TallyRow {
  half_year: string;
  first: string;
  first_value: string;
  second: string;
  second_value: string;
  people: number;
}
