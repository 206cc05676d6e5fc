// Said beside a question or a part of the form, where a person should know something more; long ones open in place.
import type { Way } from '#domain/letter/way';
import { t } from '../i18n.ts';
import { PhoneNumber } from './call.tsx';
import type { Voice } from './voice.ts';

/** `after`: the question or part it belongs to. */
export function PartNote({ voice, after, way }: { voice: Voice; after: string; way?: Way }) {
  if (after === 'seen' && way === undefined)
    return (
      <details class="vl-tell">
        <summary>{t(voice, 'seen.names')}</summary>
        <p>{t(voice, 'seen.how')}</p>
        <p>
          {t(voice, 'seen.not-names')} <PhoneNumber number={t(voice, 'call.tip-number')} />.
        </p>
      </details>
    );
  if (after === 'agreed' && way === 'near') return <p>{t(voice, 'agreed.near')}</p>;
  return after === 'earlier' ? <p>{t(voice, 'earlier.why')}</p> : null;
}
