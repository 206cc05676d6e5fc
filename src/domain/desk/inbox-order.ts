// How the desk's list is ordered: what cannot wait first in every order, then groups under a heading, what looks automatic last.
import type { DutchMoment } from '../time/days.ts';
import { type Person, rankOf } from './inbox.ts';
import type { ReferralLetter } from '../letter/letter.ts';
import type { Located } from '../areas/region.ts';
import { forbidsCalls, hasNumber, minutesUntil, windowOf } from '../letter/safe-contact.ts';

/** By what the list can be ordered. */
export const orders = ['urgency', 'contact', 'language', 'region', 'company'] as const;
export type InboxOrder = (typeof orders)[number];

/** Headings that are sentences of the desk; others are names of languages, regions and company. */
export const headings = [
  'urgent',
  'aside',
  'unopened',
  'now',
  'today',
  'other-day',
  'otherwise',
  'letter-box',
  'do-not-call',
  'language-unknown',
  'place-unknown',
  'company-unknown',
] as const;
const heading = (name: (typeof headings)[number]): string => `group.${name}`;

/** What the orders go by beside the letters. */
export interface Bearings {
  moment: DutchMoment;
  locale: string;
  say(key: string): string;
  locate(typed: string): Located | null;
}

/** People under one heading; by urgency there is one section without. */
export interface Section {
  heading: string | null;
  people: Person[];
}

/** A person's group: its words, where it stands among the groups of its order (words decide between equals), and where they stand within. */
interface Group {
  name: string;
  at: number;
  within: number;
}

/** The list in one order, in sections. Within a section: new before answered, then the longest waiting. */
export function sectionsIn(people: readonly Person[], order: InboxOrder, bearings: Bearings): Section[] {
  const words = new Intl.Collator(bearings.locale);
  const listed = people.map((person) => ({
    person,
    rank: rankOf(person),
    part: partOf(rankOf(person)),
    ...groupOf(person, order, bearings),
  }));
  listed.sort(
    (a, b) =>
      a.part - b.part ||
      a.at - b.at ||
      (a.name === b.name ? 0 : words.compare(a.name, b.name)) ||
      a.rank - b.rank ||
      a.within - b.within ||
      Number(a.person.since > b.person.since) - Number(a.person.since < b.person.since),
  );
  const sections: Section[] = [];
  for (const { person, part, name } of listed) {
    const own = order === 'urgency' ? null : (partHeading(part, bearings) ?? name);
    const last = sections.at(-1);
    if (last?.heading === own) last.people.push(person);
    else sections.push({ heading: own, people: [person] });
  }
  return sections;
}

/** Three parts in every order: what cannot wait, the work, and what was put to rest. */
const partOf = (rank: number): number => (rank < 1 ? 0 : rank < 5 ? 1 : 2);

function partHeading(part: number, { say }: Bearings): string | null {
  if (part === 1) return null;
  return say(heading(part === 0 ? 'urgent' : 'aside'));
}

function groupOf({ first }: Person, order: InboxOrder, bearings: Bearings): Group {
  if (order === 'urgency') return { name: '', at: 0, within: 0 };
  const group = first ? groups[order](first, bearings) : { name: heading('unopened'), at: 99 };
  return { within: 0, ...group, name: bearings.say(group.name) };
}

type Grouping = (first: ReferralLetter, bearings: Bearings) => { name: string; at: number; within?: number };

const groups: Record<Exclude<InboxOrder, 'urgency'>, Grouping> = {
  contact: contactGroup,
  language({ answers: { language } }) {
    if (typeof language !== 'string') return { name: heading('language-unknown'), at: 2 };
    return { name: `language.${language}`, at: language === 'other' ? 1 : 0 };
  },
  region({ answers: { place } }, { locate }) {
    const located = typeof place === 'string' ? locate(place) : null;
    return located ? { name: located.region, at: 0 } : { name: heading('place-unknown'), at: 1 };
  },
  company({ answers: { company } }) {
    const order = ['group', 'children', 'partner', 'alone'];
    const at = order.findIndex((each) => [company ?? []].flat().includes(each));
    return at < 0 ? { name: heading('company-unknown'), at: order.length } : { name: `company.${order[at]}`, at };
  },
};

/** Who may be called now stands first, whose hours end soonest above; then who may be called later, the soonest above. */
function contactGroup({ do_not_call, answers }: ReferralLetter, { moment }: Bearings): ReturnType<Grouping> {
  if (do_not_call || forbidsCalls(answers)) return { name: heading('do-not-call'), at: 5 };
  const window = windowOf(answers);
  const lines = [answers.contact_at, answers.their_contact].filter((line) => line !== undefined);
  if (window && lines.length > 0 && (answers.contact === 'phone' || lines.some(hasNumber))) {
    const wait = minutesUntil(window, moment);
    if (wait === 0) return { name: heading('now'), at: 0, within: window.to };
    const isToday = moment.minutes + wait < 24 * 60;
    return { name: heading(isToday ? 'today' : 'other-day'), at: isToday ? 1 : 2, within: wait };
  }
  const isOtherwise = answers.contact === 'mail' || answers.contact === 'person';
  return { name: heading(isOtherwise ? 'otherwise' : 'letter-box'), at: isOtherwise ? 3 : 4 };
}
