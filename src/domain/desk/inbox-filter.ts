// What of the list is shown: by words that are looked for on the device, by who has the case, and by how it stands.
import { caseName } from './case-name.ts';
import type { Person } from './inbox.ts';

export const owners = ['anybody', 'mine', 'nobody'] as const;
export const states = ['all', 'unread', 'waits', 'due', 'answered', 'closed'] as const;

/** What somebody looks for. */
export interface Filter {
  words: string;
  owner: (typeof owners)[number];
  state: (typeof states)[number];
}
export const noFilter: Filter = { words: '', owner: 'anybody', state: 'all' };

export const isFiltered = ({ words, owner, state }: Filter): boolean => words.trim() !== '' || owner !== 'anybody' || state !== 'all';

/** Small letters without marks, so that “emre” finds “Émre”. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What was looked through before, by the first letter: reading a thousand letters anew at each key would be slow. */
const texts = new WeakMap<object, string>();

/** Everything of somebody that can be looked for: their case's name, who has it, and what they wrote, with answers in the desk's words. */
function textOf({ first, number, owner }: Person, say: (key: string) => string): string {
  const own = plain(`${number === null ? '' : caseName(number)} ${owner?.name ?? ''}`);
  if (!first) return own;
  const known = texts.get(first);
  const said =
    known ??
    plain(
      Object.entries(first.answers)
        .map(([name, value]) => answerText(name, value, say))
        .join(' '),
    );
  texts.set(first, said);
  return `${own} ${said}`;
}

const answerText = (name: string, value: string | string[], say: (key: string) => string): string =>
  [value]
    .flat()
    .map((each) => (say(`${name}.${each}`) === `${name}.${each}` ? each : say(`${name}.${each}`)))
    .join(' ');

const stateOf: Record<Filter['state'], (person: Person) => boolean> = {
  all: () => true,
  unread: ({ unread }) => unread > 0,
  waits: ({ waits }) => waits,
  due: ({ isDue }) => isDue,
  answered: ({ answered, done }) => answered && !done,
  closed: ({ done }) => done,
};

/** The people that fit. A case whose owner is away counts as nobody's. What cannot wait shows whatever is chosen, but for words. */
export function filtered(people: readonly Person[], { words, owner, state }: Filter, me: string, say: (key: string) => string): Person[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const isOf = ({ owner: has }: Person): boolean =>
    owner === 'anybody' || (owner === 'mine' ? has?.member === me : has === null || has.isAway);
  return people.filter((person) => {
    if (!person.urgent && !(isOf(person) && stateOf[state](person))) return false;
    const text = wanted.length === 0 ? '' : textOf(person, say);
    return wanted.every((word) => text.includes(word));
  });
}
