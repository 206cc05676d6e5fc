// One person, one screen: letters and the answer in the middle, what to know beside them, forms one at a time.
import { caseName } from '#domain/desk/case-name';
import { isNewestLost } from '#domain/letter/thread';
import { isRecipient } from '../../../crypto/seal.ts';
import { PlanCard } from '../answer/plan.tsx';
import { Reply } from '../answer/reply.tsx';
import { HandOver } from '../handing/handing.tsx';
import { Mute, ShareLetter } from '../handing/sharing.tsx';
import { TakeAlong } from '../handing/taking.tsx';
import { Result } from '../seat/act.tsx';
import { dayText, deskName, type Go, type Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { CaseState } from './case-state.tsx';
import { Close } from './closing.tsx';
import { Contact } from './contact.tsx';
import { Hearing } from './hearing.tsx';
import { Letter } from './letter.tsx';
import { LookAgain } from './look-again.tsx';
import { Notes } from './notes.tsx';
import { type AnswerableCase, type OpenCase, useCase } from './open-case.ts';
import { Said } from './said.tsx';

type Props = { here: Here; seat: Seat; mailbox: string; go: Go; toList(): void };

export function PersonPage({ here, seat, mailbox, go, toList }: Props) {
  const { say, content } = here;
  const { at, loading } = useCase(here, seat, mailbox);
  const isOwn = at?.thread.desk === seat.me.desk;
  return (
    <div class="vl-page">
      <header class="vl-head">
        <button class="vl-link vl-noprint" type="button" onClick={toList}>
          {say('person.back')}
        </button>
        <h1 tabIndex={-1}>
          {say('person.title')}
          {at?.thread.number && [' · ', <bdi data-case>{caseName(at.thread.number)}</bdi>]}
        </h1>
        {at && <CaseState at={at} />}
        <Result of={loading} />
      </header>
      {at && !isOwn && <p class="vl-notice">{say('person.released', { desk: deskName(content, at.thread.desk) })}</p>}
      {at && (
        <div class="vl-person">
          <div class="vl-person__contact">{at.first && <Contact here={here} first={at.first} />}</div>
          <Letters at={at} />
          <Beside at={at} go={go} isOwn={isOwn} />
        </div>
      )}
    </div>
  );
}

const isAnswerable = (at: OpenCase): at is AnswerableCase => at.first !== null && isRecipient(at.first.recipient);

function Letters({ at }: { at: OpenCase }) {
  const { here, seat, shown, first, thread } = at;
  const { say } = here;
  return (
    <div class="vl-person__letters">
      {isNewestLost(seat.me.desk, shown, thread.removed) && <p class="vl-notice">{say('person.lost')}</p>}
      <section class="vl-scroll-y" aria-label={say('person.letters')}>
        {shown.map((each) => each.row.plan === 0 && <Letter key={each.row.letter} at={at} shown={each} />)}
      </section>
      {isAnswerable(at) ? <Reply at={at} /> : <p class="vl-notice">{say(first ? 'person.no-answer' : 'person.no-first')}</p>}
    </div>
  );
}

function Beside({ at, go, isOwn }: { at: OpenCase; go: Go; isOwn: boolean }) {
  const { here, first, consents, thread } = at;
  return (
    <aside aria-label={here.say('person.beside')}>
      <Notes at={at} />
      {isAnswerable(at) && <PlanCard at={at} />}
      {first && <Said here={here} consents={consents} />}
      {isAnswerable(at) && <Hearing at={at} />}
      {first && <ShareLetter at={{ ...at, first }} />}
      {first && <TakeAlong at={{ ...at, first }} />}
      {first && isOwn && <HandOver at={{ ...at, first }} go={go} />}
      <Close at={at} go={go} />
      <LookAgain at={at} />
      <Mute at={at} />
      <p class="vl-soft">{here.say('person.dies', { day: dayText(here.content.locale, thread.dies_on) })}</p>
    </aside>
  );
}
