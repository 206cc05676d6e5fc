// Requests to hand over in danger: a second member reads the reason on their own device and agrees, or does not.
import { useEffect, useState } from 'preact/hooks';
import type { HandOverRow, HandOvers } from '#domain/desk/desk-answer';
import { ask } from '../seat/ask.ts';
import { dayText, deskName, type Go, type Here } from '../seat/here.ts';
import { askFreshly, type Seat } from '../seat/seat.ts';

/** A request with its reason; null when that was sealed to a key that nobody holds here. */
type Request = HandOverRow & { text: string | null };

export function Deciding({ here, seat, go }: { here: Here; seat: Seat; go: Go }) {
  const { say, fail, tell } = here;
  const [requests, setRequests] = useState<Request[]>([]);
  const load = async (): Promise<void> => {
    const got = await ask<HandOvers>('hand-overs');
    if ('refused' in got) return fail(got.refused);
    const { handOvers } = got.value;
    const opened = await seat.opening.open(handOvers.map(({ reason }) => reason));
    setRequests(handOvers.map((row, index) => ({ ...row, text: (opened[index] as { reason?: string } | null)?.reason ?? null })));
  };
  useEffect(() => void load(), []);
  const decide = async ({ mailbox, request }: Request, agreed: boolean): Promise<void> => {
    const done = await askFreshly('decide-hand-over', { mailbox, agreed, request });
    if ('refused' in done) return done.refused === 'changed-meanwhile' ? tell(say('hand.changed')) : fail(done.refused);
    tell(say(agreed ? 'hand.done' : 'hand.refused'));
    return load();
  };
  const withdraw = async (mailbox: string): Promise<void> => {
    const done = await ask('withdraw-hand-over', { mailbox });
    if ('refused' in done) return fail(done.refused);
    tell(say('hand.withdrawn'));
    return load();
  };
  return (
    <>
      {requests.map((each) => (
        <OneRequest
          key={each.mailbox}
          here={here}
          request={each}
          isOwn={each.member === seat.me.member}
          look={each.desk === seat.me.desk ? () => go({ name: 'person', mailbox: each.mailbox }) : null}
          decide={(agreed) => void decide(each, agreed)}
          withdraw={() => void withdraw(each.mailbox)}
        />
      ))}
    </>
  );
}

/** `look` leads to the letters it is about, where this desk has them. */
type OneProps = {
  here: Here;
  request: Request;
  isOwn: boolean;
  look: (() => void) | null;
  decide(agreed: boolean): void;
  withdraw(): void;
};

/** Nobody decides on their own request, and nobody agrees to a reason they cannot read; not agreeing is always possible. */
function OneRequest({
  here: { say, content },
  request: { name, desk, to_desk: to, since, text },
  isOwn,
  look,
  decide,
  withdraw,
}: OneProps) {
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
          <button class="vl-button" type="button" onClick={() => decide(true)}>
            {say('hand.agree')}
          </button>
        )}
        <button class="vl-button vl-button--quiet" type="button" onClick={() => (isOwn ? withdraw() : decide(false))}>
          {say(isOwn ? 'hand.withdraw' : 'hand.refuse')}
        </button>
      </div>
    </section>
  );
}
