// Before many letters are put aside: which ones, to be looked through. Nobody who was answered, and nobody whose letter opens as urgent, is among them.
import type { ComponentChildren } from 'preact';
import { caseName } from '#domain/desk/case-name';
import type { Person } from '#domain/desk/inbox';
import { dayText, type Here } from '../seat/here.ts';

type Props = { here: Here; people: Person[]; count: number; leave(): void; children: ComponentChildren };

export function Preview({ here: { say, content }, people, count, leave, children }: Props) {
  return (
    <section class="vl-notice" data-preview>
      <h2>{say('junk.preview', { count })}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.mailbox}>
            {person.number !== null && <strong>{caseName(person.number)} · </strong>}
            {dayText(content.locale, person.since)} · {say(person.first ? 'junk.opens' : 'junk.closed')}
            {typeof person.first?.answers.place === 'string' && (
              <>
                {' · '}
                <bdi>{person.first.answers.place}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <div class="vl-actions">
        {children}
        <button class="vl-button vl-button--quiet" type="button" onClick={leave}>
          {say('junk.leave')}
        </button>
      </div>
    </section>
  );
}
