// A new key for the desk, when a member leaves and every year: made here, published as content, letters locked again, the old one destroyed.
import { useState } from 'preact/hooks';
import type { LetterName } from '#domain/desk-action';
import type { InboxRow, Member, Thread } from '#domain/desk-answer';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/envelope';
import { letterIn } from '#domain/inbox';
import type { PersonLetter, ReferralLetter } from '#domain/letter';
import { keyRoles } from '#domain/member';
import { PlanLetter } from '#domain/plan';
import { newKeys, wrapKey } from '../../crypto/keyring.ts';
import { seal, toBase64 } from '../../crypto/seal.ts';
import { type Asked, ask } from './ask.ts';
import type { Here } from './here.ts';
import { askFreshly, type Seat, sitDown } from './seat.ts';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void; changed(): Promise<void> };

export function Rotate({ here, seat, setSeat, changed }: Props) {
  const { say, fail, tell, content } = here;
  const [progress, setProgress] = useState('');
  const published = content.desks[seat.me.desk]?.recipients ?? [];
  const order = seat.me.keys.map(({ key }) => key);
  const current = Math.max(...published.map((key) => order.indexOf(key)), -1);
  const unpublished = seat.keys.filter(({ recipient }) => !published.includes(recipient));
  const waiting = unpublished.find(({ recipient }) => order.indexOf(recipient) > current);
  const old = unpublished.filter(({ recipient }) => order.indexOf(recipient) < current);

  /** Makes a key and wraps it to everybody who reads here; nobody else can get it later but by hand. */
  const make = async (): Promise<void> => {
    const keys = await newKeys();
    const got = await ask<{ members: Member[] }>('members');
    if ('refused' in got) return fail(got.refused);
    for (const { member, recipient, role, removed_on: left } of got.value.members) {
      if (!recipient || left || !keyRoles.includes(role)) continue;
      const wrapped = await wrapKey(keys.identity, [recipient]);
      const done = await askFreshly('hand-key', { member, keys: [{ key: keys.recipient, wrapped }] });
      if ('refused' in done) return fail(done.refused);
    }
    const wrapped = await wrapKey(keys.identity, [seat.own.recipient]);
    seat.opening.end();
    setSeat(await sitDown({ ...seat.me, keys: [...seat.me.keys, { key: keys.recipient, wrapped }] }, seat.own, content));
    tell(say('rotate.made'));
    return changed();
  };

  /** Seals every letter here again, to the published keys and to the person; what does not open stays as it is. */
  const lockAgain = async (): Promise<void> => {
    const list = await ask<{ letters: InboxRow[] }>('inbox');
    if ('refused' in list) return fail(list.refused);
    const boxes = [...new Set(list.value.letters.map(({ mailbox }) => mailbox))];
    let left = 0;
    for (const [index, mailbox] of boxes.entries()) {
      const done = await lockBox(here, seat, mailbox);
      if ('refused' in done) return fail(done.refused);
      left += done.value;
      setProgress(say('rotate.progress', { done: index + 1, total: boxes.length }));
    }
    return tell(say(left === 0 ? 'rotate.locked' : 'rotate.left', { count: left }));
  };

  const drop = async (key: string): Promise<void> => {
    const done = await askFreshly('drop-key', { key });
    if ('refused' in done) return fail(done.refused);
    seat.opening.end();
    setSeat(await sitDown({ ...seat.me, keys: seat.me.keys.filter((each) => each.key !== key) }, seat.own, content));
    return tell(say('rotate.dropped'));
  };

  return (
    <section class="vl-card">
      <h2>{say('rotate.title')}</h2>
      <p>{say('rotate.how')}</p>
      {waiting ? (
        <>
          <p>{say('rotate.publish', { desk: seat.me.desk })}</p>
          <p class="vl-code" data-new-key>
            {waiting.recipient}
          </p>
        </>
      ) : (
        <button class="vl-button vl-button--quiet" type="button" onClick={() => void make()}>
          {say('rotate.make')}
        </button>
      )}
      {old.length > 0 && (
        <div class="vl-actions">
          <button class="vl-button vl-button--quiet" type="button" onClick={() => void lockAgain()}>
            {say('rotate.lock')}
          </button>
          {old.map(({ recipient }) => (
            <button key={recipient} class="vl-button vl-button--quiet" type="button" onClick={() => void drop(recipient)}>
              {say('rotate.drop')}
            </button>
          ))}
        </div>
      )}
      <p role="status">{progress}</p>
    </section>
  );
}

/** Locks the letters of one box again; gives how many could not be. */
async function lockBox({ content }: Here, seat: Seat, mailbox: string): Promise<Asked<number>> {
  const got = await ask<Thread>('thread', { mailbox });
  if ('refused' in got) return got;
  const { letters, deputy } = got.value;
  const opened = await seat.opening.open(letters.map(({ sealed }) => sealed));
  type Ours = { letter: string; content: ReferralLetter | PersonLetter | PlanLetter | null };
  const ours = letters.flatMap(({ direction, letter, plan }, index): Ours[] => {
    if (direction === 'to-desk') return [{ letter, content: letterIn(opened[index], { mailbox, letter }) }];
    const read = PlanLetter.safeParse(opened[index]);
    return plan === 1 && read.success ? [{ letter, content: read.data }] : [];
  });
  const first = ours.find((each) => each.content?.kind === 'referral')?.content as ReferralLetter | undefined;
  if (!first) return { value: ours.length };
  const desks = [seat.me.desk, ...(deputy === null ? [] : [deputy])];
  const recipients = [...desks.flatMap((name) => content.desks[name]?.recipients ?? []), first.recipient];
  let left = 0;
  for (const each of ours) {
    if (each.content === null) {
      left += 1;
      continue;
    }
    const size = each.content.kind === 'referral' ? REFERRAL_BYTES : LETTER_BYTES;
    const name: LetterName = { mailbox, letter: each.letter };
    const done = await ask('rewrap', { ...name, sealed: toBase64(await seal(each.content, size, recipients)) });
    if ('refused' in done) return done;
  }
  return { value: left };
}
