// My overview: which whole answers stand on the sheet of a position, and which questions belong to a circumstance someone chooses.
import type { Position } from './answer-content.ts';

/** Steps that a person and their desk can agree on, in the order in which they help. */
export const steps = ['now', 'safe-place', 'doctor', 'interpreter', 'rest', 'lawyer', 'one-person', 'permit', 'money', 'work'] as const;

/** What helps first, for everybody; one more belongs to each position. */
const first = ['now', 'doctor', 'lawyer', 'one-person'] as const;
const own: Record<Position, string> = {
  dutch: 'money',
  eu: 'rest',
  permit: 'staying-longer',
  asylum: 'rest',
  no_stay: 'rest',
  unsure: 'rest',
  minor: 'children',
};

/** Questions on the sheet of a position, in the order in which they help. */
export const stepsFor = (position: Position): string[] => [...first, own[position]];

/** A circumstance that can be chosen, with the questions to show for it, the most telling first. */
export const picks = {
  turning: ['after-18', 'children'],
  together: ['place-for-us', 'family'],
  group: ['wages', 'place-for-us', 'own-language'],
  more: ['more-needs', 'healing'],
  elsewhere: ['asylum', 'rest'],
  quiet: ['staying', 'court-case'],
  over: ['fund', 'compensation', 'healing'],
  again: ['one-person', 'now'],
  ending: ['staying-longer', 'objection'],
  after: ['afterwards', 'money', 'work'],
} as const satisfies Record<string, readonly string[]>;
export type Pick = keyof typeof picks;
