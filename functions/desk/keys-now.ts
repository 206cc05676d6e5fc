// Which keys count now, said with every answer, and asked with whatever is sealed: no page goes on with those of yesterday.
import type { ActionName } from '#domain/desk/desk-action';
import type { Member } from '#domain/desk/desk-answer';
import { keysLine } from '#domain/desk/keys-line';
import { desksContent } from '../content.ts';
import { wrappedKeysOf } from '../storage/keyring.ts';

/** Actions that bring something sealed to the desk's own key: refused from a page that knows another one. */
const sealing: readonly ActionName[] = ['reply', 'hear', 'plan', 'note', 'ask-hand-over'];

/** The published keys of somebody's desk, as a page names them. */
async function published(assets: Fetcher, desk: string): Promise<readonly string[]> {
  const all = await desksContent(assets);
  return all[desk]?.recipients ?? [];
}

/** True for something sealed to keys that are not published any more. */
export const isStale = async (assets: Fetcher, name: ActionName, { desk }: Member, known: string): Promise<boolean> =>
  sealing.includes(name) && known !== (await published(assets, desk)).join(',');

/** What a page compares with what it knows: the published keys, and those wrapped to this member. Public halves only. */
export async function keysNow(db: D1Database, assets: Fetcher, { desk, member }: Member): Promise<string> {
  const [now, held] = await Promise.all([published(assets, desk), wrappedKeysOf(db, member)]);
  return keysLine({ published: now, held: held.map(({ key }) => key) });
}
