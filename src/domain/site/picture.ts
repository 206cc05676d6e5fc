// The pictures of the site: which one stands beside which word. A picture never stands alone, and none shows police, force or a flag.

/** Names of drawings in Phosphor Icons (https://phosphoricons.com, MIT), by what they stand beside. */
export const pictures = {
  'situation.tonight': 'moon-stars',
  'situation.pay': 'wallet',
  'situation.made-to': 'hand-palm',
  'situation.pictures': 'image',
  'situation.fear': 'cloud-rain',
  'situation.under-18': 'backpack',
  'situation.someone-else': 'users',
  'situation.professional': 'briefcase',
  'need.tonight': 'moon-stars',
  'need.soon': 'bed',
  'need.talk': 'chats-circle',
  'need.doctor': 'first-aid-kit',
  'need.lawyer': 'scales',
  'need.pay': 'wallet',
  'need.unknown': 'question',
  'position.dutch': 'house',
  'position.eu': 'suitcase',
  'position.permit': 'stamp',
  'position.asylum': 'tent',
  'position.no_stay': 'user',
  'position.unsure': 'question',
  'position.minor': 'backpack',
  'step.lock': 'lock-simple',
  'step.read': 'envelope-open',
  'step.answer': 'chat-text',
  'step.yours': 'signpost',
} as const satisfies Record<string, string>;

export type Pictured = keyof typeof pictures;

/** Drawings that point along the reading direction: they turn where a language reads from the right. */
export const turning: readonly string[] = ['chat-text', 'chats-circle', 'signpost'];

/** The drawing beside a word, or null where none stands. */
export const pictureOf = (what: string): string | null => (what in pictures ? pictures[what as Pictured] : null);

/** The drawings that a page needs for some words, or whole families of them, each once. */
export const drawingsOf = (families: readonly string[]): string[] => [
  ...new Set(
    Object.entries(pictures).flatMap(([what, drawing]) =>
      families.some((family) => `${what}.`.startsWith(`${family}.`)) ? [drawing] : [],
    ),
  ),
];
