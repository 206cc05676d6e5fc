// Many letters at once: looked through first, never somebody who was answered or said yes to something, and taken back as easily.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type LetterName, MANY_AT_ONCE } from '#domain/desk/desk-action';
import type { InboxRow } from '#domain/desk/desk-answer';
import type { Person } from '#domain/desk/inbox';
import { type Acting, act, Push, Result, useActing, type Work } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { Preview } from './preview.tsx';

type Props = { here: Here; people: Person[]; rows: InboxRow[]; load(): Promise<void>; children: ComponentChildren };
const kinds = ['marked', 'unproven'] as const;
type Kind = (typeof kinds)[number];

/** The letters of a kind, as many as go at once. */
function junkIn(people: readonly Person[], rows: readonly InboxRow[], kind: Kind): LetterName[] {
  const urgent = new Set(rows.filter((row) => row.urgent).map(({ letter }) => letter));
  return people.flatMap(({ junk }) => junk.filter(({ letter }) => urgent.has(letter) === (kind === 'unproven'))).slice(0, MANY_AT_ONCE);
}

/** What is done with the list as a whole; `children` stand before it. */
export function Bulk({ here, people, rows, load, children }: Props) {
  const { say } = here;
  const acting = useActing(here, load);
  const [bulk, setBulk] = useState<Kind | null>(null);
  const aside = asideIn(rows);
  const sort = (action: 'put-aside' | 'take-back', all: LetterName[], unproven?: true) => async (): Promise<string> => {
    const count = await sortMany(action, all, unproven);
    setBulk(null);
    await load();
    return say(action === 'put-aside' ? 'junk.aside' : 'junk.back', { count });
  };
  const junk = bulk ? junkIn(people, rows, bulk) : [];
  return (
    <>
      <div class="vl-actions">
        {children}
        {kinds.map((kind) => (
          <Look
            key={kind}
            say={say}
            kind={kind}
            count={junkIn(people, rows, kind).length}
            look={() => setBulk(bulk === kind ? null : kind)}
          />
        ))}
        {aside.length > 0 && <Undo say={say} acting={acting} count={aside.length} undo={sort('take-back', aside)} />}
        <Result of={acting} />
      </div>
      {bulk && (
        <Preview here={here} people={ofLetters(people, junk)} count={junk.length} leave={() => setBulk(null)}>
          <Push acting={acting} work={sort('put-aside', junk, bulk === 'unproven' || undefined)} look="main">
            {say('junk.confirm')}
          </Push>
        </Preview>
      )}
    </>
  );
}

const Undo = ({ say, acting, count, undo }: { say: Here['say']; acting: Acting; count: number; undo: Work }) => (
  <Push acting={acting} work={undo}>
    {say('junk.undo', { count })}
  </Push>
);

/** As many as go at once; gives how many those were. */
async function sortMany(action: 'put-aside' | 'take-back', all: LetterName[], unproven?: true): Promise<number> {
  const letters = all.slice(0, MANY_AT_ONCE);
  await act(action, { letters, ...(unproven && { unproven }) });
  return letters.length;
}

const asideIn = (rows: readonly InboxRow[]): LetterName[] =>
  rows.filter((row) => row.put_aside).map(({ mailbox, letter }) => ({ mailbox, letter }));

/** Nothing happens to them before they were looked through. */
const Look = ({ say, kind, count, look }: { say: Here['say']; kind: Kind; count: number; look(): void }) =>
  count === 0 ? null : (
    <button class="vl-button vl-button--quiet" type="button" onClick={look}>
      {say(`junk.put-${kind}`, { count })}
    </button>
  );

/** Whose letters they are. */
function ofLetters(people: readonly Person[], letters: readonly LetterName[]): Person[] {
  const names = new Set(letters.map(({ letter }) => letter));
  return people.filter(({ junk }) => junk.some(({ letter }) => names.has(letter)));
}
