// One letter for an interpreter or a provider by name, for 48 hours, and only the part that a yes opens; and muting a thread.
import { useEffect, useState } from 'preact/hooks';
import type { Party } from '#domain/consent/consent';
import type { Given, Member } from '#domain/desk/desk-answer';
import { REFERRAL_BYTES } from '#domain/letter/envelope';
import { coversIn, givenPart, mayInterpret, mayKeep } from '#domain/consent/giving';
import { yesIn } from '#domain/letter/thread';
import { seal, toBase64 } from '../../../crypto/seal.ts';
import { partyName } from './added-fields.tsx';
import type { AnswerableCase, OpenCase } from '../person/open-case.ts';
import { act, Press, Result, unless, useActing } from '../seat/act.tsx';
import { Fold } from '../seat/fold.tsx';
import { dayText, namesText, quarterText } from '../seat/here.ts';

/** Only this device can see that a yes became a no: then it takes back at once what was given. */
export function ShareLetter({ at }: { at: AnswerableCase }) {
  const { here, first, shown, consents, thread, load } = at;
  const { say, content } = here;
  const [loading, acting] = [useActing(here), useActing(here, load)];
  const { mailbox } = first;
  const covers = coversIn(consents);
  const [people, setPeople] = useState<Member[]>([]);
  useEffect(() => {
    void loading.run(async () => {
      const { members: all } = await act<{ members: Member[] }>('members');
      const mayGet = ({ role }: Member): boolean =>
        role === 'interpreter' ? mayInterpret(first) : role === 'provider' && covers.length > 0;
      setPeople(all.filter((each) => mayGet(each) && each.recipient && !each.removed_on));
      return undefined;
    });
    const ended = thread.given.filter(({ role, consent }) => !mayKeep(role, consent, first, consents));
    if (ended.length > 0) void acting.run(() => takeBack(ended, say('share.ended', { names: namesText(content.locale, ended) })));
  }, [shown]);
  const takeBack = async (given: Given[], said: string): Promise<string> => {
    // What is not there any more is taken back too.
    for (const { member } of given) await act('withdraw-share', { mailbox, member }).catch(unless('not-found'));
    await load();
    return said;
  };
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
      {people.length > 0 && <GiveLetter at={at} people={people} covers={covers} />}
    </>
  );
}

type GiveProps = { at: AnswerableCase; people: Member[]; covers: Party[] };

function GiveLetter({ at: { here, shown, mailbox, load }, people, covers }: GiveProps) {
  const { say, content } = here;
  const acting = useActing(here, load);
  const [member, setMember] = useState('');
  const [cover, setCover] = useState(0);
  const [letter, setLetter] = useState('');
  const to = people.find((each) => each.member === member) ?? people[0];
  const party = to?.role === 'provider' ? (covers[Math.min(cover, covers.length - 1)] ?? null) : null;
  const letters = shown.flatMap(({ row, content: opened }) => {
    const part = opened?.kind === 'referral' || opened?.kind === 'letter' ? givenPart(opened, party) : null;
    return part ? [{ row, part }] : [];
  });
  const chosen = letters.find(({ row }) => row.letter === letter) ?? letters[0];
  const share = async (): Promise<string | undefined> => {
    if (!to?.recipient || !chosen) return undefined;
    const sealed = toBase64(await seal({ kind: 'shared', content: chosen.part }, REFERRAL_BYTES, [to.recipient]));
    const given = { mailbox, member: to.member, consent: party && yesIn(shown, party.letter) };
    await act('share', { ...given, sealed }, [given, chosen.part]);
    await load();
    return say('share.done', { name: to.name });
  };
  return (
    <Fold title={say('share.title')} is="share">
      <p>{say('share.how')}</p>
      <label class="vl-field">
        {say('share.who')}
        <select name="share-with" value={to?.member} onChange={(event) => setMember(event.currentTarget.value)}>
          {people.map((each) => (
            <option key={each.member} value={each.member}>
              {each.name} · {say(`role.${each.role}`)}
            </option>
          ))}
        </select>
      </label>
      {to?.role === 'provider' && (
        <label class="vl-field">
          {say('share.under')}
          <select name="share-under" value={cover} onChange={(event) => setCover(Number(event.currentTarget.value))}>
            {covers.map((each, index) => (
              <option key={`${each.who} ${each.name}`} value={index}>
                {partyName(here, each)}: {each.things.map((thing) => say(`thing.${thing}`)).join(', ')}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="vl-field">
        {say('share.letter')}
        <select name="share-letter" value={chosen?.row.letter} onChange={(event) => setLetter(event.currentTarget.value)}>
          {letters.map(({ row }, index) => (
            <option key={row.letter} value={row.letter}>
              {index + 1} · {dayText(content.locale, row.written_on)}
            </option>
          ))}
        </select>
      </label>
      {party && !party.things.includes('letters') && <p class="vl-soft">{say('share.needs-only')}</p>}
      <Press acting={acting} work={share}>
        {say('share.button')}
      </Press>
    </Fold>
  );
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
