// A new key for the desk, when a member leaves and every year: a guide in five steps that knows after a reload where one was.
import type { ComponentChildren } from 'preact';
import type { MemberList } from '#domain/desk/desk-answer';
import type { RotationStep } from '#domain/desk/rotation';
import { Push, Result } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { Destroy } from './destroy.tsx';
import { Hand, KitStep, Publish, Steps } from './rotate-steps.tsx';
import { useRotating } from './rotating.ts';

type Props = { here: Here; seat: Seat; setSeat(seat: Seat): void; list: MemberList; changed(): Promise<void> };

export function Rotate({ here, seat, setSeat, list, changed }: Props) {
  const { say } = here;
  const { acting, rotation, next, mayLock, make, lock, check, drop, lost, locks } = useRotating({ here, seat, setSeat, list, changed });
  const { old, coming } = rotation;
  const bodies: Record<RotationStep, ComponentChildren> = {
    make: coming === null && (
      <Push acting={acting} work={make} look={next === 'make' ? 'main' : 'link'}>
        {say(old.length > 0 ? 'rotate.make-again' : 'rotate.make')}
      </Push>
    ),
    hand: next !== 'make' && <Hand here={here} seat={seat} rotation={rotation} />,
    kit: next !== 'make' && <KitStep here={here} seat={seat} rotation={rotation} list={list} isNext={next === 'kit'} changed={changed} />,
    publish: coming !== null && <Publish here={here} seat={seat} coming={coming} isEarly={next === 'hand' || next === 'kit'} />,
    lock: mayLock ? (
      <Push acting={acting} work={lock} look={next === 'lock' ? 'main' : 'quiet'}>
        {say('rotate.lock')}
      </Push>
    ) : (
      old.length > 0 && <p>{say('rotate.others')}</p>
    ),
    destroy: mayLock && (
      <Destroy key={locks.times} here={here} isNext={next === 'destroy'} acting={acting} check={check} drop={drop} lost={lost} />
    ),
  };
  return (
    <section class="vl-card" data-rotate={next}>
      <h2>{say('rotate.title')}</h2>
      <p>{say('rotate.how')}</p>
      <Steps here={here} next={next} rotation={rotation} bodies={bodies} />
      {acting.busy && locks.count && (
        <progress value={locks.count.done} max={Math.max(locks.count.total, 1)} aria-label={say('rotate.working')} />
      )}
      <p role="status">{locks.count && say('rotate.progress', { done: locks.count.done, total: locks.count.total })}</p>
      <Result of={acting} />
    </section>
  );
}
