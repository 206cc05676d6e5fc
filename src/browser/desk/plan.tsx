// The overview that the person sees too: steps, days, agreements, what may be shared, pages. Made here, sealed here, for both.
import { useState } from 'preact/hooks';
import type { Thread } from '#domain/desk-answer';
import type { PersonLetter, ReferralLetter } from '#domain/letter';
import { emptyPlan, type Plan, pagesFor, sharesIn } from '#domain/plan';
import type { Shown } from '#domain/thread';
import { sealPlan } from '../../crypto/letter.ts';
import { newDraft } from '../../crypto/receipt.ts';
import { toBase64 } from '../../crypto/seal.ts';
import { ask } from './ask.ts';
import { dayText, type Here } from './here.ts';
import type { PlanDraft } from './plan-fields.tsx';
import { PlanForm } from './plan-form.tsx';
import type { Seat } from './seat.ts';

type Props = {
  here: Here;
  seat: Seat;
  first: ReferralLetter;
  shown: Shown[];
  changed(thread: Thread): Promise<void>;
  reload(): Promise<void>;
};
/** Overviews being made, by mailbox: they outlive a session that ends, in this page's memory only. */
const drafts = new Map<string, PlanDraft>();

export function PlanCard({ here, seat, first, shown, changed, reload }: Props) {
  const { say, fail, tell, content } = here;
  const newest = shown.filter(({ row }) => row.plan === 1).at(-1);
  const plan = newest?.content?.kind === 'plan' ? newest.content.plan : null;
  const shares = sharesIn(
    first,
    shown.flatMap(({ content: letter }): PersonLetter[] => (letter?.kind === 'letter' ? [letter] : [])),
  );
  const [draft, setDraft] = useState<PlanDraft | null>(() => drafts.get(first.mailbox) ?? null);
  const keep = (next: PlanDraft | null): void => {
    setDraft(next);
    if (next) drafts.set(first.mailbox, next);
    else drafts.delete(first.mailbox);
  };
  const begin = (): void => {
    const { agreements, ...rest } = plan ?? { ...emptyPlan, pages: pagesFor(first.answers).filter((slug) => isShown(here, slug)) };
    keep({ letter: newDraft(), steps: rest.steps, days: rest.days, pages: rest.pages, agreements: agreements.join('\n') });
  };
  const send = async (next: Plan, letter: string): Promise<void> => {
    const sealed = toBase64(await sealPlan(first, letter, next, content.desks[seat.me.desk]?.recipients ?? []));
    const done = await ask<Thread>('plan', { mailbox: first.mailbox, letter, sealed, seen: newest?.row.letter ?? null });
    if ('refused' in done) {
      if (done.refused === 'changed-meanwhile') await reload();
      return fail(done.refused);
    }
    keep(null);
    await changed(done.value);
    return tell(say('overview.sent'));
  };
  return (
    <section class="vl-card" data-overview>
      <h2>{say('overview.title')}</h2>
      <p class="vl-soft">{say('overview.how')}</p>
      {newest && (
        <p>
          {say(newest.row.waiting ? 'overview.waits' : 'overview.seen', { day: dayText(content.locale, newest.row.written_on) })}
          {plan === null && ` ${say('overview.sealed')}`}
        </p>
      )}
      {draft ? (
        <PlanForm here={here} draft={draft} shares={shares} keep={keep} send={send} />
      ) : (
        <>
          {plan && <PlanText here={here} plan={plan} />}
          <button class="vl-button vl-button--quiet vl-noprint" type="button" onClick={begin}>
            {say(plan ? 'overview.change' : 'overview.make')}
          </button>
        </>
      )}
    </section>
  );
}

const isShown = ({ content }: Here, slug: string): boolean => `right-title.${slug}` in content.words;

/** What the person sees now, in the words they see. */
function PlanText({ here: { say, content }, plan }: { here: Here; plan: Plan }) {
  return (
    <>
      <dl class="vl-answers">
        {plan.days.map(({ what, on }) => [<dt>{say(`plan.day.${what}`)}</dt>, <dd>{dayText(content.locale, on)}</dd>])}
        {plan.steps.map((each) => [
          <dt>{say(`plan.step.${each.step}`)}</dt>,
          <dd>
            {say(`plan.state.${each.state}`)} <bdi>{each.with}</bdi>
          </dd>,
        ])}
      </dl>
      {plan.agreements.length > 0 && (
        <ul>
          {plan.agreements.map((each) => (
            <li dir="auto">{each}</li>
          ))}
        </ul>
      )}
      {plan.pages.length > 0 && <p>{plan.pages.map((slug) => say(`right-title.${slug}`)).join(' · ')}</p>}
    </>
  );
}
