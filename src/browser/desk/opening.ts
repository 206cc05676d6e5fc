// Opens sealed letters off the page's own thread, so that the list stays quick while a thousand letters open.
import type { OpenerAnswer, OpenerRequest } from './opener.ts';

/** A worker that holds the desk's keys. */
export interface Opening {
  /** With every key, or with some of them alone: what does not open is null. */
  open(sealed: string[], alone?: string[]): Promise<unknown[]>;
  /** Ends the worker, and the keys in it. */
  end(): void;
}

const newWorker = (): Worker => new Worker(new URL('./opener.ts', import.meta.url), { type: 'module' });

/** A worker without keys, started with the page: it is loaded by the time somebody touched their passkey. */
let spare: Worker | null = newWorker();

/** Gives a worker the desk's identities. */
export function startOpening(keys: string[]): Opening {
  const worker = spare ?? newWorker();
  spare = null;
  const waiting = new Map<number, (contents: unknown[]) => void>();
  let last = 0;
  const send = (request: OpenerRequest): void => worker.postMessage(request);
  worker.addEventListener('message', ({ data }: MessageEvent<OpenerAnswer>) => {
    waiting.get(data.id)?.(data.contents);
    waiting.delete(data.id);
  });
  send({ keys });
  return {
    open(sealed, alone) {
      last += 1;
      const id = last;
      send({ id, sealed, alone: alone ?? null });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    end() {
      worker.terminate();
      spare ??= newWorker();
    },
  };
}
