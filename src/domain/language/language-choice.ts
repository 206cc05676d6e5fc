// Which languages to offer, in which order, and where each leads: the place one came from, or the card of that language.
import { hasPlace } from './ladder.ts';
import type { Language } from './language.ts';

/** One language to choose, and its path after the code. */
export interface LanguageChoice extends Pick<Language, 'code' | 'name' | 'dir'> {
  path: string;
}

/** The page of all languages: the place one came from, and where each language leads. */
export interface LanguageView {
  page: 'language';
  of: string;
  choices: LanguageChoice[];
}

/** A place of the site: small words with a slash behind each; nothing else is repeated in a link. */
const PLACE = /^([a-z0-9-]{1,60}\/){1,4}$/;

/**
 * Languages with pages and languages that keep a card, those the browser asks for first (`Accept-Language`, RFC 9110), the rest
 * in the order of the site. Each leads to the same place where it has that, else to its first page. A place that is none of ours
 * counts as the first page.
 */
export function languageChoices(
  served: readonly Pick<Language, 'code' | 'name' | 'dir' | 'promise'>[],
  cards: readonly Pick<Language, 'code' | 'name' | 'dir'>[],
  asked: string,
  accepted: string,
): { of: string; choices: LanguageChoice[] } {
  const of = PLACE.test(asked) ? asked : '';
  const wanted = accepted
    .split(',')
    .map((each) => each.trim().split(/[-;]/)[0]?.toLowerCase().replace(/^fil$/, 'tl').replace(/^prs$/, 'fa'));
  const likely = ({ code }: LanguageChoice): number => {
    const at = wanted.indexOf(code.split('-')[0]);
    return at < 0 ? wanted.length : at;
  };
  const choices = [
    ...served.map(({ code, name, dir, promise }) => ({ code, name, dir, path: hasPlace(promise, of) ? of : '' })),
    ...cards.map(({ code, name, dir }) => ({ code, name, dir, path: '' })),
  ];
  return { of, choices: choices.sort((a, b) => likely(a) - likely(b)) };
}
