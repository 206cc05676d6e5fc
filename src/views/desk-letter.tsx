// One letter of the desk: its words, and where it asks something, an answer with one tap.
import { type Ask, type ShownLetter, taps } from '#domain/letter/letter';
import type { Interpreted } from '#domain/letter/interpreted';
import { dayText, t } from '../i18n.ts';
import type { Voice } from './voice.ts';

type Props = { voice: Voice; letter: ShownLetter };

export const DeskLetter = ({ voice, letter: { letter, day, text, interpreted, ask, heard } }: Props) => (
  <article class="vl-card">
    <h3 data-title>{t(voice, 'mailbox.letter-of', { day: dayText(voice.locale, day) })}</h3>
    {text === null ? (
      <p class="vl-field__error" data-not-from-desk>
        {t(voice, 'mailbox.not-from-desk')}
      </p>
    ) : (
      <Words voice={voice} text={text} interpreted={interpreted} />
    )}
    {ask?.kind === 'consent' && <Consent voice={voice} ask={ask} heard={heard} />}
    {ask !== null && (
      <div class="vl-actions" data-taps>
        {taps.map((say) => (
          <button type="submit" key={say} class="vl-button" name="action" value={`tap ${say} ${letter}`}>
            {t(voice, `tap.${say}`)}
          </button>
        ))}
      </div>
    )}
    <button type="submit" class="vl-link" name="action" value={`delete-letter ${letter}`}>
      {t(voice, 'mailbox.delete-letter')}
    </button>
  </article>
);

type WordsProps = { voice: Voice; text: string; interpreted: Interpreted | null };

/** The person's language first, where an interpreter wrote in it; below that what the desk itself wrote. */
const Words = ({ voice, text, interpreted }: WordsProps) => (
  <>
    {interpreted && (
      <p class="vl-letter" lang={interpreted.language} dir="auto" translate={false} data-interpreted>
        {interpreted.text}
      </p>
    )}
    {interpreted && <p class="vl-soft">{t(voice, 'mailbox.desk-words')}</p>}
    <p class="vl-letter" dir="auto" translate={false} data-text>
      {text}
    </p>
  </>
);

const Consent = ({ voice, ask, heard }: { voice: Voice; ask: Extract<Ask, { kind: 'consent' }>; heard: ShownLetter['heard'] }) => (
  <div data-consent>
    {ask.who === 'police' && <p data-police>{t(voice, 'police.first')}</p>}
    {heard === null && <p>{t(voice, 'consent.asks')}</p>}
    <dl class="vl-facts">
      <dt>{t(voice, 'consent.what')}</dt>
      <dd data-what={ask.what}>{t(voice, `shared.${ask.what}`)}</dd>
      <dt>{t(voice, 'consent.who')}</dt>
      <dd data-who={ask.who}>
        {t(voice, `with.${ask.who}`)} <bdi data-name>{ask.name}</bdi>
      </dd>
      {heard !== null && (
        <>
          <dt>{t(voice, 'consent.said')}</dt>
          <dd data-heard={heard.say}>{t(voice, `tap.${heard.say}`)}</dd>
          <dt>{t(voice, 'consent.heard-by')}</dt>
          <dd>
            <bdi>{heard.by}</bdi> · {dayText(voice.locale, heard.on)}
          </dd>
        </>
      )}
    </dl>
    <p>{t(voice, 'consent.free')}</p>
  </div>
);
