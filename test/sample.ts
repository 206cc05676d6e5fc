// A sample of many combinations, the same on every run; all of them in the nightly run (`npm run test:all`).

/** Whether every combination is tried. */
export const ALL = process.env.ALL === '1';
/** What the sample is drawn from; another number draws another one. */
const SEED = Number(process.env.SEED ?? 1);

/** One in so many of a list, drawn by a seed (a linear congruential generator, as in C); the whole list where all is tried. */
export function sampled<T>(list: readonly T[], oneIn: number): T[] {
  let state = SEED;
  return list.filter(() => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return ALL || (state >>> 8) % oneIn === 0;
  });
}
