// The worker that opens letters: keys come in once, sealed letters after that; opened ones go out. It has no network of its own use.
import { isModest } from '#domain/letter/read-letter';
import { open } from '../../../crypto/seal.ts';

/** Sent to the worker: the desk's identities, or sealed letters by number, to be opened with all of them or with some alone. */
export type OpenerRequest = { keys: string[] } | { id: number; sealed: string[]; alone: string[] | null };
/** Sent back: what each letter says, or null. */
export interface OpenerAnswer {
  id: number;
  contents: unknown[];
}

let keys: string[] = [];

async function openAny(sealed: string, tried: string[]): Promise<unknown> {
  for (const key of tried) {
    const content = await open(sealed, key);
    // What is nested or filled beyond any letter would not even cross to the page: it counts as one that does not open.
    if (content !== null) return isModest(content) ? content : null;
  }
  return null;
}

addEventListener('message', async ({ data }: MessageEvent<OpenerRequest>) => {
  if ('keys' in data) {
    keys = data.keys;
    return;
  }
  const contents: unknown[] = [];
  for (const sealed of data.sealed) contents.push(await openAny(sealed, data.alone ?? keys));
  postMessage({ id: data.id, contents } satisfies OpenerAnswer);
});
