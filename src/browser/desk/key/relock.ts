// Goes through everything under the desk's lock on this device, in portions: what opens with the keys that stay, what only with older
// ones, what with none; and seals again for the published keys what only the older ones open.
import { BODIES_AT_ONCE, type LetterName } from '#domain/desk/desk-action';
import type { HandOverRow, HandOvers, LockedRow, UnderLock } from '#domain/desk/desk-answer';
import { type Desks, keysOfDesks, secondDesks } from '#domain/desk/desk';
import { hasLetterSize, LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import { letterIn } from '#domain/letter/read-letter';
import type { Keys } from '../../../crypto/keyring.ts';
import { fromBase64, isRecipient, seal, sealAgain, toBase64 } from '../../../crypto/seal.ts';
import { act, unless } from '../seat/act.tsx';
import type { Seat } from '../seat/seat.ts';

/** How far it is, and how many open with an older key only, or with none. */
export interface LockCount {
  done: number;
  total: number;
  old: number;
  none: number;
  coming: UnderLock['coming'];
}

/** A letter, an overview or a reason, sealed; `renew` seals what it says again, or gives false when nobody could read that. */
interface Locked {
  sealed: string;
  learn(content: unknown): void;
  renew(content: unknown): Promise<boolean>;
}

/** `stays` are the keys that must open alone; everything else the seat holds counts as older. Gives the count after each portion. */
export async function* goThrough(seat: Seat, desks: Desks, stays: readonly Keys[], renews: boolean): AsyncGenerator<LockCount> {
  const [{ letters, coming }, { handOvers }] = await Promise.all([act<UnderLock>('under-lock'), act<HandOvers>('hand-overs')]);
  const count: LockCount = { done: 0, total: letters.length + handOvers.length, old: 0, none: 0, coming };
  const alone = stays.map(({ identity }) => identity);
  for await (const { items, size } of portions(letters, handOvers, desks)) {
    await tried(items, seat, alone, renews, count);
    count.done += size;
    yield { ...count };
  }
}

type Portion = { items: Locked[]; size: number };
async function* portions(letters: LockedRow[], handOvers: HandOverRow[], desks: Desks): AsyncGenerator<Portion> {
  yield { items: handOvers.map((row) => reason(row, desks)), size: handOvers.length };
  const people = new Map<string, string>();
  for (let at = 0; at < letters.length; at += BODIES_AT_ONCE) {
    const rows = letters.slice(at, at + BODIES_AT_ONCE);
    yield { items: await fetched(rows, desks, people), size: rows.length };
  }
}

/** Opens a portion with the keys that stay, and what is left with all; counts, and seals again what only older keys open. */
async function tried(items: Locked[], { opening }: Seat, alone: string[], renews: boolean, count: LockCount): Promise<void> {
  const rest = closed(items, await opening.open(sealedOf(items), { alone }));
  const contents = await opening.open(sealedOf(rest));
  count.none += closed(rest, contents).length;
  for (const [index, each] of rest.entries()) {
    if (contents[index] === null) continue;
    // What is not found was deleted, or lies at another desk by now: nothing of it is lost here.
    const isRenewed = renews && (await each.renew(contents[index]).catch(unless('not-found', true)).catch(unless('bad-letter', false)));
    if (!isRenewed) count.old += 1;
  }
}

/** What did not open; the others say what they hold. */
function closed(items: Locked[], contents: unknown[]): Locked[] {
  for (const [index, each] of items.entries()) each.learn(contents[index]);
  return items.filter((_, index) => contents[index] === null);
}

const sealedOf = (items: Locked[]): string[] => items.map(({ sealed }) => sealed);

/** Letters and overviews with their bodies; one that was deleted meanwhile is left out. */
async function fetched(rows: LockedRow[], desks: Desks, people: Map<string, string>): Promise<Locked[]> {
  const names = rows.map(({ mailbox, letter }) => ({ mailbox, letter }));
  const got = await act<{ letters: (LetterName & { sealed: string })[] }>('bodies', { letters: names });
  return rows.flatMap((row) => {
    const body = got.letters.find(({ mailbox, letter }) => mailbox === row.mailbox && letter === row.letter);
    return body ? [letter(row, body.sealed, desks, people)] : [];
  });
}

/** The first letter of a box names the person's own key; an overview is never sealed again without it. */
function letter(row: LockedRow, sealed: string, desks: Desks, people: Map<string, string>): Locked {
  const { mailbox, letter } = row;
  return {
    sealed,
    learn(content) {
      const first = letterIn(content, row);
      if (first?.kind === 'referral' && !people.has(mailbox)) people.set(mailbox, first.recipient);
    },
    async renew(content) {
      const person = people.get(mailbox);
      if (row.note === 0 && person === undefined && letterIn(content, row) === null) return false;
      const keys = keysOfDesks(desks, [row.desk, row.deputy]);
      const size = hasLetterSize(fromBase64(sealed), REFERRAL_BYTES) ? REFERRAL_BYTES : LETTER_BYTES;
      const isShared = row.note === 0 && person !== undefined && isRecipient(person);
      const again = await sealAgain(content, size, isShared ? [...keys, person] : keys).catch(() => null);
      if (again) await act('rewrap', { mailbox, letter, sealed: toBase64(again), keys });
      return again !== null;
    },
  };
}

function reason({ mailbox, desk, reason: sealed }: HandOverRow, desks: Desks): Locked {
  return {
    sealed,
    learn: () => undefined,
    async renew(content) {
      const keys = keysOfDesks(desks, [desk, ...secondDesks(desks, desk)]);
      await act('rewrap-reason', { mailbox, reason: toBase64(await seal(content, LETTER_BYTES, keys)), keys });
      return true;
    },
  };
}
