// The reply box: from a template or own words, beside them an interpreter's, looked over for what may hurt, sealed on this device.
import type { Thread } from '#domain/desk/desk-answer';
import { type Ask, LETTER_MAX, type ReferralLetter } from '#domain/letter/letter';
import { cleanText } from '#domain/letter/clean-text';
import { keepsNoNumber } from '#domain/letter/safe-contact';
import type { Override } from '#domain/desk/reply-check';
import { sealReply } from '../../../crypto/letter.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { toBase64 } from '../../../crypto/seal.ts';
import type { AnswerableCase } from '../person/open-case.ts';
import { ActForm, act, Press, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import type { Here } from '../seat/here.ts';
import { AskFor } from './asking.tsx';
import { Findings, findingsIn } from './findings.tsx';
import { Interpreted, ownLanguage } from './interpreted.tsx';
import { Templates } from './templates.tsx';

export type ReplyDraft = { text: string; interpreted: string; asks: Ask | null; reason: Override | '' };
export const emptyReply: ReplyDraft = { text: '', interpreted: '', asks: null, reason: '' };

export function Reply({ at }: { at: AnswerableCase }) {
  const { here, seat, mailbox, first, consents, show, load } = at;
  const { say } = here;
  const acting = useActing(here, load);
  const [draft, set, drop] = useDraft(mailbox, 'reply', emptyReply);
  const { text, interpreted, asks, reason } = draft;
  const keep = (changed: Partial<ReplyDraft>): void => set({ ...draft, ...changed });
  const findings = [...new Set([text, interpreted].flatMap((each) => findingsIn(here, each)))];
  const left = LETTER_MAX - text.length - interpreted.length;
  const isStopped = (findings.length > 0 && reason === '') || cleanText(text) === '' || left < 0;
  const send = async (): Promise<string> => {
    const next = await act<Thread>('reply', await replyLetter(at, draft), [mailbox, text, interpreted, asks]);
    drop();
    await show(next);
    return say('reply.sent');
  };
  return (
    <ActForm class="vl-card vl-noprint vl-reply" label={say('reply.title')} acting={acting} stopped={isStopped} work={send}>
      <Warnings here={here} answers={first.answers} />
      <Words label={say('reply.label')} name="reply" busy={acting.busy} text={text} write={(next) => keep({ text: next })} />
      <div class="vl-row">
        <Templates here={here} language={first.answers.language} use={(chosen) => keep({ text: joined(text, chosen) })} />
        <AskFor here={here} seat={seat} consents={consents} asks={asks} setAsks={(next) => keep({ asks: next })} />
      </div>
      <Interpreted at={at} text={interpreted} busy={acting.busy} write={(next) => keep({ interpreted: next })} />
      <Findings here={here} name="finding-reason" findings={findings} reason={reason} choose={(next) => keep({ reason: next })} />
      <div class="vl-row">
        <Press acting={acting} stopped={isStopped} look="main">
          {say('reply.send')}
        </Press>
        <p class="vl-soft vl-grow">
          {say('reply.left', { count: left })}. {say('reply.when')}
        </p>
      </div>
    </ActForm>
  );
}

const joined = (text: string, more: string): string => (text === '' ? more : `${text}\n\n${more}`);

/** Sealed to the person and to the desk itself; an interpreter's words lie in the same letter. */
async function replyLetter({ here: { content }, seat, mailbox, first, thread, frame }: AnswerableCase, draft: ReplyDraft) {
  const letter = newDraft();
  const copies = content.desks[seat.me.desk]?.recipients ?? [];
  const [language, words] = [ownLanguage(first), cleanText(draft.interpreted)];
  const interpreted = language && words !== '' ? { language, text: words } : undefined;
  const sealed = await sealReply(first, await frame(letter), cleanText(draft.text), draft.asks ?? undefined, copies, { interpreted });
  return { mailbox, letter, sealed: toBase64(sealed), seen: thread.newest };
}

type WordsProps = { label: string; name: string; busy: boolean; text: string; write(text: string): void };

const Words = ({ label, name, busy, text, write }: WordsProps) => (
  <label class="vl-field">
    {label}
    <textarea
      name={name}
      dir="auto"
      maxLength={LETTER_MAX}
      spellcheck={false}
      autocomplete="off"
      readOnly={busy}
      value={text}
      onInput={(event) => write(event.currentTarget.value)}
    />
  </label>
);

/** Said before anything is written: that nobody may read it, or that nobody listed the words of their language and no check can be trusted. */
const Warnings = ({ here: { say, content }, answers }: { here: Here; answers: ReferralLetter['answers'] }) => (
  <>
    {keepsNoNumber(answers) && (
      <p class="vl-notice" data-unread-answer>
        {say('reply.unread')}
      </p>
    )}
    {typeof answers.language === 'string' && !(answers.language in content.checks) && <p class="vl-notice">{say('finding.no-rules')}</p>}
  </>
);
