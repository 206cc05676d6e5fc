// Opens sealed letters off the page's own thread, so that the list stays quick while a thousand letters open.
import { WORKER_POLICY } from '#domain/site/security';
import type { HowOpened, OpenerAnswer, OpenerRequest } from './opener.ts';
import opener from './opener.ts?worker&url';

/** A worker that holds the desk's keys. */
export interface Opening {
  /** With every key, or with some of them alone: what does not open is null. */
  open(sealed: string[], how?: HowOpened): Promise<unknown[]>;
  /** Ends the worker, and the keys in it. */
  end(): void;
}

/** Browsers with Trusted Types load this one script as a worker, and make no markup of text anywhere. */
const { trustedTypes } = globalThis as {
  trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
};
const workerUrl = trustedTypes?.createPolicy(WORKER_POLICY, { createScriptURL: () => opener }).createScriptURL('') ?? opener;
const newWorker = (): Worker => new Worker(workerUrl, { type: 'module' });

/** A worker without keys, started with the page: it is loaded by the time somebody touched their passkey. */
let spare: Worker | null = newWorker();

/** So long one portion may take, on the slowest machine; one that takes longer is tried a letter at a time. */
const PORTION_MS = 60_000;
const LETTER_MS = 10_000;

/** Workers that open at once: as many as the machine can run beside the page itself, and not more than helps. */
const most = Math.max(1, Math.min(3, (navigator.hardwareConcurrency || 2) - 1));

/** Gives the desk's identities to a few workers; each portion goes to the one that has least to do. */
export function startOpening(keys: string[]): Opening {
  const lanes = Array.from({ length: most }, () => ({ waiting: 0, opening: startLane(keys) }));
  return {
    async open(sealed, how) {
      const [lane] = [...lanes].sort((a, b) => a.waiting - b.waiting);
      if (!lane) return [];
      lane.waiting += sealed.length;
      const contents = await lane.opening.open(sealed, how);
      lane.waiting -= sealed.length;
      return contents;
    },
    end() {
      for (const { opening } of lanes) opening.end();
    },
  };
}

/** Gives one worker the desk's identities. A letter that stops it fails alone: the worker is started anew, and the others open. */
function startLane(keys: string[]): Opening {
  let worker = begun(keys);
  let isOver = false;
  let last = Promise.resolve<unknown>(null);
  const once = async (sealed: string[], how: HowOpened, longest: number): Promise<unknown[] | null> => {
    const contents = await answerOf(worker, { sealed, ...how }, longest);
    if (contents !== null || isOver) return contents;
    worker.terminate();
    worker = begun(keys);
    return null;
  };
  const oneByOne = async (sealed: string[], { alone, names }: HowOpened): Promise<unknown[]> => {
    const contents: unknown[] = [];
    for (const [at, each] of sealed.entries())
      contents.push((await once([each], { alone, names: names?.slice(at, at + 1) }, LETTER_MS))?.[0] ?? null);
    return contents;
  };
  return {
    open(sealed, how = {}) {
      const next = last.then(async () => (await once(sealed, how, PORTION_MS)) ?? oneByOne(sealed, how));
      last = next;
      return next;
    },
    end() {
      isOver = true;
      worker.terminate();
      spare ??= newWorker();
    },
  };
}

function begun(keys: string[]): Worker {
  const worker = spare ?? newWorker();
  spare = null;
  worker.postMessage({ keys } satisfies OpenerRequest);
  return worker;
}

let lastId = 0;

/** What a worker answers, or null when it fails or takes too long. */
function answerOf(worker: Worker, asked: { sealed: string[] } & HowOpened, most: number): Promise<unknown[] | null> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const done = (contents: unknown[] | null): void => {
      clearTimeout(waiting);
      listening.abort();
      resolve(contents);
    };
    const listening = new AbortController();
    const waiting = setTimeout(() => done(null), most);
    const { signal } = listening;
    worker.addEventListener('message', ({ data }: MessageEvent<OpenerAnswer>) => data.id === id && done(data.contents), { signal });
    for (const failed of ['error', 'messageerror']) worker.addEventListener(failed, () => done(null), { signal });
    worker.postMessage({ id, ...asked } satisfies OpenerRequest);
  });
}
