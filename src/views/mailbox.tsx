// The letter box: status, days, the desk's letters, room for one more letter. No word of what the person wrote stands here.
import { LETTER_MAX } from '#domain/letter/letter';
import type { ShownMailbox } from '#domain/box/mailbox';
import { LOOK_AGAIN_MONTHS } from '#domain/box/retention';
import type { MailboxView } from '#domain/site/view';
import { dayText, localised, t } from '../i18n.ts';
import { AskDelete } from './ask-delete.tsx';
import { BoxStatus } from './box-status.tsx';
import { DeskLetter } from './desk-letter.tsx';
import { DemoNotice, Failed, FieldError, Refused, WhomToCall } from './notice.tsx';
import { PlanCard } from './plan.tsx';
import { quiet } from './quiet.ts';
import { Unkept } from './unkept.tsx';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  view: MailboxView;
}
type BoxProps = { voice: Voice; box: ShownMailbox };

/** One form for all of it, so that no tap loses the letter being written. */
export function Mailbox({ voice, view }: Props) {
  const { mailbox: box, outcome, asking } = view;
  return (
    <form id="box" method="post" action={localised(voice, 'letters')} autocomplete="off" data-mailbox>
      <Keys view={view} />
      <h1 tabindex={-1}>{t(voice, 'mailbox.title')}</h1>
      {outcome === 'failed' ? (
        <Failed voice={voice} text={t(voice, 'mailbox.failed')} />
      ) : (
        outcome !== 'opened' && (
          <div class="vl-notice" role="status" tabindex={-1} data-outcome={outcome} data-alert>
            <p>{t(voice, `mailbox.${outcome}`)}</p>
            {outcome === 'not-stored' && <WhomToCall voice={voice} />}
          </div>
        )
      )}
      {asking !== null && (
        <AskDelete
          voice={voice}
          what={asking === '' ? 'all' : 'letter'}
          action={asking === '' ? 'delete-now' : `delete-letter-now ${asking}`}
        />
      )}
      <Refused voice={voice} refused={view.refusals.map(() => ({ href: '#letter', label: t(voice, 'mailbox.write') }))} />
      {box?.trouble.map((each) => (
        <p key={each} class="vl-notice" data-trouble={each}>
          {t(voice, `trouble.${each}`)}
        </p>
      ))}
      {view.isDemo && <DemoNotice voice={voice} />}
      {box && <Inside voice={voice} box={box} />}
      <Write voice={voice} view={view} />
      {box && box.sent.length > 0 && <Sent voice={voice} box={box} />}
      <Leaving voice={voice} view={view} />
      <Unkept />
    </form>
  );
}

/** What the plain door needs to reach the letter box again: in the body of the form, never in an address. A device keeps it itself. */
const Keys = ({ view }: { view: MailboxView }) =>
  view.door === 'sealed' ? null : (
    <>
      <input type="hidden" name="number" value={view.receipt} />
      <input type="hidden" name="own_word" value={view.ownWord} />
      <input type="hidden" name="draft" value={view.draft} />
      <input type="hidden" name="kept" value={view.kept} />
      <input type="hidden" name="at" value="mailbox" />
      <input type="hidden" name="page" value={view.mailbox?.page ?? 0} />
    </>
  );

const Inside = ({ voice, box }: BoxProps) => (
  <>
    <BoxStatus voice={voice} box={box} />
    {box.plan && <PlanCard voice={voice} own={box.plan} />}
    <section aria-labelledby="letters-title">
      <h2 id="letters-title">{t(voice, 'mailbox.letters')}</h2>
      {box.letters.length === 0 && <p data-no-letters>{t(voice, 'mailbox.no-letters')}</p>}
      {box.letters.map((letter) => (
        <DeskLetter key={letter.letter} voice={voice} letter={letter} />
      ))}
      {box.older && (
        <button type="submit" class="vl-button vl-button--quiet" name="action" value="older">
          {t(voice, 'mailbox.older')}
        </button>
      )}
    </section>
    {box.status === 'closed' && <Closed voice={voice} />}
  </>
);

/** After closing: was the person listened to, and do they want to look again later. Writing opens it again. */
const Closed = ({ voice }: { voice: Voice }) => (
  <section class="vl-card" aria-labelledby="closed-title" data-closed>
    <h2 id="closed-title">{t(voice, 'closed.title')}</h2>
    <p>{t(voice, 'closed.open-again')}</p>
    <p>{t(voice, 'closed.listened')}</p>
    <div class="vl-actions">
      <button type="submit" class="vl-button" name="action" value="listened yes">
        {t(voice, 'closed.listened-yes')}
      </button>
      <button type="submit" class="vl-button vl-button--quiet" name="action" value="listened no">
        {t(voice, 'closed.listened-no')}
      </button>
    </div>
    <p>{t(voice, 'closed.again')}</p>
    <div class="vl-actions">
      {[...LOOK_AGAIN_MONTHS, 0].map((months) => (
        <button type="submit" key={months} class="vl-button vl-button--quiet" name="action" value={`look-again ${months}`}>
          {months === 0 ? t(voice, 'closed.not-again') : t(voice, 'closed.months', { months })}
        </button>
      ))}
    </div>
  </section>
);

/** Room for one more letter in a letter box that is there, or for words that could not be stored yet. */
function Write({ voice, view }: Props) {
  const refusal = view.refusals.find(({ name }) => name === 'text');
  if (view.mailbox?.status === 'none' && view.text === '') return null;
  const described = ['letter-hint', refusal && 'letter-error'].filter(Boolean).join(' ');
  return (
    <div class="vl-field" data-write>
      <h2>
        <label for="letter">{t(voice, 'mailbox.write')}</label>
      </h2>
      <p class="vl-field__hint" id="letter-hint">
        {t(voice, 'mailbox.write-hint', { max: LETTER_MAX })}
      </p>
      <FieldError voice={voice} id="letter-error" refusal={refusal} />
      <textarea
        id="letter"
        name="text"
        rows={6}
        dir="auto"
        aria-describedby={described}
        {...(refusal && { 'aria-invalid': 'true' })}
        {...quiet}
        defaultValue={view.text}
      />
      <button type="submit" class="vl-button" name="action" value="write">
        {t(voice, 'mailbox.send')}
      </button>
    </div>
  );
}

/** What the person sent: days and whether it was read, never a word; each later letter can be deleted alone. */
const Sent = ({ voice, box }: BoxProps) => (
  <details data-own>
    <summary>{t(voice, 'own.title')}</summary>
    <p class="vl-soft">{t(voice, 'own.why')}</p>
    <ul class="vl-list" data-own-letters>
      {box.sent.map(({ letter, day, read, first }) => (
        <li key={letter}>
          <span data-own-day>{dayText(voice.locale, day)}</span> · {t(voice, read ? 'own.read' : 'own.unread')}{' '}
          {first ? (
            <span data-own-first>· {t(voice, 'own.first')}</span>
          ) : (
            <button type="submit" class="vl-link" name="action" value={`delete-letter ${letter}`}>
              {t(voice, 'mailbox.delete-letter')}
            </button>
          )}
        </li>
      ))}
    </ul>
  </details>
);

const Leaving = ({ voice, view }: Props) => (
  <>
    <div class="vl-actions">
      <button type="submit" class="vl-button" name="action" value="close">
        {t(voice, 'mailbox.close')}
      </button>
      <button type="submit" class="vl-button vl-button--quiet" name="action" value="delete">
        {t(voice, 'mailbox.delete')}
      </button>
    </div>
    {view.door !== 'sealed' && <p class="vl-soft">{t(voice, 'mailbox.close-why')}</p>}
    <p class="vl-soft">{t(voice, 'mailbox.delete-backup')}</p>
  </>
);
