// An interpreter's words beside the desk's own: written here by whoever sits beside the coordinator, for the same sealed answer.
import { LETTER_MAX, type ReferralLetter } from '#domain/letter/letter';
import type { AnswerableCase } from '../person/open-case.ts';

/** The language that a person asked to be answered in, where it is another than the desk's Dutch. */
export const ownLanguage = ({ answers: { language } }: ReferralLetter): string | null =>
  typeof language === 'string' && language !== 'nl' ? language : null;

type Props = { at: AnswerableCase; text: string; busy: boolean; write(text: string): void };

export function Interpreted({ at: { here, first }, text, busy, write }: Props) {
  const { say } = here;
  const language = ownLanguage(first);
  if (language === null) return null;
  return (
    <details class="vl-interpreted" open={text !== ''}>
      <summary>{say('interpreted.title', { language: say(`language.${language}`) })}</summary>
      <p class="vl-soft">{say('interpreted.how')}</p>
      <label class="vl-field">
        {say('interpreted.label', { language: say(`language.${language}`) })}
        <textarea
          class="vl-short"
          name="interpreted"
          dir="auto"
          lang={language}
          maxLength={LETTER_MAX}
          spellcheck={false}
          autocomplete="off"
          readOnly={busy}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
    </details>
  );
}
