// Texts to start an answer from, in the person's language if there is one.
import { useState } from 'preact/hooks';
import type { Here } from '../seat/here.ts';

type Props = { here: Here; language: unknown; use(text: string): void };

/** Choosing one writes nothing yet: a list also turns by a stray key. */
export function Templates({ here: { say, content }, language, use }: Props) {
  const [index, choose] = useState('');
  const own = typeof language === 'string' ? language : content.locale;
  const chosen = index === '' ? undefined : content.templates[Number(index)];
  const text = chosen?.text[own] ?? chosen?.text[content.locale];
  const put = (): void => {
    if (text === undefined) return;
    use(text);
    choose('');
  };
  return (
    <div class="vl-row vl-grow">
      <label class="vl-grow">
        {say('reply.template')}
        <select name="template" value={index} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{say('reply.choose')}</option>
          {content.templates.map((each, at) => (
            <option key={each.order} value={at}>
              {each.name[content.locale] ?? each.name.nl}
              {each.text[own] === undefined ? ` (${content.locale})` : ''}
              {each.reviewed.includes(own) ? '' : ` · ${say('reply.not-reviewed')}`}
            </option>
          ))}
        </select>
      </label>
      <button class="vl-button vl-button--quiet" type="button" aria-disabled={text === undefined} onClick={put}>
        {say('reply.put')}
      </button>
    </div>
  );
}
