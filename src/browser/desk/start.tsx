// The desk in the browser: who sits at it, which screen is shown, and getting up when a session ends.
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskContent } from '#domain/desk-page';
import { keyRoles } from '#domain/member';
import { ask, type Refused } from './ask.ts';
import { Entrance } from './entrance.tsx';
import type { Go, Here, Screen } from './here.ts';
import { Inbox } from './inbox.tsx';
import { Log } from './log.tsx';
import { Members } from './members.tsx';
import { NoKey } from './no-key.tsx';
import { PersonPage } from './person.tsx';
import { getUp, type Seat, sayIn } from './seat.ts';
import { GivenLetters } from './given-letters.tsx';
import { Passkeys } from './passkeys.tsx';
import { SessionWatch } from './session-watch.tsx';
import { TopBar } from './top-bar.tsx';

/** A link of invitation carries its secret after the #, which no server ever sees; it is taken off the address at once. */
function readLink(): { invitation: string | null; key: string | null } {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return { invitation: parts.get('invitation'), key: parts.get('key') };
}

const link = readLink();

function Desk({ content }: { content: DeskContent }) {
  const say = sayIn(content);
  const [seat, setSeat] = useState<Seat | null>(null);
  const [screen, setScreen] = useState<Screen>({ name: 'inbox' });
  const [notice, setNotice] = useState('');
  const main = useRef<HTMLElement>(null);

  const end = (why: string): void => {
    getUp(seat);
    setSeat(null);
    setNotice(why);
  };
  const here: Here = {
    content,
    say,
    tell: setNotice,
    fail: (refused: Refused) => (refused === 'signed-out' ? end(say('refused.signed-out')) : setNotice(say(`refused.${refused}`))),
  };
  const go: Go = (next) => {
    setNotice('');
    setScreen(next);
  };
  const leave = async (): Promise<void> => {
    await ask('leave');
    setScreen({ name: 'inbox' });
    end(say('desk.left'));
  };
  const over = (why: 'idle' | 'hour'): void => {
    void ask('leave');
    end(say(why === 'idle' ? 'desk.idle' : 'desk.hour'));
  };
  useEffect(() => main.current?.querySelector('h1')?.focus(), [screen, seat !== null]);

  return (
    <>
      <TopBar here={here} seat={seat} screen={screen} go={go} leave={leave} />
      <main class="vl-wrap" id="main" tabIndex={-1} ref={main}>
        {seat && <SessionWatch here={here} over={over} />}
        <p class="vl-notice vl-state" role="status">
          {notice}
        </p>
        {seat ? (
          <Shown here={here} seat={seat} setSeat={setSeat} screen={screen} go={go} />
        ) : (
          <Entrance here={here} link={link} seated={setSeat} />
        )}
      </main>
    </>
  );
}

type ShownProps = { here: Here; seat: Seat; setSeat(seat: Seat): void; screen: Screen; go: Go };

/** The screen that somebody asked for, as far as their role has one. */
function Shown({ here, seat, setSeat, screen, go }: ShownProps) {
  if (screen.name === 'passkeys') return <Passkeys here={here} seat={seat} />;
  if (keyRoles.includes(seat.me.role) && seat.keys.length === 0) return <NoKey here={here} seat={seat} setSeat={setSeat} />;
  if (screen.name === 'members') return <Members here={here} seat={seat} setSeat={setSeat} />;
  const { role } = seat.me;
  if (role === 'auditor' || (role === 'lead' && screen.name === 'log')) return <Log here={here} seat={seat} />;
  if (role === 'interpreter' || role === 'provider') return <GivenLetters here={here} seat={seat} />;
  if (!keyRoles.includes(role)) return <h1 tabIndex={-1}>{here.say('desk.nothing')}</h1>;
  if (screen.name === 'person') return <PersonPage key={screen.mailbox} here={here} seat={seat} mailbox={screen.mailbox} go={go} />;
  return <Inbox here={here} seat={seat} go={go} />;
}

const root = document.querySelector<HTMLElement>('#desk');
if (root?.dataset.content) {
  const content = JSON.parse(root.dataset.content) as DeskContent;
  root.replaceChildren();
  render(<Desk content={content} />, root);
}
