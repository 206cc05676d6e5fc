// Closing: a few counts are added, of one attribute or of two, and the letter box leaves the list until the person writes again.
import { useState } from 'preact/hooks';
import type { Thread } from '#domain/desk-answer';
import type { ReferralLetter } from '#domain/letter';
import { type About, type Attribute, attributeNames, attributes, waitedFor } from '#domain/tally';
import { ask } from './ask.ts';
import type { Go, Here } from './here.ts';

type Props = { here: Here; thread: Thread; mailbox: string; first: ReferralLetter | null; go: Go; reload(): Promise<void> };

/** What is known already, from the answers and the days; everything can be changed or left out. */
function knownAbout(thread: Thread, first: ReferralLetter | null): About {
  const written = thread.letters.find(({ direction }) => direction === 'to-desk')?.written_on;
  const answered = thread.letters.find(({ direction, plan }) => direction === 'to-person' && plan === 0)?.written_on;
  const need = typeof first?.answers.need === 'string' ? first.answers.need : '';
  const company = [first?.answers.company ?? []].flat();
  const asked = (
    { tonight: 'place', soon: 'place', talk: 'talk', doctor: 'doctor', lawyer: 'lawyer', pay: 'pay' } as Record<string, string>
  )[need];
  return {
    ...(asked && { asked }),
    ...(company.length > 0 && { company: companyOf(company) }),
    ...(written && answered && { waited: waitedFor(written, answered) }),
  };
}

function companyOf(company: string[]): string {
  if (company.includes('group')) return 'group';
  if (company.includes('children')) return 'family';
  return company.includes('partner') ? 'couple' : 'alone';
}

export function Close({ here: { say, fail, tell }, thread, mailbox, first, go, reload }: Props) {
  const [about, setAbout] = useState<About>(() => knownAbout(thread, first));
  const set = (name: Attribute, value: string): void => {
    const { [name]: _old, ...rest } = about;
    setAbout(value === '' ? rest : { ...rest, [name]: value });
  };
  const close = async (): Promise<void> => {
    const done = await ask('close', { mailbox, seen: thread.newest, about });
    if ('refused' in done) {
      if (done.refused === 'changed-meanwhile') await reload();
      return fail(done.refused);
    }
    go({ name: 'inbox' });
    return tell(say('close.done'));
  };
  return (
    <details class="vl-card vl-noprint">
      <summary>{say('close.title')}</summary>
      <p>{say('close.how')}</p>
      {attributeNames.map((name) => (
        <label key={name} class="vl-field">
          {say(`count.${name}`)}
          <select name={name} value={about[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value)}>
            <option value="">{say('close.not-counted')}</option>
            {attributes[name].map((value) => (
              <option key={value} value={value}>
                {say(`value.${value}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button class="vl-button vl-button--quiet" type="button" onClick={() => void close()}>
        {say('close.button')}
      </button>
    </details>
  );
}
