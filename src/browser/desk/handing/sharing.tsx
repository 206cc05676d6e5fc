// One letter for an interpreter or a provider by name, for 48 hours, and only the part that a yes opens; and muting a thread.
import { useEffect, useState } from 'preact/hooks';
import type { Given, Member } from '#domain/desk/desk-answer';
import { coversIn, mayInterpret, mayKeep } from '#domain/consent/share';
import type { AnswerableCase, OpenCase } from '../person/open-case.ts';
import { act, Press, Result, unless, useActing } from '../seat/act.tsx';
import { namesText, quarterText } from '../seat/here.ts';
import { GiveLetter } from './giving.tsx';

/** Only this device can see that a yes became a no: then it takes back at once what was given. */
export function ShareLetter({ at }: { at: AnswerableCase }) {
  const { here, mailbox, first, shown, consents, thread, load } = at;
  const { say, content } = here;
  const acting = useActing(here, load);
  const takeBack = async (given: Given[], said: string): Promise<string> => {
    // What is not there any more is taken back too.
    for (const { member } of given) await act('withdraw-share', { mailbox, member }).catch(unless('not-found', null));
    await load();
    return said;
  };
  useEffect(() => {
    const ended = thread.given.filter(({ role, consent }) => !mayKeep(role, consent, first, consents));
    if (ended.length > 0) void acting.run(() => takeBack(ended, say('share.ended', { names: namesText(content.locale, ended) })));
  }, [shown]);
  const people = useReaders(at);
  return (
    <>
      {thread.given.map((each) => (
        <p key={`${each.member} ${each.consent}`} class="vl-notice" data-given>
          {say('share.given', { name: each.name, moment: quarterText(content.locale, each.due_at) })}{' '}
          <button
            class="vl-link"
            type="button"
            onClick={() => void acting.run(() => takeBack([each], say('share.taken', { name: each.name })))}
          >
            {say('share.take-back', { name: each.name })}
          </button>
        </p>
      ))}
      <Result of={acting} />
      {people.length > 0 && <GiveLetter at={at} people={people} covers={coversIn(consents)} />}
    </>
  );
}

/** Who may get a letter of this person by name. */
function useReaders({ here, first, shown, consents }: AnswerableCase): Member[] {
  const loading = useActing(here);
  const [people, setPeople] = useState<Member[]>([]);
  const mayGet = ({ role }: Member): boolean =>
    role === 'interpreter' ? mayInterpret(first) : role === 'provider' && coversIn(consents).length > 0;
  useEffect(() => {
    void loading.run(async () => {
      const { members } = await act<{ members: Member[] }>('members');
      setPeople(members.filter((each) => mayGet(each) && each.recipient && !each.removed_on));
    });
  }, [shown]);
  return people;
}

export function Mute({ at: { here, mailbox, thread, load } }: { at: OpenCase }) {
  const { say } = here;
  const acting = useActing(here, load);
  const isMuted = thread.muted_on !== null;
  const mute = async (): Promise<string> => {
    await act('mute', { mailbox, muted: !isMuted });
    await load();
    return say(isMuted ? 'mute.lifted' : 'mute.done');
  };
  return (
    <Press acting={acting} work={mute} look="link">
      {say(isMuted ? 'mute.lift' : 'mute.button')}
    </Press>
  );
}
