// A sentence out of a dictionary: there, or an error. Nobody is shown an empty place or the name of a key.

/** The sentence of a key. Throws where the dictionary lacks it. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  const found: unknown = words[key];
  if (typeof found !== 'string') throw new Error(`no words for “${key}”`);
  return found;
}
