// The form of the shared overview: taps and days first, few words, and the same look at what may hurt as for a letter.
import { useState } from 'preact/hooks';
import { AGREEMENT_MAX, AGREEMENTS_MAX, agreementsIn, type Plan, planFits } from '#domain/letter/plan';
import type { Finding } from '#domain/desk/reply-check';
import { findingsIn } from './findings.tsx';
import { ActForm, type Acting, Press } from '../seat/act.tsx';
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
  return (
    <ActForm acting={acting} stopped={isStopped} work={() => send(plan)}>
      <StepFields here={here} draft={draft} keep={keep} />
      <DayFields here={here} draft={draft} keep={keep} />
      <Agreements say={say} value={draft.agreements} busy={acting.busy} write={(next) => keep({ ...draft, agreements: next })} />
      <PageFields here={here} draft={draft} keep={keep} />
      <Shares here={here} shares={shares} />
      {(agreements === null || !planFits(plan)) && (
        <p class="vl-notice">{say('overview.too-long', { lines: AGREEMENTS_MAX, count: AGREEMENT_MAX })}</p>
      )}
      <Found say={say} findings={findings} mayHurt={mayHurt} isAsked={isAsked} setAsked={setIsAsked} />
      <div class="vl-actions">
        <Press acting={acting} stopped={isStopped} look="main">
          {say('overview.send')}
        </Press>
        <button class="vl-link" type="button" onClick={() => keep(null)}>
          {say('overview.drop')}
        </button>
      </div>
      <p class="vl-soft">{say('reply.when')}</p>
    </ActForm>
  );
}

type FoundProps = { say: Here['say']; findings: Finding[]; mayHurt: boolean; isAsked: boolean; setAsked(isAsked: boolean): void };

/** What stands out in it, and the tick that the person asked for it. */
const Found = ({ say, findings, mayHurt, isAsked, setAsked }: FoundProps) => (
  <>
    {findings.map((finding) => (
      <p key={finding} class="vl-notice">
        {say(`finding.${finding}`)}
      </p>
    ))}
    {mayHurt && (
      <label class="vl-choice">
        <input type="checkbox" name="overview-asked-for" checked={isAsked} onChange={(event) => setAsked(event.currentTarget.checked)} />
        {say('overview.asked-for')}
      </label>
    )}
  </>
);

type AgreementProps = { say: Here['say']; value: string; busy: boolean; write(text: string): void };

/** One short line for each thing that was agreed. */
const Agreements = ({ say, value, busy, write }: AgreementProps) => (
  <label class="vl-field">
    {say('overview.agreements', { lines: AGREEMENTS_MAX, count: AGREEMENT_MAX })}
    <textarea
      name="agreements"
      dir="auto"
      spellcheck={false}
      autocomplete="off"
      readOnly={busy}
      value={value}
      onInput={(event) => write(event.currentTarget.value)}
    />
  </label>
);
