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
import { InboxSections, useListKeys } from './inbox-sections.tsx';
import { Legend } from './legend.tsx';
import { loadLetters, useLetters } from './letters.ts';
import { useListView } from './list-view.ts';

type Props = { here: Here; seat: Seat; go: Go };

export function Inbox({ here, seat, go }: Props) {
  const { say } = here;
  const { rows, people, today, done } = useLetters(seat);
  const [view, setView] = useListView(seat);
  const loading = useActing(here);
  const load = (): Promise<void> => loadLetters(seat);
  useEffect(() => void loading.run(() => load().then(() => undefined)), []);
  const shown = useMemo(() => filtered(people, view.filter, seat.me.member, say), [people, view.filter]);
  const lost = (): void => {
    setView({ order: 'urgency' });
    here.tell(say('inbox.no-places'));
  };
  useListKeys();
  const total = rows?.length ?? 0;
  const isLooking = isFiltered(view.filter);
  return (
    <div>
      <div class="vl-head">
        <h1 tabIndex={-1}>{say('inbox.title')}</h1>
        <Away here={here} seat={seat} today={today} />
      </div>
      <Legend here={here} />
      <Deciding here={here} seat={seat} go={go} />
      <div class="vl-row">
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
        <Press acting={loading} work={() => load().then(() => undefined)}>
          {say('inbox.refresh')}
        </Press>
      </div>
      {rows && <Bulk here={here} people={people} rows={rows} load={load} />}
      <p role="status" data-opened={done} data-total={rows ? total : undefined}>
        {rows && (done < total ? say('inbox.opening', { done, total }) : say('inbox.all', { people: people.length, total }))}
        {rows && isLooking && ` ${say('inbox.found', { count: shown.length })}`}
      </p>
      {rows && done < total && <progress value={done} max={total} aria-label={say('inbox.progress')} />}
      {rows && total === 0 && <p>{say('inbox.empty')}</p>}
      <InboxSections here={here} seat={seat} people={shown} view={view} setView={setView} today={today} go={go} lost={lost} />
    </div>
  );
}
