// A yes or a no that was said aloud: written down, sealed, shown to the person with a tap to change it, and kept with who heard it.
import type { Thread } from '#domain/desk/desk-answer';
import { HEARD_BY_MAX, type Heard, hearings, taps } from '#domain/letter/letter';
import { heardCommitment, sealReply } from '../../../crypto/letter.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { toBase64 } from '../../../crypto/seal.ts';
import { AboutFields } from '../answer/asking.tsx';
import { act, Press, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import { Fold } from '../seat/fold.tsx';
import type { Here } from '../seat/here.ts';
import type { AnswerableCase } from './open-case.ts';

type Answer = Pick<Heard, 'what' | 'who' | 'name'> & { say: Heard['say'] | ''; how: Heard['how'] | '' };
/** Nothing is chosen beforehand: an answer is what was said. */
const nothing: Answer = { what: 'letters', who: 'desk', name: '', say: '', how: '' };

export function Hearing({ at }: { at: AnswerableCase }) {
  const { here, seat, mailbox, thread, consents, show, load } = at;
  const { say } = here;
  const acting = useActing(here, load);
  const [answer, setAnswer, drop] = useDraft(mailbox, 'heard', { ...nothing, on: thread.today });
  const { say: said, how, on } = answer;
  const isStopped = said === '' || how === '' || on === '' || on > thread.today;
  const set = (changed: Partial<typeof answer>): void => setAnswer({ ...answer, ...changed });
  const keep = async (): Promise<string | undefined> => {
    if (said === '' || how === '') return undefined;
    const { what, who, name } = answer;
    const by = seat.me.name.slice(0, HEARD_BY_MAX);
    const heard: Heard = { what, who, name: name.trim(), say: said, how, by, on, salt: newDraft() };
    const next = await act<Thread>('hear', await heardLetter(at, heard), [mailbox, { ...heard, salt: '' }]);
    drop();
    await show(next);
    return say('heard.done');
  };
  return (
    <Fold title={say('heard.title')} startsOpen={said !== '' || how !== ''} is="hearing">
      <p>{say('heard.how')}</p>
      <AboutFields here={here} seat={seat} consents={consents} about={answer} set={set} />
      <Choice here={here} name="heard-say" label="heard.said" value={said} options={taps} text="tap" set={(next) => set({ say: next })} />
      <Choice
        here={here}
        name="heard-how"
        label="heard.by-way"
        value={how}
        options={hearings}
        text="said"
        set={(next) => set({ how: next })}
      />
      <On say={say} today={thread.today} on={on} set={(next) => set({ on: next })} />
      <Press acting={acting} work={keep} stopped={isStopped}>
        {say('heard.button')}
      </Press>
    </Fold>
  );
}

const On = ({ say, today, on, set }: { say: Here['say']; today: string; on: string; set(day: string): void }) => (
  <label class="vl-field">
    {say('heard.on')}
    <input type="date" name="heard-on" max={today} value={on} onInput={(event) => set(event.currentTarget.value)} />
  </label>
);

/** The letter of the desk that says what was heard, with a tap to change it. */
async function heardLetter({ here: { content }, seat, mailbox, first, thread, frame }: AnswerableCase, heard: Heard) {
  const letter = newDraft();
  const language = typeof first.answers.language === 'string' ? first.answers.language : 'nl';
  const text = content.heard[language] ?? content.heard.nl ?? '';
  const { what, who, name } = heard;
  const copies = content.desks[seat.me.desk]?.recipients ?? [];
  const sealed = await sealReply(first, await frame(letter), text, { kind: 'consent', what, who, name }, copies, { heard });
  return { mailbox, letter, sealed: toBase64(sealed), seen: thread.newest, commitment: await heardCommitment(mailbox, heard) };
}

type ChoiceProps<T extends string> = {
  here: Here;
  name: string;
  label: string;
  value: T | '';
  options: readonly T[];
  text: 'tap' | 'said';
  set(value: T): void;
};

function Choice<T extends string>({ here: { say }, name, label, value, options, text, set }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{say(label)}</legend>
      {options.map((each) => (
        <label key={each} class="vl-choice">
          <input type="radio" name={name} value={each} checked={value === each} onChange={() => set(each)} />
          {say(`${text}.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
