// Safe contact: the rules first, then every way to reach; outside the hours that the person gave, a number takes a conscious step.
import { useState } from 'preact/hooks';
import { hasNumber } from '#domain/letter/contact-line';
import { dutchMoment } from '#domain/time/days';
import type { ReferralLetter } from '#domain/letter/letter';
import { type Question, questions } from '#domain/letter/referral';
import { forbidsCalls, minutesUntil, windowOf } from '#domain/letter/safe-contact';
import { writtenLocale } from '#domain/language/written-locale';
import { valueText } from './answers.tsx';
import { useServerNow } from '../seat/clock.ts';
import { ContactLine } from './contact-line.tsx';
import type { Here } from '../seat/here.ts';

/** Rules in the order in which somebody who is about to call needs them. */
const rules = ['days', 'from', 'to', 'avoid', 'if_other', 'ask_for', 'avoid_more'] as const;

export function Contact({ here, first }: { here: Here; first: ReferralLetter }) {
  const { say } = here;
  const { answers } = first;
  const now = useServerNow();
  const mustNotCall = first.do_not_call || forbidsCalls(answers);
  const window = mustNotCall ? null : windowOf(answers);
  const given = rules.filter((name) => answers[name] !== undefined);
  const lines = [answers.contact_at, answers.their_contact].filter((line): line is string => typeof line === 'string');
  const isPhone = lines.some(hasNumber);
  const needsStep = isPhone && (window === null || minutesUntil(window, dutchMoment(now)) > 0);
  return (
    <section class="vl-card vl-rules" data-contact>
      <h2>{say('contact-card.title')}</h2>
      {mustNotCall && (
        <p>
          <strong>{say('contact-card.do-not-call')}</strong>
        </p>
      )}
      {answers.contact !== 'phone' || !mustNotCall ? <p>{contactText(here, answers.contact)}</p> : null}
      {isPhone && <p data-clock>{clockText(here, now, window)}</p>}
      <dl class="vl-answers">
        {given.map((name) => {
          const each = (questions as readonly Question[]).find((one) => one.name === name);
          return each ? [<dt>{say(`ask.${name}`)}</dt>, <dd dir="auto">{valueText(say, each, answers[name] ?? '')}</dd>] : null;
        })}
      </dl>
      {lines.length > 0 && (
        <Lines here={here} lines={lines} step={needsStep ? (windowOf(answers) ? 'contact-card.outside' : 'contact-card.no-hours') : null} />
      )}
      <p class="vl-soft">{say('contact-card.never')}</p>
    </section>
  );
}

/** The ways to reach somebody, shown on a press; `step` is what has to be ticked before that, where something has. */
function Lines({ here, lines, step }: { here: Here; lines: string[]; step: string | null }) {
  const { say } = here;
  const [isShown, setShown] = useState(false);
  const [isSure, setSure] = useState(false);
  if (isShown)
    return (
      <>
        {lines.map((line) => (
          <ContactLine key={line} here={here} line={line} />
        ))}
      </>
    );
  return (
    <>
      {step && (
        <label class="vl-choice">
          <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
          {say(step)}
        </label>
      )}
      <button
        class="vl-button vl-button--quiet"
        type="button"
        aria-disabled={step !== null && !isSure}
        onClick={() => (step === null || isSure) && setShown(true)}
      >
        {say('contact-card.show')}
      </button>
    </>
  );
}

const contactText = ({ say }: Here, contact: string | string[] | undefined): string =>
  typeof contact === 'string' ? say(`contact.${contact}`) : say('rule.letter-box');

/** The Dutch clock now, and until or from when a call is allowed: weekday and time, because a window has days. */
function clockText({ say, content: { locale } }: Here, now: Date, window: ReturnType<typeof windowOf>): string {
  const moment = (at: Date): string =>
    new Intl.DateTimeFormat(writtenLocale(locale), {
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'Europe/Amsterdam',
    }).format(at);
  const said = say('contact-card.now', { moment: moment(now) });
  if (window === null) return said;
  const { minutes } = dutchMoment(now);
  const wait = minutesUntil(window, dutchMoment(now));
  if (wait > 0) return `${said} ${say('contact-card.from', { moment: moment(new Date(now.getTime() + wait * 60_000)) })}`;
  const left = window.to - minutes;
  return `${said} ${left >= 24 * 60 - minutes && window.to === 24 * 60 ? say('contact-card.any') : say('contact-card.until', { moment: moment(new Date(now.getTime() + left * 60_000)) })}`;
}
