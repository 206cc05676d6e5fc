// Somebody says that they are away: their cases show so, and count as nobody's until they are back.
import { useState } from 'preact/hooks';
import { act, Press, useActing } from '../seat/act.tsx';
import { dayText, type Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { loadLetters } from './letters.ts';

export function Away({ here, seat, today }: { here: Here; seat: Seat; today: string }) {
  const { say, content } = here;
  const acting = useActing(here);
  const [on, setOn] = useState('');
  const { me } = seat;
  const isAway = me.away_until !== null && me.away_until >= today;
  const tell = (until: string | null) => async (): Promise<string> => {
    await act('away', { until });
    me.away_until = until;
    setOn('');
    await loadLetters(seat);
    return say(until === null ? 'away.back' : 'away.kept', { day: until === null ? '' : dayText(content.locale, until) });
  };
  return (
    <details class="vl-away vl-noprint" data-away={isAway || undefined}>
      <summary>{isAway ? say('away.until', { day: dayText(content.locale, me.away_until ?? '') }) : say('away.title')}</summary>
      <p class="vl-soft">{say('away.how')}</p>
      <div class="vl-row">
        <label>
          {say('away.last')}
          <input type="date" name="away" min={today} value={on} onInput={(event) => setOn(event.currentTarget.value)} />
        </label>
        {isAway ? (
          <Press acting={acting} work={tell(null)}>
            {say('away.end')}
          </Press>
        ) : (
          <Press acting={acting} work={tell(on)} stopped={on === '' || on < today}>
            {say('away.button')}
          </Press>
        )}
      </div>
    </details>
  );
}
