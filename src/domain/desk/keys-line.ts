// Which keys count, as one line beside an answer of the desk: those published for it, and those wrapped to whoever asked.

/** Public halves only. */
export interface KeysNow {
  published: readonly string[];
  held: readonly string[];
}

export const keysLine = ({ published, held }: KeysNow): string => [published, held].map((keys) => keys.join(',')).join(';');

/** Null for a line that is none. */
export function readKeysLine(line: string | null): KeysNow | null {
  const parts = line?.split(';').map((part) => part.split(',').filter((key) => key !== ''));
  const [published, held] = parts ?? [];
  return published && held && parts?.length === 2 ? { published, held } : null;
}

/** What changed since a page was made, or since somebody sat down. */
export interface KeyNews {
  /** Another key is published than this page seals to. */
  published: boolean;
  /** A key was handed over that is not in use here yet. */
  handed: boolean;
  /** A key in use here was destroyed, or taken from this member. */
  gone: boolean;
}

/** Null when nothing changed. */
export function keyNews(known: KeysNow, now: KeysNow): KeyNews | null {
  const news = {
    published: known.published.join() !== now.published.join(),
    handed: now.held.some((key) => !known.held.includes(key)),
    gone: known.held.some((key) => !now.held.includes(key)),
  };
  return Object.values(news).includes(true) ? news : null;
}
