/** Pseudo-random numbers, which are the same in every run. */

/**
 * Returns a generator for a name: FNV-1a computes the seed, and mulberry32 the numbers.
 *
 * @param {string} name seed: the same name results in the same numbers
 * @returns {{ between(low: number, high: number): number, pick<T>(choices: readonly T[]): T }}
 */
export function seedRandom(name) {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ character.codePointAt(0), 0x01000193);

  function next() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    between: (low, high) => low + next() * (high - low),
    pick: (choices) => choices[Math.floor(next() * choices.length)],
  };
}
