// The list: letters are fetched sealed, opened on this device, and put in the order of what cannot wait.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { BODIES_AT_ONCE, type LetterName, MANY_AT_ONCE } from '#domain/desk-action';
import type { InboxRow } from '#domain/desk-answer';
import { type InboxOrder, letterIn, orders, type Person, peopleIn } from '#domain/inbox';
import { type Asked, ask } from './ask.ts';
import { Deciding } from './deciding.tsx';
import { dayText, type Go, type Here } from './here.ts';
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

  const people = useMemo(() => peopleIn(rows ?? [], seat.opened, today, order), [rows, done, today, order]);
  const junk = people.flatMap((person) => person.junk).slice(0, MANY_AT_ONCE);
  const aside = (rows ?? []).filter((row) => row.put_aside).map(({ mailbox, letter }) => ({ mailbox, letter }));
  const sort = async (action: 'put-aside' | 'take-back', letters: LetterName[]): Promise<void> => {
    const done = await ask(action, { letters: letters.slice(0, MANY_AT_ONCE) });
    if ('refused' in done) return fail(done.refused);
    await load();
    return tell(say(action === 'put-aside' ? 'junk.aside' : 'junk.back', { count: letters.length }));
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
      <ul class="vl-inbox" onKeyDown={moveFocus}>
        {people.slice(0, most).map((person) => (
          <li key={person.mailbox}>
            <Item here={here} person={person} open={() => go({ name: 'person', mailbox: person.mailbox })} />
          </li>
        ))}
      </ul>
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

/** Arrow keys, or j and k, go through the list. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined) return;
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
  event.preventDefault();
}

function Item({ here: { say, content }, person, open }: { here: Here; person: Person; open(): void }) {
  const { first } = person;
  const answers = first?.answers ?? {};
  const choices = (name: string): string =>
    [answers[name] ?? []]
      .flat()
      .map((value) => say(`${name}.${value}`))
      .join(', ');
  const about = [choices('language'), typeof answers.place === 'string' ? answers.place : '', choices('company')].filter(Boolean);
  return (
    <button
      class="vl-inbox__item"
      type="button"
      data-urgent={person.urgent || undefined}
      data-unread={person.unread > 0 || undefined}
      onClick={open}
    >
      <span class="vl-inbox__tags">
        {person.urgent && <span class="vl-tag">{say(answers.need === 'tonight' ? 'tag.tonight' : 'tag.danger')}</span>}
        {person.unread > 0 && <span class="vl-tag">{say('tag.new', { count: person.unread })}</span>}
        {person.isDue && <span class="vl-tag">{say('tag.look-again')}</span>}
        {person.answered && <span class="vl-tag">{say('tag.answered')}</span>}
        {person.marked && <span class="vl-tag">{say('tag.marked')}</span>}
        {person.muted && <span class="vl-tag">{say('tag.muted')}</span>}
        {person.done && <span class="vl-tag">{say('tag.done')}</span>}
        {person.broken > 0 && <span class="vl-tag">{say('tag.broken')}</span>}
      </span>
      <span>
        {dayText(content.locale, person.since)}
        {about.length > 0 && ` · ${about.join(' · ')}`}
        {first && answers.way !== undefined && answers.way !== 'self' && ` · ${say(`way.${String(answers.way)}`)}`}
      </span>
      <span class="vl-inbox__rule">{ruleOf(person, say)}</span>
    </button>
  );
}

/** How this person may be reached, in one line: it stands in the list, before anybody opens a letter. */
function ruleOf({ first, closed }: Person, say: Here['say']): string {
  if (!first) return say(closed > 0 ? 'rule.closed' : 'rule.unknown');
  if (first.do_not_call) return say('rule.do-not-call');
  const { contact, from, to } = first.answers;
  if (typeof contact !== 'string') return say('rule.letter-box');
  return from && to ? say('rule.hours', { how: say(`contact.${contact}`), from: String(from), to: String(to) }) : say(`contact.${contact}`);
}
