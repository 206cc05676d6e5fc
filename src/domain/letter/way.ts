// Who writes: for themselves, for somebody else whom they are near, or for their work with that person's yes.

/** The three ways in, in the order they are offered. */
export const ways = ['self', 'near', 'professional'] as const;
export type Way = (typeof ways)[number];

/** The way in that a value names; anything else is for oneself. */
export const wayOf = (value: unknown): Way => ways.find((way) => way === value) ?? 'self';

/** The path of the form of a way in, after the language and without slashes around it. */
export const formPath = (way: Way): string => (way === 'self' ? 'refer' : `refer/${way}`);
