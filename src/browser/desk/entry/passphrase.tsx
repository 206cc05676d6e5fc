// The passphrase for a passkey that signs in but cannot unlock: made here, written down, and typed again at each sign-in.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Keys, lockWithPassphrase, newKeys, newPassphrase } from '../../../crypto/keyring.ts';
import { ActForm, type Acting, Press } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';

/** Asks for the passphrase. */
export function Passphrase({ here: { say }, acting, use }: { here: Here; acting: Acting; use(passphrase: string): Promise<unknown> }) {
  const [text, setText] = useState('');
  return (
    <ActForm class="vl-narrow" acting={acting} work={() => use(text)}>
      <h1 tabIndex={-1}>{say('passphrase.title')}</h1>
      <label class="vl-field">
        {say('passphrase.label')}
        <input type="password" name="passphrase" autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <Press acting={acting} look="main">
        {say('passphrase.button')}
      </Press>
    </ActForm>
  );
}

type MakeProps = { here: Here; acting: Acting; done(own: Keys, file: string): Promise<void> };

/** Makes a member's own keys and the file that its passphrase opens; goes on only when it was written down. */
export function MakePassphrase({ here: { say }, acting, done }: MakeProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isWritten, setWritten] = useState(false);
  useEffect(() => setPassphrase(newPassphrase()), []);
  /** Made once: after a lost answer the same keys go again, and this passphrase opens them. */
  const made = useRef<{ own: Keys; file: string } | null>(null);
  const finish = async (): Promise<void> => {
    const own = made.current?.own ?? (await newKeys());
    made.current ??= { own, file: await lockWithPassphrase(own.identity, passphrase) };
    await done(own, made.current.file);
  };
  return (
    <div class="vl-narrow">
      <h1 tabIndex={-1}>{say('passphrase.make')}</h1>
      <p>{say('passphrase.why')}</p>
      <p class="vl-fingerprint" data-passphrase>
        {passphrase}
      </p>
      <label class="vl-choice">
        <input type="checkbox" checked={isWritten} onChange={(event) => setWritten(event.currentTarget.checked)} />
        {say('passphrase.written')}
      </label>
      <Press acting={acting} work={finish} stopped={!isWritten} look="main">
        {say('passphrase.go-on')}
      </Press>
    </div>
  );
}
