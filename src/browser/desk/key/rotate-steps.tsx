// The steps of a new key as they are shown: which is next, which are done, and what each asks for.
import type { ComponentChildren } from 'preact';
import type { MemberList } from '#domain/desk/desk-answer';
import { type Rotation, type RotationStep, rotationSteps } from '#domain/desk/rotation';
import { type Here, namesText } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';
import { KeySet } from './key-set.tsx';
import { Kit } from './kit.tsx';

/** While nothing is underway no step is done: the list then tells what will come. */
const isDone = (step: RotationStep, next: RotationStep, { without, hasKit, coming }: Rotation): boolean => {
  if (next === 'make') return false;
  if (step === 'kit') return hasKit;
  if (step === 'publish') return coming === null;
  return rotationSteps.indexOf(step) < rotationSteps.indexOf(next) && (step !== 'hand' || without.length === 0);
};

type StepsProps = { here: Here; next: RotationStep; rotation: Rotation; bodies: Record<RotationStep, ComponentChildren> };

export function Steps({ here: { say }, next, rotation, bodies }: StepsProps) {
  return (
    <ol class="vl-steps">
      {rotationSteps.map((step) => (
        <li key={step} aria-current={step === next ? 'step' : undefined}>
          <h3>
            {say(`rotate.step-${step}`)} {isDone(step, next, rotation) && <span class="vl-tag">{say('rotate.done')}</span>}
          </h3>
          {bodies[step]}
        </li>
      ))}
    </ol>
  );
}

/** Who cannot read with the newest key yet; each gets it in their own row, after the digits were compared. */
export function Hand({ here: { say, content }, seat, rotation }: { here: Here; seat: Seat; rotation: Rotation }) {
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
export function KitStep({ here, seat, rotation: { newest }, list, isNext, changed }: KitProps) {
  const keys = seat.keys.find(({ recipient }) => recipient === newest);
  if (!keys) return <p>{here.say('kit.not-held')}</p>;
  return <Kit key={keys.recipient} here={here} desk={seat.me.desk} keys={keys} kits={list.kits} changed={changed} isNext={isNext} />;
}

/** The line for the desk's file. Folded away while somebody has no key yet: they would read nothing that is written from then on. */
export function Publish({ here, seat, coming, isEarly }: { here: Here; seat: Seat; coming: string; isEarly: boolean }) {
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
