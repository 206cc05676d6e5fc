// The recovery kit: three papers for three people, made on this device and shown once; any two of them bring the desk's key back.
import { useState } from 'preact/hooks';
import type { MemberList } from '#domain/desk-answer';
import { type Keys, makeKit, openKit, type RecoveryKit } from '../../crypto/keyring.ts';
import { dayText, type Here } from './here.ts';
import { askFreshly } from './seat.ts';

type Props = { here: Here; keys: Keys; kits: MemberList['kits']; changed(): Promise<void> };

export function Kit({ here: { say, fail, tell, content }, keys, kits, changed }: Props) {
  const [kit, setKit] = useState<RecoveryKit | null>(null);
  const own = kits.find(({ key }) => key === keys.recipient);
  /** Rehearsed before it is kept: a kit that does not open is worse than none. */
  const make = async (): Promise<void> => {
    const made = await makeKit(keys.identity);
    const { a, b, c } = made.papers;
    const opens = await Promise.all([
      openKit(made.files, a, b, keys.recipient),
      openKit(made.files, c, a, keys.recipient),
      openKit(made.files, b, c, keys.recipient),
    ]);
    if (opens.some((identity) => identity !== keys.identity)) return fail('fault');
    const done = await askFreshly('save-recovery', { key: keys.recipient, files: made.files });
    if ('refused' in done) return fail(done.refused);
    setKit(made);
    tell(say('kit.made'));
    return changed();
  };
  return (
    <section class="vl-card">
      <h2>{say('kit.title')}</h2>
      <p>{say('kit.how')}</p>
      {own ? <p>{say('kit.made-on', { day: dayText(content.locale, own.made_on) })}</p> : <p class="vl-notice">{say('kit.none')}</p>}
      {!kit && (
        <button class={own ? 'vl-button vl-button--quiet' : 'vl-button'} type="button" onClick={() => void make()}>
          {say('kit.make')}
        </button>
      )}
      {kit && (
        <>
          {(['a', 'b', 'c'] as const).map((paper) => (
            <div key={paper} class="vl-paper">
              <h3>{say('kit.paper', { letter: paper.toUpperCase() })}</h3>
              <p class="vl-code" data-paper={paper}>
                {kit.papers[paper]}
              </p>
              <p class="vl-soft">{say('kit.on-paper')}</p>
            </div>
          ))}
          <div class="vl-actions vl-noprint">
            <button class="vl-button vl-button--quiet" type="button" onClick={() => print()}>
              {say('kit.print')}
            </button>
            <button class="vl-button vl-button--quiet" type="button" onClick={() => setKit(null)}>
              {say('kit.close')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
