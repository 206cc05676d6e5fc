// How somebody looks at the list: order, what they look for, how far it goes, and whom they opened last. Kept while they sit here.
import { useState } from 'preact/hooks';
import { type Filter, noFilter } from '#domain/desk/inbox-filter';
import type { InboxOrder } from '#domain/desk/inbox-order';
import type { Seat } from '../seat/seat.ts';

/** People drawn at first, and more at a time: a long list stays quick on a slow machine. */
export const PAGE = 60;

export interface ListView {
  order: InboxOrder;
  filter: Filter;
  most: number;
  /** Whom somebody opened last: coming back, they stand where they left, also in a long list. */
  lastOpened: string;
}

const views = new WeakMap<Seat['own'], ListView>();
const fresh: ListView = { order: 'urgency', filter: noFilter, most: PAGE, lastOpened: '' };

export function useListView({ own }: Seat): [ListView, (change: Partial<ListView>) => void] {
  const [view, setView] = useState(views.get(own) ?? fresh);
  const change = (changed: Partial<ListView>): void => {
    const next = { ...(views.get(own) ?? fresh), ...changed };
    views.set(own, next);
    setView(next);
  };
  return [view, change];
}
