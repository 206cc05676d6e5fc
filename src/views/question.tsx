// One question of a form, with what was typed and why it was not taken, if it was not. Nothing starts chosen, and every choice can be taken back.
import { askKey, asksFurther, type Question as Asked } from '#domain/letter/referral';
import type { FieldRefusal, ReferView } from '#domain/site/view';
import { t } from '../i18n.ts';
import { Latin } from './latin.tsx';
import { FieldError } from './notice.tsx';
import { Picture } from './picture.tsx';
import { quiet } from './quiet.ts';
import { thenOf } from './then.tsx';
import type { Voice } from './voice.ts';

export interface QuestionProps {
  voice: Voice;
  question: Asked;
  view: ReferView;
  /** Its place among those that are asked openly, as `2/5`. */
  place?: string;
}

/** Fields that hold a number: beside them stands how it is read here. */
const numbered = ['place', 'count', 'contact_at', 'their_contact'];

export function Question({ voice, question, view, place }: QuestionProps) {
  const { name, hint, kind } = question;
  const id = `ask-${name}`;
  const given = view.values[name] ?? [];
  const refusal = view.refusals.find((each) => each.name === name);
  const described = [refusal && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  const label = <Label voice={voice} asks={askKey(question, view.way)} place={place} />;
  const notes = <Notes voice={voice} id={id} hint={hint && `hint.${name}`} refusal={refusal} />;
  if (kind === 'one' || kind === 'many')
    return (
      <fieldset class="vl-field" id={id} aria-describedby={described} tabindex={refusal ? -1 : undefined}>
        <legend>{label}</legend>
        {notes}
        <Choices voice={voice} view={view} question={question} given={given} />
      </fieldset>
    );
  return (
    <div class="vl-field">
      <label for={id}>{label}</label>
      {notes}
      <Field
        voice={voice}
        question={question}
        given={given}
        field={{ id, name, 'aria-describedby': described, 'aria-invalid': refusal && 'true' }}
      />
      {numbered.includes(name) && <Latin voice={voice} of={id} typed={given[0] ?? ''} />}
    </div>
  );
}

function Label({ voice, asks, place }: { voice: Voice; asks: string; place: string | undefined }) {
  return (
    <>
      {place && (
        <bdi class="vl-place" dir="ltr">
          {place}
        </bdi>
      )}{' '}
      {t(voice, asks)}
    </>
  );
}

/** What stands between a question and its field: the hint, and why the answer was not taken. */
function Notes({
  voice,
  id,
  hint,
  refusal,
}: {
  voice: Voice;
  id: string;
  hint: string | false | undefined;
  refusal: FieldRefusal | undefined;
}) {
  return (
    <>
      {hint && (
        <p class="vl-field__hint" id={`${id}-hint`}>
          {t(voice, hint)}
        </p>
      )}
      <FieldError voice={voice} id={`${id}-error`} refusal={refusal} />
    </>
  );
}

type Part = Pick<QuestionProps, 'voice' | 'question'> & { given: string[] };

/**
 * Boxes to tick, or a choice of one. The first of one is "rather not say": some browsers choose the first by themselves (H13).
 * It is empty, so that it says nothing, and it takes a choice back. What follows from an answer stands right after it.
 */
function Choices({ voice, view, question: { name, kind, ...rest }, given }: Part & Pick<QuestionProps, 'view'>) {
  const options = 'options' in rest ? rest.options.filter((option) => option !== 'unsaid') : [];
  return (
    <div class={options.length > 4 ? 'vl-choices vl-choices--many' : 'vl-choices'}>
      {(kind === 'one' ? ['', ...options] : options).map((option) => {
        const [answer, then] = [`${name}.${option}`, option === '' ? null : thenOf({ voice, view }, `${name}.${option}`)];
        return (
          <>
            <label class="vl-choice" key={option}>
              <input
                type={kind === 'one' ? 'radio' : 'checkbox'}
                name={name}
                value={option}
                data-asks={asksFurther(name, option)}
                defaultChecked={option !== '' && given.includes(option)}
                aria-describedby={then ? `then-${name}-${option}` : undefined}
              />
              <span>
                <Picture of={answer} />
                {option === '' ? t(voice, 'ask.unsaid') : t(voice, answer)}
              </span>
            </label>
            {then && (
              <div class="vl-then" id={`then-${name}-${option}`} key={`then ${option}`}>
                {then}
              </div>
            )}
          </>
        );
      })}
    </div>
  );
}

type Named = { id: string; name: string; 'aria-describedby': string | undefined; 'aria-invalid': 'true' | undefined };

function Field({ voice, question, given, field }: Part & { field: Named }) {
  if (question.kind === 'words') return <textarea rows={3} dir="auto" {...quiet} {...field} defaultValue={given[0] ?? ''} />;
  if (!('options' in question)) return <input class="vl-input" dir="auto" {...quiet} {...field} defaultValue={given[0] ?? ''} />;
  const { name, kind, options } = question;
  return (
    <select autocomplete="off" {...field}>
      <option value="">{t(voice, 'ask.skip')}</option>
      {options.map((option) => (
        <option
          key={option}
          value={option}
          selected={given.includes(option)}
          lang={kind === 'time' || option === 'other' ? undefined : option}
        >
          {kind === 'time' ? option : t(voice, `${name}.${option}`)}
        </option>
      ))}
    </select>
  );
}
