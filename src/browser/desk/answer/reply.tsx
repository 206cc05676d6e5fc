// The reply box: from a template or own words, looked over for what may hurt, sealed on this device, visible at the next quarter-hour.
import { useState } from 'preact/hooks';
import type { Thread } from '#domain/desk/desk-answer';
import { type Ask, LETTER_MAX } from '#domain/letter/letter';
import { cleanText } from '#domain/letter/clean-text';
import { keepsNoNumber } from '#domain/letter/safe-contact';
import type { Override } from '#domain/desk/reply-check';
import { sealReply } from '../../../crypto/letter.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { toBase64 } from '../../../crypto/seal.ts';
import { act, Press, useActing } from '../seat/act.tsx';
import { AskFor } from './asking.tsx';
import { useDraft } from '../seat/draft.ts';
import { Findings, findingsIn } from './findings.tsx';
import type { Here } from '../seat/here.ts';
import type { AnswerableCase } from '../person/open-case.ts';

export type ReplyDraft = { text: string; asks: Ask | null; reason: Override | '' };
export const emptyReply: ReplyDraft = { text: '', asks: null, reason: '' };

export function Reply({ at: { here, frame, seat, first, thread, consents, show, load } }: { at: AnswerableCase }) {
  const { say, content } = here;
  const acting = useActing(here, load);
  const [draft, keep, drop] = useDraft(first.mailbox, 'reply', emptyReply);
  const { text, asks, reason } = draft;
  const findings = findingsIn(here, text);
  const isStopped = (findings.length > 0 && reason === '') || cleanText(text) === '';
  const write = (next: string): void => keep({ ...draft, text: next });
  const send = async (): Promise<string> => {
    const copies = content.desks[seat.me.desk]?.recipients ?? [];
    const letter = newDraft();
    const sealed = toBase64(await sealReply(first, await frame(letter), cleanText(text), asks ?? undefined, copies));
    const body = { mailbox: first.mailbox, letter, sealed, seen: thread.newest };
    const next = await act<Thread>('reply', body, [first.mailbox, cleanText(text), asks]);
    drop();
    await show(next);
    return say('reply.sent');
  };
  return (
    <form
      class="vl-card vl-noprint vl-reply"
      aria-label={say('reply.title')}
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStopped) void acting.run(send);
      }}
    >
      {keepsNoNumber(first.answers) && (
        <p class="vl-notice" data-unread-answer>
          {say('reply.unread')}
        </p>
      )}
      <label class="vl-field">
        {say('reply.label')}
        <textarea
          name="reply"
          dir="auto"
          maxLength={LETTER_MAX}
          spellcheck={false}
          autocomplete="off"
          readOnly={acting.busy}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <div class="vl-row">
        <Templates here={here} language={first.answers.language} use={(chosen) => write(text === '' ? chosen : `${text}\n\n${chosen}`)} />
        <AskFor here={here} seat={seat} consents={consents} asks={asks} setAsks={(next) => keep({ ...draft, asks: next })} />
      </div>
      <Findings here={here} name="finding-reason" findings={findings} reason={reason} choose={(next) => keep({ ...draft, reason: next })} />
      {noRulesFor(here, first.answers.language) && <p class="vl-notice">{say('finding.no-rules')}</p>}
      <div class="vl-row">
        <Press acting={acting} stopped={isStopped} look="main">
          {say('reply.send')}
        </Press>
        <p class="vl-soft vl-grow">
          {say('reply.left', { count: LETTER_MAX - text.length })}. {say('reply.when')}
        </p>
      </div>
    </form>
  );
}

/** True when the person reads a language whose words nobody listed: then no check can be trusted. */
const noRulesFor = ({ content: { checks } }: Here, language: unknown): boolean => typeof language === 'string' && !(language in checks);

/** Texts to start from, in the person's language if there is one. Choosing one writes nothing yet: a list also turns by a stray key. */
function Templates({ here: { say, content }, language, use }: { here: Here; language: unknown; use(text: string): void }) {
  const [index, choose] = useState('');
  const own = typeof language === 'string' ? language : content.locale;
  const chosen = index === '' ? undefined : content.templates[Number(index)];
  const text = chosen?.text[own] ?? chosen?.text[content.locale];
  const put = (): void => {
    if (text === undefined) return;
    use(text);
    choose('');
  };
  return (
    <div class="vl-row vl-grow">
      <label class="vl-grow">
        {say('reply.template')}
        <select name="template" value={index} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{say('reply.choose')}</option>
          {content.templates.map((each, at) => (
            <option key={each.order} value={at}>
              {each.name[content.locale] ?? each.name.nl}
              {each.text[own] === undefined ? ` (${content.locale})` : ''}
              {each.reviewed.includes(own) ? '' : ` · ${say('reply.not-reviewed')}`}
            </option>
          ))}
        </select>
      </label>
      <button class="vl-button vl-button--quiet" type="button" aria-disabled={text === undefined} onClick={put}>
        {say('reply.put')}
      </button>
    </div>
  );
}
