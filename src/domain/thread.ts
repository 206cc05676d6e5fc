// A person's letters, opened on the device: each is checked against the row it came in, and against the first one.
import type { ThreadRow } from './desk-answer.ts';
import { letterIn } from './inbox.ts';
import { DeskLetter, type PersonLetter, type ReferralLetter } from './letter.ts';
import { PlanLetter } from './plan.ts';

/** A letter of a thread. `content` is null when it does not open, is not what its row says, or is foreign. */
export interface Shown {
  row: ThreadRow;
  content: ReferralLetter | PersonLetter | DeskLetter | PlanLetter | null;
  /** It opens, but lacks the secret of the first letter, so somebody else may have written it. */
  isForeign: boolean;
}

/** The first letter, which names how to answer; null when it is not there or does not open. */
export const firstIn = (shown: readonly Shown[]): ReferralLetter | null =>
  shown.map(({ content }) => content).find((content): content is ReferralLetter => content?.kind === 'referral') ?? null;

/** Opened letters beside their rows, in order. */
export function shownIn(rows: readonly ThreadRow[], opened: readonly unknown[], mailbox: string): Shown[] {
  const shown = rows.map((row, index): Shown => ({ row, content: contentOf(opened[index], row, mailbox), isForeign: false }));
  const first = firstIn(shown);
  return shown.map((each) => (first === null || isOfSamePerson(each.content, first) ? each : { ...each, content: null, isForeign: true }));
}

/**
 * True for a letter by whoever wrote the first one, for a desk's own, and for what does not open. Anybody with the database could
 * seal a letter to the desk's public key; only the person and the desk know the secret.
 */
export function isOfSamePerson(content: Shown['content'], first: ReferralLetter): boolean {
  return content === null || content.direction === 'to-person' || content.reply_secret === first.reply_secret;
}

/** A desk's own letter must be for this box and under its own id, like a person's. */
function contentOf(content: unknown, row: ThreadRow, mailbox: string): Shown['content'] {
  if (row.direction === 'to-desk') return letterIn(content, { mailbox, letter: row.letter });
  const read = (row.plan === 1 ? PlanLetter : DeskLetter).safeParse(content);
  return read.success && read.data.mailbox === mailbox && read.data.letter === row.letter ? read.data : null;
}
