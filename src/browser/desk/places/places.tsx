// A provider's page of free places: three words by kind, kept for a day, and what is told of all providers together.
import { useEffect, useState } from 'preact/hooks';
import { type PlaceKind, placeKinds, placeWords, type SaidPlaces, type Saying, type ShownPlace } from '#domain/care/places';
import { ask } from '../seat/ask.ts';
import { type Here, quarterText } from '../seat/here.ts';

interface Told {
  own: Saying | null;
  shown: ShownPlace[];
}

export function Places({ here }: { here: Here }) {
  const { say, fail, tell, content } = here;
  const [told, setTold] = useState<Told | null>(null);
  const [said, setSaid] = useState<SaidPlaces>({ provider: '', words: {} });
  const load = async (): Promise<void> => {
    const got = await ask<Told>('places');
    if ('refused' in got) return fail(got.refused);
    setTold(got.value);
    if (got.value.own) setSaid({ provider: got.value.own.provider, words: got.value.own.words });
  };
  useEffect(() => void load(), []);
  const send = async (): Promise<void> => {
    if (said.provider === '') return tell(say('places.who-first'));
    const done = await ask('say-places', said);
    if ('refused' in done) return fail(done.refused);
    await load();
    tell(say('places.kept'));
  };
  if (told === null) return <h1 tabIndex={-1}>{say('places.title')}</h1>;
  return (
    <>
      <h1 tabIndex={-1}>{say('places.title')}</h1>
      <p>{say('places.how')}</p>
      <p class="vl-soft">{say('places.hidden')}</p>
      <form
        class="vl-card"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
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
        {placeKinds.map((kind) => (
          <Kind key={kind} here={here} kind={kind} said={said} setSaid={setSaid} />
        ))}
        <button class="vl-button" type="submit">
          {say('places.say')}
        </button>
        {told.own && <p class="vl-soft">{say('places.said', { moment: quarterText(content.locale, told.own.saidAt) })}</p>}
      </form>
      <h2>{say('places.together')}</h2>
      {told.shown.length === 0 && <p>{say('places.none-told')}</p>}
      <ul>
        {told.shown.map(({ kind, word, toldAt }) => (
          <li key={kind}>
            {say(`place.${kind}`)}: <strong>{say(`free.${word}`)}</strong> ({quarterText(content.locale, toldAt)})
          </li>
        ))}
      </ul>
    </>
  );
}

type KindProps = { here: Here; kind: PlaceKind; said: SaidPlaces; setSaid(said: SaidPlaces): void };

/** One question: some, few or none. Nothing starts chosen, and what was said can be taken back. */
function Kind({ here: { say }, kind, said, setSaid }: KindProps) {
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
