// One person, one page: how to reach them safely, their letters in order, and what the desk writes back.
import { useEffect, useState } from 'preact/hooks';
import type { Thread } from '#domain/desk-answer';
import type { ReferralLetter } from '#domain/letter';
import { firstIn, type Shown, shownIn } from '#domain/thread';
import { isRecipient } from '../../crypto/seal.ts';
import { ask } from './ask.ts';
import { Answers, Tapped, Words } from './answers.tsx';
import { Contact } from './contact.tsx';
import { dayText, deskName, type Go, type Here } from './here.ts';
import { HandOver } from './handing.tsx';
import { Close } from './closing.tsx';
import { Mute, ShareLetter } from './sharing.tsx';
import { PlanCard } from './plan.tsx';
import { Reply } from './reply.tsx';
import { TakeAlong } from './taking.tsx';
import type { Seat } from './seat.ts';

type Props = { here: Here; seat: Seat; mailbox: string; go: Go };

export function PersonPage({ here, seat, mailbox, go }: Props) {
  const { say, fail, content } = here;
  const [thread, setThread] = useState<Thread | null>(null);
  const [letters, setLetters] = useState<Shown[]>([]);

  const show = async (next: Thread): Promise<void> => {
    const opened = await seat.opening.open(next.letters.map(({ sealed }) => sealed));
    const shown = shownIn(next.letters, opened, mailbox);
    setLetters(shown);
    setThread(next);
    // What nobody here can read stays unread: its time goes on, and the deputy may be able to.
    const read = shown.filter(({ row, content: letter }) => row.direction === 'to-desk' && row.read_on === null && letter !== null);
    for (const { row } of read) await ask('read', { mailbox, letter: row.letter });
  };
  const load = async (): Promise<void> => {
    const got = await ask<Thread>('thread', { mailbox });
    return 'refused' in got ? fail(got.refused) : show(got.value);
  };
  useEffect(() => void load(), [mailbox]);

  const first = firstIn(letters);
  const isOwn = thread?.desk === seat.me.desk;
  const canAnswer = first !== null && isRecipient(first.recipient);
  return (
    <>
      <button class="vl-link vl-noprint" type="button" onClick={() => go({ name: 'inbox' })}>
        {say('person.back')}
      </button>
      <h1 tabIndex={-1}>{say('person.title')}</h1>
      {thread && !isOwn && <p class="vl-notice">{say('person.released', { desk: deskName(content, thread.desk) })}</p>}
      {thread && (
        <div class="vl-person">
          <div class="vl-person__contact">{first && <Contact here={here} first={first} />}</div>
          <div class="vl-person__letters">
            {letters.map((each) => each.row.plan === 0 && <Letter key={each.row.letter} here={here} shown={each} first={first} />)}
            {canAnswer && first ? (
              <Reply here={here} seat={seat} first={first} thread={thread} replied={show} reload={load} />
            ) : (
              <p class="vl-notice">{say(first ? 'person.no-answer' : 'person.no-first')}</p>
            )}
            {canAnswer && first && <PlanCard here={here} seat={seat} first={first} shown={letters} changed={show} reload={load} />}
            {first && <TakeAlong here={here} seat={seat} first={first} shown={letters} today={thread.today} />}
          </div>
          <aside>
            <LookAgain here={here} mailbox={mailbox} thread={thread} />
            <Mute here={here} mailbox={mailbox} thread={thread} changed={load} />
            {first && <ShareLetter here={here} first={first} shown={letters} thread={thread} changed={load} />}
            {first && isOwn && <HandOver here={here} seat={seat} first={first} shown={letters} go={go} />}
            <Close here={here} thread={thread} mailbox={mailbox} first={first} go={go} reload={load} />
            <p class="vl-soft">{say('person.dies', { day: dayText(content.locale, thread.dies_on) })}</p>
          </aside>
        </div>
      )}
    </>
  );
}

function Letter({ here, shown, first }: { here: Here; shown: Shown; first: ReferralLetter | null }) {
  const { row, content, isForeign } = shown;
  const { say } = here;
  const day = dayText(here.content.locale, row.written_on);
  const isOurs = row.direction === 'to-person';
  const language = typeof first?.answers.language === 'string' ? first.answers.language : undefined;
  return (
    <article class={isOurs ? 'vl-card vl-card--ours' : 'vl-card'}>
      <h2>{say(isOurs ? (row.waiting ? 'letter.ours-waiting' : 'letter.ours') : 'letter.theirs', { day })}</h2>
      {content === null && <p>{say(isForeign ? 'letter.foreign' : isOurs ? 'letter.ours-sealed' : 'letter.broken')}</p>}
      {content?.kind === 'referral' && <Answers here={here} answers={content.answers} />}
      {content?.kind === 'letter' && content.answer && <Tapped here={here} answer={content.answer} />}
      {content?.kind === 'letter' && content.text !== '' && <Words here={here} text={content.text} language={language} />}
      {content?.kind === 'reply' && (
        <p class="vl-words" dir="auto">
          {content.text}
        </p>
      )}
      {content?.kind === 'reply' && content.ask && <p class="vl-soft">{say(`asked.${content.ask.kind}`)}</p>}
    </article>
  );
}

function LookAgain({ here: { say, fail, tell }, mailbox, thread }: { here: Here; mailbox: string; thread: Thread }) {
  const [on, setOn] = useState(thread.look_again_on ?? '');
  const plan = async (day: string): Promise<void> => {
    setOn(day);
    const done = await ask('look-again', { mailbox, on: day === '' ? null : day });
    return 'refused' in done ? fail(done.refused) : tell(say(day === '' ? 'look.none' : 'look.kept'));
  };
  return (
    <section class="vl-card">
      <h2>{say('look.title')}</h2>
      <div class="vl-row">
        <label>
          {say('look.after')}
          <input type="date" value={on} onChange={(event) => void plan(event.currentTarget.value)} />
        </label>
        {on !== '' && (
          <button class="vl-link" type="button" onClick={() => void plan('')}>
            {say('look.clear')}
          </button>
        )}
      </div>
    </section>
  );
}
