// One letter for an interpreter or a provider by name, for 48 hours; and putting a thread at the end of the list.
import { useEffect, useState } from 'preact/hooks';
import type { Given, Member, Thread } from '#domain/desk-answer';
import { REFERRAL_BYTES } from '#domain/envelope';
import { mayBeGiven } from '#domain/giving';
import type { PersonLetter, ReferralLetter } from '#domain/letter';
import type { Shown } from '#domain/thread';
import { seal, toBase64 } from '../../crypto/seal.ts';
import { ask } from './ask.ts';
import { dayText, type Here, namesText, quarterText } from './here.ts';

type ShareProps = { here: Here; first: ReferralLetter; shown: Shown[]; thread: Thread; changed(): Promise<void> };

/** Only this device can see that a yes became a no: then it takes back at once what was given. */
export function ShareLetter({ here, first, shown, thread, changed }: ShareProps) {
  const { say, fail, tell, content } = here;
  const { mailbox } = first;
  const later = shown.flatMap(({ content: opened }): PersonLetter[] => (opened?.kind === 'letter' ? [opened] : []));
  const [people, setPeople] = useState<Member[]>([]);
  useEffect(() => {
    void ask<{ members: Member[] }>('members').then((got) => {
      const all = 'value' in got ? got.value.members : [];
      setPeople(all.filter(({ role, recipient, removed_on: left }) => mayBeGiven(role, first, later) && recipient && !left));
    });
    const ended = thread.given.filter(({ role }) => !mayBeGiven(role, first, later));
    if (ended.length > 0) void takeBack(ended, say('share.ended', { names: namesText(content.locale, ended) }));
  }, [shown]);
  const takeBack = async (given: Given[], said: string): Promise<void> => {
    for (const { member } of given) {
      const done = await ask('withdraw-share', { mailbox, member });
      if ('refused' in done && done.refused !== 'not-found') return fail(done.refused);
    }
    await changed();
    return tell(said);
  };
  return (
    <>
      {thread.given.map((each) => (
        <p key={each.member} class="vl-notice" data-given>
          {say('share.given', { name: each.name, moment: quarterText(content.locale, each.due_at) })}{' '}
          <button class="vl-link" type="button" onClick={() => void takeBack([each], say('share.taken', { name: each.name }))}>
            {say('share.take-back', { name: each.name })}
          </button>
        </p>
      ))}
      {people.length > 0 && <GiveLetter here={here} people={people} shown={shown} mailbox={mailbox} changed={changed} />}
    </>
  );
}

type GiveProps = { here: Here; people: Member[]; shown: Shown[]; mailbox: string; changed(): Promise<void> };

function GiveLetter({ here: { say, fail, tell, content }, people, shown, mailbox, changed }: GiveProps) {
  const [member, setMember] = useState('');
  const letters = shown.flatMap(({ row, content: opened }) =>
    opened?.kind === 'referral' || opened?.kind === 'letter' ? [{ row, content: opened }] : [],
  );
  const [letter, setLetter] = useState(letters[0]?.row.letter ?? '');
  const share = async (): Promise<void> => {
    const to = people.find((each) => each.member === (member || people[0]?.member));
    const opened = letters.find(({ row }) => row.letter === letter)?.content;
    if (!to?.recipient || !opened) return;
    const sealed = toBase64(await seal({ kind: 'shared', content: withoutKeys(opened) }, REFERRAL_BYTES, [to.recipient]));
    const done = await ask('share', { mailbox, member: to.member, sealed });
    if ('refused' in done) return fail(done.refused);
    await changed();
    return tell(say('share.done', { name: to.name }));
  };
  return (
    <details class="vl-card vl-noprint">
      <summary>{say('share.title')}</summary>
      <p>{say('share.how')}</p>
      <label class="vl-field">
        {say('share.who')}
        <select name="share-with" value={member || people[0]?.member} onChange={(event) => setMember(event.currentTarget.value)}>
          {people.map((each) => (
            <option key={each.member} value={each.member}>
              {each.name} · {say(`role.${each.role}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="vl-field">
        {say('share.letter')}
        <select value={letter} onChange={(event) => setLetter(event.currentTarget.value)}>
          {letters.map(({ row }, index) => (
            <option key={row.letter} value={row.letter}>
              {index + 1} · {dayText(content.locale, row.written_on)}
            </option>
          ))}
        </select>
      </label>
      <button class="vl-button vl-button--quiet" type="button" onClick={() => void share()}>
        {say('share.button')}
      </button>
    </details>
  );
}

/** What an interpreter needs: the words and answers, but neither the way to reach the person nor the secret to write as the desk. */
function withoutKeys(content: ReferralLetter | PersonLetter): { answers: Record<string, string | string[]>; text: string } {
  if (content.kind !== 'referral') return { answers: {}, text: content.text };
  const { contact_at: _at, their_contact: _their, ...answers } = content.answers;
  return { answers, text: '' };
}

export function Mute({
  here: { say, fail, tell },
  mailbox,
  thread,
  changed,
}: {
  here: Here;
  mailbox: string;
  thread: Thread;
  changed(): Promise<void>;
}) {
  const mute = async (muted: boolean): Promise<void> => {
    const done = await ask('mute', { mailbox, muted });
    if ('refused' in done) return fail(done.refused);
    tell(say(muted ? 'mute.done' : 'mute.lifted'));
    return changed();
  };
  const isMuted = thread.muted_on !== null;
  return (
    <button class="vl-link vl-noprint" type="button" onClick={() => void mute(!isMuted)}>
      {say(isMuted ? 'mute.lift' : 'mute.button')}
    </button>
  );
}
