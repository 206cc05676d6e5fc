// The one layer of actions: asked once however often it is pressed, with a fresh touch where the table wants one, and its result beside it.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ActionName } from '#domain/desk/desk-action';
import { ask, type Refused, refusalIn } from './ask.ts';
import type { Here } from './here.ts';
import { enter } from './seat.ts';

/** Asks the desk's door for one action and gives its answer, with one more touch where that wants a fresh sign-in. `about` as in `ask`. */
export const act = <T,>(action: ActionName, body: unknown = {}, about: unknown = body): Promise<T> =>
  ask<T>(action, body, about).catch(async (error: unknown) => {
    if (refusalIn(error) !== 'sign-in-again') throw error;
    await enter();
    return ask<T>(action, body, about);
  });

/** Takes one refusal for an answer; any other goes on. */
export const unless =
  <T,>(refused: Refused, instead: T) =>
  (error: unknown): T => {
    if (refusalIn(error) !== refused) throw error;
    return instead;
  };

/** What a press does; it may give back a sentence. */
export type Work = () => Promise<unknown>;

/** Something that is done on a press: whether it is under way, and what came of it. */
export interface Acting {
  busy: boolean;
  said: string;
  /** Does it, unless it is under way already. The sentence it gives back, or why it was refused, stands beside the button. */
  run(work: Work): Promise<void>;
}

/** Answers after which nothing on this page holds any more. */
const endings: readonly Refused[] = ['signed-out', 'other-session'];

/** One action of a screen. Where something changed meanwhile, `reload` brings what is there now. */
export function useActing({ say, fail }: Here, reload?: () => Promise<unknown>): Acting {
  const isBusy = useRef(false);
  const [{ busy, said }, set] = useState({ busy: false, said: '' });
  const why = async (error: unknown): Promise<string> => {
    const refused = refusalIn(error);
    if (endings.includes(refused)) fail(refused);
    if (refused === 'changed-meanwhile') await reload?.();
    return say(`refused.${refused}`);
  };
  const run: Acting['run'] = async (work) => {
    if (isBusy.current) return;
    isBusy.current = true;
    set({ busy: true, said: '' });
    let result: unknown = say('refused.fault');
    try {
      result = await work().catch(why);
    } finally {
      isBusy.current = false;
      set({ busy: false, said: typeof result === 'string' ? result : '' });
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
  work?: Work;
  /** Something is still missing: nothing happens on a press. */
  stopped?: boolean;
  look?: 'main' | 'quiet' | 'link';
  children: ComponentChildren;
};
const looks = { main: 'vl-button', quiet: 'vl-button vl-button--quiet', link: 'vl-link' };

/** A button whose result stands elsewhere: beside others of its kind. */
export function Push({ acting, work, stopped = false, look = 'quiet', children }: PressProps) {
  const press = work && !stopped ? () => void acting.run(work) : undefined;
  return (
    <button class={looks[look]} type={work ? 'button' : 'submit'} aria-disabled={acting.busy || stopped} onClick={press}>
      {children}
    </button>
  );
}

/** A button with its result beside it. */
export const Press = (props: PressProps) => (
  <span class="vl-act">
    <Push {...props} />
    <Result of={props.acting} />
  </span>
);

type FormProps = Pick<PressProps, 'acting' | 'stopped' | 'children'> & { work: Work; class?: string; label?: string };

/** A form that does one thing when it is sent; nothing is filled in by the browser, and nothing leaves by it. */
export const ActForm = ({ acting, work, stopped = false, class: look, label, children }: FormProps) => (
  <form
    class={look}
    aria-label={label}
    autocomplete="off"
    onSubmit={(event) => {
      event.preventDefault();
      if (!stopped) void acting.run(work);
    }}
  >
    {children}
  </form>
);
