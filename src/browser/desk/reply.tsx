// The reply box: from a template or own words, looked over for what may hurt, sealed on this device, visible at the next quarter-hour.
import { useState } from 'preact/hooks';
import type { Thread } from '#domain/desk-answer';
import { type Ask, LETTER_MAX, NAME_MAX, type ReferralLetter, sharedThings, sharedWith } from '#domain/letter';
import { cleanText } from '#domain/referral';
import { findingsIn } from '#domain/reply';
import { sealReply } from '../../crypto/letter.ts';
import { newDraft } from '../../crypto/receipt.ts';
import { toBase64 } from '../../crypto/seal.ts';
import { ask } from './ask.ts';
import { drafts, type Here } from './here.ts';
import type { Seat } from './seat.ts';

type Props = {
  here: Here;
  seat: Seat;
  first: ReferralLetter;
  thread: Thread;
  replied(thread: Thread): Promise<void>;
  reload(): Promise<void>;
};

export function Reply({ here, seat, first, thread, replied, reload }: Props) {
  const { say, fail, tell, content } = here;
  const draft = drafts.get(first.mailbox) ?? { text: '', letter: newDraft() };
  const [text, setText] = useState(draft.text);
  const [asks, setAsks] = useState<Ask | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const findings = findingsIn(text);
  const mayHurt = findings.some((each) => each !== 'police') && !isAsked;
  const isStopped = mayHurt || findings.includes('police') || cleanText(text) === '';

  const write = (next: string): void => {
    setText(next);
    drafts.set(first.mailbox, { ...draft, text: next });
  };
  const send = async (): Promise<void> => {
    if (busy || isStopped) return;
    setBusy(true);
    const copies = content.desks[seat.me.desk]?.recipients ?? [];
    const sealed = toBase64(await sealReply(first, draft.letter, cleanText(text), asks ?? undefined, copies));
    const done = await ask<Thread>('reply', { mailbox: first.mailbox, letter: draft.letter, sealed, seen: thread.newest });
    setBusy(false);
    if ('refused' in done) {
      if (done.refused === 'changed-meanwhile') await reload();
      return fail(done.refused);
    }
    drafts.delete(first.mailbox);
    setText('');
    setAsks(null);
    setIsAsked(false);
    await replied(done.value);
    return tell(say('reply.sent'));
  };

  return (
    <form
      class="vl-card"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{say('reply.title')}</h2>
      <Templates here={here} language={first.answers.language} use={(chosen) => write(text === '' ? chosen : `${text}\n\n${chosen}`)} />
      <label class="vl-field">
        {say('reply.label')}
        <textarea
          name="reply"
          dir="auto"
          maxLength={LETTER_MAX}
          spellcheck={false}
          autocomplete="off"
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <p class="vl-soft">{say('reply.left', { count: LETTER_MAX - text.length })}</p>
      {findings.map((finding) => (
        <p key={finding} class="vl-notice">
          {say(`finding.${finding}`)}
        </p>
      ))}
      {findings.some((each) => each !== 'police') && (
        <label class="vl-choice">
          <input type="checkbox" name="asked-for" checked={isAsked} onChange={(event) => setIsAsked(event.currentTarget.checked)} />
          {say('reply.asked-for')}
        </label>
      )}
      <AskFor here={here} asks={asks} setAsks={setAsks} />
      <button class="vl-button" type="submit" aria-disabled={busy || isStopped}>
        {say('reply.send')}
      </button>
      <p class="vl-soft">{say('reply.when')}</p>
    </form>
  );
}

/** Texts to start from, in the person's language if there is one. */
function Templates({ here: { say, content }, language, use }: { here: Here; language: unknown; use(text: string): void }) {
  const own = typeof language === 'string' ? language : content.locale;
  return (
    <label class="vl-field">
      {say('reply.template')}
      <select
        value=""
        onChange={(event) => {
          const chosen = content.templates[Number(event.currentTarget.value)];
          const text = chosen?.text[own] ?? chosen?.text[content.locale];
          if (text) use(text);
          event.currentTarget.value = '';
        }}
      >
        <option value="">{say('reply.choose')}</option>
        {content.templates.map((each, index) => (
          <option key={each.order} value={index}>
            {each.name[content.locale] ?? each.name.nl}
            {each.text[own] === undefined ? ` (${content.locale})` : ''}
            {each.reviewed.includes(own) ? '' : ` · ${say('reply.not-reviewed')}`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Something to be answered with a tap: a question of the letter's own words, or consent to share. */
function AskFor({ here: { say }, asks, setAsks }: { here: Here; asks: Ask | null; setAsks(asks: Ask | null): void }) {
  const change = (kind: string): void => {
    if (kind === 'consent') setAsks({ kind, what: 'letters', who: 'desk', name: '' });
    else setAsks(kind === 'question' ? { kind } : null);
  };
  return (
    <fieldset>
      <legend>{say('asks.title')}</legend>
      <select aria-label={say('asks.title')} name="asks" value={asks?.kind ?? ''} onChange={(event) => change(event.currentTarget.value)}>
        <option value="">{say('asks.none')}</option>
        <option value="question">{say('asks.question')}</option>
        <option value="consent">{say('asks.consent')}</option>
      </select>
      {asks?.kind === 'consent' && (
        <div class="vl-row">
          <label>
            {say('asks.what')}
            <select
              name="what"
              value={asks.what}
              onChange={(event) => setAsks({ ...asks, what: event.currentTarget.value as typeof asks.what })}
            >
              {sharedThings.map((each) => (
                <option key={each} value={each}>
                  {say(`thing.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say('asks.who')}
            <select
              name="who"
              value={asks.who}
              onChange={(event) => setAsks({ ...asks, who: event.currentTarget.value as typeof asks.who })}
            >
              {sharedWith.map((each) => (
                <option key={each} value={each}>
                  {say(`with.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say('asks.name')}
            <input
              type="text"
              maxLength={NAME_MAX}
              value={asks.name}
              onInput={(event) => setAsks({ ...asks, name: event.currentTarget.value })}
            />
          </label>
        </div>
      )}
    </fieldset>
  );
}
