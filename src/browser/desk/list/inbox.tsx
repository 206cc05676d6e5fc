// The list: letters open on this device, in the order of what cannot wait; what is looked for is found here too.
import { useEffect, useMemo } from 'preact/hooks';
import { filtered, isFiltered } from '#domain/desk/inbox-filter';
import { orders } from '#domain/desk/inbox-order';
import { Deciding } from '../handing/deciding.tsx';
import { Press, useActing } from '../seat/act.tsx';
import type { Go, Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { Away } from './away.tsx';
import { Bulk } from './bulk.tsx';
import { Filters } from './filters.tsx';
import { InboxSections } from './inbox-sections.tsx';
import { Legend } from './legend.tsx';
import { type Letters, loadLetters, useLetters } from './letters.ts';
import { useListKeys } from './list-keys.ts';
import { type ListView, useListView } from './list-view.ts';

type Props = { here: Here; seat: Seat; go: Go };

export function Inbox({ here, seat, go }: Props) {
  const { say } = here;
  const letters = useLetters(seat);
  const { rows, people, today, done } = letters;
  const [view, setView] = useListView(seat);
  const loading = useActing(here);
  const load = (): Promise<void> => loadLetters(seat);
  useEffect(() => void loading.run(load), []);
  const isWhole = rows !== null && done >= rows.length;
  const shown = useMemo(() => filtered(people, view.filter, seat.me.member, say), [people, view.filter]);
  const lost = (): void => {
    setView({ order: 'urgency' });
    here.tell(say('inbox.no-places'));
  };
  useListKeys();
  return (
    <div>
      <div class="vl-head">
        <h1 tabIndex={-1}>{say('inbox.title')}</h1>
        <Away here={here} seat={seat} today={today} />
      </div>
      <Legend here={here} />
      <Deciding here={here} seat={seat} go={go} />
      <Tools here={here} view={view} setView={setView} />
      <Bulk here={here} people={people} rows={rows ?? []} load={load}>
        <Press acting={loading} work={load}>
          {say('inbox.refresh')}
        </Press>
      </Bulk>
      <Progress here={here} letters={letters} found={isFiltered(view.filter) ? shown.length : null} />
      <InboxSections here={here} seat={seat} people={shown} view={view} setView={setView} {...{ today, isWhole, go, lost }} />
    </div>
  );
}

type ToolProps = { here: Here; view: ListView; setView(change: Partial<ListView>): void };

/** Looking for somebody, and the order. */
function Tools({ here, view, setView }: ToolProps) {
  const { say } = here;
  return (
    <div class="vl-row vl-tools">
      <Filters here={here} filter={view.filter} change={(filter) => setView({ filter })} />
      <label>
        {say('inbox.order')}
        <select value={view.order} onChange={(event) => setView({ order: event.currentTarget.value as (typeof orders)[number] })}>
          {orders.map((each) => (
            <option key={each} value={each}>
              {say(`order.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const counted = (say: Here['say'], people: number, letters: number) => ({
  people: say('inbox.people', { count: people }),
  letters: say('inbox.letters', { count: letters }),
});

/** How far opening came, and how many were found of those. */
function Progress({ here: { say }, letters: { rows, people, done }, found }: { here: Here; letters: Letters; found: number | null }) {
  const total = rows?.length ?? 0;
  return (
    <>
      <p role="status" data-opened={done} data-total={rows ? total : undefined}>
        {rows && (done < total ? say('inbox.opening', { done, count: total }) : say('inbox.all', counted(say, people.length, total)))}
        {rows && found !== null && ` ${say('inbox.found', { count: found })}`}
      </p>
      {rows && done < total && <progress value={done} max={total} aria-label={say('inbox.progress')} />}
      {rows && total === 0 && <p>{say('inbox.empty')}</p>}
    </>
  );
}
