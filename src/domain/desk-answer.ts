// What the desk's own door answers: members, wrapped keys, sealed letters and days; no word of anybody who wrote.
import type { Role } from './member.ts';

/** Somebody of a desk, as colleagues see them. `recipient` is null until their own key is made. */
export interface Member {
  member: string;
  desk: string;
  role: Role;
  name: string;
  recipient: string | null;
  joined_on: string;
  removed_on: string | null;
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
}

/** Somebody asked to hand a letter box over in danger; the reason is sealed to those who may decide. */
export interface HandOverRow {
  mailbox: string;
  desk: string;
  to_desk: string;
  member: string;
  name: string;
  reason: string;
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
  case_name: string | null;
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
