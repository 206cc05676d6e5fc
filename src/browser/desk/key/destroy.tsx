// The last step of a new key: every letter is tried with the keys that stay alone, and the old one goes only when none is lost, or knowingly.
import { useState } from 'preact/hooks';
import { dayText, type Here } from '../seat/here.ts';
import type { LockCount } from './relock.ts';

type Props = {
  here: Here;
  isNext: boolean;
  busy: boolean;
  check(): Promise<LockCount | null>;
  drop(): Promise<void>;
  busily(act: () => Promise<void>): Promise<void>;
  /** Some open with the old key only: they go on the new lock first. */
  lost(): void;
};

export function Destroy({ here, isNext, busy, check, drop, busily, lost }: Props) {
  const { say, tell, content } = here;
  const [found, setFound] = useState<LockCount | null>(null);
  /** How many letters somebody knowingly gives up, and up to which day letters at other desks are known to fit. */
  const [known, setKnown] = useState(0);
  const [since, setSince] = useState<string | null>(null);
  const day = found?.coming.since ?? null;
  const isKnown = found === null || (known >= found.old && (day === null || since === day));

  /** Tried again each time: a letter may have come in since the boxes were ticked. */
  const destroy = async (): Promise<void> => {
    if (!isKnown) return;
    const now = await check();
    if (!now) return;
    setFound(now);
    if (now.old <= known && (now.coming.since === null || now.coming.since === since)) return drop();
    setKnown(0);
    setSince(null);
    if (now.old > 0) lost();
    return tell(say('rotate.kept'));
  };
  return (
    <>
      <p>{say('rotate.destroy-how')}</p>
      {found && (found.old > 0 || day !== null) && (
        <div class="vl-notice" data-kept>
          {found.old > 0 && <p>{say('rotate.lost', { count: found.old })}</p>}
          {day !== null && <p>{say('rotate.coming', { count: found.coming.letters, day: dayText(content.locale, day) })}</p>}
          {found.old > 0 && (
            <label class="vl-choice">
              <input
                type="checkbox"
                name="know"
                checked={known >= found.old}
                onChange={(event) => setKnown(event.currentTarget.checked ? found.old : 0)}
              />
              {say(found.old === 1 ? 'rotate.know-one' : 'rotate.know', { count: found.old })}
            </label>
          )}
          {day !== null && (
            <label class="vl-choice">
              <input
                type="checkbox"
                name="before"
                checked={since === day}
                onChange={(event) => setSince(event.currentTarget.checked ? day : null)}
              />
              {say('rotate.before', { day: dayText(content.locale, day) })}
            </label>
          )}
        </div>
      )}
      {found && found.none > 0 && <p>{say('rotate.none', { count: found.none })}</p>}
      <button
        class={isNext ? 'vl-button' : 'vl-button vl-button--quiet'}
        type="button"
        aria-disabled={busy || !isKnown}
        onClick={() => void busily(destroy)}
      >
        {say(found && (found.old > 0 || day !== null) ? 'rotate.drop-anyway' : 'rotate.drop')}
      </button>
    </>
  );
}
