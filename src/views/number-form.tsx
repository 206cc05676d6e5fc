// The door of the letter box: asks for the number; a typing error is told beside it before anything is looked up.
import type { LettersView } from '#domain/site/view';
import { localised, t } from '../i18n.ts';
import { Latin } from './latin.tsx';
import { Failed, FieldError, Refused } from './notice.tsx';
import { OwnWord } from './own-word.tsx';
import { quiet } from './quiet.ts';
import { Unkept } from './unkept.tsx';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  view: LettersView;
}

export const NumberForm = ({ voice, view }: Props) => (
  <>
    <h1 tabindex={-1}>{t(voice, 'letters.title')}</h1>
    <p>{t(voice, 'letters.intro')}</p>
    <p data-door={view.door}>{t(voice, view.door === 'sealed' ? 'letters.door-sealed' : 'letters.door-plain')}</p>
    {view.failed && <Failed voice={voice} text={t(voice, 'letters.failed')} />}
    <form id="number-form" method="post" action={localised(voice, 'letters')} autocomplete="off" noValidate>
      <input type="hidden" name="kept" value={view.kept} />
      <Refused voice={voice} refused={view.refusals.map(({ name }) => ({ href: `#${name}`, label: t(voice, 'letters.label') }))} />
      <NumberField voice={voice} view={view} />
      <OwnWord voice={voice} value={view.ownWord} hint="only-if" />
      {view.door === 'offered' && (
        <p class="vl-notice" role="alert" tabindex={-1} data-alert>
          {t(voice, 'letters.plain-why')}
        </p>
      )}
      <div class="vl-actions">
        <button type="submit" class="vl-button" name="action" value="open">
          {t(voice, view.door === 'offered' ? 'letters.plain-button' : 'letters.open')}
        </button>
        <a class="vl-button vl-button--quiet" href={localised(voice, '')}>
          {t(voice, 'back.home')}
        </a>
      </div>
      <Unkept />
    </form>
    <h2>{t(voice, 'letters.lost-title')}</h2>
    <p>
      {t(voice, 'letters.lost')} {t(voice, 'earlier.why')} <a href={localised(voice, 'refer/')}>{t(voice, 'nav.refer')}</a>
    </p>
  </>
);

function NumberField({ voice, view: { typed, refusals } }: Props) {
  const refusal = refusals.find(({ name }) => name === 'number');
  return (
    <div class="vl-field">
      <label for="number">{t(voice, 'letters.label')}</label>
      <p class="vl-field__hint" id="number-hint">
        {t(voice, 'letters.hint')}
      </p>
      <FieldError voice={voice} id="number-error" refusal={refusal} />
      <input
        class="vl-input"
        id="number"
        name="number"
        defaultValue={typed}
        dir="ltr"
        inputMode="numeric"
        aria-describedby={refusal ? 'number-hint number-error' : 'number-hint'}
        {...(refusal && { 'aria-invalid': 'true' })}
        {...quiet}
      />
      <Latin voice={voice} of="number" typed={typed} />
    </div>
  );
}
