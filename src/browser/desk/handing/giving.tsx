// Giving one letter to somebody by name: to whom, under which yes, and which letter.
import { useState } from 'preact/hooks';
import type { Party } from '#domain/consent/consent';
import type { Member } from '#domain/desk/desk-answer';
import { REFERRAL_BYTES } from '#domain/letter/envelope';
import { givenPart } from '#domain/consent/giving';
import { yesIn } from '#domain/letter/thread';
import { seal, toBase64 } from '../../../crypto/seal.ts';
import type { AnswerableCase } from '../person/open-case.ts';
import { act, Press, useActing } from '../seat/act.tsx';
import { Fold } from '../seat/fold.tsx';
import { dayText, type Here } from '../seat/here.ts';
import { partyName } from './added-fields.tsx';

type Props = { at: AnswerableCase; people: Member[]; covers: Party[] };

export function GiveLetter({ at, people, covers }: Props) {
  const { here, shown, mailbox, load } = at;
  const acting = useActing(here, load);
  const [{ member, cover, letter }, set] = useState({ member: '', cover: 0, letter: '' });
  const change = (changed: Partial<{ member: string; cover: number; letter: string }>): void => set({ member, cover, letter, ...changed });
  const to = people.find((each) => each.member === member) ?? people[0];
  const party = to?.role === 'provider' ? (covers[Math.min(cover, covers.length - 1)] ?? null) : null;
  const letters = lettersFor(at, party);
  const chosen = letters.find(({ value }) => value === letter) ?? letters[0];
  const share = async (): Promise<string | undefined> => {
    if (!to?.recipient || !chosen) return undefined;
    const sealed = toBase64(await seal({ kind: 'shared', content: chosen.part }, REFERRAL_BYTES, [to.recipient]));
    const given = { mailbox, member: to.member, consent: party && yesIn(shown, party.letter) };
    await act('share', { ...given, sealed }, [given, chosen.part]);
    await load();
    return here.say('share.done', { name: to.name });
  };
  const who = people.map((each) => ({ value: each.member, text: `${each.name} · ${here.say(`role.${each.role}`)}` }));
  const under = covers.map((each, index) => ({ value: String(index), text: yesText(here, each) }));
  return (
    <Fold title={here.say('share.title')} is="share">
      <p>{here.say('share.how')}</p>
      <Pick label={here.say('share.who')} name="share-with" value={to?.member} of={who} pick={(next) => change({ member: next })} />
      {party && (
        <Pick
          label={here.say('share.under')}
          name="share-under"
          value={String(cover)}
          of={under}
          pick={(next) => change({ cover: Number(next) })}
        />
      )}
      <Pick
        label={here.say('share.letter')}
        name="share-letter"
        value={chosen?.value}
        of={letters}
        pick={(next) => change({ letter: next })}
      />
      {party && !party.things.includes('letters') && <p class="vl-soft">{here.say('share.needs-only')}</p>}
      <Press acting={acting} work={share}>
        {here.say('share.button')}
      </Press>
    </Fold>
  );
}

const yesText = (here: Here, party: Party): string =>
  `${partyName(here, party)}: ${party.things.map((thing) => here.say(`thing.${thing}`)).join(', ')}`;

/** Letters of the person, each with the part that may be given. */
const lettersFor = ({ here, shown }: AnswerableCase, party: Party | null) =>
  shown
    .flatMap(({ row, content: opened }) => {
      const part = opened?.kind === 'referral' || opened?.kind === 'letter' ? givenPart(opened, party) : null;
      return part ? [{ value: row.letter, day: dayText(here.content.locale, row.written_on), part }] : [];
    })
    .map((each, index) => ({ ...each, text: `${index + 1} · ${each.day}` }));

type PickProps = {
  label: string;
  name: string;
  value: string | undefined;
  of: { value: string; text: string }[];
  pick(value: string): void;
};

const Pick = ({ label, name, value, of, pick }: PickProps) => (
  <label class="vl-field">
    {label}
    <select name={name} value={value} onChange={(event) => pick(event.currentTarget.value)}>
      {of.map((each) => (
        <option key={each.value} value={each.value}>
          {each.text}
        </option>
      ))}
    </select>
  </label>
);
