// The people of the list under their headings; places are looked up and clocks read on this device.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dutchMoment } from '#domain/days';
import type { Person } from '#domain/inbox';
import { type InboxOrder, type Section, sectionsIn } from '#domain/inbox-order';
import { type Located, locate, type RegionMap } from '#domain/region';
import type { Go, Here } from './here.ts';
import { InboxItem } from './inbox-item.tsx';
import { loadRegions } from './regions.ts';
import type { Seat } from './seat.ts';

type Props = {
  here: Here;
  seat: Seat;
  people: Person[];
  order: InboxOrder;
  /** People shown at most. */
  most: number;
  go: Go;
  /** The lists of places could not be fetched. */
  lost(): void;
};

/** Whom somebody opened last: coming back, they stand where they left, also in a long list. */
let lastOpened = '';

export function InboxSections({ here, seat, people, order, most, go, lost }: Props) {
  const { locale, regions } = here.content;
  const minute = useMinute();
  const [map, setMap] = useState<RegionMap | null>(null);
  useEffect(() => {
    if (order === 'region' && !map) void loadRegions(regions).then(setMap, lost);
  }, [order]);
  useReturn(people.length > 0);
  const place = ({ first }: Person): Located | null => {
    const typed = first?.answers.place;
    return map && order === 'region' && typeof typed === 'string' ? located(seat, map, typed) : null;
  };
  const sections = useMemo(() => {
    const ready = order === 'region' && !map ? 'urgency' : order;
    const bearings = { moment: dutchMoment(new Date(minute)), locale, say: here.say };
    return sectionsIn(people, ready, { ...bearings, locate: (typed) => map && located(seat, map, typed) });
  }, [people, order, map, minute]);
  return (
    <div data-list>
      {firstOf(sections, most).map(({ heading, people: shown, count }) => (
        <section key={heading ?? ''}>
          {heading !== null && (
            <h2>
              <bdi>{heading}</bdi> ({count})
            </h2>
          )}
          <ul class="vl-inbox" onKeyDown={moveFocus}>
            {shown.map((person) => (
              <li key={person.mailbox}>
                <InboxItem
                  here={here}
                  person={person}
                  located={place(person)}
                  heading={heading}
                  open={() => {
                    lastOpened = person.mailbox;
                    go({ name: 'person', mailbox: person.mailbox });
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Once the list is there, goes back to who was opened last, unless somebody already moved on. */
function useReturn(isListed: boolean): void {
  const list = useRef(lastOpened);
  useEffect(() => {
    if (!isListed || list.current === '') return;
    const item = document.querySelector<HTMLElement>(`[data-mailbox="${list.current}"]`);
    list.current = '';
    if (document.activeElement?.tagName === 'H1') item?.focus();
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
  const current = (): number => Math.floor(Date.now() / 60_000) * 60_000;
  const [minute, setMinute] = useState(current);
  useEffect(() => {
    const ticking = setInterval(() => setMinute(current()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return minute;
}

/** Arrow keys, or j and k, go through the whole list, whatever the headings. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined) return;
  const items = [...(event.currentTarget.closest('[data-list]')?.querySelectorAll('button') ?? [])];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
  event.preventDefault();
}
