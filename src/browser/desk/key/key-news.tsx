// Keys changed while somebody sits here: it is said on every screen, new ones are taken over, and nothing is sealed to old ones.
import { useEffect, useState } from 'preact/hooks';
import type { Desks } from '#domain/desk/desk';
import type { Me } from '#domain/desk/desk-answer';
import { keyNews, type KeysNow } from '#domain/desk/keys-line';
import { mayFollow } from '../../../crypto/keyset.ts';
import { act, Press, useActing } from '../seat/act.tsx';
import { readList } from '../seat/ask.ts';
import type { Here } from '../seat/here.ts';
import { publishedFirst, type Seat, sitDown } from '../seat/seat.ts';
import { session } from '../seat/session.ts';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void };

export function KeysWatch({ here, seat, setSeat }: Props) {
  const { say, content } = here;
  const acting = useActing(here);
  const now = useKeysNow();
  const [followed, setFollowed] = useState<boolean | null>(null);
  const published = content.desks[seat.me.desk]?.recipients ?? [];
  const news = now && keyNews({ published, held: seat.me.keys.map(({ key }) => key) }, now);
  useEffect(() => {
    if (news?.published) void follow(content.desks, seat.me.desk).then(goOn);
  }, [news?.published, now?.published.join()]);

  /** What is written from now on is sealed to, and signed with, the key that is published now. */
  const goOn = (isFollowed: boolean | null): void => {
    setFollowed(isFollowed);
    if (isFollowed) setSeat({ ...seat, keys: publishedFirst(seat.keys, session.published) });
  };

  /** Sits down anew with the keys of now, at the same place; what is being written stays. */
  const take = async (): Promise<void> => {
    const me = await act<Me>('me');
    seat.opening.end();
    const { passkey, own } = seat.me;
    setSeat({ ...(await sitDown({ ...me, passkey, own }, seat.own, content)), opened: seat.opened, located: seat.located });
  };
  return (
    <div role="status" class="vl-noprint">
      {followed !== null && <p class="vl-notice">{say(followed ? 'news.published' : 'news.not-followed')}</p>}
      {news?.handed && <p class="vl-notice">{say('news.handed')}</p>}
      {news?.gone && <p class="vl-notice">{say('news.gone')}</p>}
      {(news?.handed || news?.gone) && (
        <Press acting={acting} work={take}>
          {say('news.take')}
        </Press>
      )}
    </div>
  );
}

/** The keys of now, as the server last told them. */
function useKeysNow(): KeysNow | null {
  const [now, setNow] = useState<KeysNow | null>(null);
  useEffect(() => {
    session.keysTold = setNow;
    return () => {
      session.keysTold = () => undefined;
    };
  }, []);
  return now;
}

/** Takes over what is published now for every desk, as far as the keys of this page vouch for it. False when those of the own desk do not. */
async function follow(desks: Desks, own: string): Promise<boolean | null> {
  const today = await readList<Desks>('/data/desks.json').catch(() => null);
  if (!today) return null;
  for (const [name, known] of Object.entries(desks)) {
    const next = Object.hasOwn(today, name) ? today[name] : undefined;
    if (next && (await mayFollow(name, known, next))) Object.assign(known, { recipients: next.recipients, key_set: next.key_set });
  }
  const isOwn = desks[own]?.recipients.join() === today[own]?.recipients.join();
  if (isOwn) session.published = desks[own]?.recipients ?? [];
  return isOwn;
}
