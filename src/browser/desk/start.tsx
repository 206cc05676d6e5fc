// The desk in the browser: who sits at it, which screen is shown, and getting up when a session ends.
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskContent } from '#domain/desk/desk-page';
import { sayIn } from './seat/sentence.ts';
import { keyRoles } from '#domain/desk/member';
import { ownNames } from '#domain/own-names';
import { ask, type Refused, refusalIn } from './seat/ask.ts';
import { Entrance } from './entry/entrance.tsx';
import type { Here } from './seat/here.ts';
import { type Screens, useScreens } from './seat/screens.ts';
import { Inbox } from './list/inbox.tsx';
import { News } from './list/news.ts';
import { Log } from './members/log.tsx';
import { KeysWatch } from './key/key-news.tsx';
import { Members } from './members/members.tsx';
import { NoKey } from './key/no-key.tsx';
import { PersonPage } from './person/person.tsx';
import { Places } from './places/places.tsx';
import { getUp, type Seat } from './seat/seat.ts';
import { GivenLetters } from './handing/given-letters.tsx';
import { Passkeys } from './entry/passkeys.tsx';
import { SessionWatch } from './seat/session-watch.tsx';
import { TopBar } from './seat/top-bar.tsx';

/** A link of invitation carries its secret after the #, which no server ever sees; it is taken off the address at once. */
function readLink(): { invitation: string | null; key: string | null } {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return { invitation: parts.get('invitation'), key: parts.get('key') };
}

const link = readLink();

function Desk({ content }: { content: DeskContent }) {
  const main = useRef<HTMLElement>(null);
  const { here, seat, setSeat, leave, over, notice, screens } = useDesk(content);
  const { screen, go } = screens;
  useEffect(() => main.current?.querySelector('h1')?.focus(), [screen.name, screen.name === 'person' && screen.mailbox, seat !== null]);
  return (
    <>
      <TopBar here={here} seat={seat} screen={screen} go={go} leave={leave} />
      <main class="vl-wrap" id="main" tabIndex={-1} ref={main}>
        <p class="vl-printonly">{here.say('print.nothing')}</p>
        {seat && <SessionWatch here={here} over={over} />}
        {seat && <KeysWatch here={here} seat={seat} setSeat={setSeat} />}
        {seat && isReading(seat) && <News here={here} seat={seat} />}
        <p class="vl-notice vl-state" role="status">
          {notice}
        </p>
        {seat ? <Shown here={here} seat={seat} setSeat={setSeat} {...screens} /> : <Entrance here={here} link={link} seated={setSeat} />}
      </main>
    </>
  );
}

/** Who sits here, what is told, and how a seat ends. */
function useDesk(content: DeskContent) {
  const say = sayIn(content);
  const [seat, setSeat] = useState<Seat | null>(null);
  const [notice, setNotice] = useState('');
  const screens = useScreens(() => setNotice(''));
  const end = (why: string): void => {
    getUp(seat);
    setSeat(null);
    setNotice(why);
  };
  const here: Here = {
    content,
    say,
    tell: setNotice,
    fail: (refused: Refused) =>
      refused === 'signed-out' || refused === 'other-session' ? end(say(`refused.${refused}`)) : setNotice(say(`refused.${refused}`)),
  };
  /** The key here goes at once, whether or not the server hears of it. */
  const tellServer = (): Promise<unknown> => ask('leave').catch(refusalIn);
  const leave = async (): Promise<void> => {
    await tellServer();
    screens.forget();
    end(say('desk.left'));
  };
  const over = (why: 'idle' | 'hour'): void => {
    void tellServer();
    end(say(why === 'idle' ? 'desk.idle' : 'desk.hour'));
  };
  return { here, seat, setSeat, leave, over, notice, screens };
}

/** Whoever holds the key is told of new letters. */
const isReading = ({ me, keys }: Seat): boolean => keyRoles.includes(me.role) && keys.length > 0;

type ShownProps = { here: Here; seat: Seat; setSeat(seat: Seat): void } & Screens;

/** The screen that somebody asked for, as far as their role has one. */
function Shown({ here, seat, setSeat, screen, go, toList }: ShownProps) {
  if (screen.name === 'passkeys') return <Passkeys here={here} seat={seat} />;
  if (keyRoles.includes(seat.me.role) && seat.keys.length === 0) return <NoKey here={here} seat={seat} setSeat={setSeat} />;
  if (screen.name === 'members') return <Members here={here} seat={seat} setSeat={setSeat} />;
  const { role } = seat.me;
  if (role === 'auditor' || (role === 'lead' && screen.name === 'log')) return <Log here={here} seat={seat} />;
  if (role === 'provider' && screen.name === 'places') return <Places here={here} />;
  if (role === 'interpreter' || role === 'provider') return <GivenLetters here={here} seat={seat} />;
  if (!keyRoles.includes(role)) return <h1 tabIndex={-1}>{here.say('desk.nothing')}</h1>;
  if (screen.name === 'person')
    return <PersonPage key={screen.mailbox} here={here} seat={seat} mailbox={screen.mailbox} go={go} toList={toList} />;
  return <Inbox here={here} seat={seat} go={go} />;
}

const root = document.querySelector<HTMLElement>('#desk');
if (root?.dataset.content) {
  const content = JSON.parse(root.dataset.content) as DeskContent;
  content.desks = ownNames(content.desks);
  root.replaceChildren();
  render(<Desk content={content} />, root);
}
