// Looking for somebody in the list: by words, by who has the case, by how it stands. Everything happens on this device.
import { type Filter, owners, states } from '#domain/desk/inbox-filter';
import type { Here } from '../seat/here.ts';

type Props = { here: Here; filter: Filter; change(filter: Filter): void };

export function Filters({ here: { say }, filter, change }: Props) {
  return (
    <>
      <label class="vl-grow">
        {say('filter.words')}
        <input
          type="search"
          name="filter"
          autocomplete="off"
          spellcheck={false}
          value={filter.words}
          onInput={(event) => change({ ...filter, words: event.currentTarget.value })}
        />
      </label>
      <Choice say={say} of="owner" values={owners} value={filter.owner} choose={(owner) => change({ ...filter, owner })} />
      <Choice say={say} of="state" values={states} value={filter.state} choose={(state) => change({ ...filter, state })} />
    </>
  );
}

/** One of a few ways to narrow the list, by the words of its kind. */
function Choice<Value extends string>({
  say,
  of,
  values,
  value,
  choose,
}: {
  say: Here['say'];
  of: 'owner' | 'state';
  values: readonly Value[];
  value: Value;
  choose(value: Value): void;
}) {
  return (
    <label>
      {say(`filter.${of}`)}
      <select name={`filter-${of}`} value={value} onChange={(event) => choose(event.currentTarget.value as Value)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {say(`${of}.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
