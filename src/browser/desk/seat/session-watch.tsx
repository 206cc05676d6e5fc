// Nobody is signed out by surprise: whoever is there stays signed in, and an end is told in time to go on without losing anything.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Ending, endingOf, isAskDue } from '#domain/desk/member';
import { writtenLocale } from '#domain/language/written-locale';
import { ask, type Refused, refusalIn } from './ask.ts';
import type { Here } from './here.ts';
import { enter } from './seat.ts';
import { session } from './session.ts';

/** What tells that somebody is there. Not the press but its release: a notice must not vanish under a finger that is still down. */
const TOUCHES = ['pointerup', 'pointercancel', 'click', 'keydown', 'input', 'wheel'];
/** A passkey is waited for this long, also over the end of the hour. */
const TOUCH_MS = 60_000;

type Props = { here: Here; over(why: Ending['why']): void };

export function SessionWatch({ here, over }: Props) {
  const { ending, goOn } = useEnding(here, over);
  const focused = useRef<EventTarget | null>(null);
  useEffect(() => {
    if (ending === null && document.activeElement === document.body && focused.current instanceof HTMLElement) focused.current.focus();
  }, [ending]);
  const { say, content } = here;
  const moment = ending && new Intl.DateTimeFormat(writtenLocale(content.locale), { timeStyle: 'short' }).format(ending.at);
  return (
    <div class="vl-ending vl-noprint" role="status">
      {ending && moment && (
        <div class="vl-notice">
          <p>{say(`ending.${ending.why}`, { moment })}</p>
          <button
            class="vl-button"
            type="button"
            onFocus={(event) => {
              focused.current = event.relatedTarget;
            }}
            onClick={() => void goOn(ending.why)}
          >
            {say(ending.why === 'idle' ? 'ending.stay' : 'ending.again')}
          </button>
        </div>
      )}
    </div>
  );
}

/** The end that comes, if one does, and how to go on. */
function useEnding({ say, tell, fail }: Here, over: Props['over']): { ending: Ending | null; goOn(why: Ending['why']): Promise<void> } {
  const [ending, setEnding] = useState<Ending | null>(null);
  const seen = useRef({ touchedAt: Date.now(), askedAt: 0, enteringAt: 0, isHere: true });
  const isEntering = (): boolean => Date.now() - seen.current.enteringAt < TOUCH_MS;
  /** Lets the server hear that somebody is there; gives why it did not. */
  const report = async (): Promise<Refused | null> => {
    seen.current.askedAt = Date.now();
    const refused = await ask('me').then(() => null, refusalIn);
    return seen.current.isHere ? refused : null;
  };
  const look = (): void => {
    const now = Date.now();
    const presence = { ...session, ...seen.current };
    if (isAskDue(presence, now) && !isEntering())
      void report().then((refused) => (refused === 'signed-out' || refused === 'other-session') && fail(refused));
    const next = endingOf(presence, now);
    if (next?.isOver && !isEntering()) over(next.why);
    else setEnding((before) => (before?.why === next?.why && before?.at === next?.at ? before : next));
  };
  const enterAgain = async (): Promise<Refused | null> => {
    seen.current.enteringAt = Date.now();
    const refused = await enter().then(() => null, refusalIn);
    seen.current.enteringAt = 0;
    if (refused === null) tell(say('ending.renewed'));
    return refused;
  };
  const goOn = async (why: Ending['why']): Promise<void> => {
    if (isEntering()) return;
    const refused = await (why === 'idle' ? report() : enterAgain());
    if (refused) fail(refused);
    look();
  };
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => watch(seen.current, () => latest.current()), []);
  return { ending, goOn };
}

/** Notes every touch, and looks every second; gives how to stop. */
function watch(seen: { touchedAt: number; isHere: boolean }, look: () => void): () => void {
  const touch = (): void => {
    seen.touchedAt = Date.now();
  };
  for (const event of TOUCHES) addEventListener(event, touch, { passive: true, capture: true });
  const ticking = setInterval(look, 1000);
  return () => {
    seen.isHere = false;
    clearInterval(ticking);
    for (const event of TOUCHES) removeEventListener(event, touch, { capture: true });
  };
}
