// Requests to hand over in danger: a second member reads the reason on their own device and agrees, or does not.
import { useEffect, useState } from 'preact/hooks';
import type { HandOverRow } from '#domain/desk-answer';
import { ask } from './ask.ts';
import type { Here } from './here.ts';
import { askFreshly, type Seat } from './seat.ts';

type Request = HandOverRow & { text: string };

export function Deciding({ here, seat }: { here: Here; seat: Seat }) {
  const { say, fail, tell, content } = here;
  const [requests, setRequests] = useState<Request[]>([]);
  const load = async (): Promise<void> => {
    const got = await ask<{ handOvers: HandOverRow[] }>('hand-overs');
    if ('refused' in got) return fail(got.refused);
    const { handOvers } = got.value;
    const opened = await seat.opening.open(handOvers.map(({ reason }) => reason));
    setRequests(
      handOvers.map((row, index) => ({ ...row, text: (opened[index] as { reason?: string } | null)?.reason ?? say('letter.broken') })),
    );
  };
  useEffect(() => void load(), []);
  const decide = async (mailbox: string, agreed: boolean): Promise<void> => {
    const done = await askFreshly('decide-hand-over', { mailbox, agreed });
    if ('refused' in done) return fail(done.refused);
    tell(say(agreed ? 'hand.done' : 'hand.refused'));
    return load();
  };
  return (
    <>
      {requests.map((each) => (
        <section key={each.mailbox} class="vl-notice" data-request>
          <h2>{say('hand.request', { name: each.name, desk: content.desks[each.to_desk]?.name[content.locale] ?? each.to_desk })}</h2>
          <p class="vl-words" dir="auto">
            {each.text}
          </p>
          {each.member === seat.me.member ? (
            <p>{say('hand.waits')}</p>
          ) : (
            <div class="vl-actions">
              <button class="vl-button" type="button" onClick={() => void decide(each.mailbox, true)}>
                {say('hand.agree')}
              </button>
              <button class="vl-button vl-button--quiet" type="button" onClick={() => void decide(each.mailbox, false)}>
                {say('hand.refuse')}
              </button>
            </div>
          )}
        </section>
      ))}
    </>
  );
}
