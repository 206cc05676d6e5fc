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

export function Hearing({ at: { here, frame, seat, first, thread, consents, show, load } }: { at: AnswerableCase }) {
  const { say, content } = here;
  const acting = useActing(here, load);
  const [answer, setAnswer, drop] = useDraft(first.mailbox, 'heard', { ...nothing, on: thread.today });
  const { what, who, name, say: said, how, on } = answer;
  const isStopped = said === '' || how === '' || on === '' || on > thread.today;
  const keep = async (): Promise<string | undefined> => {
    if (said === '' || how === '') return undefined;
    const letter = newDraft();
    const heard: Heard = { what, who, name: name.trim(), say: said, how, by: seat.me.name.slice(0, HEARD_BY_MAX), on, salt: newDraft() };
    const language = typeof first.answers.language === 'string' ? first.answers.language : 'nl';
    const text = content.heard[language] ?? content.heard.nl ?? '';
    const copies = content.desks[seat.me.desk]?.recipients ?? [];
    const asked = { kind: 'consent', what, who, name: name.trim() } as const;
    const sealed = toBase64(await sealReply(first, await frame(letter), text, asked, copies, heard));
    const commitment = await heardCommitment(first.mailbox, heard);
    const body = { mailbox: first.mailbox, letter, sealed, seen: thread.newest, commitment };
    const next = await act<Thread>('hear', body, [first.mailbox, { ...heard, salt: '' }]);
    drop();
    await show(next);
    return say('heard.done');
  };
  return (
    <Fold title={say('heard.title')} startsOpen={said !== '' || how !== ''} is="hearing">
      <p>{say('heard.how')}</p>
      <AboutFields here={here} seat={seat} consents={consents} about={answer} set={(about) => setAnswer({ ...answer, ...about })} />
      <Choice
        here={here}
        name="heard-say"
        label="heard.said"
        value={said}
        options={taps}
        text="tap"
        set={(next) => setAnswer({ ...answer, say: next })}
      />
      <Choice
        here={here}
        name="heard-how"
        label="heard.by-way"
        value={how}
        options={hearings}
        text="said"
        set={(next) => setAnswer({ ...answer, how: next })}
      />
      <label class="vl-field">
        {say('heard.on')}
        <input
          type="date"
          name="heard-on"
          max={thread.today}
          value={on}
          onInput={(event) => setAnswer({ ...answer, on: event.currentTarget.value })}
        />
      </label>
      <Press acting={acting} work={keep} stopped={isStopped}>
        {say('heard.button')}
      </Press>
    </Fold>
  );
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
