// The ladder of languages: a card, then the core (what a person in need uses first), then everything; and what stands on each rung.
import { SOURCE_LOCALE } from './in-language.ts';
import type { Language } from './language.ts';

/** What the readers of a language are promised. */
export type Promised = Language['promise'];

/** Under which key a dictionary says what its language promises, so that every link knows which pages are there. */
export const PROMISE_KEY = 'language.promise';

/** Where somebody goes on whose language has no such page: these have everything. */
export const WHOLE_FRAME = [SOURCE_LOCALE, 'en'];

/** The core: home, situations, help near and tonight, the letter and its box, safe use, and what is kept. */
const CORE = ['', 'language/', 'safe-use/', 'kept/', 'situations/', 'care/', 'refer/', 'letters/', 'answer/'];

/** Of the core's places, what only whole languages have: long lists about all of the country. */
const NOT_CORE = ['care/lines/', 'care/regions/'];

const within = (place: string, roots: readonly string[]): boolean =>
  roots.some((root) => place === root || (root !== '' && place.startsWith(root)));

/** Whether a language has a page at a place (its path after the language, as `care/tonight/`). */
export function hasPlace(promise: Promised, path: string): boolean {
  const place = path.replace(/[?#].*$/, '').replace(/([^/])$/, '$1/');
  if (promise === 'full') return true;
  return promise === 'core' ? within(place, CORE) && !within(place, NOT_CORE) : place === '';
}

/** The way to a place: the place itself, or, in a language that lacks it, the page of languages, which says so and where it is. */
export const wayTo = (locale: string, promise: Promised, path: string): string =>
  hasPlace(promise, path) ? `/${locale}/${path}` : `/${locale}/language/?of=${path.replace(/[?#].*$/, '')}`;
