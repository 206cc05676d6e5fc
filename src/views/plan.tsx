// The overview that the desk made with the person: steps, days, agreements, what may be shared, and pages that fit.
import type { ComponentChildren } from 'preact';
import { steps } from '#domain/answers/overview';
import { type Plan, planDays, type ShownPlan } from '#domain/letter/plan';
import { dayText, localised, rightsShown, t } from '../i18n.ts';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  plan: Plan;
}
/** `isLinked`: on this site, where the pages of rights are; not at the desk, which has a host of its own. */
type LinkProps = Props & { isLinked?: boolean };

export const PlanCard = ({ voice, own: { letter, day, plan } }: { voice: Voice; own: ShownPlan }) => (
  <section class="vl-card" aria-labelledby="plan-title" data-plan>
    <h2 id="plan-title">{t(voice, 'plan.title')}</h2>
    {plan === null ? (
      <p class="vl-field__error" data-not-from-desk>
        {t(voice, 'mailbox.not-from-desk')}
      </p>
    ) : (
      <>
        <p class="vl-soft">
          {t(voice, 'plan.of')} <span data-plan-day>{dayText(voice.locale, day)}</span>. {t(voice, 'plan.wrong')}
        </p>
        <PlanBody voice={voice} plan={plan} isLinked>
          <Shares voice={voice} plan={plan} />
        </PlanBody>
      </>
    )}
    <button type="submit" class="vl-link" name="action" value={`delete-letter ${letter}`}>
      {t(voice, 'plan.delete')}
    </button>
  </section>
);

/** What both sides of an overview see of it, each in its own language. */
export const PlanBody = ({ voice, plan, isLinked = false, children }: LinkProps & { children?: ComponentChildren }) => (
  <>
    <Days voice={voice} plan={plan} />
    <Steps voice={voice} plan={plan} isLinked={isLinked} />
    <Agreements voice={voice} plan={plan} />
    {children}
    <Pages voice={voice} plan={plan} isLinked={isLinked} />
  </>
);

function Days({ voice, plan: { days } }: Props) {
  const onOf = (what: string) => days.find((each) => each.what === what)?.on;
  if (days.length === 0) return null;
  return (
    <>
      <dl class="vl-facts vl-days">
        {planDays.map((what) => {
          const on = onOf(what);
          return on === undefined ? null : (
            <div key={what} data-plan-on={what}>
              <dt>{t(voice, `plan.day.${what}`)}</dt>
              <dd>
                <strong>{dayText(voice.locale, on)}</strong>
              </dd>
            </div>
          );
        })}
      </dl>
      {(['rest-ends', 'turns-18'] as const).map((what) =>
        onOf(what) === undefined ? null : (
          <p key={what} class="vl-soft" data-plan-hint={what}>
            {t(voice, `plan.hint.${what}`)}
          </p>
        ),
      )}
    </>
  );
}

/** The steps in the order of every overview; a step with a page of its own leads there. */
function Steps({ voice, plan, isLinked }: LinkProps) {
  const rights = isLinked ? rightsShown(voice) : [];
  const taken = steps.flatMap((step) => plan.steps.filter((each) => each.step === step));
  if (taken.length === 0) return null;
  return (
    <div data-plan-part="steps">
      <h3>{t(voice, 'plan.steps')}</h3>
      <ul class="vl-list">
        {taken.map(({ step, state, with: who }) => (
          <li key={step} data-step={step}>
            {rights.includes(step) ? (
              <a href={localised(voice, `rights/${step}/`)}>{t(voice, `plan.step.${step}`)}</a>
            ) : (
              t(voice, `plan.step.${step}`)
            )}
            : <strong data-step-state={state}>{t(voice, `plan.state.${state}`)}</strong> <bdi data-step-with>{who}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

const Agreements = ({ voice, plan: { agreements } }: Props) =>
  agreements.length === 0 ? null : (
    <div data-plan-part="agreements">
      <h3>{t(voice, 'plan.agreements')}</h3>
      <ul class="vl-list" data-agreements>
        {agreements.map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );

/** What may be shared with whom, as the person last said it; a no stays visible too. */
const Shares = ({ voice, plan: { shares } }: Props) =>
  shares.length === 0 ? null : (
    <div data-plan-part="shares">
      <h3>{t(voice, 'plan.shares')}</h3>
      {shares.some(({ who }) => who === 'police') && <p data-police>{t(voice, 'police.first')}</p>}
      <ul class="vl-list" data-shares>
        {shares.map(({ what, who, name, say }) => (
          <li key={`${what} ${who} ${name}`}>
            <span data-who={who}>{t(voice, `with.${who}`)}</span> <bdi data-name>{name}</bdi>{' '}
            <span data-what={what}>{t(voice, `shared.${what}`)}</span>: <strong data-say={say}>{t(voice, `tap.${say}`)}</strong>
          </li>
        ))}
      </ul>
      <p class="vl-soft">{t(voice, 'consent.free')}</p>
    </div>
  );

function Pages({ voice, plan: { pages }, isLinked }: LinkProps) {
  const shown = rightsShown(voice).filter((slug) => pages.includes(slug));
  if (shown.length === 0) return null;
  return (
    <div data-plan-part="pages">
      <h3>{t(voice, 'plan.pages')}</h3>
      <ul class="vl-list">
        {shown.map((slug) => (
          <li key={slug} data-page={slug}>
            {isLinked ? (
              <a href={localised(voice, `rights/${slug}/`)}>{t(voice, `right-title.${slug}`)}</a>
            ) : (
              t(voice, `right-title.${slug}`)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
