// A day on which the desk wants to look at a person again.
import { act, Press, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import type { OpenCase } from './open-case.ts';

export function LookAgain({ at: { here, mailbox, thread, load } }: { at: OpenCase }) {
  const { say } = here;
  const acting = useActing(here);
  const [on, setOn, drop] = useDraft(mailbox, 'look', thread.look_again_on ?? '');
  const plan = (day: string) => async (): Promise<string> => {
    await act('look-again', { mailbox, on: day === '' ? null : day });
    await load();
    drop();
    return say(day === '' ? 'look.none' : 'look.kept');
  };
  return (
    <section class="vl-card vl-noprint">
      <h2>{say('look.title')}</h2>
      <div class="vl-row">
        <label>
          {say('look.after')}
          <input type="date" name="look" value={on} onInput={(event) => setOn(event.currentTarget.value)} />
        </label>
        <Press acting={acting} work={plan(on)} stopped={on === (thread.look_again_on ?? '')}>
          {say(on === '' ? 'look.clear' : 'look.button')}
        </Press>
      </div>
    </section>
  );
}
