// Somebody sits down and no key of the desk opens for them: the first lead makes or brings one, others wait for it to be handed.
import { useEffect, useState } from 'preact/hooks';
import { fingerprintOf, type Keys, keysOf, newKeys, openKit, type RecoveryFiles, wrapKey } from '../../crypto/keyring.ts';
import type { Here } from './here.ts';
import { askFreshly, type Seat, sitDown } from './seat.ts';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void };

export function NoKey({ here, seat, setSeat }: Props) {
  const { say, fail, content } = here;
  const [fingerprint, setFingerprint] = useState('');
  const [isMade, setMade] = useState<Keys | null>(null);
  useEffect(() => void fingerprintOf(seat.own.recipient).then(setFingerprint), [seat]);
  const isPublished = (keys: Keys): boolean => content.desks[seat.me.desk]?.recipients.includes(keys.recipient) ?? false;

  /** Wraps a key of the desk to this member alone and sits down with it. */
  const keep = async (keys: Keys): Promise<void> => {
    const wrapped = await wrapKey(keys.identity, [seat.own.recipient]);
    const kept = await askFreshly('hand-key', { member: seat.me.member, keys: [{ key: keys.recipient, wrapped }] });
    if ('refused' in kept) return fail(kept.refused);
    seat.opening.end();
    setSeat(await sitDown({ ...seat.me, keys: [...seat.me.keys, { key: keys.recipient, wrapped }] }, seat.own, content));
  };

  return (
    <div class="vl-narrow">
      <h1 tabIndex={-1}>{say('key.none')}</h1>
      <p>{say('key.wait')}</p>
      <p class="vl-fingerprint" data-fingerprint>
        {fingerprint}
      </p>
      {seat.me.role === 'lead' && (
        <>
          <Recover here={here} isPublished={isPublished} keep={keep} />
          <BringKey here={here} isPublished={isPublished} keep={keep} />
          <section class="vl-card">
            <h2>{say('key.new')}</h2>
            <p>{say('key.new-how')}</p>
            {isMade ? (
              <>
                <p class="vl-code">{isMade.recipient}</p>
                <button class="vl-button" type="button" onClick={() => void keep(isMade)}>
                  {say('key.keep')}
                </button>
              </>
            ) : (
              <button class="vl-button vl-button--quiet" type="button" onClick={() => void newKeys().then(setMade)}>
                {say('key.make')}
              </button>
            )}
          </section>
        </>
      )}
    </div>
  );
}

type KeyProps = { here: Here; isPublished(keys: Keys): boolean; keep(keys: Keys): Promise<void> };

/** A key file that the desk already had. */
function BringKey({ here: { say, tell }, isPublished, keep }: KeyProps) {
  const [text, setText] = useState('');
  const bring = async (): Promise<void> => {
    const keys = await keysOf(text);
    if (!keys || !isPublished(keys)) return tell(say('key.not-ours'));
    return keep(keys);
  };
  return (
    <details class="vl-card">
      <summary>{say('key.bring')}</summary>
      <label class="vl-field">
        {say('key.file')}
        <input type="password" autocomplete="off" name="key" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button class="vl-button vl-button--quiet" type="button" onClick={() => void bring()}>
        {say('key.keep')}
      </button>
    </details>
  );
}

/** Two of the three papers bring the desk's key back. */
function Recover({ here: { say, tell, fail }, keep }: KeyProps) {
  const [papers, setPapers] = useState<[string, string]>(['', '']);
  const recover = async (): Promise<void> => {
    const got = await askFreshly<{ files: { key: string; holders: keyof RecoveryFiles; wrapped: string }[] }>('recovery', {});
    if ('refused' in got) return fail(got.refused);
    const [first, second] = await Promise.all(papers.map(keysOf));
    for (const key of new Set(got.value.files.map((file) => file.key))) {
      const files = Object.fromEntries(got.value.files.filter((file) => file.key === key).map((file) => [file.holders, file.wrapped]));
      const identity = first && second && (await openKit(files as unknown as RecoveryFiles, first.identity, second.identity, key));
      if (identity) return keep({ identity, recipient: key });
    }
    return tell(say('recover.none'));
  };
  const field = (index: 0 | 1) => (
    <label class="vl-field">
      {say(`recover.paper-${index + 1}`)}
      <input
        type="password"
        autocomplete="off"
        name={`paper-${index + 1}`}
        value={papers[index]}
        onInput={(event) => setPapers(index === 0 ? [event.currentTarget.value, papers[1]] : [papers[0], event.currentTarget.value])}
      />
    </label>
  );
  return (
    <details class="vl-card">
      <summary>{say('recover.title')}</summary>
      <p>{say('recover.how')}</p>
      {field(0)}
      {field(1)}
      <button class="vl-button vl-button--quiet" type="button" onClick={() => void recover()}>
        {say('recover.button')}
      </button>
    </details>
  );
}
