// What a desk adds to a summary, because nobody is asked for it when they write. It stays in this page's memory.
import { type Added, ADDED_MAX, type addedChoices, addedLines } from '#domain/consent/summary';
import type { Party } from '#domain/consent/consent';
import type { Here } from '../seat/here.ts';

type Props = { here: Here; added: Added; keep(added: Added): void; choices: typeof addedChoices };

export function AddedFields({ here: { say }, added, keep, choices }: Props) {
  const names = Object.keys(choices) as (keyof typeof choices)[];
  return (
    <fieldset>
      <legend>{say('take.add')}</legend>
      {names.map((name) => (
        <label key={name} class="vl-step">
          <span>{say(`added.${name}`)}</span>
          <select
            name={`added-${name}`}
            value={added[name] ?? ''}
            onChange={(event) => keep({ ...added, [name]: event.currentTarget.value })}
          >
            <option value="">{say('take.empty')}</option>
            {choices[name].map((value) => (
              <option key={value} value={value}>
                {addedText(say, name, value)}
              </option>
            ))}
          </select>
        </label>
      ))}
      {addedLines.map((name) => (
        <label key={name} class="vl-step">
          <span>{say(`added.${name}`)}</span>
          <input
            type="text"
            name={`added-${name}`}
            maxLength={ADDED_MAX}
            autocomplete="off"
            value={added[name] ?? ''}
            onInput={(event) => keep({ ...added, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}

/** What a desk added, in words. */
export function addedText(say: Here['say'], name: keyof Added, value: string): string {
  if (name === 'kind') return say(`kind.${value}`);
  return name === 'origin' || name === 'sector' ? value : say(`value.${value}`);
}

/** With whom it is shared, in the desk's words. */
export const partyName = ({ say }: Here, { who, name }: Pick<Party, 'who' | 'name'>): string =>
  name === '' ? say(`with.${who}`) : `${say(`with.${who}`)} · ${name}`;
