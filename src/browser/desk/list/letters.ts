// The letters of a seat: fetched sealed, opened on this device in portions, kept while somebody sits here, so that Back shows them at once.
import { useEffect, useReducer } from 'preact/hooks';
import { BODIES_AT_ONCE, type LetterName } from '#domain/desk/desk-action';
import type { InboxAnswer, InboxRow } from '#domain/desk/desk-answer';
import { type OpenedLetter, type Person, peopleIn } from '#domain/desk/inbox';
import { ask } from '../seat/ask.ts';
import type { Seat } from '../seat/seat.ts';

/** Letters in the first portion: about a screenful, so that it stands there soon. */
const FIRST = 12;
/** Portions that are under way at once: one is fetched while others open. */
const AT_ONCE = 3;
/** So often a list that is still opening is drawn anew. */
const REDRAW_MS = 400;

export interface Letters {
  rows: InboxRow[] | null;
  people: Person[];
  today: string;
  done: number;
}

interface Store extends Letters {
  watching: Set<() => void>;
  loading: Promise<void> | null;
}
const stores = new WeakMap<Seat, Store>();
const storeOf = (seat: Seat): Store => {
  const known = stores.get(seat) ?? { rows: null, people: [], today: '', done: 0, watching: new Set(), loading: null };
  stores.set(seat, known);
  return known;
};

/** What there is now, drawn anew whenever it changes. */
export function useLetters(seat: Seat): Letters {
  const store = storeOf(seat);
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => {
    const look = (): void => redraw(undefined);
    store.watching.add(look);
    return () => void store.watching.delete(look);
  }, [store]);
  return store;
}

/** Fetches the list and opens what is new; `quietly` where the page does it by itself. Throws the first refusal. */
export function loadLetters(seat: Seat, quietly = false): Promise<void> {
  const store = storeOf(seat);
  store.loading ??= load(seat, store, quietly).finally(() => {
    store.loading = null;
  });
  return store.loading;
}

const nothing = {};
async function load(seat: Seat, store: Store, quietly: boolean): Promise<void> {
  const { letters: rows, today } = await ask<InboxAnswer>('inbox', nothing, nothing, quietly);
  const closed = rows.filter(({ letter }) => !seat.opened.has(letter));
  Object.assign(store, { rows, today, people: peopleIn(rows, seat.opened, today), done: rows.length - closed.length });
  draw(store);
  let drawn = performance.now();
  const changed = new Set<string>();
  await eachPortion(portionsOf(closed), async (portion) => {
    await openPortion(seat, await fetched(portion, quietly));
    for (const { mailbox } of portion) changed.add(mailbox);
    store.done += portion.length;
    const isLast = store.done >= rows.length;
    if (!isLast && portion.length > FIRST && performance.now() - drawn < REDRAW_MS) return;
    renew(store, seat, changed);
    changed.clear();
    draw(store);
    drawn = performance.now();
  });
}

const draw = ({ watching }: Store): void => {
  for (const look of watching) look();
};

/** Only people of whom something opened are made anew; the others stay the very same, and so does what is drawn of them. */
function renew(store: Store, seat: Seat, mailboxes: ReadonlySet<string>): void {
  const fresh = peopleIn(
    (store.rows ?? []).filter(({ mailbox }) => mailboxes.has(mailbox)),
    seat.opened,
    store.today,
  );
  const byMailbox = new Map(fresh.map((person) => [person.mailbox, person]));
  store.people = store.people.map((person) => byMailbox.get(person.mailbox) ?? person);
}

function portionsOf(rows: readonly InboxRow[]): LetterName[][] {
  const names = rows.map(({ mailbox, letter }) => ({ mailbox, letter }));
  const portions: LetterName[][] = [];
  for (let at = 0; at < names.length; at += portions.at(-1)?.length ?? 1)
    portions.push(names.slice(at, at + (at === 0 ? FIRST : BODIES_AT_ONCE)));
  return portions;
}

/** The first one alone, because somebody waits for it; then a few at once. */
async function eachPortion(portions: LetterName[][], work: (portion: LetterName[]) => Promise<void>): Promise<void> {
  const [first, ...rest] = portions;
  if (first) await work(first);
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await work(next);
  });
  await Promise.all(lanes);
}

type Sealed = LetterName & { sealed: string };

async function fetched(letters: LetterName[], quietly: boolean): Promise<Sealed[]> {
  const body = { letters };
  return (await ask<{ letters: Sealed[] }>('bodies', body, body, quietly)).letters;
}

/** Opens some letters. What does not open, or is not what its row says, stays in the list as such. */
async function openPortion(seat: Seat, letters: Sealed[]): Promise<void> {
  const names = letters.map(({ mailbox, letter }) => ({ mailbox, letter }));
  const contents = await seat.opening.open(
    letters.map(({ sealed }) => sealed),
    { names },
  );
  for (const [index, name] of names.entries())
    seat.opened.set(name.letter, { ...name, content: contents[index] as OpenedLetter['content'] });
}
