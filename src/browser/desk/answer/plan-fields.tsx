// The parts of the shared overview's form: steps, days, pages, and what the person said about sharing.
import { steps } from '#domain/answers/overview';
import { PAGES_MAX, type Plan, planDays, stepStates, WITH_MAX } from '#domain/letter/plan';
import type { Here } from '../seat/here.ts';

/** An overview being made. */
export interface PlanDraft {
  steps: Plan['steps'];
  days: Plan['days'];
  agreements: string;
  pages: string[];
}

interface FieldProps {
  here: Here;
  draft: PlanDraft;
  keep(draft: PlanDraft): void;
}

type Step = (typeof steps)[number];
type Taken = PlanDraft['steps'][number];

/** Every step may be left out; one that is in has a state, and perhaps an organisation. */
export function StepFields({ here, draft, keep }: FieldProps) {
  const set = (step: Step, taken: Taken | null): void => {
    const kept = steps.flatMap((each) => (each === step ? (taken ? [taken] : []) : draft.steps.filter((one) => one.step === each)));
    keep({ ...draft, steps: kept });
  };
  return (
    <fieldset>
      <legend>{here.say('plan.steps')}</legend>
      {steps.map((step) => (
        <StepField
          key={step}
          say={here.say}
          step={step}
          taken={draft.steps.find((each) => each.step === step)}
          set={(taken) => set(step, taken)}
        />
      ))}
    </fieldset>
  );
}

type StepProps = { say: Here['say']; step: Step; taken: Taken | undefined; set(taken: Taken | null): void };

function StepField({ say, step, taken, set }: StepProps) {
  const choose = (chosen: string): void => {
    const state = stepStates.find((each) => each === chosen);
    set(state ? { step, state, with: taken?.with ?? '' } : null);
  };
  return (
    <div class="vl-step">
      <label>
        <span>{say(`plan.step.${step}`)}</span>
        <select name={`step-${step}`} value={taken?.state ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{say('overview.not-in')}</option>
          {stepStates.map((state) => (
            <option key={state} value={state}>
              {say(`plan.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      {taken && (
        <label>
          <span>{say('overview.with')}</span>
          <input
            type="text"
            name={`with-${step}`}
            maxLength={WITH_MAX}
            autocomplete="off"
            value={taken.with}
            onInput={(event) => set({ ...taken, with: event.currentTarget.value })}
          />
        </label>
      )}
    </div>
  );
}

export function DayFields({ here: { say }, draft, keep }: FieldProps) {
  const set = (what: (typeof planDays)[number], on: string): void =>
    keep({
      ...draft,
      days: planDays.flatMap((each) => (each === what ? (on === '' ? [] : [{ what, on }]) : draft.days.filter((one) => one.what === each))),
    });
  return (
    <fieldset>
      <legend>{say('overview.days')}</legend>
      {planDays.map((what) => (
        <div key={what} class="vl-step">
          <label>
            <span>{say(`plan.day.${what}`)}</span>
            <input
              type="date"
              name={`day-${what}`}
              value={draft.days.find((each) => each.what === what)?.on ?? ''}
              onChange={(event) => set(what, event.currentTarget.value)}
            />
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** Pages about rights that this site shows; those that fit what was answered are ticked at first. */
export function PageFields({ here: { say, content }, draft, keep }: FieldProps) {
  const slugs = Object.keys(content.words).flatMap((key) => (key.startsWith('right-title.') ? [key.slice('right-title.'.length)] : []));
  const isFull = draft.pages.length >= PAGES_MAX;
  const set = (slug: string, isIn: boolean): void =>
    keep({ ...draft, pages: isIn ? [...draft.pages, slug].slice(0, PAGES_MAX) : draft.pages.filter((each) => each !== slug) });
  if (slugs.length === 0) return null;
  return (
    <details>
      <summary>{say('overview.pages', { count: draft.pages.length, most: PAGES_MAX })}</summary>
      {slugs.map((slug) => (
        <label key={slug} class="vl-choice">
          <input
            type="checkbox"
            name={`page-${slug}`}
            checked={draft.pages.includes(slug)}
            disabled={isFull && !draft.pages.includes(slug)}
            onChange={(event) => set(slug, event.currentTarget.checked)}
          />
          {say(`right-title.${slug}`)}
        </label>
      ))}
    </details>
  );
}

/** What the person answered about sharing goes along as it is: nobody at the desk changes a yes or a no. */
export function Shares({ here: { say }, shares }: { here: Here; shares: Plan['shares'] }) {
  if (shares.length === 0) return <p class="vl-soft">{say('overview.no-shares')}</p>;
  return (
    <>
      <h3>{say('overview.shares')}</h3>
      <ul>
        {shares.map(({ what, who, name, say: said }) => (
          <li key={`${what} ${who} ${name}`}>
            {say(`with.${who}`)} <bdi>{name}</bdi> · {say(`thing.${what}`)}: {say(`tap.${said}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
