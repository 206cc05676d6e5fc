// New letters appear by themselves, and the page's title counts what cannot wait; looking keeps nobody's session alive.
import { useEffect } from 'preact/hooks';
import { refusalIn } from '../seat/ask.ts';
import type { Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { loadLetters, useLetters } from './letters.ts';

/** So often the page looks. */
const LOOK_MS = 30_000;
const plainTitle = document.title;

/** While somebody with the key sits here, on whichever screen; no word about anybody stands in the title. */
export function News({ here, seat }: { here: Here; seat: Seat }) {
  const { people, rows } = useLetters(seat);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'hidden' && document.hasFocus()) return;
      void loadLetters(seat, true).catch((error: unknown) => {
        const refused = refusalIn(error);
        if (refused === 'signed-out' || refused === 'other-session') here.fail(refused);
      });
    };
    const ticking = setInterval(look, LOOK_MS);
    addEventListener('focus', look);
    return () => {
      clearInterval(ticking);
      removeEventListener('focus', look);
    };
  }, [seat]);
  const count = people.filter(({ urgent, unread }) => urgent && unread > 0).length;
  useEffect(() => {
    if (rows) document.title = count > 0 ? `(${count}) ${plainTitle}` : plainTitle;
    return () => {
      document.title = plainTitle;
    };
  }, [count, rows === null]);
  return null;
}
