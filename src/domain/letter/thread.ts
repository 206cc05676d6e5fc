// A person's letters, opened on the device: each is checked against the row it came in, the keys of the box, and its place in the chain.
import type { Removal } from '../box/box.ts';
import { type Fault, faultsIn, type Gone, isLost, type ChainPlace } from './chain.ts';
import type { ThreadRow } from '../desk/desk-answer.ts';
import { DeskLetter, isDesksIn, type PersonLetter, type Proof, type ReferralLetter, type Signers, sentencesIn } from './letter.ts';
import { PlanLetter } from './plan.ts';
import { isModest, letterIn } from './read-letter.ts';
import { type ShownConsent, sentenceHeard } from '../consent/sentence.ts';

/** A letter of a thread. `content` is null when it does not open, is not what its row says, or is foreign. */
export interface Shown {
  row: ThreadRow;
  content: ReferralLetter | PersonLetter | DeskLetter | PlanLetter | null;
  /** All that was inside, with what a newer form may have added: only to be sealed again. */
  whole: unknown;
  /** It opens, but neither the keys of the box nor those of a desk signed it, so somebody else may have written it. */
  isForeign: boolean;
  /** What does not fit before it in the chain of its writer. */
  fault: Fault | null;
}

/** The first letter, which names how to answer; null when it is not there or does not open. */
export const firstIn = (shown: readonly Shown[]): ReferralLetter | null =>
  shown.map(({ content }) => content).find((content): content is ReferralLetter => content?.kind === 'referral') ?? null;

/** What a thread is checked with: whose box it is, keys of desks, and what the box removed (statements that were verified). */
export interface Expected {
  mailbox: string;
  signers: Signers;
  removed: readonly Removal[];
}

/** Opened letters beside their rows, in order. */
export function shownIn(rows: readonly ThreadRow[], opened: readonly unknown[], expected: Expected): Shown[] {
  const contents = rows.map((row, index) => contentOf(opened[index], row, expected));
  const writers = [...new Set(contents.flatMap((content) => (content ? [writerOf(content)] : [])))];
  const faults = new Map(writers.map((writer) => [writer, faultsIn(placesOf(contents, writer), goneOf(expected.removed, writer))]));
  const early = earlyIn(contents, expected.removed);
  return rows.map((row, index) => {
    const content = contents[index] ?? null;
    const fault = (content && faults.get(writerOf(content))?.[index]) ?? (early[index] ? 'order' : null);
    return { row, content, whole: opened[index], isForeign: content === null && isSomeLetter(opened[index]), fault };
  });
}

/** Each writer has a chain of their own: the person, named by nothing, and every desk that ever wrote. */
const writerOf = (content: NonNullable<Shown['content']>): string => (content.direction === 'to-desk' ? '' : content.desk);

const goneOf = (removed: readonly Removal[], writer: string): Removal[] =>
  removed.filter(({ direction, desk }) => desk === writer && (direction === 'to-desk') === (writer === ''));

/** An overview takes the place of the one before it, so it stands in no chain. */
const placesOf = (contents: readonly Shown['content'][], writer: string): (ChainPlace | null)[] =>
  contents.map((content) =>
    content && content.kind !== 'plan' && writerOf(content) === writer
      ? { number: content.number, previous: content.previous, hash: content.proof?.hash ?? '' }
      : null,
  );

/** Which letters stand before one that they had seen. A desk that cannot open what another desk wrote cannot tell that of it. */
function earlyIn(contents: readonly Shown['content'][], removed: readonly Removal[]): boolean[] {
  const opened = new Set(contents.flatMap((content) => (content ? [writerOf(content)] : [])));
  const passed = new Map<string, number>();
  return contents.map((content) => {
    if (content === null) return false;
    if (content.kind !== 'plan') passed.set(writerOf(content), Math.max(content.number, passed.get(writerOf(content)) ?? 0));
    if (content.kind === 'referral' || content.seen === null) return false;
    const by = content.kind === 'letter' ? content.seen.desk : '';
    const gone = goneOf(removed, by).map(({ number }) => number);
    return opened.has(by) && content.seen.number > Math.max(passed.get(by) ?? 0, ...gone);
  });
}

/** A desk's own letter must be for this box and under its own id, like a person's. */
function contentOf(content: unknown, row: ThreadRow, { mailbox, signers }: Expected): Shown['content'] {
  if (row.direction === 'to-desk') return letterIn(content, { mailbox, letter: row.letter });
  if (!isModest(content)) return null;
  const read = (row.plan === 1 ? PlanLetter : DeskLetter).safeParse(content);
  return read.success && isDesksIn(read.data, { mailbox, letter: row.letter, signers }) ? read.data : null;
}

const isSomeLetter = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'v' in content && 'mailbox' in content;

/** The newest letter of the person that opens: what the desk says it saw. */
export const seenIn = (shown: readonly Shown[]): Gone | null =>
  newestOf(shown.flatMap(({ content }) => (content?.direction === 'to-desk' ? [content] : [])).map(markOf));

/** The letter that a desk's next one follows: its newest one, also one that the person removed. */
export const lastOf = (desk: string, shown: readonly Shown[], removed: readonly Removal[]): Gone | null =>
  newestOf([
    ...shown.flatMap(({ content }) => (content?.kind === 'reply' && content.desk === desk ? [markOf(content)] : [])),
    ...goneOf(removed, desk),
  ]);

const markOf = ({ number, proof }: { number: number; proof?: Proof | undefined }): Gone => ({ number, hash: proof?.hash ?? '' });

function newestOf(marks: readonly Gone[]): Gone | null {
  const newest = [...marks].sort((a, b) => b.number - a.number)[0];
  return newest ? { number: newest.number, hash: newest.hash } : null;
}

/** True when a letter names one of the other side, as seen, that is neither there nor removed. A desk knows of its own letters only. */
export function isNewestLost(desk: string, shown: readonly Shown[], removed: readonly Removal[]): boolean {
  const own = seenIn(shown);
  const theirs = newestOf([...(own ? [own] : []), ...goneOf(removed, '')]);
  const ours = lastOf(desk, shown, removed);
  return shown.some(({ content }) => {
    if (content === null || content.kind === 'referral' || content.seen === null) return false;
    if (content.kind !== 'letter') return isLost(content.seen, theirs);
    return content.seen.desk === desk && isLost(content.seen, ours);
  });
}

/** A yes as it is shown to the server: what its letter says, heard by the desk or not, and every later one of the person. */
export function yesIn(shown: readonly Shown[], letter: string): ShownConsent {
  const own = shown.flatMap(({ content }) => (content?.direction === 'to-desk' ? [content] : [])).sort((a, b) => a.number - b.number);
  const heard = heardIn(shown, letter);
  const from = heard ? own.findIndex(({ number }) => number > heard.after) : own.findIndex((each) => each.letter === letter);
  const later = from < 0 ? [] : own.slice(from);
  const openings = later.map((each) => ({ letter: each.letter, salt: each.salt, sentences: sentencesIn(each) }));
  return { letter, openings: heard ? [heard.opening, ...openings] : openings };
}

/** What a desk wrote down as heard in a letter, opened, and which letter of the person it had seen then; null for any other letter. */
function heardIn(shown: readonly Shown[], letter: string): { opening: ShownConsent['openings'][number]; after: number } | null {
  const content = shown.find(({ row }) => row.letter === letter)?.content;
  if (content?.kind !== 'reply' || content.heard?.salt === undefined) return null;
  const { heard, seen } = content;
  return { opening: { letter, salt: content.heard.salt, sentences: [sentenceHeard(heard)] }, after: seen?.number ?? 0 };
}
