// Who sits at the desk: inviting, handing the key over after comparing a fingerprint by voice, removing, and the recovery kit.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Member, MemberList } from '#domain/desk/desk-answer';
import { keyRoles, type Role, roles } from '#domain/desk/member';
import { keysWithKit, rotationOf } from '#domain/desk/rotation';
import { digest } from '../../../crypto/derive.ts';
import { fingerprintOf, wrapKey } from '../../../crypto/keyring.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { ask } from '../seat/ask.ts';
import type { Here } from '../seat/here.ts';
import { Kit } from '../key/kit.tsx';
import { Rotate } from '../key/rotate.tsx';
import { askFreshly, type Seat } from '../seat/seat.ts';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void };

export function Members({ here, seat, setSeat }: Props) {
  const { say, fail } = here;
  const [list, setList] = useState<MemberList | null>(null);
  const isLead = seat.me.role === 'lead';
  const load = async (): Promise<void> => {
    const got = await ask<MemberList>('members');
    return 'refused' in got ? fail(got.refused) : setList(got.value);
  };
  useEffect(() => void load(), []);
  return (
    <>
      <h1 tabIndex={-1}>{say('members.title')}</h1>
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
      {isLead && <Invite here={here} />}
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
  const { say, fail, tell } = here;
  const [isSure, setSure] = useState(false);
  const isLead = seat.me.role === 'lead';
  const isGone = member.removed_on !== null;
  const wants = isLead && !isGone && keyRoles.includes(member.role) && seat.keys.some(({ recipient }) => !holds.includes(recipient));
  const remove = async (): Promise<void> => {
    if (!isSure) return setSure(true);
    const done = await askFreshly('remove-member', { member: member.member });
    if ('refused' in done) return fail(done.refused);
    tell(say('members.removed'));
    return changed();
  };
  return (
    <>
      <h2>
        {member.name} · {say(`role.${member.role}`)}
      </h2>
      {isGone && <p class="vl-soft">{say('members.gone')}</p>}
      {wants &&
        (member.recipient ? <HandKey here={here} seat={seat} member={member} changed={changed} /> : <p>{say('members.not-ready')}</p>)}
      {isLead && !isGone && member.member !== seat.me.member && (
        <div class="vl-actions">
          {isSure && <p>{say('members.remove-sure', { name: member.name })}</p>}
          <button class="vl-button vl-button--quiet" type="button" onClick={() => void remove()}>
            {say(isSure ? 'members.remove-yes' : 'members.remove')}
          </button>
        </div>
      )}
    </>
  );
}

/** The key goes over only after both read the same numbers to each other: the server could have swapped a recipient. */
function HandKey({
  here: { say, fail, tell },
  seat,
  member,
  changed,
}: {
  here: Here;
  seat: Seat;
  member: Member;
  changed(): Promise<void>;
}) {
  const [fingerprint, setFingerprint] = useState('');
  const [isSame, setSame] = useState(false);
  useEffect(() => void fingerprintOf(member.recipient ?? '').then(setFingerprint), [member.recipient]);
  const hand = async (): Promise<void> => {
    if (!isSame || !member.recipient) return;
    const to = [member.recipient];
    const keys = await Promise.all(seat.keys.map(async (each) => ({ key: each.recipient, wrapped: await wrapKey(each.identity, to) })));
    const done = await askFreshly('hand-key', { member: member.member, keys });
    if ('refused' in done) return fail(done.refused);
    tell(say('members.handed', { name: member.name }));
    return changed();
  };
  return (
    <>
      <p>{say('members.compare', { name: member.name })}</p>
      <p class="vl-fingerprint" data-fingerprint>
        {fingerprint}
      </p>
      <label class="vl-choice">
        <input type="checkbox" checked={isSame} onChange={(event) => setSame(event.currentTarget.checked)} />
        {say('members.same')}
      </label>
      <button class="vl-button" type="button" aria-disabled={!isSame} onClick={() => void hand()}>
        {say('members.hand')}
      </button>
    </>
  );
}

function Invite({ here: { say, fail, content } }: { here: Here }) {
  const [role, setRole] = useState<Role>('coordinator');
  const [address, setAddress] = useState('');
  const kept = useRef<string | null>(null);
  const invite = async (): Promise<void> => {
    // Drawn here, so that the link opens nothing for whoever has the database; and a lost answer leaves the same link.
    const secret = kept.current ?? newDraft();
    kept.current = secret;
    const got = await askFreshly('invite', { role, invitation: await digest(secret) });
    if ('refused' in got) return fail(got.refused);
    kept.current = null;
    setAddress(`${location.origin}/${content.locale}/#invitation=${secret}`);
  };
  return (
    <section class="vl-card">
      <h2>{say('invite.title')}</h2>
      <p>{say('invite.how')}</p>
      <div class="vl-row">
        <label>
          {say('invite.role')}
          <select name="role" value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
            {roles.map((each) => (
              <option key={each} value={each}>
                {say(`role.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button class="vl-button vl-button--quiet" type="button" onClick={() => void invite()}>
          {say('invite.button')}
        </button>
      </div>
      {address !== '' && (
        <>
          <p>{say('invite.link')}</p>
          <p class="vl-code" data-invitation>
            {address}
          </p>
        </>
      )}
    </section>
  );
}
