// One line that tells how to reach somebody: as it was written, and beside it every way in it, digits 0–9 from left to right.
import { isTurned, waysIn } from '#domain/letter/contact-line';
import type { Here } from '../seat/here.ts';

/** Marks that nobody sees are left out of what is shown: they can turn a number around. */
const shown = (line: string): string => line.replace(/[\p{Cf}\p{Cc}]/gu, (mark) => (/\s/.test(mark) ? ' ' : ''));

export function ContactLine({ here: { say }, line }: { here: Here; line: string }) {
  const ways = waysIn(line);
  return (
    <div data-line>
      {ways.map((way) => (
        <p key={`${way.kind} ${way.text}`} class="vl-number">
          <bdo dir="ltr" data-way={way.kind}>
            {way.text}
          </bdo>
        </p>
      ))}
      {isTurned(line) && <p class="vl-notice">{say('contact-card.turned')}</p>}
      <p class={ways.length === 0 ? 'vl-number' : 'vl-soft'}>
        {ways.length > 0 && `${say('contact-card.as-written')} `}
        <bdi data-written>{shown(line)}</bdi>
      </p>
    </div>
  );
}
