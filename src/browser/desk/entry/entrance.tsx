// The entrance: an invitation becomes a passkey, a passkey becomes a seat; with a passphrase where a passkey cannot unlock.
import { useRef, useState } from 'preact/hooks';
import type { Me } from '#domain/desk/desk-answer';
import { keyRoles } from '#domain/desk/member';
import { type Keys, keysOf, memberKeys, wrapKey, unwrapKey } from '../../../crypto/keyring.ts';
import { ask } from '../seat/ask.ts';
import type { Here } from '../seat/here.ts';
import { MakePassphrase, Passphrase } from './passphrase.tsx';
import { type Ceremony, givesTheSame, makeKey } from './passkey.ts';
import { type Entered, enter, ownKeys, type Seat, sitDown } from '../seat/seat.ts';

type Props = { here: Here; link: { invitation: string | null; key: string | null }; seated(seat: Seat): void };
type Step = { name: 'invited' | 'enter' } | { name: 'passphrase' | 'make-passphrase'; entered: Entered };

export function Entrance({ here, link, seated }: Props) {
  const { say, fail, tell } = here;
  const [step, setStep] = useState<Step>({ name: link.invitation ? 'invited' : 'enter' });
  const [busy, setBusy] = useState(false);
  const made = useRef<Ceremony | null>(null);

  const busily = (act: () => Promise<void>) => async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await act();
    setBusy(false);
  };

  /** Makes the passkey, once: after a lost answer the same one is sent again. What it gave is kept only to compare with its next touch. */
  const enrol = async (name: string): Promise<void> => {
    if (!made.current) {
      const options = await ask<{ options: object }>('enrol-options', { invitation: link.invitation });
      if ('refused' in options) return fail(options.refused);
      made.current = await makeKey(options.value.options).catch(() => null);
    }
    if (!made.current) return fail('bad-passkey');
    const enrolled = await ask('enrol', { invitation: link.invitation, name, response: made.current.response });
    if ('refused' in enrolled) {
      if (enrolled.refused === 'bad-passkey') made.current = null;
      return fail(enrolled.refused);
    }
    link.invitation = null;
    tell(say('enrol.made'));
    setStep({ name: 'enter' });
  };

  const signIn = busily(async () => {
    const entered = await enter();
    if ('refused' in entered) return fail(entered.refused);
    tell('');
    const { me } = entered.value;
    if (me.recipient === null) return introduceFirst(entered.value);
    const own = await ownKeys(entered.value, '');
    if (own) return sit(me, own);
    return me.unlock ? setStep({ name: 'passphrase', entered: entered.value }) : tell(say('enter.other-key'));
  });

  /** Nothing is kept before the passkey gave the same 32 bytes twice and a trial key came back out of its wrap. */
  const introduceFirst = async (entered: Entered): Promise<void> => {
    const { secret, me } = entered;
    if (!secret) return setStep({ name: 'make-passphrase', entered });
    const isSteady = await givesTheSame(me.passkey ?? '', secret, made.current?.id === me.passkey ? made.current.secret : null);
    if (isSteady === null) return fail('bad-passkey');
    const own = isSteady ? await memberKeys(secret) : null;
    const isSound = own && (await unwrapKey(await wrapKey(own.identity, [own.recipient]), own.identity, own.recipient));
    return own && isSound ? introduce(entered, own, null) : setStep({ name: 'make-passphrase', entered });
  };

  const introduce = async ({ me: { passkey } }: Entered, own: Keys, file: string | null): Promise<void> => {
    const me = await ask<Me>('introduce', { recipient: own.recipient, unlock: file });
    if ('refused' in me) return fail(me.refused);
    return sit({ ...me.value, passkey }, own);
  };

  const unlock = async (entered: Entered, passphrase: string): Promise<void> => {
    const own = await ownKeys(entered, passphrase);
    if (!own) return tell(say('enter.other-passphrase'));
    return sit(entered.me, own);
  };

  /** The first lead of a desk can bring the desk's key along in the link; it is wrapped to them at once. */
  const sit = async (me: Me, own: Keys): Promise<void> => {
    const brought = link.key ? await keysOf(link.key) : null;
    if (brought && me.role === 'lead' && keyRoles.includes(me.role) && me.keys.length === 0) {
      const wrapped = await wrapKey(brought.identity, [own.recipient]);
      const kept = await ask('hand-key', { member: me.member, keys: [{ key: brought.recipient, wrapped }] });
      if ('refused' in kept) return fail(kept.refused);
      link.key = null;
      return seated(await sitDown({ ...me, keys: [{ key: brought.recipient, wrapped }] }, own, here.content));
    }
    return seated(await sitDown(me, own, here.content));
  };

  if (step.name === 'invited') return <Invited here={here} busy={busy} enrol={(name) => busily(() => enrol(name))()} />;
  if (step.name === 'passphrase') return <Passphrase here={here} busy={busy} use={(text) => busily(() => unlock(step.entered, text))()} />;
  if (step.name === 'make-passphrase')
    return <MakePassphrase here={here} busy={busy} done={(own, file) => busily(() => introduce(step.entered, own, file))()} />;
  return (
    <div class="vl-narrow">
      <h1 tabIndex={-1}>{say('enter.title')}</h1>
      <p>{say('enter.how')}</p>
      <button class="vl-button" type="button" aria-disabled={busy} onClick={() => void signIn()}>
        {say('enter.button')}
      </button>
      <p class="vl-soft">{say('enter.lost')}</p>
    </div>
  );
}

function Invited({ here: { say }, busy, enrol }: { here: Here; busy: boolean; enrol(name: string): Promise<void> }) {
  const [name, setName] = useState('');
  return (
    <form
      class="vl-narrow"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void enrol(name.trim());
      }}
    >
      <h1 tabIndex={-1}>{say('enrol.title')}</h1>
      <p>{say('enrol.how')}</p>
      <label class="vl-field">
        {say('enrol.name')}
        <input type="text" name="name" maxLength={60} required value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button class="vl-button" type="submit" aria-disabled={busy}>
        {say('enrol.button')}
      </button>
    </form>
  );
}
