// One person in the list: what cannot wait, where and with whom, and how they may be reached, before anybody opens a letter.
import type { Person } from '#domain/inbox';
import type { Located } from '#domain/region';
import { dayText, type Here } from './here.ts';

type Props = {
  here: Here;
  person: Person;
  /** Where the place lies that they typed, when the list shows that. */
  located: Located | null;
  /** The heading above: what it says is not said again. */
  heading: string | null;
  open(): void;
};

export function InboxItem({ here: { say, content }, person, located, heading, open }: Props) {
  const { first } = person;
  const answers = first?.answers ?? {};
  const choices = (name: string): string =>
    [answers[name] ?? []]
      .flat()
      .map((value) => say(`${name}.${value}`))
      .join(', ');
  const typed = typeof answers.place === 'string' ? answers.place : '';
  const about = [{ said: choices('language') }, { said: typed, more: whereText(typed, located, heading) }, { said: choices('company') }];
  return (
    <button
      class="vl-inbox__item"
      type="button"
      data-mailbox={person.mailbox}
      data-urgent={person.urgent || undefined}
      data-unread={person.unread > 0 || undefined}
      onClick={open}
    >
      <span class="vl-inbox__tags">
        {person.urgent && <span class="vl-tag">{say(answers.need === 'tonight' ? 'tag.tonight' : 'tag.danger')}</span>}
        {person.unread > 0 && <span class="vl-tag">{say('tag.new', { count: person.unread })}</span>}
        {person.isDue && <span class="vl-tag">{say('tag.look-again')}</span>}
        {person.answered && <span class="vl-tag">{say('tag.answered')}</span>}
        {person.marked && <span class="vl-tag">{say('tag.marked')}</span>}
        {person.muted && <span class="vl-tag">{say('tag.muted')}</span>}
        {person.done && <span class="vl-tag">{say('tag.done')}</span>}
        {person.broken > 0 && <span class="vl-tag">{say('tag.broken')}</span>}
      </span>
      <span>
        {dayText(content.locale, person.since)}
        {about.flatMap(({ said, more }) => (said === '' ? [] : [' · ', <bdi>{said}</bdi>, more && ` (${more})`]))}
        {first && answers.way !== undefined && answers.way !== 'self' && ` · ${say(`way.${String(answers.way)}`)}`}
      </span>
      <span class="vl-inbox__rule">{ruleOf(person, say)}</span>
    </button>
  );
}

/** The municipality and the region of a typed place, where neither the place nor the heading says it. */
function whereText(typed: string, located: Located | null, heading: string | null): string {
  if (!located) return '';
  const { municipality, region } = located;
  const said = [typed.trim().toLowerCase(), heading?.toLowerCase()];
  return [municipality, region].filter((each) => each !== null && !said.includes(each.toLowerCase())).join(', ');
}

/** How this person may be reached, in one line: it stands in the list, before anybody opens a letter. */
function ruleOf({ first, closed }: Person, say: Here['say']): string {
  if (!first) return say(closed > 0 ? 'rule.closed' : 'rule.unknown');
  if (first.do_not_call) return say('rule.do-not-call');
  const { contact, from, to } = first.answers;
  if (typeof contact !== 'string') return say('rule.letter-box');
  return from && to ? say('rule.hours', { how: say(`contact.${contact}`), from: String(from), to: String(to) }) : say(`contact.${contact}`);
}
