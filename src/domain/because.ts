// The reasons of a lookup in words, from the sentences of the interface.
import type { CareStep } from './find-care.ts';

/** All sentences of the interface in one language. */
type Words = Record<string, string>;

const word = (words: Words, key: string): string => {
  const found = words[key];
  if (found === undefined) throw new Error(`no words for ${key}`);
  return found;
};

/** The reasons as sentences, in order; what a record names, and what it does not, are each told in one sentence. */
export function reasonsInWords(words: Words, { because }: CareStep): string[] {
  const told = new Set<string>();
  return because.flatMap((one) => {
    if (!('term' in one)) return [word(words, `because.${one.code}`)];
    if (told.has(one.code)) return [];
    told.add(one.code);
    const alike = because.flatMap((other) =>
      'term' in other && other.code === one.code ? [word(words, `term.${other.facet}.${other.term}`)] : [],
    );
    return [word(words, `because.${one.code}`).replace('{what}', alike.join('; '))];
  });
}
