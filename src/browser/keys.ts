// When a desk's keys changed since this page was made: new ones are followed only when the old ones handed on to them, and sealing goes on.
import type { Desk } from '#domain/desk/desk';
import { getJson, isRefusal } from './api.ts';
import type { Sealing } from './sealing.ts';

type Desks = Record<string, Desk>;

/** What `send` gives; once more with the keys of today when the server says that those of this page are old. Throws where they may not be followed. */
export async function withKeysOfToday<T>(sealing: Sealing, desks: Desks, send: (desks: Desks) => Promise<T>): Promise<T> {
  try {
    return await send(desks);
  } catch (error) {
    if (!isRefusal(error, 'Keys changed')) throw error;
    return send(await followed(sealing, desks));
  }
}

/** The desks with the keys of today, as far as those of this page vouch for them; the others stay as they were. */
async function followed(sealing: Sealing, desks: Desks): Promise<Desks> {
  const today = await getJson<Desks>('/data/desks.json');
  const kept = await Promise.all(
    Object.entries(desks).map(async ([name, known]): Promise<[string, Desk]> => {
      const next = Object.hasOwn(today, name) ? today[name] : undefined;
      const mayFollow = next !== undefined && (await sealing.mayFollow(name, known, next));
      return [name, mayFollow ? { ...known, recipients: next.recipients, key_set: next.key_set } : known];
    }),
  );
  return Object.fromEntries(kept);
}
