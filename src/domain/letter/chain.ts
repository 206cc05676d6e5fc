// Letters of one hand form a chain: each has a number and the hash of the one before it. What does not fit was tampered with.

/** The place of a letter in the chain of its writer. `hash` is its own. */
export interface ChainPlace {
  number: number;
  previous: string | null;
  hash: string;
}

/**
 * `missing`: letters before this one are gone, and nobody who may removed them. `order`: it came before what stands before it, or
 * stands there twice. `other`: it follows another letter than the one that stands before it.
 */
export type Fault = 'missing' | 'order' | 'other';

/** A place that the box itself emptied. */
export interface Gone {
  number: number;
  hash: string;
}

/**
 * What is wrong at each letter of one writer, oldest first; null where nothing is, and for what has no place (it does not open).
 * `gone` is what the box removed. With `isWhole` false letters from before the first one stand elsewhere.
 */
export function faultsIn(places: readonly (ChainPlace | null)[], gone: readonly Gone[], isWhole = true): (Fault | null)[] {
  let before: { number: number; hash: string | null } | null = isWhole ? { number: 0, hash: null } : null;
  return places.map((place) => {
    if (!place) return null;
    const last = before;
    if (last && place.number <= last.number) return 'order';
    before = place;
    return last && faultBetween(last, place, gone);
  });
}

function faultBetween(last: { number: number; hash: string | null }, place: ChainPlace, gone: readonly Gone[]): Fault | null {
  let hashes: (string | null)[] = [last.hash];
  for (let number = last.number + 1; number < place.number; number += 1) {
    hashes = gone.filter((each) => each.number === number).map(({ hash }) => hash);
    if (hashes.length === 0) return 'missing';
  }
  return hashes.includes(place.previous) ? null : 'other';
}

/** True when a writer knew of a letter that is neither there nor removed: `seen` is what a newer letter of the other side says it saw. */
export const isLost = (seen: { number: number } | null, newest: { number: number } | null): boolean =>
  seen !== null && seen.number > (newest?.number ?? 0);
