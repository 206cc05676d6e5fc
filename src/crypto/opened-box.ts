// Reading a letter box with its number: the desk's letters and overview, what is missing in it, and signing what is removed.
import type { MailboxAnswer, SealedLetter, SealedReply } from '#domain/api/api';
import { endText, type Removal, removalText, stampText } from '#domain/box/box';
import { faultsIn, isLost } from '#domain/letter/chain';
import { type DeskLetter, deskLetter, type ShownLetter, type Signers } from '#domain/letter/letter';
import { LETTERS_SHOWN, type Stamped, type Trouble } from '#domain/box/mailbox';
import { PlanLetter, planIn, type ShownPlan } from '#domain/letter/plan';
import { heardCommitment, type Mark, type Next } from './letter.ts';
import type { Mailbox } from './receipt.ts';
import { open } from './seal.ts';
import { isSigned, sign } from './sign.ts';

/** What of an answer is opened. */
export type BoxAnswer = Pick<MailboxAnswer, 'letters' | 'plan' | 'sent' | 'head' | 'removed' | 'older'>;

/** A letter box as its number opens it. */
export interface OpenedBox {
  letters: ShownLetter[];
  plan: ShownPlan | null;
  /** Where the next letter stands; null when the server shows none before it that this box stamped. */
  next: Next | null;
  trouble: Trouble[];
}

/** Opens what the server gave of a letter box. A bad letter is shown as not from the desk and leaves the others readable. */
export async function openBox(mailbox: Mailbox, answer: BoxAnswer, signers: Signers): Promise<OpenedBox> {
  const opened = await Promise.all(answer.letters.map(async (each) => [each, await replyIn(mailbox, each, signers)] as const));
  const removed = provenRemovals(mailbox.signer.by, mailbox.key, answer.removed);
  const faults = faultsOf(
    opened.map(([, own]) => own),
    removed,
    !answer.older,
  );
  const letters = opened.map(([{ letter, day }, own], index): ShownLetter => {
    const { text = null, interpreted = null, ask = null, heard = null, desk = null, number = null, proof } = own ?? {};
    return { letter, day, text, interpreted, ask, heard, desk, number, hash: proof?.hash ?? null, fault: faults[index] ?? null };
  });
  const plan = await openPlan(mailbox, answer.plan, signers);
  const head = headIn(mailbox, answer, removed);
  const seen = [...opened.map(([, own]) => own?.seen ?? null), plan.seen];
  const isOwnLost = head === 'broken' || seen.some((each) => isLost(each, head));
  const isTheirs = letters.some(({ fault }) => fault !== null);
  return {
    letters,
    plan: plan.shown,
    next: head === 'broken' || head === null ? null : { after: head, seen: seenIn(opened.map(([, own]) => own)) },
    trouble: [...(isTheirs ? (['theirs'] as const) : []), ...(isOwnLost ? (['own'] as const) : [])],
  };
}

/** The newest letter of a desk; they come newest first. */
function seenIn(letters: readonly (DeskLetter | null)[]): Next['seen'] {
  const newest = letters.find((own) => own !== null);
  return newest?.proof ? { desk: newest.desk, number: newest.number, hash: newest.proof.hash } : null;
}

/** A letter of the desk. One that says something else outside about a yes that was heard is none: it could be used for that. */
async function replyIn(mailbox: Mailbox, { letter, sealed, heard }: SealedReply, signers: Signers): Promise<DeskLetter | null> {
  const own = deskLetter(await open(sealed, mailbox.identity), { mailbox: mailbox.key, letter, signers });
  if (own === null || heard === undefined) return own;
  return own.heard && (await heardCommitment(mailbox.key, own.heard)) === heard ? own : null;
}

async function openPlan(
  mailbox: Mailbox,
  stored: SealedLetter | null,
  signers: Signers,
): Promise<{ shown: ShownPlan | null; seen: Mark | null }> {
  if (!stored) return { shown: null, seen: null };
  const { letter, day, sealed } = stored;
  const content = await open(sealed, mailbox.identity);
  const plan = planIn(content, { mailbox: mailbox.key, letter, signers });
  return { shown: { letter, day, plan }, seen: plan ? PlanLetter.parse(content).seen : null };
}

/** What does not fit before each letter, in the chain of its desk; they come newest first. */
function faultsOf(letters: readonly (DeskLetter | null)[], removed: readonly Removal[], isWhole: boolean): ShownLetter['fault'][] {
  const oldestFirst = [...letters].reverse();
  const faults: ShownLetter['fault'][] = oldestFirst.map(() => null);
  for (const desk of new Set(oldestFirst.flatMap((own) => (own ? [own.desk] : [])))) {
    const places = oldestFirst.map((own) => (own?.desk === desk ? { ...own, hash: own.proof?.hash ?? '' } : null));
    const gone = removed.filter((each) => each.direction === 'to-person' && each.desk === desk);
    for (const [index, fault] of faultsIn(places, gone, isWhole).entries()) faults[index] ??= fault;
  }
  return faults.reverse();
}

/** Removals that the keys of a box signed; others are not believed. */
export const provenRemovals = (by: string, mailbox: string, removed: readonly Removal[]): Removal[] =>
  removed.filter((each) => isSigned(by, removalText(mailbox, each), each.signed));

/** The newest of one's own letters, when it and the ones before it are stamped by this box and stand in a row. */
function headIn(mailbox: Mailbox, { head, sent }: BoxAnswer, removed: readonly Removal[]): Mark | null | 'broken' {
  const isOwn = ({ stamp, ...link }: Stamped): boolean => isSigned(mailbox.signer.by, stampText(mailbox.key, link), stamp);
  if (!head) return sent.length === 0 ? null : 'broken';
  if (!isOwn(head) || !sent.every(isOwn)) return 'broken';
  const gone = new Set(removed.filter(({ direction }) => direction === 'to-desk').map(({ number }) => number));
  let expected = head.number;
  for (const { number } of sent) {
    while (expected > number && gone.has(expected)) expected -= 1;
    if (number !== expected) return 'broken';
    expected -= 1;
  }
  while (gone.has(expected)) expected -= 1;
  if (sent.length < LETTERS_SHOWN && expected > 0) return 'broken';
  return { number: head.number, hash: head.hash };
}

/** Where a letter stands that is to be removed: a desk's as it was opened, one's own as it was stamped. */
export function placeOf(letter: string, replies: readonly ShownLetter[], sent: readonly Stamped[]): Omit<Removal, 'signed'> {
  const own = sent.find((each) => each.letter === letter);
  if (own) return { letter, direction: 'to-desk', desk: '', number: own.number, hash: own.hash };
  const { desk, number, hash } = replies.find((each) => each.letter === letter) ?? { desk: null, number: null, hash: null };
  return { letter, direction: 'to-person', desk: desk ?? '', number: number ?? 0, hash: hash ?? '' };
}

/** Signs that one letter is removed, of the desk or one's own. */
export const signRemoval = (mailbox: Mailbox, what: Omit<Removal, 'signed'>): Removal => ({
  ...what,
  signed: sign(mailbox.signer, removalText(mailbox.key, what)),
});

/** Signs that the letter box ends, with everything in it. */
export const signEnd = (mailbox: Mailbox): string => sign(mailbox.signer, endText(mailbox.key));
