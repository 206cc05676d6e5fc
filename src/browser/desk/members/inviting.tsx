// Inviting somebody with a link that works once, and ending the links that nobody used yet.
import { useRef, useState } from 'preact/hooks';
import { type Invitation, type Role, roles } from '#domain/desk/member';
import { digest } from '../../../crypto/derive.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { act, Press, Push, Result, useActing } from '../seat/act.tsx';
import { type Here, quarterText } from '../seat/here.ts';

type Props = { here: Here; invitations: Invitation[]; changed(): Promise<void> };

export function Invite({ here, invitations, changed }: Props) {
  const { say, content } = here;
  const acting = useActing(here, changed);
  const [role, setRole] = useState<Role>('coordinator');
  const [address, setAddress] = useState('');
  const kept = useRef<{ role: Role; secret: string } | null>(null);
  const invite = async (): Promise<void> => {
    // Drawn here, so that the link opens nothing for whoever has the database; and a lost answer leaves the same link.
    if (kept.current?.role !== role) kept.current = { role, secret: newDraft() };
    const { secret } = kept.current;
    await act('invite', { role, invitation: await digest(secret) });
    kept.current = null;
    setAddress(`${location.origin}/${content.locale}/#invitation=${secret}`);
    await changed();
  };
  return (
    <section class="vl-card">
      <h2>{say('invite.title')}</h2>
      <p>{say('invite.how')}</p>
      <div class="vl-row">
        <RoleField say={say} role={role} setRole={setRole} />
        <Press acting={acting} work={invite}>
          {say('invite.button')}
        </Press>
      </div>
      {address !== '' && <p>{say('invite.link')}</p>}
      {address !== '' && (
        <p class="vl-code" data-invitation>
          {address}
        </p>
      )}
      {invitations.length > 0 && <Open here={here} invitations={invitations} changed={changed} />}
    </section>
  );
}

/** What was given out and nobody used yet; each can be ended. */
function Open({ here, invitations, changed }: Props) {
  const { say, content } = here;
  const acting = useActing(here, changed);
  const withdraw = (invitation: string) => async (): Promise<string> => {
    await act('withdraw-invitation', { invitation }).finally(changed);
    return say('invite.withdrawn');
  };
  return (
    <>
      <h3>{say('invite.open')}</h3>
      <ul data-invitations>
        {invitations.map(({ invitation, role, due_at: due }) => (
          <li key={invitation}>
            {say('invite.until', { role: say(`role.${role}`), moment: quarterText(content.locale, due) })}{' '}
            <Push acting={acting} work={withdraw(invitation)} look="link">
              {say('invite.withdraw')}
            </Push>
          </li>
        ))}
      </ul>
      <Result of={acting} />
    </>
  );
}

function RoleField({ say, role, setRole }: { say: Here['say']; role: Role; setRole(role: Role): void }) {
  return (
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
  );
}
