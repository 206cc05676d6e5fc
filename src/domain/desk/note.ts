// A note that a desk writes for itself: sealed to the desk, signed by its key, bound to one case. The person and other desks never read it.
import * as z from 'zod/mini';
import { type DeskLetter, HEARD_BY_MAX, isByDesk, Proof, type Signers } from '../letter/letter.ts';
import { isModest, shownText } from '../letter/read-letter.ts';

/** Most characters of a note: it fits a letter of 4 KiB in every script. */
export const NOTE_MAX = 1000;

/** What is inside; `author` is the member, as colleagues know them. */
export const Note = z.object({
  v: z.literal(2),
  kind: z.literal('note'),
  mailbox: z.string(),
  note: z.string(),
  desk: z.string(),
  author: z.string().check(z.maxLength(HEARD_BY_MAX)),
  text: z.string(),
  by: z.string(),
  proof: z.optional(Proof),
});
export type Note = z.infer<typeof Note>;

/** An opened note, or null when it does not open, stands at another case, or no key of the desk signed it. */
export function noteIn(content: unknown, row: { mailbox: string; note: string }, signers: Signers): Note | null {
  const read = isModest(content) ? Note.safeParse(content) : null;
  if (!read?.success || read.data.mailbox !== row.mailbox || read.data.note !== row.note) return null;
  return isByDesk(read.data as Pick<DeskLetter, 'desk' | 'by' | 'proof'>, signers)
    ? { ...read.data, text: shownText(read.data.text, NOTE_MAX) }
    : null;
}
