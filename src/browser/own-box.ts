// Which letter box is meant: the own word is read by the newest rule first, then by the rules before it.
import type { MailboxAnswer } from '#domain/api/api';
import type { Mailbox } from '../crypto/receipt.ts';
import { useMailbox } from './api.ts';

/** The first letter box that is there, as the server answers about it; when none is, the one of the newest rule. */
export async function firstThere(mailboxes: Mailbox[]): Promise<{ mailbox: Mailbox; answer: MailboxAnswer }> {
  const found = [];
  for (const mailbox of mailboxes) {
    const answer = await useMailbox({ action: 'read', address: mailbox.address, page: 0 });
    found.push({ mailbox, answer });
    if (answer.status !== 'none') return { mailbox, answer };
  }
  const [newest] = found;
  if (!newest) throw new Error('no letter box to look for');
  return newest;
}
