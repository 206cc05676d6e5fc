// Writes into a letter box from a device, and removes: after its newest letter, with the keys of today, and once more when another device wrote in between.
import type { MailboxAnswer } from '#domain/api/api';
import { type Desk, signersOf } from '#domain/desk/desk';
import type { ShownLetter, TappedAnswer } from '#domain/letter/letter';
import type { Next } from '../crypto/letter.ts';
import type { Mailbox } from '../crypto/receipt.ts';
import { useMailbox } from './api.ts';
import { withKeysOfToday } from './keys.ts';
import type { Sealing } from './sealing.ts';

/** What is written, and by which draft, so that a retry is the same letter. */
export interface Written {
  draft: string;
  text: string;
  answer: TappedAnswer | undefined;
}

/** The box after it was written to; null when the letter was not stored, or the box does not fit together. */
export async function writeTo(
  sealing: Sealing,
  mailbox: Mailbox,
  desks: Record<string, Desk>,
  box: { answer: MailboxAnswer; next: Next | null },
  { draft, text, answer }: Written,
): Promise<MailboxAnswer | null> {
  let { answer: last, next } = box;
  for (let tries = 0; tries < 3; tries += 1) {
    const { desk, deputy } = last;
    const place = next;
    if (desk === null || place === null) return null;
    const taken = await withKeysOfToday(sealing, desks, async (known) => {
      const readers = sealing.readersOf(known, desk, deputy !== null);
      const envelope = await sealing.sealLetter(mailbox, place, draft, text, readers, answer);
      return useMailbox({ action: 'write', envelope, quiet: answer?.to === 'closing' });
    });
    if (taken.stored) return taken;
    last = taken;
    next = (await sealing.openBox(mailbox, taken, signersOf(desks))).next;
  }
  return null;
}

/** Removes one letter, of the desk or one's own, with the signature of the box. */
export function removeFrom(
  { placeOf, signRemoval }: Sealing,
  mailbox: Mailbox,
  letter: string,
  replies: ShownLetter[],
  answer: MailboxAnswer | undefined,
): Promise<MailboxAnswer> {
  const removal = signRemoval(mailbox, placeOf(letter, replies, answer?.sent ?? []));
  return useMailbox({ action: 'delete-letter', address: mailbox.address, removal });
}
