// Beside the name of a case: who has it, and whether it is closed.
import type { Thread } from '#domain/desk/desk-answer';
import { act, Press, useActing } from '../seat/act.tsx';
import { dayText } from '../seat/here.ts';
import type { OpenCase } from './open-case.ts';

export function CaseState({ at }: { at: OpenCase }) {
  const { here, seat, mailbox, thread, show, load } = at;
  const { say, content } = here;
  const acting = useActing(here, load);
  const opening = useActing(here, load);
  const isAway = (until: string | null): boolean => until !== null && until >= thread.today;
  const owner = thread.colleagues.find(({ member }) => member === thread.owner);
  const give = (to: string | null) => async (): Promise<undefined> =>
    show(await act<Thread>('own', { mailbox, owner: to }).then((next) => next)).then(() => undefined);
  const reopen = async (): Promise<undefined> => show(await act<Thread>('reopen', { mailbox })).then(() => undefined);
  return (
    <div class="vl-state-row" data-owner={owner?.name ?? ''}>
      <label class="vl-inline">
        {say('case.owner')}
        <select
          name="owner"
          value={thread.owner ?? ''}
          disabled={acting.busy}
          onChange={(event) => void acting.run(give(event.currentTarget.value === '' ? null : event.currentTarget.value))}
        >
          <option value="">{say('case.nobody')}</option>
          {thread.colleagues.map(({ member, name, away_until: until }) => (
            <option key={member} value={member}>
              {isAway(until) ? say('case.away', { name, day: dayText(content.locale, until ?? '') }) : name}
            </option>
          ))}
        </select>
      </label>
      {owner?.member !== seat.me.member && (
        <Press acting={acting} work={give(seat.me.member)}>
          {say('case.take')}
        </Press>
      )}
      {thread.closed_on !== null && (
        <>
          <span class="vl-tag" data-closed>
            {say('case.closed', { day: dayText(content.locale, thread.closed_on) })}
          </span>
          <Press acting={opening} work={reopen}>
            {say('case.reopen')}
          </Press>
        </>
      )}
    </div>
  );
}
