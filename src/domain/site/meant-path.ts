// An address as somebody copied or typed it, with a bracket, capitals or accents, made into the one it was meant to be.
import { slugOf } from '../areas/place-name.ts';

/** The path of a page of ours that was meant, or null when the path is one already, or none in any way. */
export function meantPath(path: string, locales: readonly string[]): string | null {
  const [first = '', ...rest] = decoded(path)
    .replace(/\/index\.html?$/i, '/')
    .split('/')
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const [wanted, base] = [slugOf(first), slugOf(first).split('-')[0]];
  const locale = locales.find((code) => code.toLowerCase() === wanted) ?? locales.find((code) => code.toLowerCase() === base);
  if (locale === undefined) return null;
  const meant = `/${[locale, ...rest.map(slugOf)].filter((part) => part !== '').join('/')}/`;
  return meant === path || meant === `${path}/` ? null : meant;
}

/** Undoes what mail and chat programs encode, twice over at most; a half code stays as it is. */
function decoded(path: string): string {
  let text = path;
  for (let round = 0; round < 2; round += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return text;
    }
  }
  return text;
}
