// Safe contact: the rules first, then the number; outside the hours that the person gave it takes a conscious step.
import { useState } from 'preact/hooks';
import { dutchMoment } from '#domain/days';
import type { ReferralLetter } from '#domain/letter';
import { type Question, questions } from '#domain/referral';
import { hasNumber, mayCallAt, windowOf } from '#domain/safe-contact';
import { valueText } from './answers.tsx';
import type { Here } from './here.ts';

/** Rules in the order in which somebody who is about to call needs them. */
const rules = ['days', 'from', 'to', 'avoid', 'if_other', 'ask_for', 'avoid_more'] as const;

export function Contact({ here, first }: { here: Here; first: ReferralLetter }) {
  const { say } = here;
  const { answers } = first;
  const [isShown, setShown] = useState(false);
  const [isSure, setSure] = useState(false);
  const mayCall = !first.do_not_call && mayCallAt(answers, dutchMoment(new Date()));
  const given = rules.filter((name) => answers[name] !== undefined);
  const lines = [answers.contact_at, answers.their_contact].filter((line): line is string => typeof line === 'string');
  const isPhone = lines.some(hasNumber);
  const needsStep = isPhone && !mayCall;
  return (
    <section class="vl-card vl-rules" data-contact>
      <h2>{say('contact-card.title')}</h2>
      <p>
        <strong>{first.do_not_call ? say('contact-card.do-not-call') : contactText(here, answers.contact)}</strong>
      </p>
      <dl class="vl-answers">
        {given.map((name) => {
          const each = (questions as readonly Question[]).find((one) => one.name === name);
          return each ? [<dt>{say(`ask.${name}`)}</dt>, <dd dir="auto">{valueText(say, each, answers[name] ?? '')}</dd>] : null;
        })}
      </dl>
      {lines.length > 0 && !isShown && (
        <>
          {needsStep && (
            <label class="vl-choice">
              <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
              {say(windowOf(answers) ? 'contact-card.outside' : 'contact-card.no-hours')}
            </label>
          )}
          <button
            class="vl-button vl-button--quiet"
            type="button"
            aria-disabled={needsStep && !isSure}
            onClick={() => (!needsStep || isSure) && setShown(true)}
          >
            {say('contact-card.show')}
          </button>
        </>
      )}
      {isShown && lines.map((line) => <p class="vl-number">{line}</p>)}
      <p class="vl-soft">{say('contact-card.never')}</p>
    </section>
  );
}

const contactText = ({ say }: Here, contact: string | string[] | undefined): string =>
  typeof contact === 'string' ? say(`contact.${contact}`) : say('rule.letter-box');
