// The worker that opens letters: keys come in once, sealed letters after that; opened ones go out. It has no network of its own use.
import type { LetterAt } from '#domain/letter/letter';
import { isModest, letterIn } from '#domain/letter/read-letter';
import { opening } from '../../../crypto/seal.ts';

/** Sent to the worker: the desk's identities, or sealed letters by number, to be opened with all of them or with some alone. */
export type OpenerRequest = { keys: string[] } | ({ id: number; sealed: string[] } & HowOpened);
/** `names`: where each letter belongs; then what is no letter of a person in that place counts as one that does not open. */
export interface HowOpened {
  alone?: string[] | undefined;
  names?: LetterAt[] | undefined;
}
/** Sent back: what each letter says, or null. */
export interface OpenerAnswer {
  id: number;
  contents: unknown[];
}

type Open = ReturnType<typeof opening>;
let keys: Open[] = [];

async function openAny(sealed: string, tried: Open[]): Promise<unknown> {
  for (const open of tried) {
    const content = await open(sealed);
    // What is nested or filled beyond any letter would not even cross to the page: it counts as one that does not open.
    if (content !== null) return isModest(content) ? content : null;
  }
  return null;
}

addEventListener('message', async ({ data }: MessageEvent<OpenerRequest>) => {
  if ('keys' in data) {
    keys = data.keys.map(opening);
    return;
  }
  const tried = data.alone?.map(opening) ?? keys;
  const contents: unknown[] = [];
  for (const [at, sealed] of data.sealed.entries()) {
    const content = await openAny(sealed, tried);
    const name = data.names?.[at];
    contents.push(name ? letterIn(content, name) : content);
  }
  postMessage({ id: data.id, contents } satisfies OpenerAnswer);
});
