// The desk's list: letters put together by person, and what cannot wait. Works on letters opened on the device.
import type { Day } from './days.ts';
import type { LetterName } from './desk-action.ts';
import type { InboxRow } from './desk-answer.ts';
import { PersonLetter, ReferralLetter } from './letter.ts';
import { isUrgent, type Referral } from './referral.ts';

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
  /** "Tonight" or danger, and not answered yet: stands above everything. */
  urgent: boolean;
  /** Every letter looks automatic and none is urgent. */
  marked: boolean;
  unread: number;
  answered: boolean;
  /** Letters that do not open, or lack the secret of the first one. */
  broken: number;
  /** Letters still on their way to this device. */
  closed: number;
  since: Day;
  lookAgain: Day | null;
  isDue: boolean;
  muted: boolean;
  /** Closed, and nothing new since. */
  done: boolean;
  /** Letters that may be put aside: they look automatic, and neither outside nor inside say that it is urgent. */
  junk: LetterName[];
}

/** What an opened letter is, checked against the row it came in: a letter moved to another box is no letter. */
export function letterIn(content: unknown, { mailbox, letter }: { mailbox: string; letter: string }): ReferralLetter | PersonLetter | null {
  const first = ReferralLetter.safeParse(content);
  const read = first.success ? first : PersonLetter.safeParse(content);
  const isOwn = read.success && read.data.mailbox === mailbox && read.data.letter === letter;
  // Whole, with what a newer form may have added: it is sealed again when a key changes.
  return isOwn ? (content as ReferralLetter | PersonLetter) : null;
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
  const lookAgain = rows[0]?.look_again_on ?? null;
  const inside = first ? isUrgent(first.answers as Referral) : false;
  const isUrgentAtAll = inside || rows.some((row) => row.urgent);
  const urgent = isUrgentAtAll && !answered;
  const unread = rows.filter((row) => row.read_on === null).length;
  const isOpened = letters.every((each) => each !== undefined);
  const isBroken = (each: OpenedLetter | undefined): boolean =>
    each?.content === null || (each !== undefined && first !== undefined && each.content.reply_secret !== first.reply_secret);
  return {
    mailbox: rows[0]?.mailbox ?? '',
    first: first ?? null,
    urgent,
    marked: !urgent && rows.every((row) => row.marked),
    unread,
    answered,
    broken: letters.filter(isBroken).length,
    closed: letters.filter((each) => each === undefined).length,
    since: rows.map((row) => row.written_on).sort()[0] ?? '',
    lookAgain,
    isDue: lookAgain !== null && lookAgain <= today,
    muted: !urgent && rows.some((row) => row.muted_on !== null),
    done: unread === 0 && rows.some((row) => row.closed_on !== null),
    junk: isUrgentAtAll || !isOpened ? [] : rows.filter((row) => row.marked).map(({ mailbox, letter }) => ({ mailbox, letter })),
  };
}

/** What cannot wait first, what looks automatic last. */
export function rankOf(person: Person): number {
  if (person.urgent) return 0;
  if (person.done) return 7;
  if (person.muted) return 6;
  if (person.marked) return 5;
  if (person.unread > 0) return 1;
  if (person.isDue) return 2;
  return person.answered ? 4 : 3;
}
