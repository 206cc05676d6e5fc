// Beside the name of a case: who has it, and whether it is closed.
import type { Thread } from '#domain/desk/desk-answer';
import { act, Press, Result, useActing } from '../seat/act.tsx';
import { dayText } from '../seat/here.ts';
import type { OpenCase } from './open-case.ts';

export function CaseState({ at }: { at: OpenCase }) {
  const { here, seat, mailbox, thread, show, load } = at;
  const { say } = here;
  const acting = useActing(here, load);
  const owner = thread.colleagues.find(({ member }) => member === thread.owner);
  const give = (to: string | null) => async (): Promise<void> => show(await act<Thread>('own', { mailbox, owner: to }));
  return (
    <div class="vl-state-row" data-owner={owner?.name ?? ''}>
      <Owner at={at} busy={acting.busy} give={(to) => void acting.run(give(to))} />
      {owner?.member !== seat.me.member && (
        <Press acting={acting} work={give(seat.me.member)}>
          {say('case.take')}
        </Press>
      )}
      {owner?.member === seat.me.member && <Result of={acting} />}
      {thread.closed_on !== null && <Closed at={at} day={thread.closed_on} />}
    </div>
  );
}

/** Who has it, of everybody who could. */
function Owner({ at: { here, thread }, busy, give }: { at: OpenCase; busy: boolean; give(to: string | null): void }) {
  const { say, content } = here;
  const isAway = (until: string | null): boolean => until !== null && until >= thread.today;
  return (
    <label class="vl-inline">
      {say('case.owner')}
      <select
        name="owner"
        value={thread.owner ?? ''}
        disabled={busy}
        onChange={(event) => give(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        <option value="">{say('case.nobody')}</option>
        {thread.colleagues.map(({ member, name, away_until: until }) => (
          <option key={member} value={member}>
            {isAway(until) ? say('case.away', { name, day: dayText(content.locale, until ?? '') }) : name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Closed({ at: { here, mailbox, show, load }, day }: { at: OpenCase; day: string }) {
  const { say, content } = here;
  const acting = useActing(here, load);
  return (
    <>
      <span class="vl-tag" data-closed>
        {say('case.closed', { day: dayText(content.locale, day) })}
      </span>
      <Press acting={acting} work={async () => show(await act<Thread>('reopen', { mailbox }))}>
        {say('case.reopen')}
      </Press>
    </>
  );
}
