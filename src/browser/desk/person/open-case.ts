// One case, open on this device: its letters, what was said about sharing, and how the next letter of the desk is framed.
import { useEffect, useState } from 'preact/hooks';
import { type Consent, consentsIn } from '#domain/consent/consent';
import { signersOf } from '#domain/desk/desk';
import type { Thread } from '#domain/desk/desk-answer';
import type { ReferralLetter } from '#domain/letter/letter';
import { type Note, noteIn } from '#domain/desk/note';
import { firstIn, type Shown, shownIn } from '#domain/letter/thread';
import { provenRemovals } from '../../../crypto/opened-box.ts';
import { type Acting, act, useActing } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { type Frame, framesIn } from '../answer/writing.ts';

/** What every part of a person's page works with. */
export interface OpenCase {
  here: Here;
  seat: Seat;
  mailbox: string;
  thread: Thread;
  shown: Shown[];
  notes: (Thread['notes'][number] & { opened: Note | null })[];
  first: ReferralLetter | null;
  consents: Consent[];
  frame: Frame;
  /** Shows what an action answered. */
  show(thread: Thread): Promise<void>;
  /** Fetches what is there now. */
  load(): Promise<void>;
}

/** A case whose first letter opens: it can be answered. */
export type AnswerableCase = OpenCase & { first: ReferralLetter };

/** Opens a case and marks what could be read; `loading` says when that failed. */
export function useCase(here: Here, seat: Seat, mailbox: string): { at: OpenCase | null; loading: Acting } {
  const loading = useActing(here);
  const [at, setAt] = useState<Pick<OpenCase, 'thread' | 'shown' | 'notes'> | null>(null);
  const show = async (next: Thread): Promise<void> => {
    const signers = signersOf(here.content.desks);
    const bodies = [...next.letters, ...next.notes];
    const opened = await seat.opening.open(bodies.map(({ sealed }) => sealed));
    const expected = { mailbox, signers, removed: [] };
    const by = firstIn(shownIn(next.letters, opened, expected))?.by;
    const removed = by === undefined ? [] : provenRemovals(by, mailbox, next.removed);
    const shown = shownIn(next.letters, opened, { ...expected, removed });
    const notes = next.notes.map((row, index) => ({
      ...row,
      opened: noteIn(opened[next.letters.length + index], { mailbox, note: row.note }, signers),
    }));
    setAt({ thread: { ...next, removed }, shown, notes });
    // What nobody here can read stays unread: its time goes on, and the deputy may be able to.
    const read = shown.filter(({ row, content }) => row.direction === 'to-desk' && row.read_on === null && content !== null);
    for (const { row } of read) await act('read', { mailbox, letter: row.letter });
  };
  const load = async (): Promise<void> => show(await act<Thread>('thread', { mailbox }));
  useEffect(() => void loading.run(load), [mailbox]);
  if (!at) return { at: null, loading };
  const frame = framesIn(seat, at.shown, at.thread.removed);
  return { at: { ...at, here, seat, mailbox, first: firstIn(at.shown), consents: consentsIn(at.shown), frame, show, load }, loading };
}
