// A new key for the desk, when a member leaves and every year: a guide in five steps that knows after a reload where one was.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MemberList } from '#domain/desk/desk-answer';
import { keysWithKit, type Rotation, type RotationStep, rotationOf, rotationSteps } from '#domain/desk/rotation';
import { Destroy } from './destroy.tsx';
import { type Here, namesText } from '../seat/here.ts';
import { KeySet } from './key-set.tsx';
import { Kit } from './kit.tsx';
import { goThrough, type LockCount } from './relock.ts';
import { dropKeys, followed, makeKey } from './rotating.ts';
import { type Seat, sitDown } from '../seat/seat.ts';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void; list: MemberList; changed(): Promise<void> };

export function Rotate({ here, seat, setSeat, list, changed }: Props) {
  const { say, fail, tell, content } = here;
  const published = content.desks[seat.me.desk]?.recipients ?? [];
  const rotation = rotationOf(published, list.members, list.holders, keysWithKit(list));
  const [count, setCount] = useState<LockCount | null>(null);
  const [busy, setBusy] = useState(false);
  const [locks, setLocks] = useState({ times: 0, isWhole: false });
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
    },
    [],
  );
  const next: RotationStep = rotation.next === 'lock' && locks.isWhole ? 'destroy' : rotation.next;
  const old = seat.keys.filter(({ recipient }) => rotation.old.includes(recipient));

  const busily = async (act: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await act();
    setBusy(false);
  };
  const sitAgain = async (keys: Seat['me']['keys']): Promise<void> => {
    seat.opening.end();
    setSeat(await sitDown({ ...seat.me, keys }, seat.own, content));
    return changed();
  };
  const make = async (): Promise<void> => {
    const made = await makeKey(seat);
    if ('refused' in made) return fail(made.refused);
    await sitAgain([...seat.me.keys, made.value]);
    return tell(say('rotate.made'));
  };
  /** Goes through everything with the keys that stay; null when it could not be finished. */
  const run = async (renews: boolean): Promise<LockCount | null> => {
    const stays = seat.keys.filter((each) => !old.includes(each));
    const end = await followed(goThrough(seat, content.desks, stays, renews), (now) => {
      setCount(now);
      return isHere.current;
    });
    if (end && 'refused' in end) fail(end.refused);
    return end && 'value' in end ? end.value : null;
  };
  const lock = async (): Promise<void> => {
    const done = await run(true);
    if (!done) return;
    setLocks({ times: locks.times + 1, isWhole: done.old === 0 });
    return tell(say(done.old === 0 ? 'rotate.locked' : 'rotate.left', { count: done.old }));
  };
  const drop = async (): Promise<void> => {
    const { gone, refused } = await dropKeys(old);
    if (gone.length > 0) await sitAgain(seat.me.keys.filter(({ key }) => !gone.includes(key)));
    return refused ? fail(refused) : tell(say('rotate.dropped'));
  };

  const button = (step: RotationStep, label: string, act: () => Promise<void>) => (
    <button
      class={step === next ? 'vl-button' : step === 'make' ? 'vl-link' : 'vl-button vl-button--quiet'}
      type="button"
      aria-disabled={busy}
      onClick={() => void busily(act)}
    >
      {say(label)}
    </button>
  );
  const mayLock = old.length > 0 && seat.keys.some(({ recipient }) => published.includes(recipient));
  const bodies: Record<RotationStep, ComponentChildren> = {
    make: rotation.coming === null && button('make', rotation.old.length > 0 ? 'rotate.make-again' : 'rotate.make', make),
    hand: next !== 'make' && <Hand here={here} seat={seat} rotation={rotation} />,
    kit: next !== 'make' && <KitStep here={here} seat={seat} rotation={rotation} list={list} isNext={next === 'kit'} changed={changed} />,
    publish: rotation.coming !== null && (
      <Publish here={here} seat={seat} coming={rotation.coming} isEarly={next === 'hand' || next === 'kit'} />
    ),
    lock: mayLock ? button('lock', 'rotate.lock', lock) : rotation.old.length > 0 && <p>{say('rotate.others')}</p>,
    destroy: mayLock && (
      <Destroy
        key={locks.times}
        here={here}
        isNext={next === 'destroy'}
        busy={busy}
        check={() => run(false)}
        drop={drop}
        busily={busily}
        lost={() => setLocks({ ...locks, isWhole: false })}
      />
    ),
  };
  return (
    <section class="vl-card" data-rotate={next}>
      <h2>{say('rotate.title')}</h2>
      <p>{say('rotate.how')}</p>
      <Steps here={here} next={next} isDone={(step) => isDone(step, next, rotation)} bodies={bodies} />
      {busy && count && <progress value={count.done} max={Math.max(count.total, 1)} aria-label={say('rotate.working')} />}
      <p role="status">{count && say('rotate.progress', { done: count.done, total: count.total })}</p>
    </section>
  );
}

/** While nothing is underway no step is done: the list then tells what will come. */
const isDone = (step: RotationStep, next: RotationStep, { without, hasKit, coming }: Rotation): boolean => {
  if (next === 'make') return false;
  if (step === 'kit') return hasKit;
  if (step === 'publish') return coming === null;
  return rotationSteps.indexOf(step) < rotationSteps.indexOf(next) && (step !== 'hand' || without.length === 0);
};

type StepsProps = { here: Here; next: RotationStep; isDone(step: RotationStep): boolean; bodies: Record<RotationStep, ComponentChildren> };

function Steps({ here: { say }, next, isDone, bodies }: StepsProps) {
  return (
    <ol class="vl-steps">
      {rotationSteps.map((step) => (
        <li key={step} aria-current={step === next ? 'step' : undefined}>
          <h3>
            {say(`rotate.step-${step}`)} {isDone(step) && <span class="vl-tag">{say('rotate.done')}</span>}
          </h3>
          {bodies[step]}
        </li>
      ))}
    </ol>
  );
}

/** Who cannot read with the newest key yet; each gets it in their own row, after the digits were compared. */
function Hand({ here: { say, content }, seat, rotation }: { here: Here; seat: Seat; rotation: Rotation }) {
  const { without, holding, coming } = rotation;
  if (without.length === 0) return null;
  const isMine = holding.some(({ member }) => member === seat.me.member);
  return (
    <>
      <p data-without>
        <strong>{say('rotate.without', { names: namesText(content.locale, without) })}</strong>
      </p>
      <p>{isMine ? say('rotate.by-voice') : say('rotate.not-mine', { names: namesText(content.locale, holding, 'disjunction') })}</p>
      {coming !== null && <p>{say('rotate.not-before')}</p>}
    </>
  );
}

type KitProps = { here: Here; seat: Seat; rotation: Rotation; list: MemberList; isNext: boolean; changed(): Promise<void> };

/** Papers of the newest key, before anybody writes with it and before the old one goes. */
function KitStep({ here, seat, rotation: { newest }, list, isNext, changed }: KitProps) {
  const keys = seat.keys.find(({ recipient }) => recipient === newest);
  if (!keys) return <p>{here.say('kit.not-held')}</p>;
  return <Kit key={keys.recipient} here={here} desk={seat.me.desk} keys={keys} kits={list.kits} changed={changed} isNext={isNext} />;
}

/** The line for the desk's file. Folded away while somebody has no key yet: they would read nothing that is written from then on. */
function Publish({ here, seat, coming, isEarly }: { here: Here; seat: Seat; coming: string; isEarly: boolean }) {
  const { say } = here;
  const made = seat.keys.find(({ recipient }) => recipient === coming);
  if (!made) return <p>{say('rotate.not-held')}</p>;
  const line = <KeySet here={here} desk={seat.me.desk} made={made} before={seat.keys} />;
  if (!isEarly) return line;
  return (
    <details>
      <summary>{say('rotate.publish-early')}</summary>
      {line}
    </details>
  );
}
