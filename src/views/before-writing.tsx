// Said before the first free text: who reads and when; and, one tap further, what cannot stay secret, under 18, the deputy.
import { inLanguage } from '#domain/language/in-language';
import { question } from '#domain/letter/referral';
import type { ReferView } from '#domain/site/view';
import { localised, momentText, t } from '../i18n.ts';
import { Question } from './question.tsx';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  view: ReferView;
}

export function BeforeWriting({ voice, view }: Props) {
  const desk = view.desk === null ? undefined : view.desks[view.desk];
  const { reading } = view;
  return (
    <>
      <p>
        {desk && t(voice, 'before.who', { desk: inLanguage(desk.name, voice.locale).text })}{' '}
        <strong>
          {reading?.isNow && t(voice, 'reading.now')}
          {reading && !reading.isNow && t(voice, 'reading.at', { moment: momentText(voice.locale, reading.at) })}
          {!reading && t(voice, 'reading.unknown')}
        </strong>
      </p>
      <details class="vl-tell" open={view.refusals.some(({ name }) => name === 'deputy')}>
        <summary>
          <h2 id="before">{t(voice, 'before.title')}</h2>
        </summary>
        <Known voice={voice} view={view} />
      </details>
    </>
  );
}

function Known({ voice, view }: Props) {
  const desk = view.desk === null ? undefined : view.desks[view.desk];
  const deputy = desk?.deputy ? view.desks[desk.deputy] : undefined;
  const say = (text: Record<string, string>) => inLanguage(text, voice.locale).text;
  return (
    <>
      <p>
        {t(voice, 'before.safe-use')} <a href={localised(voice, 'safe-use/')}>{t(voice, 'nav.safe-use')}</a>{' '}
        <a href={localised(voice, 'kept/')}>{t(voice, 'nav.kept')}</a>
      </p>
      <p>{t(voice, 'before.translator')}</p>
      <h3>{t(voice, 'before.limits-title')}</h3>
      <p>{t(voice, 'before.limits')}</p>
      {desk?.minors && <p>{say(desk.minors)}</p>}
      <h3>{t(voice, 'before.lock')}</h3>
      <p>{t(voice, view.door === 'sealed' ? 'before.door-sealed' : 'before.door-plain')}</p>
      <p>{t(voice, 'before.outside')}</p>
      <p>{t(voice, view.door === 'sealed' ? 'number.made-here' : 'number.made-by-us')}</p>
      {deputy && (
        <>
          <h3>{t(voice, 'before.deputy-title')}</h3>
          <p>{t(voice, 'before.deputy', { deputy: say(deputy.name) })}</p>
          <Question voice={voice} view={view} question={question('deputy')} />
        </>
      )}
    </>
  );
}
