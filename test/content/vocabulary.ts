// The words that hurt, mislead or give a visitor away, as the pack of each language has them (content/packs).
import { matching, type Pack, plain } from '#domain/language/pack';
import { packOf } from '../../src/operator/packs.ts';
import { files, slugOf } from './texts.ts';

const packs = new Map<string, Pack>();

/** The pack of a language, read once. Throws, and tells what to write, where a language has none: a check without rules must not pass. */
export function rulesOf(locale: string): Pack {
  const pack = packs.get(locale) ?? packOf(locale);
  packs.set(locale, pack);
  return pack;
}

/** Languages that have a pack. */
export const packed = files('content/packs/*.yml').map(slugOf);

/** What a text says of these patterns; null when nothing. */
export const saying = (patterns: string | readonly string[], text: string): RegExpExecArray | null => matching(patterns).exec(plain(text));

const revealing = packed.flatMap((locale) => rulesOf(locale).revealing);

/** The first revealing word in a text, of any language: an English word gives a Dutch page away too. */
export const revealingWord = (text: string): string | null => saying(revealing, text)?.[0] ?? null;
