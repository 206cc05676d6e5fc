// Something to be answered with a tap: a question of the letter's own words, or consent to share one thing with one party.
import type { Consent } from '#domain/consent/consent';
import { type Ask, NAME_MAX, sharedThings, sharedWith } from '#domain/letter/letter';
import { deskName, type Here } from '../seat/here.ts';
import { SaidBefore } from '../person/said.tsx';
import type { Seat } from '../seat/seat.ts';

type About = Pick<Consent, 'what' | 'who' | 'name'>;
type Props = { here: Here; seat: Seat; consents: Consent[]; asks: Ask | null; setAsks(asks: Ask | null): void };

export function AskFor({ here, seat, consents, asks, setAsks }: Props) {
  const { say } = here;
  const change = (kind: string): void => {
    if (kind === 'consent') setAsks({ kind, what: 'letters', who: 'desk', name: '' });
    else setAsks(kind === 'question' ? { kind } : null);
  };
  return (
    <fieldset>
      <legend>{say('asks.title')}</legend>
      <select aria-label={say('asks.title')} name="asks" value={asks?.kind ?? ''} onChange={(event) => change(event.currentTarget.value)}>
        <option value="">{say('asks.none')}</option>
        <option value="question">{say('asks.question')}</option>
        <option value="consent">{say('asks.consent')}</option>
      </select>
      {asks?.kind === 'consent' && (
        <AboutFields here={here} seat={seat} consents={consents} about={asks} set={(about) => setAsks({ kind: 'consent', ...about })} />
      )}
    </fieldset>
  );
}

type FieldProps = { here: Here; seat: Seat; consents: Consent[]; about: About; set(about: About): void };

/** What may be shared, with whom, and with which one; below it what this person said about that before. */
export function AboutFields({ here, seat, consents, about: { what, who, name }, set }: FieldProps) {
  const { say } = here;
  return (
    <>
      <div class="vl-row">
        <label>
          {say('asks.what')}
          <select name="what" value={what} onChange={(event) => set({ who, name, what: event.currentTarget.value as About['what'] })}>
            {sharedThings.map((each) => (
              <option key={each} value={each}>
                {say(`thing.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('asks.who')}
          <select name="who" value={who} onChange={(event) => set({ what, name: '', who: event.currentTarget.value as About['who'] })}>
            {sharedWith.map((each) => (
              <option key={each} value={each}>
                {say(`with.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Name here={here} seat={seat} who={who} name={name} set={(next) => set({ what, who, name: next })} />
      </div>
      <SaidBefore here={here} consents={consents} about={{ what, who, name }} />
    </>
  );
}

type NameProps = { here: Here; seat: Seat; who: About['who']; name: string; set(name: string): void };

/** Which one: another desk is one of ours, anybody else is called by name. Empty is any of the kind. */
function Name({ here, seat, who, name, set }: NameProps) {
  const { say } = here;
  if (who === 'desk') return <DeskName here={here} own={seat.me.desk} name={name} set={set} />;
  return (
    <label>
      {say('asks.name')}
      <input
        type="text"
        name="which"
        maxLength={NAME_MAX}
        autocomplete="off"
        value={name}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}

function DeskName({ here: { say, content }, own, name, set }: Pick<NameProps, 'here' | 'name' | 'set'> & { own: string }) {
  const others = Object.keys(content.desks).filter((each) => each !== own);
  return (
    <label>
      {say('asks.which-desk')}
      <select name="which" value={name} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{say('asks.any-desk')}</option>
        {others.map((each) => (
          <option key={each} value={deskName(content, each).slice(0, NAME_MAX)}>
            {deskName(content, each)}
          </option>
        ))}
      </select>
    </label>
  );
}
