// The last step of a new key: every letter is tried with the keys that stay alone, and the old one goes only when none is lost, or knowingly.
import { useState } from 'preact/hooks';
import { type Acting, Push } from '../seat/act.tsx';
import { dayText, type Here } from '../seat/here.ts';
import type { LockCount } from './relock.ts';

interface Props {
  here: Here;
  isNext: boolean;
  acting: Acting;
  check(): Promise<LockCount | null>;
  drop(): Promise<string>;
  /** Some open with the old key only: they go on the new lock first. */
  lost(): void;
}

/** How many letters somebody knowingly gives up, and up to which day letters at other desks are known to fit. */
interface Known {
  count: number;
  since: string | null;
}
const nothing: Known = { count: 0, since: null };

/** True when nothing would go that nobody knows of. */
const isKnownIn = ({ count, since }: Known, { old, coming }: LockCount): boolean =>
  count >= old && (coming.since === null || coming.since === since);

export function Destroy({ here: { say, content }, isNext, acting, check, drop, lost }: Props) {
  const [found, setFound] = useState<LockCount | null>(null);
  const [known, setKnown] = useState(nothing);
  /** Tried again each time: a letter may have come in since the boxes were ticked. */
  const destroy = async (): Promise<string | undefined> => {
    const now = await check();
    if (!now) return undefined;
    setFound(now);
    if (isKnownIn(known, now)) return drop();
    setKnown(nothing);
    if (now.old > 0) lost();
    return say('rotate.kept');
  };
  const isHeld = found !== null && (found.old > 0 || found.coming.since !== null);
  return (
    <>
      <p>{say('rotate.destroy-how')}</p>
      {isHeld && <Held say={say} locale={content.locale} found={found} known={known} setKnown={setKnown} />}
      {found && found.none > 0 && <p>{say('rotate.none', { count: found.none })}</p>}
      <Push acting={acting} work={destroy} stopped={found !== null && !isKnownIn(known, found)} look={isNext ? 'main' : 'quiet'}>
        {say(isHeld ? 'rotate.drop-anyway' : 'rotate.drop')}
      </Push>
    </>
  );
}

type HeldProps = { say: Here['say']; locale: string; found: LockCount; known: Known; setKnown(known: Known): void };

/** What would be lost, with a tick for each kind of it. */
function Held({ say, locale, found: { old, coming }, known, setKnown }: HeldProps) {
  const day = coming.since === null ? '' : dayText(locale, coming.since);
  return (
    <div class="vl-notice" data-kept>
      {old > 0 && <p>{say('rotate.lost', { count: old })}</p>}
      {coming.since !== null && <p>{say('rotate.coming', { count: coming.letters, day })}</p>}
      {old > 0 && (
        <label class="vl-choice">
          <input
            type="checkbox"
            name="know"
            checked={known.count >= old}
            onChange={(event) => setKnown({ ...known, count: event.currentTarget.checked ? old : 0 })}
          />
          {say('rotate.know', { count: old })}
        </label>
      )}
      {coming.since !== null && (
        <label class="vl-choice">
          <input
            type="checkbox"
            name="before"
            checked={known.since === coming.since}
            onChange={(event) => setKnown({ ...known, since: event.currentTarget.checked ? coming.since : null })}
          />
          {say('rotate.before', { day })}
        </label>
      )}
    </div>
  );
}
