// After sending: that it arrived, when it is read, and the way back; the number itself only where this device still holds it.
import type { SentView } from '#domain/site/view';
import { localised, t } from '../i18n.ts';
import { After } from './after.tsx';
import { AskDelete } from './ask-delete.tsx';
import { DemoNotice, Failed, ReadingMoment } from './notice.tsx';
import { Receipt } from './receipt.tsx';
import { Unkept } from './unkept.tsx';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  view: SentView;
}

export const Sent = ({ voice, view }: Props) => (
  <form id="again" method="post" action={localised(voice, 'letters')} data-step={view.step}>
    <input type="hidden" name="kept" value={view.kept} />
    <input type="hidden" name="at" value="sent" />
    {view.failed && <Failed voice={voice} text={t(voice, 'letters.failed')} />}
    {view.step === 'skipped' ? <Skipped voice={voice} view={view} /> : <Arrived voice={voice} view={view} />}
    {view.asking && <AskDelete voice={voice} what="all" action="delete-now" />}
    {view.door === 'sealed' && !view.asking && (
      <p>
        <button type="submit" class="vl-link" name="action" value="delete">
          {t(voice, 'mailbox.delete')}
        </button>
      </p>
    )}
    <p class="vl-soft">{t(voice, 'mailbox.delete-backup')}</p>
    <Unkept />
  </form>
);

const Arrived = ({ voice, view }: Props) => (
  <>
    <h1 tabindex={-1}>{t(voice, 'sent.title')}</h1>
    {view.isDemo && <DemoNotice voice={voice} />}
    <p>
      {t(voice, 'sent.stored')} <strong>{t(voice, view.step === 'number' && view.receipt !== null ? 'sent.left' : 'sent.done')}</strong>
    </p>
    {view.step === 'number' && view.receipt !== null ? (
      <Slip voice={voice} receipt={view.receipt} hasOwnWord={view.hasOwnWord} />
    ) : (
      <Told voice={voice} view={view} />
    )}
    {view.doNotCall && (
      <p class="vl-notice" data-do-not-call>
        {t(voice, 'sent.do-not-call')}
      </p>
    )}
    <ReadingMoment voice={voice} reading={view.reading} />
    <After voice={voice} />
    <p>{t(voice, 'sent.next')}</p>
    {!(view.step === 'number' && view.receipt !== null) && <Links voice={voice} />}
  </>
);

/** The number once more, until the person says that they kept it, or that they will not. */
const Slip = ({ voice, receipt, hasOwnWord }: { voice: Voice; receipt: string; hasOwnWord: boolean }) => (
  <>
    <section class="vl-card vl-slip" aria-labelledby="your-number">
      <h2 id="your-number">{t(voice, 'sent.number')}</h2>
      <Receipt voice={voice} receipt={receipt} />
      <p>{t(voice, 'sent.keep')}</p>
      {hasOwnWord && <p data-own-word>{t(voice, 'sent.own-word')}</p>}
    </section>
    <div class="vl-actions">
      <button type="submit" class="vl-button" name="action" value="kept">
        {t(voice, 'sent.kept')}
      </button>
      <button type="submit" class="vl-button vl-button--quiet" name="action" value="skipped">
        {t(voice, 'sent.skip')}
      </button>
    </div>
  </>
);

/** The number stands here no more: what opens the answer, and what is so without it. */
const Told = ({ voice, view }: Props) => (
  <div data-step={view.step === 'kept' ? 'kept' : 'told'}>
    <p>
      {t(voice, view.step === 'kept' ? 'kept.gone' : 'sent.number-before')} {view.hasOwnWord && t(voice, 'sent.own-word')}
    </p>
    {view.step !== 'kept' && view.onlyNumber && <p data-only-number>{t(voice, 'skipped.only-number')}</p>}
  </div>
);

const Skipped = ({ voice, view }: Props) => (
  <div data-step="skipped">
    <h1 tabindex={-1}>{t(voice, 'skipped.title')}</h1>
    {view.onlyNumber ? (
      <p class="vl-notice" data-only-number>
        {t(voice, 'skipped.only-number')}
      </p>
    ) : (
      <p data-as-said>{t(voice, 'skipped.as-said')}</p>
    )}
    <p>{t(voice, 'letters.lost')}</p>
    {view.receipt !== null && (
      <div class="vl-actions">
        <button type="submit" class="vl-button" name="action" value="number">
          {t(voice, 'skipped.show')}
        </button>
      </div>
    )}
    <Links voice={voice} />
  </div>
);

const Links = ({ voice }: { voice: Voice }) => (
  <div class="vl-actions">
    <a class="vl-button vl-button--quiet" href={localised(voice, 'letters/')}>
      {t(voice, 'sent.open')}
    </a>
    <a class="vl-button vl-button--quiet" href={localised(voice, '')}>
      {t(voice, 'back.home')}
    </a>
  </div>
);
