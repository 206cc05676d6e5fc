// Where somebody is, through the browser's own history: Back means what stood there before, and a reload comes back to the same place.
// An entry holds a number and nothing else; which person it stands for lies sealed with the drafts.
import { useEffect, useState } from 'preact/hooks';
import { keepDraft, keptDraft } from './draft.ts';
import type { Go, Screen } from './here.ts';

const list: Screen = { name: 'inbox' };
const placeNow = (): number => (history.state as { at?: number } | null)?.at ?? 0;
const screensNow = (): (Screen | null)[] => keptDraft<(Screen | null)[]>('', 'screens') ?? [];

export interface Screens {
  screen: Screen;
  go: Go;
  /** To the list: back, where it stands before this, or on to it. */
  toList(): void;
  /** Forgets where somebody was. */
  forget(): void;
}

/** The screens of whoever sits here; `moved` is called on every change of place. */
export function useScreens(moved: () => void): Screens {
  const [at, setAt] = useState(placeNow);
  useEffect(() => {
    const pop = (): void => {
      moved();
      setAt(placeNow());
    };
    addEventListener('popstate', pop);
    return () => removeEventListener('popstate', pop);
  }, []);
  const go: Go = (next) => {
    const to = placeNow() + 1;
    void keepDraft('', 'screens', [...Array.from({ length: to }, (_, index) => screensNow()[index] ?? null), next]);
    history.pushState({ at: to }, '', location.pathname);
    moved();
    setAt(to);
  };
  const toList = (): void => (at > 0 && (screensNow()[at - 1] ?? list).name === 'inbox' ? history.back() : go(list));
  const forget = (): void => {
    void keepDraft('', 'screens', undefined);
    history.replaceState(null, '', location.pathname);
    setAt(0);
  };
  return { screen: screensNow()[at] ?? list, go, toList, forget };
}
