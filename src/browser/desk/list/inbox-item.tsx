// One person in the list: what cannot wait, where and with whom, and how they may be reached, before anybody opens a letter.
import { caseName } from '#domain/desk/case-name';
import type { Person } from '#domain/desk/inbox';
import type { Located } from '#domain/areas/region';
import { forbidsCalls } from '#domain/letter/safe-contact';
import { dayText, type Here } from '../seat/here.ts';

type Props = {
  here: Here;
  person: Person;
  /** Where the place lies that they typed, when the list shows that. */
  located: Located | null;
  /** The heading above: what it says is not said again. */
  heading: string | null;
  open(): void;
};

export function InboxItem({ here, person, located, heading, open }: Props) {
  const { say } = here;
  return (
    <button
      class="vl-inbox__item"
      type="button"
      data-mailbox={person.mailbox}
      data-urgent={person.urgent || undefined}
      data-unread={person.unread > 0 || undefined}
      onClick={open}
    >
      <Tags person={person} say={say} />
      <span class="vl-inbox__about">
        {person.number !== null && <strong class="vl-inbox__name">{caseName(person.number)}</strong>}
        {aboutOf(person, say, located, heading).map(({ name, said, more }) => (
          <span key={name} data-about={name}>
            {' · '}
            <bdi>{said}</bdi>
            {more && ` (${more})`}
          </span>
        ))}
      </span>
      <Side here={here} person={person} />
      <span class="vl-inbox__rule">{ruleOf(person, say)}</span>
    </button>
  );
}

/** What somebody told that tells people apart, in the desk's words. */
function aboutOf({ first }: Person, say: Here['say'], located: Located | null, heading: string | null) {
  const answers = first?.answers ?? {};
  const choices = (name: string): string =>
    [answers[name] ?? []]
      .flat()
      .map((value) => say(`${name}.${value}`))
      .join(', ');
  const typed = typeof answers.place === 'string' ? answers.place : '';
  return [
    { name: 'need', said: choices('need'), more: '' },
    { name: 'age', said: choices('age'), more: '' },
    { name: 'place', said: typed, more: whereText(typed, located, heading) },
    { name: 'language', said: choices('language'), more: '' },
    { name: 'company', said: choices('company'), more: '' },
    { name: 'way', said: answers.way === 'self' ? '' : choices('way'), more: '' },
  ].filter(({ said }) => said !== '');
}

/** How long they wait, and whose they are. */
function Side({ here: { say, content }, person: { days, since, owner } }: Pick<Props, 'here' | 'person'>) {
  const waiting = days === 0 ? 'list.today' : 'list.days';
  return (
    <span class="vl-inbox__side">
      <span>{days === null ? dayText(content.locale, since) : say(waiting, { count: days })}</span>
      <span data-owner={owner?.name ?? ''}>
        {owner === null ? say('list.nobody') : <bdi>{owner.isAway ? say('list.away', { name: owner.name }) : owner.name}</bdi>}
      </span>
    </span>
  );
}

/** What somebody must see before anything else, in the order of what cannot wait. */
function Tags({ person, say }: { person: Person; say: Here['say'] }) {
  const { first, unread, days } = person;
  const tags: [boolean, string][] = [
    [person.urgent, first?.answers.need === 'tonight' ? 'tag.tonight' : 'tag.danger'],
    [unread > 0, 'tag.new'],
    [person.waits, 'tag.waits'],
    [person.isDue, 'tag.look-again'],
    [person.answered && !person.done, 'tag.answered'],
    [person.marked, 'tag.marked'],
    [person.muted, 'tag.muted'],
    [person.done, 'tag.done'],
    [person.unproven, 'tag.unproven'],
    [person.broken > 0, 'tag.broken'],
  ];
  return (
    <span class="vl-inbox__tags">
      {tags.map(
        ([isOn, key]) =>
          isOn && (
            <span key={key} class="vl-tag" data-tag={key.slice(4)}>
              {say(key, { count: unread, days: days ?? 0 })}
            </span>
          ),
      )}
    </span>
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
  if (first.do_not_call || forbidsCalls(first.answers)) return say('rule.do-not-call');
  const { contact, days, from, to } = first.answers;
  const named = [days ?? []].flat().map((day) => say(`days.${day}`));
  if (typeof contact !== 'string') return say('rule.letter-box');
  return from && to
    ? say('rule.hours', { how: say(`contact.${contact}`), days: named.join(', '), from: String(from), to: String(to) })
    : say(`contact.${contact}`);
}
