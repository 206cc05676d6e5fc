// Somebody sits down and no key of the desk opens for them: the first lead makes or brings one, others wait for it to be handed.
import { useEffect, useState } from 'preact/hooks';
import { fingerprintOf, type Keys, keysOf, newKeys, openKit, type RecoveryFiles, wrapKey } from '../../../crypto/keyring.ts';
import { readSecretKey, type TypedKey } from '../../../crypto/secret-key.ts';
import { act, Press, useActing } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { type Seat, sitDown } from '../seat/seat.ts';
import { KeySet } from './key-set.tsx';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void };

export function NoKey({ here, seat, setSeat }: Props) {
  const { say, content } = here;
  const acting = useActing(here);
  const [fingerprint, setFingerprint] = useState('');
  useEffect(() => void fingerprintOf(seat.own.recipient).then(setFingerprint), [seat]);
  const published = content.desks[seat.me.desk]?.recipients ?? [];
  /** Wraps a key of the desk to this member alone and sits down with it. */
  const keep = async (keys: Keys): Promise<void> => {
    const wrapped = await wrapKey(keys.identity, [seat.own.recipient]);
    await act('hand-key', { member: seat.me.member, keys: [{ key: keys.recipient, wrapped }] });
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
      <Press acting={acting} work={() => act('me')}>
        {say('key.look')}
      </Press>
      {seat.me.role === 'lead' && (
        <>
          <Recover here={here} keep={keep} />
          <BringKey here={here} published={published} keep={keep} />
          {/* Beside a published key a new one would split the desk: what people write would open for some and not for others. */}
          {published.length === 0 && <NewKey here={here} desk={seat.me.desk} keep={keep} />}
        </>
      )}
    </div>
  );
}

type KeyProps = { here: Here; keep(keys: Keys): Promise<void> };

/** The first key of a desk that published none. */
function NewKey({ here, desk, keep }: KeyProps & { desk: string }) {
  const { say } = here;
  const acting = useActing(here);
  const [made, setMade] = useState<Keys | null>(null);
  return (
    <section class="vl-card">
      <h2>{say('key.new')}</h2>
      <p>{say('key.new-how')}</p>
      {made && <KeySet here={here} desk={desk} made={made} before={[]} />}
      {made ? (
        <Press acting={acting} work={() => keep(made)} look="main">
          {say('key.keep')}
        </Press>
      ) : (
        <Press acting={acting} work={() => newKeys().then(setMade)}>
          {say('key.make')}
        </Press>
      )}
    </section>
  );
}

/** A key file that the desk already had. */
function BringKey({ here, published, keep }: KeyProps & { published: readonly string[] }) {
  const { say } = here;
  const acting = useActing(here);
  const [text, setText] = useState('');
  const bring = async (): Promise<unknown> => {
    const keys = await keysOf(text);
    return keys && published.includes(keys.recipient) ? keep(keys) : say('key.not-ours');
  };
  return (
    <details class="vl-card">
      <summary>{say('key.bring')}</summary>
      <label class="vl-field">
        {say('key.file')}
        <input type="password" autocomplete="off" name="key" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <Press acting={acting} work={bring}>
        {say('key.keep')}
      </Press>
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

interface KitFile {
  key: string;
  holders: keyof RecoveryFiles;
  wrapped: string;
}

/** The desk's key out of two papers; null when they do not fit a kit of this desk. */
async function recovered(one: string, other: string): Promise<Keys | null> {
  const { files } = await act<{ files: KitFile[] }>('recovery', {});
  for (const key of new Set(files.map((file) => file.key))) {
    const own = Object.fromEntries(files.filter((file) => file.key === key).map((file) => [file.holders, file.wrapped]));
    const identity = await openKit(own as unknown as RecoveryFiles, one, other, key);
    if (identity) return { identity, recipient: key };
  }
  return null;
}

/** Two of the three papers bring the desk's key back. */
function Recover({ here, keep }: KeyProps) {
  const { say } = here;
  const acting = useActing(here);
  const [papers, setPapers] = useState<[string, string]>(['', '']);
  const [typed, setTyped] = useState<TypedKey[]>([]);
  const recover = async (): Promise<unknown> => {
    const read = papers.map(readSecretKey);
    setTyped(read);
    const [one, other] = read.map((each) => (each.kind === 'key' ? each.key : null));
    if (!one || !other) return say('recover.typed');
    if (one === other) return say('recover.same');
    const keys = await recovered(one, other);
    return keys ? keep(keys) : say('recover.none');
  };
  const set = (index: 0 | 1, line: string): void => setPapers(index === 0 ? [line, papers[1]] : [papers[0], line]);
  return (
    <details class="vl-card">
      <summary>{say('recover.title')}</summary>
      <p>{say('recover.how')}</p>
      {([0, 1] as const).map((index) => (
        <PaperField key={index} here={here} at={index + 1} value={papers[index]} typed={typed[index]} set={(line) => set(index, line)} />
      ))}
      <Press acting={acting} work={recover}>
        {say('recover.button')}
      </Press>
    </details>
  );
}

type PaperProps = { here: Here; at: number; value: string; typed: TypedKey | undefined; set(line: string): void };

function PaperField({ here, at, value, typed, set }: PaperProps) {
  return (
    <label class="vl-field">
      {here.say(`recover.paper-${at}`)}
      <input
        type="password"
        autocomplete="off"
        name={`paper-${at}`}
        spellcheck={false}
        aria-describedby={`paper-${at}-error`}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <span class="vl-field__error" id={`paper-${at}-error`}>
        {typingError(here, typed)}
      </span>
    </label>
  );
}
