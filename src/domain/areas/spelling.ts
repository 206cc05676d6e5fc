// How far two words are apart: letters typed wrong, left out, doubled or swapped with a neighbour.

/** Rows of the table of distances, used again by every call: the two before and the one being filled. */
let rows: [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)];

/**
 * Optimal string alignment distance (Damerau 1964, restricted): the least number of single slips between two words
 * of at most 255 letters. Stops counting past `most` and answers `most + 1`.
 */
export function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) > 255) return most + 1;
  let [before, last, line] = rows;
  for (let column = 0; column <= other.length; column += 1) last[column] = column;
  for (let row = 1; row <= one.length; row += 1) {
    line[0] = row;
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const here = stepCost(one, other, row, column, [before, last, line]);
      line[column] = here;
      if (here < least) least = here;
    }
    if (least > most) return most + 1;
    [before, last, line] = [last, line, before];
  }
  rows = [before, last, line];
  return Math.min(last[other.length] as number, most + 1);
}

/** The least cost of one cell: leave out, put in, replace, or swap two neighbours. */
function stepCost(
  one: string,
  other: string,
  row: number,
  column: number,
  [before, last, line]: [Uint8Array, Uint8Array, Uint8Array],
): number {
  const letter = one.charCodeAt(row - 1);
  const same = letter === other.charCodeAt(column - 1);
  const kept = (last[column - 1] as number) + (same ? 0 : 1);
  const best = Math.min((last[column] as number) + 1, (line[column - 1] as number) + 1, kept);
  const swapped =
    row > 1 && column > 1 && letter === other.charCodeAt(column - 2) && one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
  return swapped ? Math.min(best, (before[column - 2] as number) + 1) : best;
}

/** Which letters a word has, as bits; words that are few slips apart differ in few bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether two words can be so few slips apart: each slip changes at most two kinds of letter. */
export function mayBeNear(one: number, other: number, most: number): boolean {
  let differing = one ^ other;
  let count = 0;
  for (; differing !== 0 && count <= most * 2; count += 1) differing &= differing - 1;
  return count <= most * 2;
}

/** How many slips still mean the same word: none in a short one, one in four letters or more, two in eight or more. */
export const slipsAllowed = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
