// The form of the shared overview: taps and days first, few words, and the same look at what may hurt as for a letter.
import { useState } from 'preact/hooks';
import { AGREEMENT_MAX, AGREEMENTS_MAX, agreementsIn, type Plan, planFits } from '#domain/letter/plan';
import { findingsIn } from './findings.tsx';
import { type Acting, Press } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { DayFields, PageFields, type PlanDraft, Shares, StepFields } from './plan-fields.tsx';

type FormProps = {
  here: Here;
  draft: PlanDraft;
  shares: Plan['shares'];
  keep(draft: PlanDraft | null): void;
  acting: Acting;
  send(plan: Plan): Promise<string>;
};

export function PlanForm({ here, draft, shares, keep, acting, send }: FormProps) {
  const { say } = here;
  const [isAsked, setIsAsked] = useState(false);
  const agreements = agreementsIn(draft.agreements);
  const plan: Plan = { steps: draft.steps, days: draft.days, agreements: agreements ?? [], shares, pages: draft.pages };
  const findings = findingsIn(here, [...draft.steps.map((each) => each.with), draft.agreements].join('\n'));
  const hasMeeting = draft.days.some(({ what }) => what === 'appointment');
  const mayHurt = hasMeeting || findings.some((each) => each !== 'police');
  const isStopped = agreements === null || !planFits(plan) || findings.includes('police') || (mayHurt && !isAsked);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isStopped) void acting.run(() => send(plan));
  };
  return (
    <form autocomplete="off" onSubmit={submit}>
      <StepFields here={here} draft={draft} keep={keep} />
      <DayFields here={here} draft={draft} keep={keep} />
      <label class="vl-field">
        {say('overview.agreements', { lines: AGREEMENTS_MAX, count: AGREEMENT_MAX })}
        <textarea
          name="agreements"
          dir="auto"
          spellcheck={false}
          autocomplete="off"
          value={draft.agreements}
          onInput={(event) => keep({ ...draft, agreements: event.currentTarget.value })}
        />
      </label>
      <PageFields here={here} draft={draft} keep={keep} />
      <Shares here={here} shares={shares} />
      {(agreements === null || !planFits(plan)) && (
        <p class="vl-notice">{say('overview.too-long', { lines: AGREEMENTS_MAX, count: AGREEMENT_MAX })}</p>
      )}
      {findings.map((finding) => (
        <p key={finding} class="vl-notice">
          {say(`finding.${finding}`)}
        </p>
      ))}
      {mayHurt && (
        <label class="vl-choice">
          <input
            type="checkbox"
            name="overview-asked-for"
            checked={isAsked}
            onChange={(event) => setIsAsked(event.currentTarget.checked)}
          />
          {say('overview.asked-for')}
        </label>
      )}
      <div class="vl-actions">
        <Press acting={acting} stopped={isStopped} look="main">
          {say('overview.send')}
        </Press>
        <button class="vl-link" type="button" onClick={() => keep(null)}>
          {say('overview.drop')}
        </button>
      </div>
      <p class="vl-soft">{say('reply.when')}</p>
    </form>
  );
}
