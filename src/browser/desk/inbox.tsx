// The list: letters are fetched sealed, opened on this device, and put in the order of what cannot wait.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { BODIES_AT_ONCE, type LetterName, MANY_AT_ONCE } from '#domain/desk-action';
import type { InboxRow } from '#domain/desk-answer';
import { letterIn, peopleIn } from '#domain/inbox';
import { type InboxOrder, orders } from '#domain/inbox-order';
import { type Asked, ask } from './ask.ts';
import { Deciding } from './deciding.tsx';
import type { Go, Here } from './here.ts';
import { InboxSections } from './inbox-sections.tsx';
import type { Seat } from './seat.ts';

type Props = { here: Here; seat: Seat; go: Go };
/** People shown before asking for more of them: a long list stays quick on a slow machine. */
const SHOWN = 200;
/** Letters in the first portion: about a screenful, so that it stands there soon. */
const FIRST = 12;

export function Inbox({ here, seat, go }: Props) {
  const { say, fail, tell } = here;
  const [rows, setRows] = useState<InboxRow[] | null>(null);
  const [today, setToday] = useState('');
  const [done, setDone] = useState(0);
  const [order, setOrder] = useState<InboxOrder>('urgency');
  const [most, setMost] = useState(SHOWN);
  const isHere = useRef(true);

  const load = async (): Promise<void> => {
    const list = await ask<{ letters: InboxRow[]; today: string }>('inbox');
    if ('refused' in list) return fail(list.refused);
    const all = list.value.letters;
    setToday(list.value.today);
    setRows(all);
    const closed = all.filter(({ letter }) => !seat.opened.has(letter));
    setDone(all.length - closed.length);
    let opened = all.length - closed.length;
    for await (const count of openAll(seat, closed, fail)) {
      if (!isHere.current) return;
      opened += count;
      setDone(opened);
    }
  };
  useEffect(() => {
    void load();
    return () => {
      isHere.current = false;
    };
  }, []);

  const people = useMemo(() => peopleIn(rows ?? [], seat.opened, today), [rows, done, today]);
  const junk = people.flatMap((person) => person.junk).slice(0, MANY_AT_ONCE);
  const aside = (rows ?? []).filter((row) => row.put_aside).map(({ mailbox, letter }) => ({ mailbox, letter }));
  const sort = async (action: 'put-aside' | 'take-back', letters: LetterName[]): Promise<void> => {
    const done = await ask(action, { letters: letters.slice(0, MANY_AT_ONCE) });
    if ('refused' in done) return fail(done.refused);
    await load();
    return tell(say(action === 'put-aside' ? 'junk.aside' : 'junk.back', { count: letters.length }));
  };
  const lost = (): void => {
    setOrder('urgency');
    tell(say('inbox.no-places'));
  };
  const total = rows?.length ?? 0;
  return (
    <>
      <h1 tabIndex={-1}>{say('inbox.title')}</h1>
      <Deciding here={here} seat={seat} />
      <div class="vl-row">
        <label>
          {say('inbox.order')}
          <select value={order} onChange={(event) => setOrder(event.currentTarget.value as InboxOrder)}>
            {orders.map((each) => (
              <option key={each} value={each}>
                {say(`order.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button class="vl-button vl-button--quiet" type="button" onClick={() => void load()}>
          {say('inbox.refresh')}
        </button>
        {junk.length > 0 && (
          <button class="vl-button vl-button--quiet" type="button" onClick={() => void sort('put-aside', junk)}>
            {say('junk.put', { count: junk.length })}
          </button>
        )}
        {aside.length > 0 && (
          <button class="vl-button vl-button--quiet" type="button" onClick={() => void sort('take-back', aside)}>
            {say('junk.undo', { count: aside.length })}
          </button>
        )}
      </div>
      <p role="status" data-opened={done} data-total={rows ? total : undefined}>
        {rows && (done < total ? say('inbox.opening', { done, total }) : say('inbox.all', { people: people.length, total }))}
      </p>
      {rows && done < total && <progress value={done} max={total} aria-label={say('inbox.progress')} />}
      {rows && total === 0 && <p>{say('inbox.empty')}</p>}
      <InboxSections here={here} seat={seat} people={people} order={order} most={most} go={go} lost={lost} />
      {people.length > most && (
        <button class="vl-button vl-button--quiet" type="button" onClick={() => setMost(people.length)}>
          {say('inbox.more', { count: people.length - most })}
        </button>
      )}
    </>
  );
}

/** Letters in portions: the next one is fetched while one opens. Gives how many were done; stops at the first refusal. */
async function* openAll(seat: Seat, rows: LetterName[], fail: Here['fail']): AsyncGenerator<number> {
  const portions: LetterName[][] = [];
  for (let at = 0; at < rows.length; at += portions.at(-1)?.length ?? 1)
    portions.push(rows.slice(at, at + (at === 0 ? FIRST : BODIES_AT_ONCE)));
  let next = portions[0] && fetchPortion(portions[0]);
  for (const [index, portion] of portions.entries()) {
    const got = await next;
    const following = portions[index + 1];
    next = following && fetchPortion(following);
    if (!got || 'refused' in got) return void (got && fail(got.refused));
    await openPortion(seat, got.value.letters);
    yield portion.length;
  }
}

type Sealed = LetterName & { sealed: string };
const fetchPortion = (rows: LetterName[]): Promise<Asked<{ letters: Sealed[] }>> =>
  ask('bodies', { letters: rows.map(({ mailbox, letter }) => ({ mailbox, letter })) });

/** Opens some letters. What does not open, or is not what its row says, stays in the list as such. */
async function openPortion(seat: Seat, letters: Sealed[]): Promise<void> {
  const contents = await seat.opening.open(letters.map(({ sealed }) => sealed));
  letters.forEach(({ mailbox, letter }, index) => {
    seat.opened.set(letter, { mailbox, letter, content: letterIn(contents[index], { mailbox, letter }) });
  });
}
