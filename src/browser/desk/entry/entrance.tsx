// The entrance: an invitation becomes a passkey, a passkey becomes a seat; with a passphrase where a passkey cannot unlock.
import { useRef, useState } from 'preact/hooks';
import type { Me } from '#domain/desk/desk-answer';
import type { Keys } from '../../../crypto/keyring.ts';
import { ActForm, type Acting, act, Press, useActing, type Work } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { type Entered, enter, ownKeys, type Seat, sitDown } from '../seat/seat.ts';
import { enrol, firstKeys, type Link, withBrought } from './entering.ts';
import type { Ceremony } from './passkey.ts';
import { MakePassphrase, Passphrase } from './passphrase.tsx';

type Props = { here: Here; link: Link; seated(seat: Seat): void };
type Step = { name: 'invited' | 'enter' } | { name: 'passphrase' | 'make-passphrase'; entered: Entered };

export function Entrance({ here, link, seated }: Props) {
  const { say, content, tell } = here;
  const acting = useActing(here);
  const [step, setStep] = useState<Step>({ name: link.invitation ? 'invited' : 'enter' });
  const made = useRef<Ceremony | null>(null);
  const sit = async (me: Me, own: Keys): Promise<void> => seated(await sitDown(await withBrought(link, me, own), own, content));
  const become = async (name: string): Promise<string> => {
    await enrol(link, name, made);
    setStep({ name: 'enter' });
    return say('enrol.made');
  };
  const introduce = async ({ me: { passkey } }: Entered, own: Keys, unlock: string | null): Promise<void> =>
    sit({ ...(await act<Me>('introduce', { recipient: own.recipient, unlock })), passkey }, own);
  const signIn = async (): Promise<unknown> => {
    const entered = await enter();
    tell('');
    const { me } = entered;
    const isNew = me.recipient === null;
    const own = isNew ? await firstKeys(entered, made.current) : await ownKeys(entered, '');
    if (own) return isNew ? introduce(entered, own, null) : sit(me, own);
    if (isNew) return setStep({ name: 'make-passphrase', entered });
    return me.unlock ? setStep({ name: 'passphrase', entered }) : say('enter.other-key');
  };
  const unlock = async (entered: Entered, passphrase: string): Promise<unknown> => {
    const own = await ownKeys(entered, passphrase);
    return own ? sit(entered.me, own) : say('enter.other-passphrase');
  };

  if (step.name === 'invited') return <Invited here={here} acting={acting} enrol={become} />;
  if (step.name === 'passphrase') return <Passphrase here={here} acting={acting} use={(text) => unlock(step.entered, text)} />;
  if (step.name === 'make-passphrase')
    return <MakePassphrase here={here} acting={acting} done={(own, file) => introduce(step.entered, own, file)} />;
  return <SignIn here={here} acting={acting} signIn={signIn} />;
}

const SignIn = ({ here: { say }, acting, signIn }: { here: Here; acting: Acting; signIn: Work }) => (
  <div class="vl-narrow">
    <h1 tabIndex={-1}>{say('enter.title')}</h1>
    <p>{say('enter.how')}</p>
    <Press acting={acting} work={signIn} look="main">
      {say('enter.button')}
    </Press>
    <p class="vl-soft">{say('enter.lost')}</p>
  </div>
);

function Invited({ here: { say }, acting, enrol }: { here: Here; acting: Acting; enrol(name: string): Promise<string> }) {
  const [name, setName] = useState('');
  return (
    <ActForm class="vl-narrow" acting={acting} stopped={name.trim() === ''} work={() => enrol(name.trim())}>
      <h1 tabIndex={-1}>{say('enrol.title')}</h1>
      <p>{say('enrol.how')}</p>
      <label class="vl-field">
        {say('enrol.name')}
        <input type="text" name="name" maxLength={60} required value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <Press acting={acting} look="main">
        {say('enrol.button')}
      </Press>
    </ActForm>
  );
}
