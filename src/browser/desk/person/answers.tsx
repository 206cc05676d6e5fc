// What a person told: answers by tap in the desk's language, from the one list of questions; free words as they wrote them.
import type { ReferralLetter, TappedAnswer } from '#domain/letter/letter';
import { askKey, type Question, questions } from '#domain/letter/referral';
import { wayOf } from '#domain/letter/way';
import type { Here } from '../seat/here.ts';
import { Words } from './words.tsx';

/** Answers that the card about safe contact shows; they stand there and not twice. */
export const contactAnswers = [
  'contact',
  'contact_at',
  'their_contact',
  'days',
  'from',
  'to',
  'avoid',
  'avoid_more',
  'if_other',
  'ask_for',
];

export function Answers({ here, answers }: { here: Here; answers: ReferralLetter['answers'] }) {
  const { say } = here;
  const way = wayOf(answers.way);
  const language = typeof answers.language === 'string' ? answers.language : undefined;
  const given = (questions as readonly Question[]).filter((each) => each.name in answers && !contactAnswers.includes(each.name));
  const short = given.filter((each) => each.kind !== 'words');
  return (
    <>
      {short.length === 0 && <p>{say('letter.no-answers')}</p>}
      <dl class="vl-answers">
        {short.map((each) => (
          <Answer key={each.name} here={here} label={say(askKey(each, way))} each={each} value={answers[each.name] ?? ''} />
        ))}
      </dl>
      {given
        .filter((each) => each.kind === 'words')
        .map((each) => (
          <section key={each.name}>
            <h3>{say(askKey(each, way))}</h3>
            <Words here={here} text={String(answers[each.name])} language={language} />
          </section>
        ))}
    </>
  );
}

/** A choice in the desk's words, a short line as it was typed. */
export function valueText(say: Here['say'], each: Question, value: string | string[]): string {
  if (each.kind === 'text' || each.kind === 'words' || each.kind === 'time') return String(value);
  return [value]
    .flat()
    .map((option) => say(`${each.name}.${option}`))
    .join(', ');
}

type AnswerProps = { here: Here; label: string; each: Question; value: string | string[] };

function Answer({ here: { say }, label, each, value }: AnswerProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd dir={each.kind === 'text' ? 'auto' : undefined}>{valueText(say, each, value)}</dd>
    </>
  );
}

/** An answer without words to something the desk asked. */
export function Tapped({ here: { say }, answer }: { here: Here; answer: TappedAnswer }) {
  const said = say(`tap.${answer.say}`);
  if (answer.to === 'closing') return <p>{say('tapped.closing', { said })}</p>;
  if (answer.to === 'question') return <p>{say('tapped.question', { said })}</p>;
  const who = answer.name === '' ? say(`with.${answer.who}`) : `${say(`with.${answer.who}`)} (${answer.name})`;
  return <p>{say('tapped.consent', { said, what: say(`thing.${answer.what}`), who })}</p>;
}
