// The form to write, by one of three ways in: a short letter, and more for who wants to tell more. No question is required.
import { askKey, moreParts, type Part, questions, questionsFor } from '#domain/letter/referral';
import type { ReferView } from '#domain/site/view';
import { formPath, type Way, ways } from '#domain/letter/way';
import { localised, t } from '../i18n.ts';
import { After } from './after.tsx';
import { BeforeWriting } from './before-writing.tsx';
import { CallNow } from './call.tsx';
import { DemoNotice, Failed, Refused } from './notice.tsx';
import { OwnWord } from './own-word.tsx';
import { PartNote } from './part-note.tsx';
import { Question } from './question.tsx';
import { Receipt } from './receipt.tsx';
import { Unkept } from './unkept.tsx';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  view: ReferView;
}

/** The form, or why nobody can write now; words that were typed stay in either case. */
export function Refer({ voice, view }: Props) {
  const { way, desk, desks, state } = view;
  const hasWords = Object.keys(view.values).length > 0;
  const isOpen = desk !== null && state !== 'closed';
  return (
    <>
      <h1 tabindex={-1}>{t(voice, `refer.title.${way}`)}</h1>
      {state === 'failed' && <Failed voice={voice} text={t(voice, 'refer.failed')} />}
      {state !== 'failed' && !isOpen && (
        <>
          <p class="vl-notice" role="alert" tabindex={-1} data-alert>
            {t(voice, 'refer.closed')}
          </p>
          <CallNow voice={voice} />
        </>
      )}
      {state === 'foreign' && <Failed voice={voice} text={t(voice, 'refer.foreign')} />}
      {state === 'damaged' && <Failed voice={voice} text={t(voice, 'refer.damaged')} />}
      {desk !== null && desks[desk]?.demo === true && <DemoNotice voice={voice} />}
      {(isOpen || hasWords || state === 'failed') && <ReferForm voice={voice} view={view} />}
    </>
  );
}

/** Titles of questions that were not taken, each with its place. */
const refusedIn = (voice: Voice, { way, refusals }: ReferView): { href: string; label: string }[] =>
  questions
    .filter(({ name }) => refusals.some((each) => each.name === name))
    .map((each) => ({ href: `#ask-${each.name}`, label: t(voice, askKey(each, way)) }));

function ReferForm({ voice, view }: Props) {
  const { way } = view;
  const open = [...questionsFor(way, 'first'), ...questionsFor(way, 'contact')];
  return (
    <form id="refer" key={way} method="post" action={localised(voice, formPath(way))} autocomplete="off" noValidate data-door={view.door}>
      <input type="hidden" name="draft" value={view.draft} />
      <input type="hidden" name="stamp" value={view.stamp} />
      <input type="hidden" name="kept" value={view.kept} />
      {way !== 'self' && <input type="hidden" name="way" value={way} />}
      <WayChoice voice={voice} way={way} />
      <p>{t(voice, 'refer.skip', { count: open.length })}</p>
      <BeforeWriting voice={voice} view={view} />
      <Refused voice={voice} refused={refusedIn(voice, view)} />
      {open.map((each, index) => (
        <>
          <Question key={each.name} voice={voice} view={view} question={each} place={`${index + 1}/${open.length}`} />
          <PartNote voice={voice} after={each.name} />
        </>
      ))}
      <Reach voice={voice} view={view} />
      <NumberBefore voice={voice} view={view} />
      <More voice={voice} view={view} />
      <Actions voice={voice} view={view} />
      <Unkept />
    </form>
  );
}

/** For whom somebody writes: three ways in. Buttons, so that changing one's mind keeps every word. */
const WayChoice = ({ voice, way }: { voice: Voice; way: Way }) => (
  <fieldset class="vl-ways">
    <legend class="vl-hidden">{t(voice, 'ask.way')}</legend>
    <ul>
      {ways.map((each) => (
        <li key={each}>
          <button
            type="submit"
            name="action"
            value={`way ${each}`}
            formaction={localised(voice, formPath(each))}
            aria-pressed={each === way}
          >
            {t(voice, `way.${each}`)}
          </button>
        </li>
      ))}
    </ul>
  </fieldset>
);

/** Whether something of a part was answered, or was not taken: then it stands open. */
const isTold = ({ way, values, refusals }: ReferView, part: Part): boolean =>
  questionsFor(way, part).some(({ name }) => values[name]?.some((each) => each !== '') || refusals.some((each) => each.name === name));

const Questions = ({ voice, view, part }: Props & { part: Part }) => (
  <>
    {questionsFor(view.way, part).map((each) => (
      <Question key={each.name} voice={voice} view={view} question={each} />
    ))}
  </>
);

/** How and when one may be reached: closed, until another way back than the number is chosen. */
const Reach = ({ voice, view }: Props) => (
  <details class="vl-field" data-part="reach" open={isTold(view, 'reach')}>
    <summary>{t(voice, 'part.reach')}</summary>
    <p>{t(voice, 'contact.why')}</p>
    <Questions voice={voice} view={view} part="reach" />
  </details>
);

/** All that may be told and need not be, each part closed until it is wanted. */
const More = ({ voice, view }: Props) => {
  const more = moreParts(view.way);
  return (
    <details class="vl-tell" data-more open={more.some((part) => isTold(view, part))}>
      <summary>{t(voice, 'refer.more')}</summary>
      {more.map((part) => (
        <details key={part} data-part={part} open={isTold(view, part)}>
          <summary>
            <h2>{t(voice, part === 'you' && view.way === 'professional' ? 'part.you.other' : `part.${part}`)}</h2>
          </summary>
          <PartNote voice={voice} after={part} way={view.way} />
          <Questions voice={voice} view={view} part={part} />
        </details>
      ))}
    </details>
  );
};

/** The number, before anything is sent: it follows from the draft, so nothing after sending has to carry it. */
const NumberBefore = ({ voice, view }: Props) => (
  <section class="vl-card vl-slip" aria-labelledby="your-number" data-number={view.door}>
    <h2 id="your-number">{t(voice, 'number.title')}</h2>
    <NumberNow voice={voice} view={view} />
    <p>
      {t(voice, 'number.keep')} {view.door === 'plain' && t(voice, 'number.or-after')}
    </p>
    <OwnWord voice={voice} value={view.ownWord} hint="choose" />
  </section>
);

/**
 * The plain door's number stands only where no script can put another in its place: nobody notes one that will not be theirs.
 * Where it stood the form says so; to everybody else the page after sending shows it.
 */
function NumberNow({ voice, view: { door, receipt } }: Props) {
  if (receipt === null) return door === 'plain' ? null : <p>{t(voice, 'number.soon')}</p>;
  const shown = (
    <>
      <Receipt voice={voice} receipt={receipt} />
      {door !== 'sealed' && <input type="hidden" name="shown" value="yes" />}
    </>
  );
  return door === 'plain' ? <noscript>{shown}</noscript> : shown;
}

const Actions = ({ voice, view: { state, door } }: Props) => (
  <>
    {state === 'sending' && <p role="status">{t(voice, 'refer.sending')}</p>}
    {door === 'offered' && (
      <p class="vl-notice" role="alert" tabindex={-1} data-alert>
        {t(voice, 'refer.plain-why')}
      </p>
    )}
    <div class="vl-actions">
      <button type="submit" class="vl-button" name="action" value="send" aria-disabled={state === 'sending'}>
        {t(voice, door === 'offered' ? 'refer.plain-button' : 'refer.send')}
      </button>
      <a class="vl-button vl-button--quiet" href={localised(voice, '')} data-stop>
        {t(voice, 'refer.stop')}
      </a>
    </div>
    <p class="vl-soft">
      {t(voice, 'refer.nothing-yet')} {t(voice, 'refer.leaving')}
    </p>
    <After voice={voice} />
  </>
);
