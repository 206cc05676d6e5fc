// Requests to hand over in danger: a second member reads the reason on their own device and agrees, or does not.
import { useEffect, useState } from 'preact/hooks';
import type { HandOverRow, HandOvers } from '#domain/desk/desk-answer';
import { type Acting, act, Push, Result, unless, useActing, type Work } from '../seat/act.tsx';
import { dayText, deskName, type Go, type Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';

/** A request with its reason; null when that was sealed to a key that nobody holds here. */
type Request = HandOverRow & { text: string | null };

export function Deciding({ here, seat, go }: { here: Here; seat: Seat; go: Go }) {
  const { requests, acting, decide, withdraw } = useRequests(here, seat);
  return (
    <>
      {requests.map((each) => {
        const isOwn = each.member === seat.me.member;
        return (
          <OneRequest
            key={each.mailbox}
            here={here}
            request={each}
            isOwn={isOwn}
            look={each.desk === seat.me.desk ? () => go({ name: 'person', mailbox: each.mailbox }) : null}
            acting={acting}
            agree={decide(each, true)}
            refuse={isOwn ? withdraw(each) : decide(each, false)}
          />
        );
      })}
      <Result of={acting} />
    </>
  );
}

/** The open requests, and what somebody may do about one. */
function useRequests(here: Here, seat: Seat) {
  const { say } = here;
  const [requests, setRequests] = useState<Request[]>([]);
  const load = async (): Promise<void> => {
    const { handOvers } = await act<HandOvers>('hand-overs');
    const opened = await seat.opening.open(handOvers.map(({ reason }) => reason));
    setRequests(handOvers.map((row, index) => ({ ...row, text: (opened[index] as { reason?: string } | null)?.reason ?? null })));
  };
  const acting = useActing(here, load);
  useEffect(() => void acting.run(load), []);
  const decide =
    ({ mailbox, request }: Request, agreed: boolean): Work =>
    async () => {
      const done = act('decide-hand-over', { mailbox, agreed, request }).then(() => say(agreed ? 'hand.done' : 'hand.refused'));
      const known = done.catch(unless('changed-meanwhile', say('hand.changed')));
      const said = await known.catch(unless('not-found', say('refused.not-found')));
      await load();
      return said;
    };
  const withdraw =
    ({ mailbox }: Request): Work =>
    async () => {
      await act('withdraw-hand-over', { mailbox });
      await load();
      return say('hand.withdrawn');
    };
  return { requests, acting, decide, withdraw };
}

interface OneProps {
  here: Here;
  request: Request;
  isOwn: boolean;
  look: (() => void) | null;
  acting: Acting;
  agree: Work;
  refuse: Work;
}

/** Nobody decides on their own request, and nobody agrees to a reason they cannot read; not agreeing is always possible. */
function OneRequest({ here: { say, content }, request, isOwn, look, acting, agree, refuse }: OneProps) {
  const { name, desk, to_desk: to, since, text } = request;
  return (
    <section class="vl-notice" data-request>
      <h2>{say('hand.request', { name, from: deskName(content, desk), desk: deskName(content, to) })}</h2>
      <p>
        {say('hand.about', { day: dayText(content.locale, since) })}{' '}
        {look && (
          <button class="vl-link" type="button" onClick={look}>
            {say('hand.look')}
          </button>
        )}
      </p>
      {text === null ? (
        <p>{say('hand.closed')}</p>
      ) : (
        <p class="vl-words" dir="auto">
          {text}
        </p>
      )}
      {isOwn && <p>{say('hand.waits')}</p>}
      <div class="vl-actions">
        {!isOwn && text !== null && (
          <Push acting={acting} work={agree} look="main">
            {say('hand.agree')}
          </Push>
        )}
        <Push acting={acting} work={refuse}>
          {say(isOwn ? 'hand.withdraw' : 'hand.refuse')}
        </Push>
      </div>
    </section>
  );
}
