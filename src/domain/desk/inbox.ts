// The desk's list: letters put together by person, and what cannot wait. Works on letters opened on the device.
import { type Day, daysBetween } from '../time/days.ts';
import type { LetterName } from './desk-action.ts';
import type { InboxRow } from './desk-answer.ts';
import { type PersonLetter, type ReferralLetter, sentencesIn } from '../letter/letter.ts';
import { isUrgent, type Referral } from '../letter/referral.ts';

/** A letter opened on the device; `content` is null when it does not open or is not what its row says. */
export interface OpenedLetter {
  mailbox: string;
  letter: string;
  content: ReferralLetter | PersonLetter | null;
}

/** One person in the list. */
export interface Person {
  mailbox: string;
  first: ReferralLetter | null;
  /** "Tonight" or danger, and not answered or closed yet: stands above everything. Until a letter is opened, what its row says is believed. */
  urgent: boolean;
  /** Some letters say outside that they are urgent, and nothing inside does: they do not open, or say something else. */
  unproven: boolean;
  /** Every letter looks automatic and none is urgent. */
  marked: boolean;
  /** Urgent, and every letter looks automatic: below the other urgent ones, above everything else. */
  hasty: boolean;
  unread: number;
  answered: boolean;
  /** Letters that do not open, or that the keys of the box did not sign. */
  broken: number;
  /** Letters still on their way to this device. */
  closed: number;
  since: Day;
  /** The number of the case: what it is called follows from it. */
  number: number | null;
  /** Whoever has the case; `isAway` while they are not there. */
  owner: { member: string; name: string; isAway: boolean } | null;
  /** Opened, and nobody answered, spoke with them or closed since: its clock goes on. */
  waits: boolean;
  /** Whole days since the oldest letter that nobody answered; null when there is none. */
  days: number | null;
  lookAgain: Day | null;
  isDue: boolean;
  muted: boolean;
  /** Closed, and nothing new since. */
  done: boolean;
  /** Letters that may be put aside: they look automatic and are not urgent, or say that they are and do not open. */
  junk: LetterName[];
}

/** The people behind the letters. */
export function peopleIn(rows: readonly InboxRow[], opened: ReadonlyMap<string, OpenedLetter>, today: Day): Person[] {
  const byMailbox = new Map<string, InboxRow[]>();
  for (const row of rows) if (!row.put_aside) byMailbox.set(row.mailbox, [...(byMailbox.get(row.mailbox) ?? []), row]);
  return [...byMailbox.values()].map((own) => personOf(own, opened, today));
}

function personOf(rows: InboxRow[], opened: ReadonlyMap<string, OpenedLetter>, today: Day): Person {
  const letters = rows.map(({ letter }) => opened.get(letter));
  const first = letters.map((each) => each?.content).find((content) => content?.kind === 'referral') as ReferralLetter | undefined;
  const answered = rows.every((row) => row.answered);
  const open = rows.filter((row) => !row.answered && !row.spoken);
  const lookAgain = rows[0]?.look_again_on ?? null;
  const isUrgentAtAll = saysUrgent(rows, first, opened);
  const unread = rows.filter((row) => row.read_on === null).length;
  const done = unread === 0 && rows.some((row) => row.closed_on !== null);
  const urgent = isUrgentAtAll && !answered && !done;
  const marked = rows.every((row) => row.marked);
  const unproven = !isUrgentAtAll && !answered && rows.some((row) => row.urgent);
  return {
    mailbox: rows[0]?.mailbox ?? '',
    first: first ?? null,
    urgent,
    unproven,
    marked: !urgent && marked,
    hasty: urgent && marked,
    unread,
    answered,
    broken: letters.filter((each) => each?.content === null).length,
    closed: letters.filter((each) => each === undefined).length,
    since: rows.map((row) => row.written_on).sort()[0] ?? '',
    number: rows[0]?.number ?? null,
    owner: ownerIn(rows[0], today),
    waits: !done && unread === 0 && open.length > 0,
    days: done || open.length === 0 ? null : Math.max(...open.map((row) => daysBetween(row.written_on, today))),
    lookAgain,
    isDue: [lookAgain, rows[0]?.task_on ?? null].some((day) => day !== null && day <= today),
    muted: !urgent && rows.some((row) => row.muted_on !== null),
    done,
    junk: isUrgentAtAll ? [] : junkIn(rows, opened),
  };
}

/** "Tonight" or danger: what the first letter says inside, or, of a letter that stays closed, what stands outside. */
function saysUrgent(rows: readonly InboxRow[], first: ReferralLetter | undefined, opened: ReadonlyMap<string, OpenedLetter>): boolean {
  return (first !== undefined && isUrgent(first.answers as Referral)) || rows.some((row) => row.urgent && !opened.has(row.letter));
}

/** What of a person's letters may be put aside. Whoever was answered, or said yes to something, is a person whatever their letters look like. */
function junkIn(rows: readonly InboxRow[], opened: ReadonlyMap<string, OpenedLetter>): LetterName[] {
  const letters = rows.map(({ letter }) => opened.get(letter));
  const isKnown =
    rows.some((row) => row.answered || row.spoken) || letters.some((each) => each?.content && sentencesIn(each.content).length > 0);
  if (isKnown || letters.some((each) => each === undefined)) return [];
  return rows.filter((row) => isJunk(row, opened)).map(({ mailbox, letter }) => ({ mailbox, letter }));
}

function ownerIn(row: InboxRow | undefined, today: Day): Person['owner'] {
  if (!row?.owner) return null;
  return { member: row.owner, name: row.owner_name ?? '', isAway: row.away_until !== null && row.away_until >= today };
}

/** What says that it is urgent and opens is never junk; what does not open and says so may be. */
const isJunk = (row: InboxRow, opened: ReadonlyMap<string, OpenedLetter>): boolean =>
  row.urgent ? opened.get(row.letter)?.content === null : row.marked === 1;

/** What cannot wait first, what looks automatic last. */
export function rankOf(person: Person): number {
  if (person.urgent) return person.hasty ? 0.5 : 0;
  if (person.done) return 7;
  if (person.muted) return 6;
  if (person.marked || (person.unproven && person.first === null)) return 5;
  if (person.unread > 0) return 1;
  if (person.isDue) return 2;
  return person.answered ? 4 : 3;
}
