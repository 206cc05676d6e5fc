// What a button in a letter box asks for: one word, and where it is about something, that after it. The same in both doors.
import { type Tap, taps } from '../letter/letter.ts';
import { LOOK_AGAIN_MONTHS } from './retention.ts';

const plain = ['open', 'write', 'older', 'stay', 'close', 'language', 'delete', 'delete-now'] as const;
const aboutOne = ['delete-letter', 'delete-letter-now'] as const;

/** `delete` and `delete-letter` ask; only their `-now` deletes (H17). `look-again` 0 takes a chosen day back. */
export type BoxAction =
  | { do: (typeof plain)[number] }
  | { do: (typeof aboutOne)[number]; letter: string }
  | { do: 'tap'; say: Tap; letter: string }
  | { do: 'listened'; say: 'yes' | 'no' }
  | { do: 'look-again'; months: number };

/** The action that the value of a button stands for; null when it stands for none. */
export function boxActionOf(value: string): BoxAction | null {
  const [word, about = '', letter = ''] = value.split(' ');
  const simple = plain.find((each) => each === word);
  if (simple) return { do: simple };
  const one = aboutOne.find((each) => each === word);
  if (one) return about === '' ? null : { do: one, letter: about };
  const say = taps.find((each) => each === about);
  if (word === 'tap') return say && letter !== '' ? { do: 'tap', say, letter } : null;
  if (word === 'listened') return say === 'yes' || say === 'no' ? { do: 'listened', say } : null;
  const months = [0, ...LOOK_AGAIN_MONTHS].find((each) => String(each) === about);
  return word === 'look-again' && months !== undefined ? { do: 'look-again', months } : null;
}
