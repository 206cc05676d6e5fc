// Whom to call: a number to tap, the national desk with its hours, and what a call leaves behind.
import { EMERGENCY_NUMBER, piecesOf, telOf } from '#domain/language/numbers-in-text';
import { t } from '../i18n.ts';
import type { Voice } from './voice.ts';

/** A phone number: a link to call, and readable text for who calls from another phone; left to right in every script. */
export const PhoneNumber = ({ number }: { number: string }) => (
  <a href={`tel:${telOf(number)}`}>
    <bdi class="vl-number" dir="ltr">
      {number}
    </bdi>
  </a>
);

/** The address of a mailbox or a site, left to right in every script; a narrow line breaks it at a joint, not inside a word. */
export const Address = ({ text }: { text: string }) => (
  <bdi dir="ltr">
    {text.split(/(?=[@.])/).map((piece, index) => (
      <>
        {index > 0 && <wbr />}
        {piece}
      </>
    ))}
  </bdi>
);

/** A sentence whose numbers can be tapped. */
export const TextWithNumber = ({ text }: { text: string }) => (
  <>{piecesOf(text).map(({ text: piece, tel }) => (tel ? <PhoneNumber key={piece} number={piece} /> : piece))}</>
);

/** The number for danger. */
export const Danger = () => <PhoneNumber number={EMERGENCY_NUMBER} />;

/** The number of the national desk. */
export const NationalDesk = ({ voice }: { voice: Voice }) => <PhoneNumber number={t(voice, 'call.national-number')} />;

/** 112 only in danger, then the national desk, with its hours. */
export const CallNow = ({ voice }: { voice: Voice }) => (
  <section class="vl-card" aria-labelledby="call-now">
    <h2 id="call-now">{t(voice, 'call.title')}</h2>
    <p>
      {t(voice, 'call.danger')}{' '}
      <span class="vl-call">
        <Danger />
      </span>
    </p>
    <p>
      {t(voice, 'call.national')}{' '}
      <span class="vl-call">
        <NationalDesk voice={voice} />
      </span>
    </p>
    <p class="vl-soft">{t(voice, 'call.national-hours')}</p>
  </section>
);
