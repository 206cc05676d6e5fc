// Many letters at once: looked through first, never somebody who was answered or said yes to something, and taken back as easily.
import { useState } from 'preact/hooks';
import { type LetterName, MANY_AT_ONCE } from '#domain/desk/desk-action';
import type { InboxRow } from '#domain/desk/desk-answer';
import type { Person } from '#domain/desk/inbox';
import { act, Press, Result, useActing } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { Preview } from './preview.tsx';

type Props = { here: Here; people: Person[]; rows: InboxRow[]; load(): Promise<void> };
const kinds = ['marked', 'unproven'] as const;

export function Bulk({ here, people, rows, load }: Props) {
  const { say } = here;
  const acting = useActing(here, load);
  const [bulk, setBulk] = useState<(typeof kinds)[number] | null>(null);
  const urgent = new Set(rows.filter((row) => row.urgent).map(({ letter }) => letter));
  const junkOf = (kind: (typeof kinds)[number]): LetterName[] =>
    people.flatMap((person) => person.junk.filter(({ letter }) => urgent.has(letter) === (kind === 'unproven'))).slice(0, MANY_AT_ONCE);
  const aside = rows.filter((row) => row.put_aside).map(({ mailbox, letter }) => ({ mailbox, letter }));
  const sort = (action: 'put-aside' | 'take-back', all: LetterName[], unproven?: true) => async (): Promise<string> => {
    const letters = all.slice(0, MANY_AT_ONCE);
    await act(action, { letters, ...(unproven && { unproven }) });
    setBulk(null);
    await load();
    return say(action === 'put-aside' ? 'junk.aside' : 'junk.back', { count: letters.length });
  };
  const shown = kinds.filter((kind) => junkOf(kind).length > 0);
  return (
    <>
      <div class="vl-actions">
        {shown.map((kind) => (
          <button key={kind} class="vl-button vl-button--quiet" type="button" onClick={() => setBulk(bulk === kind ? null : kind)}>
            {say(`junk.put-${kind}`, { count: junkOf(kind).length })}
          </button>
        ))}
        {aside.length > 0 && (
          <button class="vl-button vl-button--quiet" type="button" onClick={() => void acting.run(sort('take-back', aside))}>
            {say('junk.undo', { count: aside.length })}
          </button>
        )}
        <Result of={acting} />
      </div>
      {bulk && (
        <Preview
          here={here}
          people={people.filter((person) => person.junk.some(({ letter }) => junkOf(bulk).some((each) => each.letter === letter)))}
          count={junkOf(bulk).length}
          leave={() => setBulk(null)}
        >
          <Press acting={acting} work={sort('put-aside', junkOf(bulk), bulk === 'unproven' || undefined)} look="main">
            {say('junk.confirm')}
          </Press>
        </Preview>
      )}
    </>
  );
}
