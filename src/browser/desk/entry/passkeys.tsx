// One's own passkeys: which there are, one more on another device, and removing one that is lost; the last one stays.
import { useEffect, useRef, useState } from 'preact/hooks';
import { CALLED_MAX } from '#domain/desk/desk-action';
import type { OwnPasskey } from '#domain/desk/desk-answer';
import { ActForm, type Acting, act, Press, Push, Result, unless, useActing } from '../seat/act.tsx';
import { dayText, type Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { addPasskey } from './add-passkey.ts';
import { forgetKey } from './passkey.ts';

export function Passkeys({ here, seat }: { here: Here; seat: Seat }) {
  const { say } = here;
  const [loading, removing] = [useActing(here), useActing(here)];
  const [list, setList] = useState<OwnPasskey[]>([]);
  const title = useRef<HTMLHeadingElement>(null);
  const load = async (): Promise<void> => setList((await act<{ passkeys: OwnPasskey[] }>('passkeys')).passkeys);
  const remove = async (credential: string): Promise<string> => {
    // What is not there any more is removed too.
    await act('remove-passkey', { credential }).catch(unless('not-found', null));
    await forgetKey(location.hostname, credential);
    await load();
    // What had the focus is gone with its passkey.
    title.current?.focus();
    return say('passkeys.removed');
  };
  useEffect(() => void loading.run(load), []);
  return (
    <div class="vl-narrow">
      <h1 tabIndex={-1} ref={title}>
        {say('passkeys.title')}
      </h1>
      <p>{say('passkeys.how')}</p>
      <Result of={loading} />
      {list.length === 1 && <p class="vl-notice">{say('passkeys.only-one')}</p>}
      <ul class="vl-inbox">
        {list.map((passkey) => (
          <li key={passkey.credential} class="vl-card" data-passkey>
            <Row here={here} seat={seat} passkey={passkey} isLast={list.length === 1} acting={removing} remove={remove} />
          </li>
        ))}
      </ul>
      <Result of={removing} />
      <Add here={here} seat={seat} changed={load} />
    </div>
  );
}

interface RowProps {
  here: Here;
  seat: Seat;
  passkey: OwnPasskey;
  isLast: boolean;
  acting: Acting;
  remove(credential: string): Promise<string>;
}

function Row({ here: { say, content }, seat, passkey: { credential, called, made_on: madeOn }, isLast, acting, remove }: RowProps) {
  const [isSure, setSure] = useState(false);
  const isThis = credential === seat.me.passkey;
  const name = called || say('passkeys.unnamed');
  const press = async (): Promise<string | undefined> => {
    setSure(!isSure);
    return isSure ? remove(credential) : undefined;
  };
  return (
    <>
      <h2>{name}</h2>
      <p class="vl-row vl-soft">
        {madeOn !== '' && <span>{say('passkeys.made', { day: dayText(content.locale, madeOn) })}</span>}
        {isThis && <span class="vl-tag">{say('passkeys.this')}</span>}
      </p>
      {isSure && <p>{say('passkeys.remove-sure')}</p>}
      {isSure && isThis && <p>{say('passkeys.remove-this')}</p>}
      {!isLast && (
        <div class="vl-actions">
          <Push acting={acting} work={press}>
            {say(isSure ? 'passkeys.remove-yes' : 'passkeys.remove', { name })}
          </Push>
          {isSure && (
            <button class="vl-link" type="button" onClick={() => setSure(false)}>
              {say('passkeys.keep')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Add({ here, seat, changed }: { here: Here; seat: Seat; changed(): Promise<void> }) {
  const { say } = here;
  const acting = useActing(here, changed);
  const [called, setCalled] = useState('');
  const add = async (): Promise<string> => {
    const added = await addPasskey(seat, called.trim());
    await changed();
    if ('why' in added) return say(`passkeys.${added.why}`);
    setCalled('');
    return say(added.opens ? 'passkeys.added' : 'passkeys.added-signs-in');
  };
  return (
    <ActForm class="vl-card" acting={acting} stopped={called.trim() === ''} work={add}>
      <h2>{say('passkeys.add-title')}</h2>
      <p>{say('passkeys.add-how')}</p>
      <label class="vl-field">
        {say('passkeys.called')}
        <input
          type="text"
          name="called"
          maxLength={CALLED_MAX}
          required
          value={called}
          onInput={(event) => setCalled(event.currentTarget.value)}
        />
      </label>
      <Press acting={acting} look="main">
        {say('passkeys.add')}
      </Press>
    </ActForm>
  );
}
