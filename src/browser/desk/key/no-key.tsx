// Somebody sits down and no key of the desk opens for them: the first lead makes or brings one, others wait for it to be handed.
import { useEffect, useState } from 'preact/hooks';
import { fingerprintOf, type Keys, keysOf, newKeys, openKit, type RecoveryFiles, wrapKey } from '../../../crypto/keyring.ts';
import { readSecretKey, type TypedKey } from '../../../crypto/secret-key.ts';
import { ask } from '../seat/ask.ts';
import type { Here } from '../seat/here.ts';
import { KeySet } from './key-set.tsx';
import { askFreshly, type Seat, sitDown } from '../seat/seat.ts';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void };

export function NoKey({ here, seat, setSeat }: Props) {
  const { say, fail, content } = here;
  const [fingerprint, setFingerprint] = useState('');
  const [isMade, setMade] = useState<Keys | null>(null);
  useEffect(() => void fingerprintOf(seat.own.recipient).then(setFingerprint), [seat]);
  const published = content.desks[seat.me.desk]?.recipients ?? [];
  const isPublished = (keys: Keys): boolean => published.includes(keys.recipient);

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
      <button
        class="vl-button vl-button--quiet"
        type="button"
        onClick={() => void ask('me').then((got) => 'refused' in got && fail(got.refused))}
      >
        {say('key.look')}
      </button>
      {seat.me.role === 'lead' && (
        <>
          <Recover here={here} isPublished={isPublished} keep={keep} />
          <BringKey here={here} isPublished={isPublished} keep={keep} />
          {/* Beside a published key a new one would split the desk: what people write would open for some and not for others. */}
          {published.length === 0 && (
            <section class="vl-card">
              <h2>{say('key.new')}</h2>
              <p>{say('key.new-how')}</p>
              {isMade ? (
                <>
                  <KeySet here={here} desk={seat.me.desk} made={isMade} before={[]} />
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
          )}
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

/** What is wrong with a line of a paper, so that it can be looked at again. */
function typingError({ say }: Here, typed: TypedKey | undefined): string {
  if (!typed || typed.kind === 'key') return '';
  if (typed.kind === 'length') return say('recover.length', { letters: typed.letters, most: typed.most });
  return typed.kind === 'letter'
    ? say('recover.letter', { letter: typed.letter })
    : say(`recover.${typed.kind === 'none' ? 'no-key' : 'typo'}`);
}

/** Two of the three papers bring the desk's key back. */
function Recover({ here, keep }: KeyProps) {
  const { say, tell, fail } = here;
  const [papers, setPapers] = useState<[string, string]>(['', '']);
  const [typed, setTyped] = useState<TypedKey[]>([]);
  const recover = async (): Promise<void> => {
    const read = papers.map(readSecretKey);
    setTyped(read);
    const [one, other] = read.map((each) => (each.kind === 'key' ? each.key : null));
    if (!one || !other) return tell(say('recover.typed'));
    if (one === other) return tell(say('recover.same'));
    const got = await askFreshly<{ files: { key: string; holders: keyof RecoveryFiles; wrapped: string }[] }>('recovery', {});
    if ('refused' in got) return fail(got.refused);
    for (const key of new Set(got.value.files.map((file) => file.key))) {
      const files = Object.fromEntries(got.value.files.filter((file) => file.key === key).map((file) => [file.holders, file.wrapped]));
      const identity = await openKit(files as unknown as RecoveryFiles, one, other, key);
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
        spellcheck={false}
        aria-describedby={`paper-${index + 1}-error`}
        value={papers[index]}
        onInput={(event) => setPapers(index === 0 ? [event.currentTarget.value, papers[1]] : [papers[0], event.currentTarget.value])}
      />
      <span class="vl-field__error" id={`paper-${index + 1}-error`}>
        {typingError(here, typed[index])}
      </span>
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
