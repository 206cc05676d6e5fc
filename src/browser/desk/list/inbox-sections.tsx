// The people of the list under their headings; places are looked up and clocks read on this device.
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dutchMoment } from '#domain/time/days';
import type { Person } from '#domain/desk/inbox';
import { type Section, sectionsIn } from '#domain/desk/inbox-order';
import { type Located, locate, type RegionMap } from '#domain/areas/region';
import { serverNow } from '../seat/clock.ts';
import type { Go, Here } from '../seat/here.ts';
import { InboxItem } from './inbox-item.tsx';
import { type ListView, PAGE } from './list-view.ts';
import { loadRegions, lookUpIdly } from './regions.ts';
import type { Seat } from '../seat/seat.ts';

type Props = {
  here: Here;
  seat: Seat;
  people: Person[];
  view: ListView;
  setView(change: Partial<ListView>): void;
  today: string;
  /** Every letter is open. */
  isWhole: boolean;
  go: Go;
  /** The lists of places could not be fetched. */
  lost(): void;
};

export function InboxSections(props: Props) {
  const { here, people, view, setView } = props;
  const map = useRegionMap(props);
  const sections = useSections(props, map);
  const itemOf = useItems(props, map);
  useReturn(people.length > 0, view.lastOpened);
  return (
    <div data-list>
      {firstOf(sections, view.most).map(({ heading, people: shown, count }) => (
        <section key={heading ?? ''}>
          {heading !== null && (
            <h2>
              <bdi>{heading}</bdi> ({count})
            </h2>
          )}
          <ul class="vl-inbox">
            {shown.map((person) => (
              <li key={person.mailbox}>{itemOf(person, heading)}</li>
            ))}
          </ul>
        </section>
      ))}
      {people.length > view.most && <More here={here} count={people.length - view.most} more={() => setView({ most: view.most + PAGE })} />}
    </div>
  );
}

/** The lists of places, once somebody orders by region. Places are looked up before that, when every letter is open. */
function useRegionMap({ here, seat, people, isWhole, view: { order }, lost }: Props): RegionMap | null {
  const [map, setMap] = useState<RegionMap | null>(null);
  useEffect(() => {
    if (!isWhole) return undefined;
    let isOver = false;
    const typed = people.flatMap(({ first }) => first?.answers.place ?? []).filter((text) => !seat.located.has(text));
    if (typed.length > 0)
      void lookUpIdly(
        here.content.regions,
        typed,
        (ready, text) => located(seat, ready, text),
        () => isOver,
      );
    return () => {
      isOver = true;
    };
  }, [isWhole, people]);
  useEffect(() => {
    if (order === 'region' && !map) void loadRegions(here.content.regions).then(setMap, lost);
  }, [order]);
  return map;
}

/** The people in their order; what depends on the hour is read again each minute. */
function useSections({ here, seat, people, view: { order } }: Props, map: RegionMap | null): Section[] {
  const minute = useMinute();
  return useMemo(() => {
    const ready = order === 'region' && !map ? 'urgency' : order;
    const bearings = { moment: dutchMoment(new Date(minute)), locale: here.content.locale, say: here.say };
    return sectionsIn(people, ready, { ...bearings, locate: (typed) => map && located(seat, map, typed) });
  }, [people, order, map, order === 'contact' && minute]);
}

/** Draws somebody; of one who is the same as before, what was drawn stays as it is. */
function useItems({ here, seat, view: { order }, setView, today, go }: Props, map: RegionMap | null) {
  const drawn = useRef(new WeakMap<Person, { key: string; item: VNode }>());
  return (person: Person, heading: string | null): VNode => {
    const typed = person.first?.answers.place;
    const place = map && order === 'region' && typeof typed === 'string' ? located(seat, map, typed) : null;
    const key = `${heading} ${place?.region} ${today}`;
    const known = drawn.current.get(person);
    if (known?.key === key) return known.item;
    const open = (): void => {
      setView({ lastOpened: person.mailbox });
      go({ name: 'person', mailbox: person.mailbox });
    };
    const item = <InboxItem here={here} person={person} located={place} heading={heading} open={open} />;
    drawn.current.set(person, { key, item });
    return item;
  };
}

/** The rest of a long list is drawn when somebody comes near its end, by scrolling or with the keys. */
function More({ here: { say }, count, more }: { here: Here; count: number; more(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(more);
  latest.current = more;
  useEffect(() => {
    const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && latest.current(), { rootMargin: '600px' });
    if (button.current) near.observe(button.current);
    return () => near.disconnect();
  }, [count]);
  return (
    <button ref={button} class="vl-button vl-button--quiet" type="button" data-more onClick={more}>
      {say('inbox.more', { count })}
    </button>
  );
}

/** Once the list is there, goes back to who was opened last, unless somebody already moved on. */
function useReturn(isListed: boolean, lastOpened: string): void {
  const list = useRef(lastOpened);
  useEffect(() => {
    if (!isListed || list.current === '') return;
    const item = document.querySelector<HTMLElement>(`[data-mailbox="${list.current}"]`);
    list.current = '';
    // After the heading took the focus, as on every new screen.
    queueMicrotask(() => ['H1', 'BODY'].includes(document.activeElement?.tagName ?? '') && item?.focus());
  }, [isListed]);
}

/** Where a typed place lies, looked up once. */
function located(seat: Seat, map: RegionMap, typed: string): Located | null {
  const known = seat.located.get(typed);
  if (known !== undefined) return known;
  const found = locate(map, typed);
  seat.located.set(typed, found);
  return found;
}

/** The first people of the list in their sections, with how many each section has. */
function firstOf(sections: Section[], most: number): (Section & { count: number })[] {
  let before = 0;
  return sections.flatMap(({ heading, people }) => {
    const shown = people.slice(0, Math.max(0, most - before));
    before += people.length;
    return shown.length > 0 ? [{ heading, people: shown, count: people.length }] : [];
  });
}

/** The start of this minute, kept true: hours in which somebody may be called begin and end. */
function useMinute(): number {
  const current = (): number => Math.floor(serverNow().getTime() / 60_000) * 60_000;
  const [minute, setMinute] = useState(current);
  useEffect(() => {
    const ticking = setInterval(() => setMinute(current()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return minute;
}
