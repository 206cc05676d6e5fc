// Who sits at the desk: inviting, handing the key over after comparing a fingerprint by voice, removing, and the recovery kit.
import { useEffect, useState } from 'preact/hooks';
import type { Member, MemberList } from '#domain/desk/desk-answer';
import { keyRoles } from '#domain/desk/member';
import { keysWithKit, rotationOf } from '#domain/desk/rotation';
import { fingerprintOf, wrapKey } from '../../../crypto/keyring.ts';
import { act, Press, Result, useActing } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { Kit } from '../key/kit.tsx';
import { Rotate } from '../key/rotate.tsx';
import type { Seat } from '../seat/seat.ts';
import { Invite } from './inviting.tsx';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void };

export function Members({ here, seat, setSeat }: Props) {
  const { say } = here;
  const loading = useActing(here);
  const [list, setList] = useState<MemberList | null>(null);
  const isLead = seat.me.role === 'lead';
  const load = async (): Promise<void> => setList(await act<MemberList>('members'));
  useEffect(() => void loading.run(load), []);
  return (
    <>
      <h1 tabIndex={-1}>{say('members.title')}</h1>
      <Result of={loading} />
      <ul class="vl-inbox">
        {list?.members.map((member) => (
          <li key={member.member} class="vl-card">
            <Row
              here={here}
              seat={seat}
              member={member}
              holds={list.holders.filter((each) => each.member === member.member).map(({ key }) => key)}
              changed={load}
            />
          </li>
        ))}
      </ul>
      {isLead && list && <Invite here={here} invitations={list.invitations} changed={load} />}
      {isLead && list && <KitCard here={here} seat={seat} list={list} changed={load} />}
      {isLead && list && <Rotate here={here} seat={seat} setSeat={setSeat} list={list} changed={load} />}
    </>
  );
}

/** The kit of the key that is used now; while the key changes, making one is a step of that. */
function KitCard({ here, seat, list, changed }: { here: Here; seat: Seat; list: MemberList; changed(): Promise<void> }) {
  const { me, keys } = seat;
  const published = here.content.desks[me.desk]?.recipients ?? [];
  const { next } = rotationOf(published, list.members, list.holders, keysWithKit(list));
  if (next !== 'make' || !keys[0]) return null;
  return (
    <section class="vl-card">
      <h2>{here.say('kit.title')}</h2>
      <Kit here={here} desk={me.desk} keys={keys[0]} kits={list.kits} changed={changed} />
    </section>
  );
}

type RowProps = { here: Here; seat: Seat; member: Member; holds: string[]; changed(): Promise<void> };

function Row({ here, seat, member, holds, changed }: RowProps) {
  const { say } = here;
  const isLead = seat.me.role === 'lead';
  const isGone = member.removed_on !== null;
  const wants = isLead && !isGone && keyRoles.includes(member.role) && seat.keys.some(({ recipient }) => !holds.includes(recipient));
  return (
    <>
      <h2>
        {member.name} · {say(`role.${member.role}`)}
      </h2>
      {isGone && <p class="vl-soft">{say('members.gone')}</p>}
      {wants &&
        (member.recipient ? <HandKey here={here} seat={seat} member={member} changed={changed} /> : <p>{say('members.not-ready')}</p>)}
      {isLead && !isGone && member.member !== seat.me.member && <Remove here={here} member={member} changed={changed} />}
    </>
  );
}

type MemberProps = Pick<RowProps, 'here' | 'member' | 'changed'>;

function Remove({ here, member: { member, name }, changed }: MemberProps) {
  const { say, tell } = here;
  const acting = useActing(here, changed);
  const [isSure, setSure] = useState(false);
  const remove = async (): Promise<void> => {
    if (!isSure) return setSure(true);
    await act('remove-member', { member });
    tell(say('members.removed'));
    return changed();
  };
  return (
    <div class="vl-actions">
      {isSure && <p>{say('members.remove-sure', { name })}</p>}
      <Press acting={acting} work={remove}>
        {say(isSure ? 'members.remove-yes' : 'members.remove')}
      </Press>
    </div>
  );
}

/** The key goes over only after both read the same numbers to each other: the server could have swapped a recipient. */
function HandKey({ here, seat, member: { member, name, recipient }, changed }: MemberProps & { seat: Seat }) {
  const { say, tell } = here;
  const acting = useActing(here, changed);
  const [fingerprint, setFingerprint] = useState('');
  const [isSame, setSame] = useState(false);
  useEffect(() => void fingerprintOf(recipient ?? '').then(setFingerprint), [recipient]);
  const hand = async (): Promise<void> => {
    if (!recipient) return;
    const keys = await Promise.all(
      seat.keys.map(async (each) => ({ key: each.recipient, wrapped: await wrapKey(each.identity, [recipient]) })),
    );
    await act('hand-key', { member, keys }, [member, recipient, keys.map(({ key }) => key)]);
    tell(say('members.handed', { name }));
    return changed();
  };
  return (
    <>
      <p>{say('members.compare', { name })}</p>
      <p class="vl-fingerprint" data-fingerprint>
        {fingerprint}
      </p>
      <label class="vl-choice">
        <input type="checkbox" checked={isSame} onChange={(event) => setSame(event.currentTarget.checked)} />
        {say('members.same')}
      </label>
      <Press acting={acting} work={hand} stopped={!isSame} look="main">
        {say('members.hand')}
      </Press>
    </>
  );
}
