// A provider's page of free places: three words by kind, kept for a day, and what is told of all providers together.
import { useEffect, useState } from 'preact/hooks';
import { type PlaceKind, placeKinds, placeWords, type SaidPlaces, type Saying, type ShownPlace } from '#domain/care/places';
import { ActForm, act, Press, Result, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import { type Here, quarterText } from '../seat/here.ts';

interface Told {
  own: Saying | null;
  shown: ShownPlace[];
}

const nothing: SaidPlaces = { provider: '', words: {} };

export function Places({ here }: { here: Here }) {
  const { say } = here;
  const [loading, acting] = [useActing(here), useActing(here)];
  const [told, setTold] = useState<Told | null>(null);
  const known: SaidPlaces = told?.own ? { provider: told.own.provider, words: told.own.words } : nothing;
  const [said, setSaid, drop] = useDraft('', 'places', known);
  const load = async (): Promise<void> => setTold(await act<Told>('places'));
  useEffect(() => void loading.run(load), []);
  const send = async (): Promise<string> => {
    if (said.provider === '') return say('places.who-first');
    await act('say-places', said);
    await load();
    drop();
    return say('places.kept');
  };
  return (
    <>
      <h1 tabIndex={-1}>{say('places.title')}</h1>
      <Result of={loading} />
      {told && (
        <>
          <p>{say('places.how')}</p>
          <p class="vl-soft">{say('places.hidden')}</p>
          <ActForm class="vl-card" acting={acting} work={send}>
            <Provider here={here} said={said} setSaid={setSaid} />
            {placeKinds.map((kind) => (
              <Kind key={kind} here={here} kind={kind} said={said} setSaid={setSaid} />
            ))}
            <Press acting={acting} look="main">
              {say('places.say')}
            </Press>
            {told.own && <p class="vl-soft">{say('places.said', { moment: quarterText(here.content.locale, told.own.saidAt) })}</p>}
          </ActForm>
          <Together here={here} shown={told.shown} />
        </>
      )}
    </>
  );
}

interface FieldProps {
  here: Here;
  said: SaidPlaces;
  setSaid(said: SaidPlaces): void;
}

function Provider({ here: { say, content }, said, setSaid }: FieldProps) {
  return (
    <label class="vl-field">
      {say('places.provider')}
      <select name="provider" value={said.provider} onChange={(event) => setSaid({ ...said, provider: event.currentTarget.value })}>
        <option value="">{say('places.choose')}</option>
        {Object.entries(content.providers).map(([slug, name]) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is told of all providers together. */
function Together({ here: { say, content }, shown }: { here: Here; shown: ShownPlace[] }) {
  return (
    <>
      <h2>{say('places.together')}</h2>
      {shown.length === 0 && <p>{say('places.none-told')}</p>}
      <ul>
        {shown.map(({ kind, word, toldAt }) => (
          <li key={kind}>
            {say(`place.${kind}`)}: <strong>{say(`free.${word}`)}</strong> ({quarterText(content.locale, toldAt)})
          </li>
        ))}
      </ul>
    </>
  );
}

/** One question: some, few or none. Nothing starts chosen, and what was said can be taken back. */
function Kind({ here: { say }, kind, said, setSaid }: FieldProps & { kind: PlaceKind }) {
  const { [kind]: own, ...rest } = said.words;
  return (
    <fieldset>
      <legend>{say(`place.${kind}`)}</legend>
      <div class="vl-row">
        {placeWords.map((word) => (
          <label key={word} class="vl-choice">
            <input
              type="radio"
              name={kind}
              value={word}
              checked={own === word}
              onChange={() => setSaid({ ...said, words: { ...rest, [kind]: word } })}
            />
            {say(`own-free.${word}`)}
          </label>
        ))}
        {own !== undefined && (
          <button class="vl-link" type="button" onClick={() => setSaid({ ...said, words: rest })}>
            {say('places.say-nothing')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
