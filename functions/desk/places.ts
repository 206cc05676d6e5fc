// Free places, as a provider at the desk says them: own words for a day, and nobody else's.
import { quarterOf } from '#domain/time/days';
import { placesShown } from '#domain/care/places';
import { placeWordsOf, saidBy, sayPlaces } from '../storage/places.ts';
import type { MemberHandlers } from './call.ts';

export const placeHandlers: MemberHandlers<'places' | 'say-places'> = {
  async places({ db, member, now }) {
    const [own, told] = await Promise.all([saidBy(db, member.member, now), placeWordsOf(db)]);
    return { json: { own, shown: placesShown(told, quarterOf(now)) } };
  },

  async 'say-places'({ db, member, now, body }) {
    await sayPlaces(db, member.member, body, now);
    return { json: {} };
  },
};
