// The overview that the person sees too: steps, days, agreements, what may be shared, pages. Made here, sealed here, for both.
import type { Thread } from '#domain/desk/desk-answer';
import { sharesIn } from '#domain/consent/consent';
import { emptyPlan, type Plan, pagesFor } from '#domain/letter/plan';
import type { Shown } from '#domain/letter/thread';
import { PlanBody } from '../../../views/plan.tsx';
import { sealPlan } from '../../../crypto/letter.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { toBase64 } from '../../../crypto/seal.ts';
import { act, Result, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import { dayText, type Here } from '../seat/here.ts';
import type { PlanDraft } from './plan-fields.tsx';
import { PlanForm } from './plan-form.tsx';
import type { AnswerableCase } from '../person/open-case.ts';

export function PlanCard({ at }: { at: AnswerableCase }) {
  const { here, mailbox, first, shown, consents, show, load } = at;
  const { say } = here;
  const acting = useActing(here, load);
  const newest = shown.filter(({ row }) => row.plan === 1).at(-1);
  const plan = newest?.content?.kind === 'plan' ? newest.content.plan : null;
  const shares = sharesIn(consents);
  const [draft, setDraft, drop] = useDraft<PlanDraft | null>(mailbox, 'plan', null);
  const keep = (next: PlanDraft | null): void => (next ? setDraft(next) : drop());
  const begin = (): void => {
    const { agreements, ...rest } = plan ?? { ...emptyPlan, pages: pagesFor(first.answers).filter((slug) => isShown(here, slug)) };
    keep({ steps: rest.steps, days: rest.days, pages: rest.pages, agreements: agreements.join('\n') });
  };
  const send = async (next: Plan): Promise<string> => {
    const thread = await act<Thread>('plan', await planLetter(at, next, newest?.row.letter ?? null), [mailbox, next]);
    drop();
    await show(thread);
    return say('overview.sent');
  };
  return (
    <section class="vl-card" data-overview>
      <h2>{say('overview.title')}</h2>
      <p class="vl-soft">{say('overview.how')}</p>
      {newest && <Standing here={here} newest={newest} isOpen={plan !== null} />}
      {draft ? (
        <PlanForm here={here} draft={draft} shares={shares} keep={keep} acting={acting} send={send} />
      ) : (
        <>
          {plan && <PlanBody voice={here.content} plan={plan} />}
          <button class="vl-button vl-button--quiet vl-noprint" type="button" onClick={begin}>
            {say(plan ? 'overview.change' : 'overview.make')}
          </button>
          <Result of={acting} />
        </>
      )}
    </section>
  );
}

/** Since when it stands there, and whether it opens here. */
const Standing = ({ here: { say, content }, newest: { row }, isOpen }: { here: Here; newest: Shown; isOpen: boolean }) => (
  <p>
    {say(row.waiting ? 'overview.waits' : 'overview.seen', { day: dayText(content.locale, row.written_on) })}
    {!isOpen && ` ${say('overview.sealed')}`}
  </p>
);

/** The overview as a letter of the desk; `seen` is the one it takes the place of. */
async function planLetter({ here: { content }, seat, mailbox, first, frame }: AnswerableCase, plan: Plan, seen: string | null) {
  const letter = newDraft();
  const copies = content.desks[seat.me.desk]?.recipients ?? [];
  return { mailbox, letter, sealed: toBase64(await sealPlan(first, await frame(letter), plan, copies)), seen };
}

const isShown = ({ content }: Here, slug: string): boolean => `right-title.${slug}` in content.words;
