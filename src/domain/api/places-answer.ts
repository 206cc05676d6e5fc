// What `/api/v1/places` answers: the same words as the page, never a bare "none".
import * as z from 'zod/mini';
import { type PlaceKind, placeKinds, placeWords, type ShownPlace } from '../care/places.ts';
import { wordOf } from '../language/word.ts';

const QUARTER_MS = 15 * 60 * 1000;

/** Free places by kind, of all providers together; a kind that fewer than three spoke of is not there. */
export const PlacesAnswer = z.object({
  places: z.array(
    z.object({
      kind: z.enum(placeKinds),
      name: z.string(),
      availability: z.enum([...placeWords, 'unknown']),
      /** What to say with it: a bare "none" never stands alone. */
      meaning: z.string(),
      /** The fixed moment that the word is of; a day later it is `unknown`. */
      told_at: z.iso.datetime(),
    }),
  ),
  note: z.string(),
});
export type PlacesAnswer = z.infer<typeof PlacesAnswer>;

/** The answer in one language, of one kind or of all. */
export function placesAnswer(shown: readonly ShownPlace[], words: Record<string, string>, kind?: PlaceKind): PlacesAnswer {
  const say = (key: string): string => wordOf(words, key);
  const asked = shown.filter((each) => kind === undefined || each.kind === kind);
  const places = asked.map((each) => ({
    kind: each.kind,
    name: say(`places.for.${each.kind}`),
    availability: each.word,
    meaning: say(`places.word.${each.word}`),
    told_at: new Date(each.toldAt * QUARTER_MS).toISOString(),
  }));
  return { places, note: say('places.together') };
}
