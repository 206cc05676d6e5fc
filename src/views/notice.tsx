// Short things said above a page: that it is a practice desk, when a letter is read, and what is wrong with a form.
import type { FieldRefusal, Reading } from '#domain/site/view';
import { momentText, t } from '../i18n.ts';
import { Danger, NationalDesk } from './call.tsx';
import type { Voice } from './voice.ts';

/** Said on every page that seals to a demo desk: the key is public, so anybody can read such a letter. */
export const DemoNotice = ({ voice }: { voice: Voice }) => (
  <p class="vl-notice">
    <strong>DEMO</strong> {t(voice, 'demo.notice')}
  </p>
);

/** When a letter is next read, and who is awake until then (H3). */
export const ReadingMoment = ({ voice, reading }: { voice: Voice; reading: Reading | null }) =>
  reading?.isNow ? (
    <p>{t(voice, 'reading.now')}</p>
  ) : (
    <>
      <p>
        <strong>{reading ? t(voice, 'reading.at', { moment: momentText(voice.locale, reading.at) }) : t(voice, 'reading.unknown')}</strong>
      </p>
      <p>
        {t(voice, 'reading.tonight')} <Danger />. {t(voice, 'reading.desk')} <NationalDesk voice={voice} />.
      </p>
    </>
  );

/** Not done on our side, or not through: what was typed is still there, and whom to call. */
export const Failed = ({ voice, text }: { voice: Voice; text: string }) => (
  <div class="vl-notice" role="alert" tabindex={-1} data-alert>
    <p>
      {text} <NationalDesk voice={voice} />. {t(voice, 'call.danger')} <Danger />.
    </p>
  </div>
);

/** Whom to call when a form is not taken: beside what is wrong, so that nobody has to look for it. */
export const WhomToCall = ({ voice }: { voice: Voice }) => (
  <p>
    {t(voice, 'call.national')} <NationalDesk voice={voice} />. {t(voice, 'call.danger')} <Danger />.
  </p>
);

/** All fields that were refused, each a link to its place, and whom to call. */
export function Refused({ voice, refused }: { voice: Voice; refused: { href: string; label: string }[] }) {
  if (refused.length === 0) return null;
  return (
    <div class="vl-notice" role="alert" tabindex={-1} id="refused" data-alert>
      <p>{t(voice, 'refused.title')}</p>
      <ul>
        {refused.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <WhomToCall voice={voice} />
    </div>
  );
}

/** Why one field was refused, beside it. */
export function FieldError({ voice, id, refusal }: { voice: Voice; id: string; refusal: FieldRefusal | undefined }) {
  return refusal ? (
    <p class="vl-field__error" id={id}>
      {t(voice, `refused.${refusal.code}`, { max: refusal.max ?? 0 })}
    </p>
  ) : null;
}
