// A secret key as people type it from paper: blanks, line ends, any dash and invisible marks do not matter, and a typing error is told as one.
import { bech32 } from '@scure/base';

/** What stands in front of every secret key of age, without its dashes, and how many letters and digits follow. */
const [FRONT, REST] = ['AGESECRETKEY1', 58];

/** What was typed: a key; nothing like one; a number of letters that is not right; a letter that no key has; or a slip somewhere. */
export type TypedKey =
  | { kind: 'key'; key: string }
  | { kind: 'none' | 'typo' }
  | { kind: 'length'; letters: number; most: number }
  | { kind: 'letter'; letter: string };

/** Reads a secret key from a paper or a file; other lines of a file (they begin with #) do not matter. */
export function readSecretKey(text: string): TypedKey {
  const lines = text.split(/\r?\n/).filter((line) => !line.trim().startsWith('#'));
  const typed = lines
    .join('')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\p{Cc}\u2212_.·"“”']/gu, '');
  const at = typed.indexOf(FRONT);
  if (at < 0) return { kind: 'none' };
  const rest = typed.slice(at + FRONT.length);
  if (isWhole(rest.slice(0, REST))) return { kind: 'key', key: keyOf(rest.slice(0, REST)) };
  const strange = [...rest].find((letter) => !/[AC-HJ-NP-Z02-9]/.test(letter));
  if (strange !== undefined) return { kind: 'letter', letter: strange };
  if (rest.length !== REST) return { kind: 'length', letters: rest.length, most: REST };
  return { kind: 'typo' };
}

const keyOf = (rest: string): string => `AGE-SECRET-KEY-1${rest}`;

/** True when its own check letters are right: a slip of one letter is always noticed. */
const isWhole = (rest: string): boolean => bech32.decodeUnsafe(keyOf(rest).toLowerCase()) !== undefined;
