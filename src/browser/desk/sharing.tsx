// One letter for an interpreter or a provider by name, for 48 hours; and putting a thread at the end of the list.
import { useEffect, useState } from 'preact/hooks';
import type { Member, Thread } from '#domain/desk-answer';
import { REFERRAL_BYTES } from '#domain/envelope';
import type { PersonLetter, ReferralLetter } from '#domain/letter';
import type { Shown } from '#domain/thread';
import { seal, toBase64 } from '../../crypto/seal.ts';
import { ask } from './ask.ts';
import type { Here } from './here.ts';

export function ShareLetter({ here, shown, mailbox }: { here: Here; shown: Shown[]; mailbox: string }) {
  const { say, fail, tell, content } = here;
  const [people, setPeople] = useState<Member[]>([]);
  const [member, setMember] = useState('');
  const letters = shown.flatMap(({ row, content: opened }) =>
    opened?.kind === 'referral' || opened?.kind === 'letter' ? [{ row, content: opened }] : [],
  );
  const [letter, setLetter] = useState(letters[0]?.row.letter ?? '');
  useEffect(() => {
    void ask<{ members: Member[] }>('members').then((got) => {
      const all = 'value' in got ? got.value.members : [];
      setPeople(all.filter(({ role, recipient, removed_on: left }) => mayOpen(role, shown) && recipient && !left));
    });
  }, [shown]);
  const share = async (): Promise<void> => {
    const to = people.find((each) => each.member === (member || people[0]?.member));
    const opened = letters.find(({ row }) => row.letter === letter)?.content;
    if (!to?.recipient || !opened) return;
    const sealed = toBase64(await seal({ kind: 'shared', content: withoutKeys(opened) }, REFERRAL_BYTES, [to.recipient]));
    const done = await ask('share', { mailbox, member: to.member, sealed });
    return 'refused' in done ? fail(done.refused) : tell(say('share.done', { name: to.name }));
  };
  if (people.length === 0) return null;
  return (
    <details class="vl-card vl-noprint">
      <summary>{say('share.title')}</summary>
      <p>{say('share.how')}</p>
      <label class="vl-field">
        {say('share.who')}
        <select name="share-with" value={member} onChange={(event) => setMember(event.currentTarget.value)}>
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
              {index + 1} ·{' '}
              {new Intl.DateTimeFormat(content.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
                new Date(`${row.written_on}T12:00:00Z`),
              )}
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

/** An interpreter unless the person wants none; a care provider only after a yes to a shelter or a doctor, in the form or by tap. */
function mayOpen(role: Member['role'], shown: Shown[]): boolean {
  const contents = shown.map(({ content }) => content);
  const answers = contents.find((content) => content?.kind === 'referral')?.answers ?? {};
  if (role === 'interpreter') return ![answers.interpreter ?? []].flat().includes('no');
  const inForm = [answers.share ?? [], answers.agreed_to ?? []].flat().includes('shelter');
  const taps = contents.flatMap((content) => (content?.kind === 'letter' && content.answer?.to === 'consent' ? [content.answer] : []));
  const tapped = taps.filter(({ what, who }) => what === 'letters' && (who === 'shelter' || who === 'doctor')).at(-1);
  return role === 'provider' && (tapped ? tapped.say === 'yes' : inForm);
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
