// The one layer of actions: asked once however often it is pressed, with a fresh touch where the table wants one, and its result beside it.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ActionName } from '#domain/desk/desk-action';
import type { Refused } from './ask.ts';
import type { Here } from './here.ts';
import { askFreshly } from './seat.ts';

/** An action was refused. Thrown, so that whoever asks writes only what follows a yes; `useActing` is where it is caught. */
export class Refusal extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused);
    this.refused = refused;
  }
}

/** Asks the desk's door for one action and gives its answer. `about` as in `ask`. */
export async function act<T>(action: ActionName, body: unknown = {}, about: unknown = body): Promise<T> {
  const asked = await askFreshly<T>(action, body, about);
  if ('refused' in asked) throw new Refusal(asked.refused);
  return asked.value;
}

/** Takes one refusal for done; any other goes on. */
export const unless =
  (refused: Refused) =>
  (error: unknown): void => {
    if (!(error instanceof Refusal) || error.refused !== refused) throw error;
  };

/** Something that is done on a press: whether it is under way, and what came of it. */
export interface Acting {
  busy: boolean;
  said: string;
  /** Does it, unless it is under way already. What it gives back, or why it was refused, stands beside the button. */
  run(work: () => Promise<string | undefined>): Promise<void>;
}

/** Answers after which nothing on this page holds any more. */
const endings: readonly Refused[] = ['signed-out', 'other-session'];

/** One action of a screen. Where something changed meanwhile, `reload` brings what is there now. */
export function useActing({ say, fail }: Here, reload?: () => Promise<unknown>): Acting {
  const isBusy = useRef(false);
  const [{ busy, said }, set] = useState({ busy: false, said: '' });
  const refusedBy = async (error: unknown): Promise<string> => {
    if (!(error instanceof Refusal)) throw error;
    if (endings.includes(error.refused)) fail(error.refused);
    if (error.refused === 'changed-meanwhile') await reload?.();
    return say(`refused.${error.refused}`);
  };
  const run: Acting['run'] = async (work) => {
    if (isBusy.current) return;
    isBusy.current = true;
    set({ busy: true, said: '' });
    let result: string | undefined = say('refused.fault');
    try {
      result = await work().catch(refusedBy);
    } finally {
      isBusy.current = false;
      set({ busy: false, said: result ?? '' });
    }
  };
  return { busy, said, run };
}

/** What came of it, beside what was pressed; read out by screen readers. */
export const Result = ({ of: { said } }: { of: Acting }) => (
  <span class="vl-result" role="status">
    {said}
  </span>
);

type PressProps = {
  acting: Acting;
  /** Left out in a form, which does it when it is sent. */
  work?: () => Promise<string | undefined>;
  /** Something is still missing: nothing happens on a press. */
  stopped?: boolean;
  look?: 'main' | 'quiet' | 'link';
  children: ComponentChildren;
};
const looks = { main: 'vl-button', quiet: 'vl-button vl-button--quiet', link: 'vl-link' };

/** A button with its result beside it. */
export function Press({ acting, work, stopped = false, look = 'quiet', children }: PressProps) {
  const press = work && !stopped ? () => void acting.run(work) : undefined;
  return (
    <span class="vl-act">
      <button class={looks[look]} type={work ? 'button' : 'submit'} aria-disabled={acting.busy || stopped} onClick={press}>
        {children}
      </button>
      <Result of={acting} />
    </span>
  );
}
