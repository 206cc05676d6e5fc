// One's own passkeys: which there are, one more on another device, and removing one that is lost; the last one stays.
import { useEffect, useRef, useState } from 'preact/hooks';
import { CALLED_MAX } from '#domain/desk/desk-action';
import type { OwnPasskey } from '#domain/desk/desk-answer';
import { addPasskey } from './add-passkey.ts';
import { ask } from '../seat/ask.ts';
import { dayText, type Here } from '../seat/here.ts';
import { forgetKey } from './passkey.ts';
import { askFreshly, type Seat } from '../seat/seat.ts';

export function Passkeys({ here, seat }: { here: Here; seat: Seat }) {
  const { say, fail } = here;
  const [list, setList] = useState<OwnPasskey[]>([]);
  const title = useRef<HTMLHeadingElement>(null);
  const load = async (): Promise<void> => {
    const got = await ask<{ passkeys: OwnPasskey[] }>('passkeys');
    return 'refused' in got ? fail(got.refused) : setList(got.value.passkeys);
  };
  /** What had the focus is gone with its passkey. */
  const removed = async (): Promise<void> => {
    await load();
    title.current?.focus();
  };
  useEffect(() => void load(), []);
  return (
    <div class="vl-narrow">
      <h1 tabIndex={-1} ref={title}>
        {say('passkeys.title')}
      </h1>
      <p>{say('passkeys.how')}</p>
      {list.length === 1 && <p class="vl-notice">{say('passkeys.only-one')}</p>}
      <ul class="vl-inbox">
        {list.map((passkey) => (
          <li key={passkey.credential} class="vl-card" data-passkey>
            <Row here={here} seat={seat} passkey={passkey} isLast={list.length === 1} removed={removed} />
          </li>
        ))}
      </ul>
      <Add here={here} seat={seat} changed={load} />
    </div>
  );
}

type RowProps = { here: Here; seat: Seat; passkey: OwnPasskey; isLast: boolean; removed(): Promise<void> };

function Row({ here: { say, fail, tell, content }, seat, passkey, isLast, removed }: RowProps) {
  const [isSure, setSure] = useState(false);
  const isThis = passkey.credential === seat.me.passkey;
  const name = passkey.called || say('passkeys.unnamed');
  const remove = async (): Promise<void> => {
    if (!isSure) return setSure(true);
    setSure(false);
    const done = await askFreshly('remove-passkey', { credential: passkey.credential });
    if ('refused' in done) return fail(done.refused);
    await forgetKey(location.hostname, passkey.credential);
    tell(say('passkeys.removed'));
    return removed();
  };
  return (
    <>
      <h2>{name}</h2>
      <p class="vl-row vl-soft">
        {passkey.made_on !== '' && <span>{say('passkeys.made', { day: dayText(content.locale, passkey.made_on) })}</span>}
        {isThis && <span class="vl-tag">{say('passkeys.this')}</span>}
      </p>
      {isSure && <p>{say('passkeys.remove-sure')}</p>}
      {isSure && isThis && <p>{say('passkeys.remove-this')}</p>}
      {!isLast && (
        <div class="vl-actions">
          <button class="vl-button vl-button--quiet" type="button" onClick={() => void remove()}>
            {say(isSure ? 'passkeys.remove-yes' : 'passkeys.remove', { name })}
          </button>
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

function Add({ here: { say, fail, tell }, seat, changed }: { here: Here; seat: Seat; changed(): Promise<void> }) {
  const [called, setCalled] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    if (busy || called.trim() === '') return;
    setBusy(true);
    const added = await addPasskey(seat, called.trim());
    setBusy(false);
    await changed();
    if ('refused' in added) return fail(added.refused);
    if ('why' in added) return tell(say(added.why === 'already-here' ? 'passkeys.already-here' : 'passkeys.not-made'));
    setCalled('');
    return tell(say(added.opens ? 'passkeys.added' : 'passkeys.added-signs-in'));
  };
  return (
    <form
      class="vl-card"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
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
      <button class="vl-button" type="submit" aria-disabled={busy}>
        {say('passkeys.add')}
      </button>
    </form>
  );
}
