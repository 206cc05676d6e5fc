// My overview: in which order things help, and which rights belong to a circumstance someone chooses.

/** Rights in the order in which they help, whoever you are. */
export const steps = ['now', 'safe-place', 'doctor', 'interpreter', 'rest', 'lawyer', 'one-person', 'permit', 'money', 'work'] as const;

/** A circumstance that can be chosen, with the rights to show for it, the most telling first. */
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

/** What somebody may say of their passport; never a country. */
export const passports = ['dutch', 'eu', 'third', 'none', 'unsaid'] as const;
