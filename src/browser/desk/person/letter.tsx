// One letter of a person's page, either way; an answer that nobody can have seen yet can be taken out again.
import type { Thread } from '#domain/desk/desk-answer';
import { consentsIn } from '#domain/consent/consent';
import type { Shown } from '#domain/letter/thread';
import { act, Press, useActing } from '../seat/act.tsx';
import { keepDraft, keptDraft } from '../seat/draft.ts';
import { dayText } from '../seat/here.ts';
import { emptyReply, type ReplyDraft } from '../answer/reply.tsx';
import { Answers, Tapped } from './answers.tsx';
import type { OpenCase } from './open-case.ts';
import { saidText } from './said.tsx';
import { Words } from './words.tsx';

export function Letter({ at, shown }: { at: OpenCase; shown: Shown }) {
  const { here, first } = at;
  const { row, content, isForeign, fault } = shown;
  const { say } = here;
  const day = dayText(here.content.locale, row.written_on);
  const isOurs = row.direction === 'to-person';
  const heard = consentsIn([shown]).find(({ by }) => by !== '');
  const language = typeof first?.answers.language === 'string' ? first.answers.language : undefined;
  return (
    <article class={isOurs ? 'vl-card vl-card--ours' : 'vl-card'}>
      <h2>{say(isOurs ? (row.waiting ? 'letter.ours-waiting' : 'letter.ours') : 'letter.theirs', { day })}</h2>
      {fault && <p class="vl-notice">{say(`fault.${fault}`)}</p>}
      {content === null && <p>{say(isForeign ? 'letter.foreign' : isOurs ? 'letter.ours-sealed' : 'letter.broken')}</p>}
      {content?.kind === 'referral' && <Answers here={here} answers={content.answers} />}
      {content?.kind === 'letter' && content.answer && <Tapped here={here} answer={content.answer} />}
      {content?.kind === 'letter' && content.text !== '' && <Words here={here} text={content.text} language={language} />}
      {content?.kind === 'reply' && (
        <p class="vl-words" dir="auto">
          {content.text}
        </p>
      )}
      {content?.kind === 'reply' && content.interpreted && (
        <p class="vl-words" dir="auto" lang={content.interpreted.language} data-interpreted>
          {content.interpreted.text}
        </p>
      )}
      {heard && <p>{saidText(here, heard)}</p>}
      {content?.kind === 'reply' && content.ask && <p class="vl-soft">{say(`asked.${content.ask.kind}`)}</p>}
      {isOurs && row.waiting === 1 && !heard && isNewest(at, shown) && <Withdraw at={at} shown={shown} />}
    </article>
  );
}

/** Only the newest answer of this desk: nothing may follow a letter that was never there. */
const isNewest = ({ shown: all, seat }: OpenCase, { row, content }: Shown): boolean =>
  content?.kind === 'reply' &&
  content.desk === seat.me.desk &&
  all.filter((each) => each.content?.kind === 'reply' && each.content.desk === seat.me.desk).at(-1)?.row.letter === row.letter;

/** Its words go back into the answer box, unless something else stands there. */
function Withdraw({ at: { here, mailbox, show, load }, shown: { row, content } }: { at: OpenCase; shown: Shown }) {
  const acting = useActing(here, load);
  const withdraw = async (): Promise<void> => {
    const next = await act<Thread>('withdraw-reply', { mailbox, letter: row.letter });
    const before = keptDraft<ReplyDraft>(mailbox, 'reply');
    const isFree = before === undefined || before.text.trim() === '';
    if (isFree && content?.kind === 'reply')
      void keepDraft(mailbox, 'reply', {
        ...emptyReply,
        text: content.text,
        interpreted: content.interpreted?.text ?? '',
        asks: content.ask ?? null,
      } satisfies ReplyDraft);
    here.tell(here.say('letter.withdrawn'));
    await show(next);
  };
  return (
    <Press acting={acting} work={withdraw}>
      {here.say('letter.withdraw')}
    </Press>
  );
}
