// Giving one letter to somebody by name: to whom, under which yes, and which letter.
import { useState } from 'preact/hooks';
import type { Party } from '#domain/consent/consent';
import type { Member } from '#domain/desk/desk-answer';
import { REFERRAL_BYTES } from '#domain/letter/envelope';
import { type GivenPart, givenPart } from '#domain/consent/share';
import { yesIn } from '#domain/letter/thread';
import { seal, toBase64 } from '../../../crypto/seal.ts';
import type { AnswerableCase } from '../person/open-case.ts';
import { act, Press, useActing } from '../seat/act.tsx';
import { Fold } from '../seat/fold.tsx';
import { dayText, type Here } from '../seat/here.ts';
import { partyName } from './added-fields.tsx';

type Props = { at: AnswerableCase; people: Member[]; covers: Party[] };

type Choice = { member: string; cover: number; letter: string };

export function GiveLetter({ at, people, covers }: Props) {
  const { here, load } = at;
  const { say } = here;
  const acting = useActing(here, load);
  const [choice, set] = useState<Choice>({ member: '', cover: 0, letter: '' });
  const change = (changed: Partial<Choice>): void => set({ ...choice, ...changed });
  const to = people.find(({ member }) => member === choice.member) ?? people[0];
  const party = to?.role === 'provider' ? (covers[Math.min(choice.cover, covers.length - 1)] ?? null) : null;
  const letters = lettersFor(at, party);
  const chosen = letters.find(({ value }) => value === choice.letter) ?? letters[0];
  const share = async (): Promise<string | undefined> => {
    if (!to || !chosen) return undefined;
    await give(at, to, party, chosen.part);
    await load();
    return say('share.done', { name: to.name });
  };
  const who = people.map((each) => ({ value: each.member, text: `${each.name} · ${say(`role.${each.role}`)}` }));
  const under = covers.map((each, index) => ({ value: String(index), text: yesText(here, each) }));
  return (
    <Fold title={say('share.title')} is="share">
      <p>{say('share.how')}</p>
      <Pick say={say} name="who" value={to?.member} of={who} pick={(member) => change({ member })} />
      {party && <Pick say={say} name="under" value={String(choice.cover)} of={under} pick={(at) => change({ cover: Number(at) })} />}
      <Pick say={say} name="letter" value={chosen?.value} of={letters} pick={(letter) => change({ letter })} />
      {party && !party.things.includes('letters') && <p class="vl-soft">{say('share.needs-only')}</p>}
      <Press acting={acting} work={share}>
        {say('share.button')}
      </Press>
    </Fold>
  );
}

/** Seals a part of a letter to one member alone, a provider's under a yes. */
async function give(
  { mailbox, shown }: AnswerableCase,
  { member, recipient }: Member,
  party: Party | null,
  part: GivenPart,
): Promise<void> {
  if (!recipient) throw new Error('nobody to seal to');
  const sealed = toBase64(await seal({ kind: 'shared', content: part }, REFERRAL_BYTES, [recipient]));
  const given = { mailbox, member, consent: party && yesIn(shown, party.letter) };
  await act('share', { ...given, sealed }, [given, part]);
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
  say: Here['say'];
  name: 'who' | 'under' | 'letter';
  value: string | undefined;
  of: { value: string; text: string }[];
  pick(value: string): void;
};
const names = { who: 'share-with', under: 'share-under', letter: 'share-letter' };

const Pick = ({ say, name, value, of, pick }: PickProps) => (
  <label class="vl-field">
    {say(`share.${name}`)}
    <select name={names[name]} value={value} onChange={(event) => pick(event.currentTarget.value)}>
      {of.map((each) => (
        <option key={each.value} value={each.value}>
          {each.text}
        </option>
      ))}
    </select>
  </label>
);
